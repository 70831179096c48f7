import { type REST, RESTEvents } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createAnswering, createRest } from '../../../src/adapters/discord/client.ts';
import { createFakeDiscord } from '../../support/discord/fake.ts';
import { commandData } from '../../support/discord/payloads.ts';

/** More than discord.js lets out in a second. */
const many = 60;

/** Asks for the answer's place of so many interactions at once; how often one was held back. */
async function heldBack(make: (token: string, apiUrl: string) => REST): Promise<number> {
  const { state, apiUrl, close } = await createFakeDiscord();
  onTestFinished(close);
  const rest = make(state.token, apiUrl);
  let held = 0;
  rest.on(RESTEvents.RateLimited, () => {
    held += 1;
  });
  const lines = Array.from({ length: many }, () => commandData('is it?', state).token);
  for (const token of lines) {
    const interaction = state.interactions.get(token);
    if (interaction) interaction.acknowledged = 'waiting';
  }
  const get = (token: string) =>
    rest.get(`/webhooks/${state.applicationId}/${token}/messages/@original`, { auth: false });
  await Promise.allSettled(lines.map(get));
  return held;
}

test('answers to many interactions at once are not held back by the limit for all else', async () => {
  expect(await heldBack((_, apiUrl) => createAnswering(apiUrl))).toBe(0);
});

test('all else is, so that Discord need not refuse it', async () => {
  expect(await heldBack(createRest)).toBeGreaterThan(0);
});

import { expect, onTestFinished, test } from 'vitest';
import { deskFolder, served } from '../support/desk-folder.ts';
import { until } from '../support/discord/bench.ts';
import { createFakeDiscord } from '../support/discord/fake.ts';
import { commandData, namedData, pressData, typingData } from '../support/discord/payloads.ts';
import { readMessage } from '../support/discord/read.ts';
import { factdesk } from '../support/process.ts';

/** A Discord, a library and a data folder, for desks that run as processes of their own. */
async function surroundings() {
  const discord = await createFakeDiscord();
  const { env: folder } = deskFolder();
  onTestFinished(async () => {
    await discord.close();
  });
  const env = {
    ...folder,
    DISCORD_TOKEN: discord.state.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  return { ...discord, env };
}

test('a desk on Discord suggests, answers, shares and takes what is said of it, and goes when Discord hangs up', async () => {
  const { state, gateway, env } = await surroundings();
  const desk = await served(env);
  expect(await desk.logged('invite it here')).toContain('oauth2/authorize');

  const typing = typingData('factcheck', 'question', 'moon chee', state);
  gateway.dispatch('INTERACTION_CREATE', typing);
  await until(() => state.interactions.get(typing.token)?.choices !== undefined, 'suggestions');
  const [choice] = state.interactions.get(typing.token)?.choices ?? [];
  expect(choice?.name).toBe('The Moon is made of cheese');

  async function answerTo(data: object) {
    const before = state.sent.length;
    gateway.dispatch('INTERACTION_CREATE', data);
    await until(() => state.sent.length > before, 'an answer');
    const sent = state.sent[before];
    if (!sent) throw new Error('nothing was sent');
    return { ...readMessage(sent.body), message: sent.message };
  }
  const picked = await answerTo(commandData(choice?.value ?? '', state));
  expect(picked.text).toMatch(/^False/);
  const asked = await answerTo(commandData('is the moon made of cheese?', state));
  expect(asked.text).toMatch(/^False/);
  expect(asked.message.audience).toBe('asker');
  const press = (label: string) => {
    const button = asked.buttons.find((one) => one.label === label);
    return answerTo(pressData(button?.custom_id ?? '', asked.message, state));
  };
  const shared = await press('Share');
  expect(shared.message.audience).toBe('everyone');
  expect(shared.text).toContain('Shared by Ana');
  expect((await press('Was this right?')).text).toContain('the right answer');

  const who = { permissions: String(0x20) };
  const settings = await answerTo(namedData('factcheck-settings', {}, state, who));
  expect(settings.text).toContain('Settings of the desk here');
  const saved = await answerTo(pressData('1|set|answers|public', settings.message, state, who));
  expect(saved.text).toContain('Saved.');
  const open = await answerTo(commandData('is the moon made of cheese?', state));
  expect(open.message.audience).toBe('everyone');
  expect(state.refused).toEqual([]);

  gateway.drop(4004);
  expect((await desk.ended).code).toBe(1);
  expect(await desk.logged('does not accept the token')).toBeDefined();
});

test('factdesk doctor looks at Discord where its token is set', async () => {
  const { env } = await surroundings();
  const { code, out } = await factdesk(['doctor'], { env });
  expect(code).toBe(1);
  expect(out).toMatch(/^ok {2}discord: the token is that of the application 1/m);
  expect(out).toMatch(/^fix discord: the commands are not registered/m);
});

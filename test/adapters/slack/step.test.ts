import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listens } from '../../../src/adapters/slack/wire.ts';
import { fullReply, hostile } from '../../contracts/adapter.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { until } from '../../support/slack/bench.ts';
import { eventBody, type Workspace } from '../../support/slack/payloads.ts';
import { say, started } from '../../support/slack/started.ts';

let runs = 0;
const stepBody = (question: string, state: Workspace) =>
  eventBody(
    {
      type: 'function_executed',
      function: {
        id: 'Fn1',
        callback_id: 'look_up_step',
        title: 'Look up a fact-check',
        type: 'app',
      },
      inputs: { question },
      function_execution_id: `Fx${++runs}`,
      workflow_execution_id: `Wx${runs}`,
      bot_access_token: 'xwfp-just-for-this',
    },
    state,
  );

const found = fullReply({
  actions: [{ label: 'Read the fact-check', url: 'https://example.org/checks/moon-cheese' }],
});

describe.each(['socket', 'http'] as const)('a step of a workflow, over %s', (mode) => {
  test('hands on the verdict, what was found, and where it stands', async () => {
    const { deliver, state, came } = await started(mode, 'slash', async () => found);
    await deliver('event', stepBody('is the moon made of cheese?', state));
    await until(() => state.steps.length === 1, 'an end of the step');
    expect(came[0]).toMatchObject({
      act: { kind: 'ask', question: 'is the moon made of cheese?' },
      heardBy: 'everyone',
      place: { workspace: state.team, kind: 'channel' },
    });
    const [{ function_execution_id, outputs } = { outputs: {} }] = state.steps;
    expect(function_execution_id).toBe(`Fx${runs}`);
    expect(outputs).toMatchObject({
      answer: 'False: The moon is made of cheese',
      verdict: 'False',
      link: 'https://example.org/checks/moon-cheese',
    });
    expect(outputs).toHaveProperty(
      'summary',
      expect.stringMatching(/^This sentence .{500,2000}$/s),
    );
    expect(state.sent).toEqual([]);
  });

  test('without a published fact-check ends all the same, with an empty verdict', async () => {
    const { deliver, state } = await started(mode, 'slash', async () => say('None was found.'));
    await deliver('event', stepBody('?', state));
    await until(() => state.steps.length === 1, 'an end of the step');
    expect(state.steps[0]?.outputs).toEqual({
      answer: 'None was found.',
      verdict: '',
      summary: 'None was found.',
      link: '',
    });
  });

  test('that Slack tells twice ends once', async () => {
    const store = memoryStore();
    const { deliver, state, adapter } = await started(mode, 'slash', async ({ id }) =>
      (await store.once(`slack/${id}`)) ? say('Once.') : undefined,
    );
    const body = stepBody('?', state);
    await deliver('event', body);
    await deliver('event', body);
    await adapter.stop();
    expect(state.steps).toHaveLength(1);
  });
});

test('no text of a step mentions anybody where a workflow puts it', async () => {
  let text = '';
  const { deliver, state } = await started('socket', 'slash', async () => say(text));
  await fc.assert(
    fc.asyncProperty(hostile, async (words) => {
      text = words;
      const before = state.steps.length;
      await deliver('event', stepBody('?', state));
      await until(() => state.steps.length > before, 'an end of the step');
      expect(JSON.stringify(state.steps.at(-1)?.outputs)).not.toMatch(/<[@#!]/);
    }),
    { numRuns: 60 },
  );
});

test('what the page says to put into the manifest is what the code takes and gives', async () => {
  const page = await readFile(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const { functions, settings } = JSON.parse(json);
  expect(settings).toEqual({ org_deploy_enabled: true, function_runtime: 'remote' });
  expect(Object.keys(functions)).toEqual(listens.steps);
  const { deliver, state } = await started('socket', 'slash', async () => found);
  await deliver('event', stepBody('?', state));
  await until(() => state.steps.length === 1, 'an end of the step');
  const { input_parameters, output_parameters } = functions.look_up_step;
  expect(Object.keys(input_parameters)).toEqual(['question']);
  expect(Object.keys(output_parameters)).toEqual(Object.keys(state.steps[0]?.outputs ?? {}));
  for (const [name, one] of Object.entries<object>({ ...input_parameters, ...output_parameters })) {
    expect(one).toMatchObject({ name, type: 'string', title: expect.any(String) });
  }
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markdown } from '../support/library.ts';
import { type Done, factdesk } from '../support/process.ts';

let folder: string;
let env: Record<string, string>;
let brokenEnv: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factdesk-cli-'));
  env = { CONTENT_DIR: join(folder, 'good'), DATA_DIR: join(folder, 'data') };
  brokenEnv = { ...env, CONTENT_DIR: join(folder, 'broken') };
  for (const dir of ['good', 'broken']) await mkdir(join(folder, dir));
  const moon = markdown({ claim: 'The moon is made of cheese' });
  await writeFile(join(folder, 'good', 'moon.md'), moon);
  await writeFile(join(folder, 'broken', 'moon.md'), moon);
  await writeFile(
    join(folder, 'broken', 'mars.md'),
    markdown({ id: 'mars-canals', claim: undefined, published: 'last week' }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One line that says what is wrong, and nothing else. */
function oneLine({ code, out, err }: Done, exitCode: number, words: RegExp): void {
  expect(err).toHaveLength(1);
  expect(err[0]).toMatch(words);
  expect(err[0]).toMatch(/^factdesk: /);
  expect({ code, out }).toEqual({ code: exitCode, out: '' });
}

describe('factdesk ask', () => {
  test('answers with the verdict first, and no colour where nobody looks', async () => {
    const { code, out, err } = await factdesk(['ask', 'is', 'the moon', 'made of cheese?'], {
      env,
    });
    expect(out.split('\n').slice(0, 4)).toEqual([
      'False',
      'Example Desk',
      '',
      'Claim checked: The moon is made of cheese',
    ]);
    expect(out).not.toContain('\u001b');
    expect({ code, err }).toEqual({ code: 0, err: [] });
  });

  test('--json gives the decision as the page’s interface for programs does', async () => {
    const { code, out } = await factdesk(['ask', '--json', 'is the moon made of cheese?'], { env });
    const answer = JSON.parse(out);
    expect(answer.kind).toBe('match');
    expect(answer.found.factCheck.id).toBe('moon-cheese');
    expect(answer.found.confidence).toBeGreaterThan(0.5);
    expect(code).toBe(0);
  });

  test('--json of nothing that can be read says so', async () => {
    oneLine(await factdesk(['ask', '--json', '\u200b'], { env }), 2, /give the claim/);
  });

  test('takes a hundred thousand characters', async () => {
    const { code, out } = await factdesk(['ask', 'the moon '.repeat(11_111)], { env });
    expect(out.trim()).not.toBe('');
    expect(code).toBe(0);
  });
});

test('factdesk chat answers each line that comes through a pipe, whatever it holds', async () => {
  const hostile = [
    'is the moon made of cheese?',
    '',
    '🙂🙂',
    'هل القمر مصنوع من الجبن؟',
    '\u200b\u200b',
    '\u202eesrever',
    '\u001b[2J\u0007',
    "'; DROP TABLE interactions; --",
    '<script>alert(1)</script>',
    '<!channel> @everyone <@U123>',
    'x'.repeat(100_001),
    '1|show|moon-cheese|sections|1',
    '9|gone',
  ];
  const broken = Buffer.from([0xff, 0xfe, 0xc3, 0x0a]);
  const input = Buffer.concat([
    Buffer.from(`${hostile.join('\n')}\n`),
    broken,
    Buffer.from('is the moon made of cheese?\n'),
  ]);
  const { code, out, err } = await factdesk(['chat'], { env, input });
  const turns = out.split(/^> /m).slice(1);
  expect(turns).toHaveLength(hostile.length + 3);
  expect(turns.filter((turn) => turn.includes('\nFalse\nExample Desk\n'))).toHaveLength(2);
  const said = turns.map((turn) => turn.split('\n').slice(1).join('\n').trim());
  expect(said.slice(0, -1).filter((text) => text === '')).toHaveLength(1);
  expect(out).not.toMatch(/Something went wrong/);
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
  expect({ code, err }).toEqual({ code: 0, err: [] });
});

describe('factdesk check', () => {
  test('says what the library holds', async () => {
    const { code, out } = await factdesk(['check'], { env });
    expect(out).toContain(`1 fact-check in ${env.CONTENT_DIR}, 0 problems`);
    expect(out).toContain('verdicts: 1 false');
    expect(code).toBe(0);
  });

  test('says where each mistake is and what to write, and still counts the other files', async () => {
    const { code, out } = await factdesk(['check'], { env: brokenEnv });
    expect(out).toContain(`1 fact-check in ${brokenEnv.CONTENT_DIR}, 2 problems`);
    expect(out).toMatch(/mars\.md:\d+: .*\bclaim\b/);
    expect(out).toMatch(/mars\.md:6: .*\bpublished\b/);
    expect(code).toBe(1);
  });
});

describe('factdesk doctor', () => {
  test('looks at everything, a line each', async () => {
    const { code, out } = await factdesk(['doctor'], { env });
    const lines = out.trim().split('\n');
    expect(lines.map((line) => line.replace(/:.*/, ''))).toEqual(
      ['node', 'config', 'slack', 'discord', 'store', 'library', 'index', 'model', 'clock'].map(
        (name) => `ok  ${name}`,
      ),
    );
    expect(code).toBe(0);
  });

  test('says what to do where something is wrong', async () => {
    const { code, out } = await factdesk(['doctor'], {
      env: { ...brokenEnv, DATA_DIR: join(folder, 'good', 'moon.md') },
    });
    expect(out).toMatch(/^fix store: .*set DATA_DIR to another folder/m);
    expect(out).toMatch(/^fix library: .*run factdesk check/m);
    expect(out).toMatch(/^ok {2}index: /m);
    expect(code).toBe(1);
  });

  test('says which variables are wrong, never with their values', async () => {
    const { code, out } = await factdesk(['doctor'], { env: { ...env, DISCORD_TOKEN: 'hunter2' } });
    expect(out).toMatch(/^fix config: .*DISCORD_TOKEN must be/m);
    expect(out).not.toContain('hunter2');
    expect(code).toBe(1);
  });
});

describe('wrong usage is one line and exit code 2', () => {
  test.each([
    ['an unknown command', ['aks', 'x'], /unknown command 'aks'.*ask.*--help/],
    ['an unknown option', ['ask', '--jsn', 'x'], /unknown option '--jsn'.*--json/],
    ['a missing argument', ['ask'], /missing required argument 'question'/],
    ['one argument too many', ['chat', 'hello'], /too many arguments/],
  ])('%s', async (_, args, words) => {
    oneLine(await factdesk(args, { env }), 2, words);
  });

  test('of the measuring', async () => {
    const { code, out, err } = await factdesk(['eval', '--corpse', 'x'], { env });
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/--corpse.*--corpus FILE/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('factdesk replay', () => {
  const payload = (name: string) =>
    new URL(`../fixtures/payloads/${name}.json`, import.meta.url).pathname;

  test('sends a recorded payload through the desk, and shows every call instead of making it', async () => {
    const { code, out, err } = await factdesk(['replay', payload('discord-command')], { env });
    expect(out).toContain('discord: 500000000000000001 (asker)');
    expect(out).toMatch(/^would send POST \/interactions\//m);
    expect(out).toMatch(/^would send PATCH \/webhooks\//m);
    expect({ code, err }).toEqual({ code: 0, err: [] });
  });

  test('says why a payload would not be answered', async () => {
    oneLine(await factdesk(['replay', payload('slack-bot')], { env }), 1, /a bot wrote it/);
  });

  test.each([
    ['is not there', 'none.json', undefined, /cannot be read/],
    ['is not JSON', 'torn.json', '{"op": 0,', /is not JSON/],
    ['is of no platform', 'other.json', '{"hello": "world"}', /no payload that Slack or Discord/],
  ])('says that a file %s', async (_, name, content, words) => {
    if (content) await writeFile(join(folder, name), content);
    oneLine(await factdesk(['replay', join(folder, name)], { env }), 2, words);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block]) => block ?? '',
  );
const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A folder with what the README's examples speak of: a library, and an article to import. */
const folder = mkdtempSync(join(tmpdir(), 'factdesk-readme-'));
const env = {
  ...process.env,
  PORT: '0',
  DATA_DIR: join(folder, 'data'),
  CONTENT_DIR: join(folder, 'content'),
  DATABASE_URL: '',
};
const article = [
  'Fact check: Do the trains in Example Town run on time?',
  'Executive Summary',
  'Most of them do, as the timetable office counts it [1].',
  '1. What the office counts',
  'Four of five trains came within three minutes [1].',
].join('\n');

/** A command of the README, run by a shell in the project's folder. */
function run(command: string): { status: number | null; output: string } {
  const line = command.replace('article.txt', join(folder, 'article.txt'));
  const done = spawnSync(line, { cwd: root, env, shell: true, encoding: 'utf8' });
  return { status: done.status, output: done.stdout + done.stderr };
}

beforeAll(() => {
  writeFileSync(join(folder, 'article.txt'), article);
  const [example] = blocks('markdown');
  spawnSync('mkdir', ['-p', env.CONTENT_DIR]);
  writeFileSync(join(env.CONTENT_DIR, 'moon.md'), example ?? '');
  writeFileSync(
    join(env.CONTENT_DIR, 'earth.md'),
    '---\ntitle: The Earth is not flat\nclaim: The Earth is flat\nrating: "False"\npublisher: Example Desk\n---\nIt is round.\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README', () => {
  test('starts with the two commands', () => {
    expect(commands.slice(0, 2)).toEqual(['npm start', 'npm test']);
    expect(scripts.test).toBe('vitest run');
  });

  test('has no command that this test does not run', () => {
    const known = /^npm (start|test)$|^npm run -s factdesk -- /;
    expect(commands.filter((command) => !known.test(command))).toEqual([]);
  });

  test.each(commands.filter((command) => command.includes('factdesk --')))('%s', (command) => {
    const { status, output } = run(command);
    const mayFind = / (doctor|check)$/.test(command);
    expect(mayFind ? [0, 1] : [0], output).toContain(status);
    expect(output).not.toContain('something went wrong');
    expect(output.trim()).not.toBe('');
  });

  test('shows a fact-check that loads without a mistake', () => {
    expect(run('npm run -s factdesk -- check').output).toMatch(/^\d fact-checks in .*, 0 problems/);
    const { output } = run('npm run -s factdesk -- ask "is the moon made of cheese?"');
    expect(output).toMatch(/^False/m);
  });

  test('links only to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  test('npm start prints one address, and a page is there', async () => {
    // A folder of its own keeps the shell, npm and node in one group, so that the end reaches all of them.
    const child = spawn('npm', ['start'], { cwd: root, env, detached: true });
    const exited = once(child, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.includes('Ctrl-C')) break;
    }
    const urls = lines.flatMap((line) => line.match(/https?:\/\/\S+/g) ?? []);
    expect(urls).toHaveLength(1);
    const page = await fetch(urls[0] ?? '');
    expect(await page.text()).toContain('factdesk');
    expect(lines.join('\n')).toContain('fact-checks');
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
    const [code] = await exited;
    expect([0, 143, null]).toContain(code);
  });
});

test('what the documentation links to is there', () => {
  for (const page of ['docs/design.md', 'docs/operations.md', 'docs/slack.md', 'docs/discord.md']) {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
    const missing = links.filter((link) => !existsSync(join(root, dirname(page), link)));
    expect(missing, page).toEqual([]);
  }
});

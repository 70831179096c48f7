import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeDesk } from '../../support/web-desk.ts';
import { noScriptBrowser } from '../../support/web-peer.ts';

let desk: Awaited<ReturnType<typeof wholeDesk>>;

beforeAll(async () => {
  desk = await wholeDesk();
});
afterAll(() => desk.close());

/** Somebody without script in front of the whole desk. */
function visitor() {
  const browser = noScriptBrowser(() => desk.url);
  let page: Awaited<ReturnType<typeof browser.go>>['page'];
  const see = async (visit: ReturnType<typeof browser.go>) => {
    const { response, page: seen } = await visit;
    page = seen;
    return { ...seen, status: response.status };
  };
  return {
    open: (path: string) => see(browser.go(path)),
    ask: (text: string) => see(browser.post('/ask', { q: text })),
    press(label: string) {
      const button = page.buttons.find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label} among ${page.controls}`);
      return see(browser.post(button.action, { [button.name]: button.value }));
    },
    faults: browser.violations,
  };
}

test('a question is answered without script: verdict first, then the claim, the summary, the sources, the dates', async () => {
  const { ask, faults } = visitor();
  const page = await ask('do vaccines cause autism?');
  expect(page.title).toBe('False: Vaccines cause autism - factdesk');
  expect(page.asked).toEqual(['You asked: do vaccines cause autism?']);
  const inOrder = [
    /^False factdesk samples/,
    /Claim checked: Vaccines cause autism/,
    /found none \[2\] \[3\] \[4\]/,
    /Sources \[1\] /,
    /This is sample content/,
    /Checked .*2024/,
  ].map((part) => page.answerText.search(part));
  expect(inOrder).not.toContain(-1);
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  expect(page.links).toHaveLength(4);
  for (const link of page.links) expect(link).toMatch(/^https:\/\//);
  expect(page.controls).toEqual([
    'Sections',
    'Sources',
    'Not my claim',
    'Was this right?',
    'Share',
  ]);
  expect(faults()).toEqual([]);
});

test('each mark in the text leads to its source on the same page', async () => {
  const { ask } = visitor();
  const { marks } = await ask('do vaccines cause autism?');
  expect(marks.map(({ words }) => words)).toEqual(['[2]', '[3]', '[4]', '[1]']);
  for (const { words, leadsTo } of marks) expect(leadsTo.startsWith(words)).toBe(true);
});

test('every button under an answer works without script', async () => {
  const { ask, press, faults } = visitor();
  await ask('do vaccines cause autism?');
  const sections = await press('Sections');
  expect(sections.answerText).toMatch(/^False: Vaccines cause autism Where the idea came from/);
  expect((await press('Back to the fact-check')).answerText).toMatch(/^False factdesk samples/);
  expect((await press('Sources')).links).toHaveLength(4);
  await ask('do vaccines cause autism?');
  const refused = await press('Not my claim');
  expect(refused.answerText).toMatch(/^(Is it one of these\?|Is it this one\?|No published)/);
  expect(refused.answerText).not.toContain('Vaccines cause autism');
  expect(faults()).toEqual([]);
});

test('refusing every candidate ends at an honest none, from which one can browse', async () => {
  const { ask, press } = visitor();
  let page = await ask('do vaccines cause autism?');
  for (const label of ['Not my claim', 'None of these', 'Not this one']) {
    if (page.controls.includes(label)) page = await press(label);
  }
  expect(page.answerText).toContain('No published fact-check in this library answers that.');
  expect((await press('Browse')).answerText).toMatch(/^Browse the library/);
});

test('Share leads to the fact-check’s own address, which whoever gets it can open', async () => {
  const { ask, open, faults } = visitor();
  const { permalinks } = await ask('do vaccines cause autism?');
  expect(permalinks).toEqual(['/checks/vaccines-autism']);
  const shared = await open('/checks/vaccines-autism');
  expect(shared.status).toBe(200);
  expect(shared.title).toBe('False: Vaccines cause autism - factdesk');
  expect(shared.answerText).toMatch(/^False factdesk samples/);
  expect(shared.asked).toEqual([]);
  expect(faults()).toEqual([]);
});

test('a question that no one fact-check answers has an address too', async () => {
  const { ask, open } = visitor();
  const { permalinks, answerText } = await ask(
    'did my neighbour paint his fence & gate, “surely”?',
  );
  expect(answerText).toContain('No published fact-check');
  expect(permalinks).toHaveLength(1);
  const again = await open(permalinks[0] ?? '');
  expect(again.asked).toEqual(['You asked: did my neighbour paint his fence & gate, “surely”?']);
  expect(again.answerText).toContain('No published fact-check');
});

test('a fact-check that the library does not hold is not found, and a sentence says so', async () => {
  const { open, faults } = visitor();
  const gone = await open('/checks/never-was');
  expect(gone.status).toBe(404);
  expect(gone.answerText).toContain('no longer in the library');
  expect((await open('/checks/NOT%20AN%20ID')).status).toBe(404);
  expect(faults()).toEqual([]);
});

test('a question that turns the claim round is not answered with a bare verdict', async () => {
  const { ask } = visitor();
  const { answerText } = await ask('is it true that the earth is not flat?');
  expect(answerText).toMatch(/^The claim checked was: The Earth is flat/);
});

test('the front page says what it is and offers examples that are answered', async () => {
  const { open, press, faults } = visitor();
  const front = await open('/');
  expect(front.title).toBe('factdesk');
  expect(front.headings).toEqual([1, 2]);
  const [example] = front.buttons.filter(({ name }) => name === 'q');
  const answered = await press(example?.label ?? 'none');
  expect(answered.asked).toEqual([`You asked: ${example?.label}`]);
  expect(answered.answerText).toContain(`Claim checked: ${example?.label}`);
  await open('/');
  expect((await press('Help')).answerText).toMatch(/^What this desk does/);
  await open('/');
  expect((await press('Browse')).answerText).toMatch(/^Browse the library/);
  expect(faults()).toEqual([]);
});

test('an empty question, an old button and a damaged one get one helpful sentence each', async () => {
  const { ask, open, faults } = visitor();
  expect((await ask(' \u200b ')).answerText).toContain('Please write the claim you want checked');
  expect((await open('/?q=%20')).title).toBe('factdesk');
  const browser = noScriptBrowser(() => desk.url);
  const old = await browser.post('/act', { act: '0|show|x' });
  expect(old.page.answerText).toContain('comes from an earlier version');
  const damaged = await browser.post('/act', { act: '<script>' });
  expect(damaged.page.answerText).toContain('could not be read');
  const without = await browser.post('/act', {});
  expect(without.page.answerText).toContain('could not be read');
  expect([...faults(), ...browser.violations()]).toEqual([]);
});

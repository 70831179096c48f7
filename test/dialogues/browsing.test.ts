import { describe, expect, test } from 'vitest';
import { actionsOf, dialogue } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

const twenty = Array.from({ length: 20 }, (_, i) =>
  aFactCheck({
    id: `check-${i}`,
    claim: `Claim number ${i}`,
    checkedAt: `2024-01-${String(i + 1).padStart(2, '0')}`,
    topics: i < 12 ? ['climate-change'] : ['health'],
    publisher: i % 2 ? 'Odd Desk' : 'Even Desk',
  }),
);

describe('browsing', () => {
  test('begins with topics and publishers and how much they hold', async () => {
    const { act, text, offers } = await dialogue({ library: twenty });
    await act({ kind: 'browse', by: 'menu', value: '', page: 1 });
    expect(text()).toBe(
      [
        'Browse the library',
        'The library holds 20 fact-checks.',
        'Topics',
        '- climate change (12 fact-checks)',
        '- health (8 fact-checks)',
        'Publishers',
        '- Even Desk (10 fact-checks)',
        '- Odd Desk (10 fact-checks)',
      ].join('\n'),
    );
    offers('Newest');
  });

  test('goes by topic, eight to a page, there and back', async () => {
    const { act, open, press, title, reads, hasNot, offersNot } = await dialogue({
      library: twenty,
    });
    await act({ kind: 'browse', by: 'menu', value: '', page: 1 });
    await open('climate change');
    expect(title()).toBe('Fact-checks on climate change');
    reads('- Claim number 11 (False. Checked 12 January 2024', '- Claim number 4 (', 'Page 1 of 2');
    hasNot('Claim number 3 (');
    offersNot('Previous page');
    await press('Next page');
    reads('- Claim number 0 (', 'Page 2 of 2');
    offersNot('Next page');
    await press('Previous page');
    reads('- Claim number 11 (');
    await press('Browse');
    expect(title()).toBe('Browse the library');
  });

  test('goes by publisher and by date, and a fact-check opens from there', async () => {
    const { act, open, press, title, verdict, reads } = await dialogue({ library: twenty });
    await act({ kind: 'browse', by: 'menu', value: '', page: 1 });
    await open('Odd Desk');
    expect(title()).toBe('Fact-checks by Odd Desk');
    await press('Browse');
    await press('Newest');
    reads('Newest fact-checks\n- Claim number 19');
    await open('Claim number 19');
    verdict('False');
  });

  test('pages through more topics and publishers than one page holds', async () => {
    const library = Array.from({ length: 15 }, (_, i) =>
      aFactCheck({ id: `check-${i}`, topics: [`topic-${i}`], publisher: `Desk ${i}` }),
    );
    const { act, press, buttons, text } = await dialogue({ library });
    await act({ kind: 'browse', by: 'menu', value: '', page: 1 });
    let all = text();
    while (buttons().includes('Next page')) {
      await press('Next page');
      all += text();
    }
    for (let i = 0; i < 15; i++) {
      expect(all).toContain(`- topic ${i} (1 fact-check)`);
      expect(all).toContain(`- Desk ${i} (1 fact-check)`);
    }
  });

  test('a publisher whose name is too long for a button is listed without one', async () => {
    const name = 'The Association of Desks '.repeat(6).trim();
    const { act, reads, reply } = await dialogue({ library: [aFactCheck({ publisher: name })] });
    await act({ kind: 'browse', by: 'menu', value: '', page: 1 });
    reads(`- ${name} (1 fact-check)`);
    const acts = actionsOf(reply()).flatMap((action) => ('act' in action ? [action.act] : []));
    expect(acts).not.toContainEqual(expect.objectContaining({ by: 'publisher' }));
  });

  test('an empty library says so', async () => {
    const { act, reads, buttons } = await dialogue();
    for (const by of ['menu', 'newest'] as const) {
      await act({ kind: 'browse', by, value: '', page: 1 });
      reads('The library is empty so far.');
      expect(buttons()).toEqual(['Help']);
    }
  });

  test('a topic that is gone gets one sentence, a page that is gone the last one', async () => {
    const { act, reads } = await dialogue({ library: twenty });
    await act({ kind: 'browse', by: 'topic', value: 'gone', page: 1 });
    reads('There is nothing here at the moment, but you can browse the whole library.');
    await act({ kind: 'browse', by: 'topic', value: 'health', page: 70 });
    reads('Claim number 12');
  });

  test('does not list what was withdrawn', async () => {
    const { act, hasNot, reads } = await dialogue({
      library: [...twenty.slice(0, 2), aFactCheck({ claim: 'Withdrawn one', status: 'withdrawn' })],
    });
    await act({ kind: 'browse', by: 'newest', value: '', page: 1 });
    reads('Claim number 1');
    hasNot('Withdrawn one');
  });
});

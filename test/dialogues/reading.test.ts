import { describe, expect, test } from 'vitest';
import { dialogue, direct } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

const sentence = (n: number) => `Sentence ${n} tells what was found in the archive on that day. `;
const manySentences = Array.from({ length: 80 }, (_, i) => sentence(i))
  .join('')
  .trim();

describe('the sections', () => {
  test('are read with the rating and the claim above them and the sources they name below', async () => {
    const { say, press, text, verdict, buttons } = await dialogue({ library: [aFactCheck()] });
    await say('is the moon made of cheese?');
    await press('Sections');
    expect(text()).toBe(
      [
        'False: The moon is made of cheese',
        'What the samples show',
        'The samples are basalt and breccia [1].',
        'Where the saying comes from',
        'It was a proverb about gullible people [2].',
        'Sources named here',
        '[1] NASA, Lunar rocks https://www.nasa.gov/lunar-rocks',
        '[2] A dictionary of proverbs https://example.com/proverbs',
      ].join('\n'),
    );
    expect(buttons()).toEqual(['Back to the fact-check']);
    await press('Back to the fact-check');
    verdict('False');
  });

  test('that are long are read page by page, and not a sentence is lost', async () => {
    const long = aFactCheck({ sections: [{ heading: 'The archive', text: manySentences }] });
    const { say, press, reads, text, buttons } = await dialogue({ library: [long] });
    await say('is the moon made of cheese?');
    await press('Sections');
    reads('The archive\nSentence 0', 'Page 1 of 4');
    let all = text();
    while (buttons().includes('Next page')) {
      await press('Next page');
      reads('The archive (continued)');
      all += text();
    }
    reads('Page 4 of 4');
    for (let n = 0; n < 80; n++) expect(all).toContain(sentence(n).trim());
    await press('Previous page');
    reads('Page 3 of 4');
  });

  test('open at the one that speaks to the question, wherever it stands', async () => {
    const sections = [
      { heading: 'The archive', text: manySentences },
      { heading: 'Ripening', text: 'Nothing ripens in a vacuum.' },
    ];
    const { say, press, reads, hasNot } = await dialogue({ library: [aFactCheck({ sections })] });
    await say('is the moon made of cheese that is ripening?');
    reads('On your question: Ripening\n> Nothing ripens in a vacuum.');
    await press('Read the section');
    reads('Ripening\nNothing ripens in a vacuum.', 'Page 4 of 4');
    hasNot('Sentence 0');
  });

  test('begin with a long summary that the card may have shortened', async () => {
    const { url: _, ...long } = aFactCheck({ summary: manySentences, sections: [] });
    const { say, press, reply, reads } = await dialogue({ library: [long] });
    await say('is the moon made of cheese?');
    const summary = reply().blocks.find(
      (block) => block.kind === 'text' && block.text === manySentences,
    );
    expect(summary).toMatchObject({ more: { label: 'Read more', act: { part: 'sections' } } });
    await press('Sections');
    reads('Summary\nSentence 0');
  });

  test('that a fact-check does not have are not offered, and an old button says so', async () => {
    const bare = aFactCheck({ sections: [] });
    const { say, act, offersNot, reads, offers } = await dialogue({ library: [bare] });
    await say('is the moon made of cheese?');
    offersNot('Sections');
    await act({ kind: 'show', id: bare.id, part: 'sections', page: 3 });
    reads('This fact-check has no sections.');
    offers('Back to the fact-check');
  });

  test('past the last page are the last page', async () => {
    const { act, reads, hasNot } = await dialogue({ library: [aFactCheck()] });
    await act({ kind: 'show', id: 'moon-cheese', part: 'sections', page: 9999 });
    reads('What the samples show');
    hasNot('Page ');
  });
});

describe('the sources', () => {
  test('are listed whole, ten to a page', async () => {
    const sources = Array.from({ length: 23 }, (_, i) => ({
      n: i + 1,
      title: `Source ${i + 1}`,
      url: `https://example.org/${i + 1}`,
    }));
    const { say, press, reads, hasNot } = await dialogue({ library: [aFactCheck({ sources })] });
    await say('is the moon made of cheese?');
    await press('Sources');
    reads(
      'False: The moon is made of cheese',
      '[10] Source 10 https://example.org/10',
      'Page 1 of 3',
    );
    hasNot('[11]');
    await press('Next page');
    await press('Next page');
    reads('[23] Source 23 https://example.org/23', 'Page 3 of 3');
    await press('Back to the fact-check');
    reads('Claim checked: The moon is made of cheese');
  });

  test('of which the copy has no links are said to have none', async () => {
    const copy = aFactCheck({ sources: [], remarks: ['no-source-links'] });
    const { act, reads } = await dialogue({ library: [copy] });
    await act({ kind: 'show', id: copy.id, part: 'sources', page: 1 });
    reads(
      'This fact-check lists no sources.',
      'The desk’s copy of the article has no links for its sources.',
    );
  });
});

describe('the corrections', () => {
  test('are told the newest first, with the rating before each', async () => {
    const corrected = aFactCheck({
      status: 'corrected',
      corrections: [
        { date: '2024-04-01', text: 'A typing mistake.' },
        { date: '2024-05-01', text: 'New samples were published.', was: 'Mixed' },
      ],
    });
    const { say, press, text } = await dialogue({ library: [corrected] });
    await say('is the moon made of cheese?');
    await press('Corrections');
    expect(text()).toBe(
      [
        'False: The moon is made of cheese',
        '1 May 2024. The rating was “Mixed” before.',
        'New samples were published.',
        '1 April 2024',
        'A typing mistake.',
      ].join('\n'),
    );
  });

  test('that no word is given of are said to be unknown', async () => {
    const corrected = aFactCheck({ status: 'corrected' });
    const { say, act, reads } = await dialogue({ library: [corrected], place: direct });
    await say('is the moon made of cheese?');
    reads('This fact-check was corrected. The publisher does not say when or how.');
    await act({ kind: 'show', id: corrected.id, part: 'corrections', page: 1 });
    reads('No corrections are recorded for this fact-check.');
  });
});

test('every page from the samples says that it is sample content', async () => {
  const sample = aFactCheck({
    publisher: 'factdesk samples',
    corrections: [{ date: '2024-04-01', text: 'A typing mistake.' }],
  });
  const { act, reads } = await dialogue({ library: [sample] });
  for (const part of ['card', 'sections', 'sources', 'corrections'] as const) {
    await act({ kind: 'show', id: sample.id, part, page: 1 });
    reads('This is sample content that comes with the desk');
  }
});

import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/content/article.ts';
import { labelOf } from '../../src/content/article-label.ts';
import { isPrompt } from '../../src/content/article-strip.ts';
import { readMarkdown } from '../../src/content/markdown.ts';
import { writeMarkdown } from '../../src/content/write.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/articles/${name}.txt`, import.meta.url), 'utf8');

const page = { where: 'article.txt', url: 'https://www.plainly.example/checks/1' };

function factCheckIn(text: string, options: Parameters<typeof readArticle>[1] = page): FactCheck {
  const outcome = readArticle(text, options);
  if (!('factCheck' in outcome)) throw new Error(JSON.stringify(outcome.problems));
  return outcome.factCheck;
}

/** What is wrong with a text that is no fact-check. */
function refusalOf(text: string) {
  const outcome = readArticle(text, page);
  expect(outcome).not.toHaveProperty('factCheck');
  for (const { what, fix } of outcome.problems) expect(what && fix).toBeTruthy();
  return outcome.problems.map(({ what }) => what).join('\n');
}

const textsOf = ({ summary, sections }: FactCheck) =>
  [summary, ...sections.flatMap(({ heading, text }) => [heading, text])].join('\n');

describe('an article with numbered headings, copied whole', () => {
  const read = factCheckIn(fixture('numbered'));

  test('has its title without "Fact check:", and asks what the title asks', () => {
    expect(read.title).toBe('Can the Great Wall of China be seen from the Moon?');
    expect(read.claim).toBe(read.title);
  });

  test('has its summary and its sections, word for word and in order', () => {
    expect(read.summary).toMatch(/^The wall cannot be made out .* begins \[1\] \[2\]\.$/);
    expect(read.sections.map(({ heading }) => heading)).toEqual([
      'What the people who went there have said',
      'Width, not length, decides what an eye can see',
      'Where the story comes from',
      'Big picture: what can be said with confidence',
    ]);
    for (const { text } of read.sections) expect(fixture('numbered')).toContain(text);
  });

  test('has no rating, and its own conclusion as it stands', () => {
    expect(read).not.toHaveProperty('rating');
    expect(read.verdict).toBe('none');
    expect(read.conclusion).toBe(read.sections.at(-1)?.text);
  });

  test('keeps its marks, and says that they lead nowhere', () => {
    expect(read.sources).toEqual([]);
    expect(read.remarks).toEqual(['no-source-links']);
  });

  test('has nothing of what the page says around it', () => {
    expect(textsOf(read)).not.toMatch(/donation|independent|helpful|Share/);
  });

  test('says that its address is not known, unless it is given', () => {
    const { url, remarks, publisher } = factCheckIn(fixture('numbered'), { where: 'a.txt' });
    expect(url).toBeUndefined();
    expect(remarks).toContain('no-url');
    expect(publisher.name).toBe('Unknown publisher');
    expect(read.url).toBe(page.url);
    expect(read.publisher).toEqual({
      name: 'plainly.example',
      url: 'https://www.plainly.example/',
    });
    const named = factCheckIn(fixture('numbered'), { ...page, publisher: 'Plainly' });
    expect(named.publisher.name).toBe('Plainly');
  });

  test('reads the same with other line ends, a byte order mark and lines that end in spaces', () => {
    const text = `\ufeff${fixture('numbered').replaceAll('\n', '  \r\n')}`;
    expect(factCheckIn(text)).toEqual(read);
  });

  test('reads the same with an empty line between paragraphs', () => {
    expect(factCheckIn(fixture('numbered').replaceAll('\n', '\n\n'))).toEqual(read);
  });

  test('reads the same where the title stands without "Fact check:"', () => {
    const text = fixture('numbered').replace('Fact check: ', '').split('\n').slice(2).join('\n');
    expect(factCheckIn(text)).toEqual(read);
  });

  test('survives being written as Markdown', () => {
    const outcome = readMarkdown(writeMarkdown(read), { where: 'a.md' });
    expect('factCheck' in outcome && outcome.factCheck).toEqual(read);
  });
});

describe('an article that lists its sources', () => {
  const read = factCheckIn(fixture('listed'));

  test('has them by their numbers, with the addresses that the list gives', () => {
    expect(read.sources).toEqual([
      {
        n: 1,
        title: 'Example Journal of Fish Behaviour, "Sound and feeding"',
        url: 'https://journal.example.org/fish/1',
      },
      { n: 2, title: 'Museum of Errors, A short history of the three seconds' },
      {
        n: 3,
        title: 'University of Example, Tank diaries',
        url: 'https://www.example.edu/tanks?year=2003',
      },
    ]);
    expect(read.remarks).toEqual([]);
  });

  test('has the authors and the date of its byline, and no byline in its text', () => {
    expect(read.authors).toEqual(['Ada Example', 'Bo Sample']);
    expect(read.publishedAt).toBe('2024-03-02');
    expect(textsOf(read)).not.toMatch(/Ada|min read|Skip|newsletter|rights/);
  });

  test('has headings where short lines stand above paragraphs', () => {
    expect(read.sections.map(({ heading }) => heading)).toEqual([
      'What experiments have shown',
      'Bottom line',
    ]);
    expect(read.sections[0]?.text).toMatch(/between \[1\]\.\n\nA second group/);
    expect(read.conclusion).toBe('The memory of a goldfish lasts for months, not seconds.');
  });

  test('is told where a mark has no source', () => {
    const text = fixture('listed').replace('to a sound or a colour [1]', 'to a sound [9]');
    const outcome = readArticle(text, page);
    expect(outcome).toHaveProperty('factCheck');
    expect(outcome.problems.map(({ what }) => what)).toEqual([
      'The text names a source [9], and no source has that number.',
    ]);
  });

  test('also without a heading above the list', () => {
    const sources = factCheckIn(fixture('listed').replace('\nSources\n', '\n')).sources;
    expect(sources).toEqual(read.sources);
  });
});

describe('the shapes that copied texts come in', () => {
  const wrapped = `Fact check: Is glass a liquid?

Summary

Glass is a solid without a crystal, and old panes are thicker at
their lower edge because of how they were made. Nothing flows in
them [1].

Claim: Old windows prove that glass is a slow liquid, by now.
Rating: False

[1] Example Journal of Glass, "Do panes flow?", volume 12, with a
title that goes on
https://glass.example.org/flow
`;

  test('lines that a program has wrapped are paragraphs again', () => {
    const read = factCheckIn(wrapped);
    expect(read.summary).toMatch(/^Glass is .* lower edge because .* flows in them \[1\]\./);
    expect(read.rating).toEqual({ label: 'False' });
    expect(read.sources).toMatchObject([
      { title: expect.stringMatching(/that goes on$/), url: 'https://glass.example.org/flow' },
    ]);
  });

  test('Markdown signs before headings are no part of them', () => {
    const text = '# Fact check: Is it so?\n## Summary\nSo it is [1].\n## 1. Why\nIt was seen [1].';
    expect(factCheckIn(text)).toMatchObject({
      title: 'Is it so?',
      summary: 'So it is [1].',
      sections: [{ heading: 'Why', text: 'It was seen [1].' }],
    });
  });

  test('a conclusion may stand in a paragraph of its own name', () => {
    const said = 'AP’S ASSESSMENT: False. The video is from 2011.';
    const text = `FACT CHECK | No wave in 2024\nCLAIM: A video shows a wave.\n${said}\nTHE FACTS: It was filmed before.`;
    expect(factCheckIn(text)).toMatchObject({
      title: 'No wave in 2024',
      claim: 'A video shows a wave.',
      conclusion: said,
      verdict: 'none',
    });
  });

  test('words of the menu above a title are not the title', () => {
    const text = `Home\nPolitics\n${fixture('numbered').replace('Fact check: ', '')}`;
    expect(factCheckIn(text).title).toMatch(/^Can the Great Wall/);
  });

  test('what a page says below its sources is none of them', () => {
    const text = `${fixture('listed')}\nWhat happened in 2023?\nFound this useful? Share it!\n`;
    expect(factCheckIn(text).sources).toEqual(factCheckIn(fixture('listed')).sources);
  });
});

describe('a label that the article states on a line of its own', () => {
  test('is the rating, and the line "Claim:" is the claim', () => {
    const read = factCheckIn(fixture('rated'));
    expect(read).toMatchObject({
      title: 'Lightning and the same tree',
      claim: 'Lightning never strikes the same place twice.',
      rating: { label: 'False' },
      verdict: 'false',
    });
    expect(textsOf(read)).not.toMatch(/Rating|Verdict|Claim:|cows/);
  });

  const rated = (line: string, publisher = 'Desk') =>
    factCheckIn(fixture('rated').replace('Rating: False', line), { ...page, publisher });

  test.each([
    ['Our ruling: Pants on Fire!', 'PolitiFact', 'Pants on Fire!', 'false'],
    ['VERDICT: Misleading.', 'Desk', 'Misleading', 'mixed'],
    ["AP's assessment: Missing context.", 'AP', 'Missing context', 'mixed'],
    ['Rating: Three Pinocchios', 'The Washington Post', 'Three Pinocchios', 'mostly-false'],
    ['Rating: Simply Bunk', 'Desk', 'Simply Bunk', 'unmapped'],
    ['Verdict: Half true', 'Desk', 'Half true', 'mixed'],
  ])('%s', (line, publisher, label, verdict) => {
    expect(rated(line, publisher)).toMatchObject({ rating: { label }, verdict });
  });

  test.each([
    'Verdict: what we know so far',
    'Verdict: The evidence is thin',
    'Verdict: False. The photo is from 2016.',
    'The rating agencies: a short history',
    'Our ruling: is it false?',
    'The post is rated False',
    'He called it "False".',
    'False',
    'Rating',
    '4. Verdict: Mostly a myth, says the record',
  ])('is not in the line: %s', (line) => {
    expect(rated(line)).not.toHaveProperty('rating');
    expect(rated(line).verdict).toBe('none');
  });

  test('is nobody knows which, where two differ', () => {
    const outcome = readArticle(fixture('two-ratings'), page);
    expect(outcome).toMatchObject({ factCheck: { verdict: 'none' } });
    expect(outcome.problems).toMatchObject([
      { where: 'article.txt:8', what: 'The text states two ratings, "Mostly True" and "False".' },
    ]);
  });
});

describe('what is stripped', () => {
  test.each([
    'Donate now',
    'Support our work today',
    'Keep Plainly independent',
    'Become a member',
    'Share on Facebook',
    'Subscribe to our weekly newsletter',
    'Reading time: 6 minutes',
    '6 min read',
    'We use cookies to improve your visit. By continuing you accept our cookies.',
    'Accept all',
    'Advertisement',
    'Was this article helpful?',
    '© 2024 Plainly. All rights reserved.',
    "We don't take money from parties. Even a £2 donation helps us keep it that way.",
  ])('is: %s', (line) => {
    expect(isPrompt(line)).toBe(true);
  });

  test.each([
    '“Even a $5 donation helps us keep it that way,” the post reads.',
    'We never take money from parties, and still the post claims we did [3].',
    'Donate buttons on the page lead elsewhere.',
    'Cookies are small files.',
    'The site uses cookies to follow its visitors.',
    'Share prices fell on Facebook.',
    'Reading time: what the study measured',
    'Keep in mind that the courts are independent.',
    'Support our troops, the banner said.',
    'Members of the board became a subject of ridicule.',
    'Please note that the figures are from 2012.',
    'Whether you agree or disagree with our analysis, these conversations matter for democracy. The ministry did not answer.',
  ])('is not: %s', (line) => {
    expect(isPrompt(line)).toBe(false);
  });

  test('is no sentence of an article about donations, cookies and sharing', () => {
    const words = fixture('sentences').split('\n').slice(2).filter(Boolean);
    const read = textsOf(factCheckIn(fixture('sentences')));
    for (const line of words) expect(read).toContain(line.replace(/^\d\. /, ''));
  });

  test('is reported where it may have been a lead', () => {
    const lead = 'The claim was shared by a thousand people last week.';
    const text = fixture('numbered').replace('Executive Summary', `${lead}\nExecutive Summary`);
    const outcome = readArticle(text, page);
    expect(outcome).toMatchObject({
      problems: [
        { where: 'article.txt:4', what: `"${lead}" stands above the summary and was left out.` },
      ],
    });
  });
});

describe('headings', () => {
  test('are no items of a numbered list', () => {
    const list = '1. Boil the water\n2. Let it cool\n3. Drink it';
    const text = fixture('numbered').replace('3. Where', `${list}\n3. Where`);
    expect(factCheckIn(text).sections).toHaveLength(4);
    expect(factCheckIn(text).sections[1]?.text).toContain('2. Let it cool');
  });

  test('count up: a number out of turn is text', () => {
    const text = fixture('numbered').replace('3. Where', '7. Where');
    expect(factCheckIn(text).sections).toHaveLength(3);
    expect(factCheckIn(text).sections[1]?.text).toContain('7. Where the story comes from');
  });
});

describe('a text that is no fact-check', () => {
  test.each([
    ['a recipe', fixture('recipe'), /not a fact-check/],
    ['nothing', '', /no title/],
    ['white space', ' \n\t\u200b\ufeff\n', /no title/],
    ['a title alone', 'Fact check: Is it true?', /no text/],
    ['only prompts', 'Donate now\nShare\nAccept all', /no title/],
    ['a book', 'word '.repeat(200_000), /too long/],
  ])('says why: %s', (_, text, why) => {
    expect(refusalOf(text)).toMatch(why);
  });

  test('keeps what is right where only the given address is wrong', () => {
    const outcome = readArticle(fixture('numbered'), { where: 'a', url: 'javascript:alert(1)' });
    expect(outcome).toMatchObject({
      factCheck: { remarks: ['no-url', 'no-source-links'] },
      problems: [{ where: 'a', what: 'The address "javascript:alert(1)" cannot be used.' }],
    });
  });
});

describe('whatever a text holds', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...['Fact check: Is it so?', 'Summary', '1. One', '2. Two', 'Sources', '[1] x', 'Verdict'],
      ...['The rating is false.', 'Verdict: and why', 'False', 'Rating', 'Misleading', 'True.'],
      ...['By Ada Example', '2 March 2024', '', 'https://x.example/a', 'Donate now', '## Three'],
      ...['A claim of this length is a sentence that ends with a full stop [2].', 'Rating:'],
      ...['Our ruling is False', 'It is true: False', 'Verdict — False', 'Is that all?'],
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.lorem({ mode: 'sentences', maxCount: 3 }),
  );
  const text = fc.array(piece, { maxLength: 25 }).map((lines) => lines.join('\n'));

  test('nothing is thrown, and without a line that states a label there is no rating', () => {
    fc.assert(
      fc.property(text, (words) => {
        const outcome = readArticle(`Fact check: Is this so?\n${words}`, page);
        if (!('factCheck' in outcome)) return outcome.problems.length > 0;
        const stated = words.split(/\n/).some((line) => labelOf(line.trim()) !== undefined);
        return stated || outcome.factCheck.verdict === 'none';
      }),
      { numRuns: 500 },
    );
  });

  test('every word of summary, sections and conclusion stands in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ mode: 'sentences' }), { minLength: 1 }), (paragraphs) => {
        const all = `Fact check: Is this so?\nSummary\n${paragraphs.join('\n')}`;
        return factCheckIn(all).summary === paragraphs.join('\n\n');
      }),
    );
  });

  test.each([
    ['marks', '[1]'.repeat(100_000)],
    ['spaces', `${' '.repeat(200_000)}x`],
    ['dashes', `Sources\n${'-'.repeat(200_000)}x`],
    ['numbers', Array.from({ length: 20_000 }, (_, i) => `${i + 1}. x`).join('\n')],
    ['sources', `Sources\n${Array.from({ length: 20_000 }, (_, i) => `[${i}] x`).join('\n')}`],
    ['quotation marks', '“'.repeat(200_000)],
    ['bylines', `By ${'Ada, '.repeat(50_000)}`],
    ['half characters', '\ud800'.repeat(1000)],
  ])('a hostile text of %s is answered', (_, words) => {
    const outcome = readArticle(`Fact check: Is this so?\n${words}`, page);
    expect('factCheck' in outcome || outcome.problems.length > 0).toBe(true);
  });
});

const seed = new URL('../../../shared/seeds/article.txt', import.meta.url);
const seeded = existsSync(seed);

describe('the real article beside the checkout', () => {
  test.skipIf(!seeded)(
    `is read whole${seeded ? '' : ' (skipped: ../shared/seeds/article.txt is not there)'}`,
    () => {
      const read = factCheckIn(readFileSync(seed, 'utf8'), { where: 'article.txt' });
      expect(read.verdict).toBe('none');
      expect(read).not.toHaveProperty('rating');
      expect(read.title).toMatch(/^Do ICE agents receive training .*\?$/);
      expect(read.claim).toBe(read.title);
      expect(read.summary).toMatch(/^Ice agents receive some formal instruction .*\[3\]\.$/);
      expect(read.sections).toHaveLength(5);
      expect(read.sections[0]?.heading).toMatch(/^What the leaked and investigative records/);
      expect(read.conclusion).toMatch(/^Taken together, .* \[4\]\.$/);
      expect(read.remarks).toEqual(['no-url', 'no-source-links']);
      expect(JSON.stringify(read)).not.toMatch(/donation|independent|democracy/i);
    },
  );
});

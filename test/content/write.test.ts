import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finishDraft } from '../../src/content/draft.ts';
import { readMarkdown } from '../../src/content/markdown.ts';
import { writeMarkdown } from '../../src/content/write.ts';
import type { FactCheck } from '../../src/core/factcheck.ts';
import { aFactCheck, anyFactCheck } from '../support/factcheck.ts';

const there = () => 'there';

/** A fact-check as any of the readers gives it: without characters that cannot be seen. */
function asRead(factCheck: FactCheck): FactCheck | undefined {
  const outcome = finishDraft(factCheck, there);
  return 'factCheck' in outcome ? outcome.factCheck : undefined;
}

/** No two sources with one number, which a file may not have. */
function withOwnNumbers(factCheck: FactCheck): FactCheck {
  return { ...factCheck, sources: [...new Map(factCheck.sources.map((s) => [s.n, s])).values()] };
}

const readable = anyFactCheck
  .map((factCheck) => asRead(withOwnNumbers(factCheck)))
  .filter((factCheck) => factCheck !== undefined);

function readBack(factCheck: FactCheck): unknown {
  const outcome = readMarkdown(writeMarkdown(factCheck), { where: 'a.md' });
  return 'factCheck' in outcome ? outcome.factCheck : outcome.problems;
}

describe('a fact-check written as Markdown', () => {
  test('reads back to an equal one, whatever its texts hold', () => {
    fc.assert(
      fc.property(readable, (factCheck) => {
        expect(readBack(factCheck)).toEqual(factCheck);
      }),
      { numRuns: 300 },
    );
  });

  const syntax = fc
    .array(
      fc.constantFrom(
        ...['[1]', '[', ']', '(', ')', '!', '*', '**', '_', '`', '```', '~~~', '<b>', '<', '>'],
        ...['#', '##', '---', '===', '- ', '+ ', '1. ', '1) ', '|', '| - |', ':-', '\\', '&amp;'],
        ...[
          '\n',
          '\n\n',
          ' ',
          '   ',
          '\t',
          'a',
          'word',
          'https://x.example/_a*b_',
          'www.a.example',
        ],
        ...[
          'a@b.example',
          '[^1]',
          '[^1]: x',
          '[1]: https://x.example',
          '[ ] ',
          '...',
          '"',
          "'",
          ':',
        ],
        ...['“', '\u00a0', '\u2028', '<!-- x -->', '$', '{', '}', '@', '\r\n', '0', '‏', '👩‍🚀'],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''));

  test('keeps texts made of nothing but Markdown', () => {
    fc.assert(
      fc.property(syntax, syntax, syntax, (summary, heading, text) => {
        const draft = aFactCheck({
          summary,
          sections: [{ heading: `h${heading}`, text }],
          title: `${text}.`,
        });
        const factCheck = asRead({ ...draft, conclusion: `${summary}.`, sources: [] });
        expect(factCheck).toBeDefined();
        if (factCheck) expect(readBack(factCheck)).toEqual(factCheck);
      }),
      { numRuns: 3000 },
    );
  });

  test('tells a section from the summary and the list of sources, also under their names', () => {
    for (const heading of ['Summary', 'Executive summary', 'Sources', 'References:']) {
      for (const summary of ['', 'A summary.']) {
        const sections = [
          { heading, text: '- One\n- https://example.org/two' },
          { heading, text: 'Again.' },
        ];
        const factCheck = asRead({ ...aFactCheck({ summary, sections }), sources: [] });
        expect(factCheck && readBack(factCheck)).toEqual(factCheck);
      }
    }
  });

  test('is what a newsroom would write', () => {
    expect(writeMarkdown(aFactCheck({ phrasings: ['Is the moon: cheese?'] }))).toBe(`---
id: moon-cheese
title: The moon is made of rock, not cheese
claim: The moon is made of cheese
phrasings:
  - "Is the moon: cheese?"
rating: "False"
url: https://example.org/checks/moon-cheese
publisher: Example Desk
published: 2024-03-02
checked: 2024-03-01
language: en
topics:
  - space
provenance: human
sources:
  - title: NASA, Lunar rocks
    url: https://www.nasa.gov/lunar-rocks
  - title: A dictionary of proverbs
    url: https://example.com/proverbs
---

Samples brought back by six crewed landings are rock [1]. None of it is cheese [2].

## What the samples show

The samples are basalt and breccia [1].

## Where the saying comes from

It was a proverb about gullible people [2].
`);
  });
});

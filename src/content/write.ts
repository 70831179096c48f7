import { stringify } from 'yaml';
import type { FactCheck } from '../core/factcheck.ts';
import { escapeHeading, escapeProse } from './escape-markdown.ts';
import { isSourcesHeading, isSummaryHeading } from './headings.ts';

type Loose = Record<string, unknown>;

/** Without what is not given, and without lists that hold nothing. */
function filled(of: Loose): Loose {
  return Object.fromEntries(
    Object.entries(of).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined,
    ),
  );
}

function ratingOf({ rating }: FactCheck): unknown {
  if (!rating) return;
  const { label, value, best, worst } = rating;
  const numbers = [value, best, worst].some((number) => number !== undefined);
  return numbers ? filled({ label, value, best, worst }) : label;
}

function sourcesOf({ sources, sections }: FactCheck): Loose {
  // Without the name, a section called "Sources" would be taken for the list of them.
  const mistakable = sections.some(({ heading }) => isSourcesHeading(heading));
  if (sources.length === 0 && !mistakable) return {};
  const counted = sources.every(({ n }, i) => n === i + 1);
  return {
    sources: sources.map(({ n, title, url }) => filled({ n: counted ? undefined : n, title, url })),
  };
}

function frontOf(factCheck: FactCheck): Loose {
  const { publisher, provenance, status, revision, language } = factCheck;
  return {
    ...filled({
      id: factCheck.id,
      title: factCheck.title,
      claim: factCheck.claim,
      phrasings: factCheck.phrasings,
      claimant: factCheck.claimant,
      rating: ratingOf(factCheck),
      conclusion: factCheck.conclusion,
      url: factCheck.url,
      publisher: publisher.url ? { name: publisher.name, url: publisher.url } : publisher.name,
      authors: factCheck.authors,
      published: factCheck.publishedAt,
      checked: factCheck.checkedAt,
      language,
      topics: factCheck.topics,
      provenance,
      status: status === 'live' ? undefined : status,
      revision: revision === 1 ? undefined : revision,
      corrections: factCheck.corrections.map(({ date, text, was }) => filled({ date, text, was })),
    }),
    ...sourcesOf(factCheck),
  };
}

function bodyOf({ summary, sections }: FactCheck): string {
  // Without a summary, a section of that name would be taken for it.
  const mistakable = !summary && sections.some(({ heading }) => isSummaryHeading(heading));
  const opening = mistakable ? '## Executive summary' : escapeProse(summary);
  const parts = sections.map(({ heading, text }) =>
    `## ${escapeHeading(heading)}\n\n${escapeProse(text)}`.trimEnd(),
  );
  return [opening, ...parts].filter(Boolean).join('\n\n');
}

/**
 * A fact-check as the Markdown file that `readMarkdown` reads back to an equal one. Verdict and remarks are not
 * written: they follow from the rest.
 */
export function writeMarkdown(factCheck: FactCheck): string {
  const front = stringify(frontOf(factCheck), { lineWidth: 0 });
  return `---\n${front}---\n\n${bodyOf(factCheck)}`.trimEnd().concat('\n');
}

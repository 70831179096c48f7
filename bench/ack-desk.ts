import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FactCheck, factCheckSchema } from '../src/core/factcheck.ts';
import type { HeardAt, Log, SearchIndex, Suggest } from '../src/core/ports.ts';
import { createIndex } from '../src/search/index.ts';
import { createSuggestions } from '../src/search/suggest.ts';
import { openStore } from '../src/store/open.ts';
import { createLog, createMetrics } from '../src/telemetry.ts';
import { aBot } from '../test/support/press.ts';
import { readCorpus } from './data.ts';
import { foundData } from './found-data.ts';

/** A whole desk to put under load: index, suggestions, conversation, and a store on disk. */
export interface LoadedDesk {
  handle: ReturnType<typeof aBot>['handle'];
  heardAt: HeardAt;
  suggest: Suggest;
  shelves: SearchIndex['shelves'];
  log: Log;
  /** How many fact-checks it holds. */
  size: number;
  /** Questions about some of them. */
  questions: string[];
  close(): Promise<void>;
}

/** How many questions are asked in turn. */
const asked = 500;

type Text = Pick<FactCheck, 'claim' | 'title' | 'summary'>;

const words = {
  things:
    'vaccines towers lemons rivers banks phones bridges cats glaciers schools taxes trains'.split(
      ' ',
    ),
  does: 'cause cure hide spread cost double ruin save follow replace'.split(' '),
  what: 'autism cancer earthquakes poverty crime inflation floods blindness unemployment fires'.split(
    ' ',
  ),
};
const pick = (from: readonly string[], n: number) => from[n % from.length] ?? '';

/** Claims that differ in few words, as published ones do: for where there is no corpus. */
function* invented(): Generator<Text> {
  for (let n = 0; ; n += 1) {
    const what = pick(words.what, Math.floor(n / 120));
    const claim = `${pick(words.things, n)} ${pick(words.does, Math.floor(n / 12))} ${what} in district ${Math.floor(n / 1200)}`;
    yield { claim, title: `Fact check: ${claim}`, summary: `Nobody has shown that ${claim}.` };
  }
}

/** Published claims as far as there are any, then invented ones. */
function* texts(): Generator<Text> {
  const found = foundData('dev.jsonl');
  if (found) yield* readCorpus(found.corpus).filter(({ claim, title }) => claim && title);
  yield* invented();
}

const published = ({ claim, title, summary }: Text, n: number): FactCheck =>
  factCheckSchema.parse({
    id: `load-${n}`,
    url: `https://example.org/checks/${n}`,
    title: title.slice(0, 500),
    claim,
    summary,
    phrasings: [],
    rating: { label: 'False' },
    verdict: 'false',
    sections: [{ heading: 'What is known', text: summary }],
    sources: [{ n: 1, title: 'A source', url: 'https://example.org/source' }],
    publisher: { name: 'Example Desk' },
    authors: [],
    publishedAt: new Date(Date.UTC(2020, 0, 1 + (n % 2000))).toISOString().slice(0, 10),
    language: 'en',
    topics: ['load'],
    provenance: 'human',
    revision: 1,
    status: 'live',
    corrections: [],
    remarks: [],
  });

/** Opens a desk with so many fact-checks on a store in a folder of its own, which `close` deletes. */
export async function openLoadedDesk(size: number): Promise<LoadedDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'factdesk-load-'));
  const log = createLog('error');
  const store = await openStore({ dataDir: folder, log });
  const index = createIndex();
  const suggestions = createSuggestions();
  const factChecks = texts().take(size).map(published).toArray();
  await index.put(factChecks);
  suggestions.put(factChecks);
  await suggestions.suggest('first', 1);
  const bot = aBot({ index, store, log });
  const each = Math.max(1, Math.ceil(size / asked));
  return {
    handle: createMetrics().counted(bot.handle),
    heardAt: bot.heardAt,
    suggest: suggestions.suggest,
    shelves: index.shelves,
    log,
    size: factChecks.length,
    questions: factChecks
      .filter((_, n) => n % each === 0)
      .map(({ claim }) => `is it true that ${claim.slice(0, 500)}`),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

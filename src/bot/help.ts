import { samplePublisher } from '../core/factcheck.ts';
import type { Action, Block, Reply } from '../core/message.ts';
import { fitsToken } from './present/buttons.ts';
import { oneLine } from './present/excerpt.ts';
import type { Desk, Turn } from './turn.ts';

const mostExamples = 3;
/** Slack's limit for a button's words, the tightest of the platforms. */
const longestLabel = 75;
const longestClaim = 20_000;

/** The newest claims that a button can ask, those with a rating first: they show best what the desk does. */
async function examples({ index }: Desk): Promise<Action[]> {
  const { factChecks } = await index.list({ offset: 0, limit: 30 });
  const ratedFirst = factChecks.toSorted((a, b) => Number(!a.rating) - Number(!b.rating));
  const claims = new Set(ratedFirst.map(({ claim }) => oneLine(claim, longestClaim)));
  return [...claims]
    .map((claim) => ({ label: claim, act: { kind: 'ask' as const, question: claim } }))
    .filter(({ label, act }) => label.length <= longestLabel && fitsToken(act))
    .slice(0, mostExamples);
}

/** What the desk is, how to ask it here, what it keeps. */
export async function help(desk: Desk, { place, words }: Turn): Promise<Reply> {
  const { help: said, buttons, locale } = words;
  const [asks, { publishers }] = await Promise.all([examples(desk), desk.index.shelves()]);
  const holdsSamples = publishers.some(({ name }) => name === samplePublisher);
  const plain = (text: string): Block => ({ kind: 'text', style: 'plain', text });
  return {
    title: said.title,
    blocks: [
      { kind: 'text', style: 'heading', text: said.title },
      plain(said.what),
      plain(said.never),
      plain(said.howToAsk[place.platform]),
      ...(asks.length > 0 ? [plain(said.examples)] : []),
      { kind: 'text', style: 'small', text: said.kept(desk.retentionDays) },
      ...(holdsSamples ? [{ kind: 'notice', tone: 'info', text: said.samples } as const] : []),
    ],
    actions: [
      ...asks,
      { label: buttons.browse, act: { kind: 'browse', by: 'menu', value: '', page: 1 } },
    ],
    audience: 'asker',
    locale,
  };
}

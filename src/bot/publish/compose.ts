import type { FactCheck } from '../../core/factcheck.ts';
import type { Block, Reply } from '../../core/message.ts';
import type { Content, Revision } from '../../core/publication.ts';
import type { Compose } from '../../core/publishing.ts';
import { ageOf, type Clock } from '../present/age.ts';
import { presentCard } from '../present/card.ts';
import { oneLine, opening } from '../present/excerpt.ts';
import { listOf } from '../present/item.ts';
import { newestFirst } from '../present/notices.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** What one message lists; both platforms have room for as many with their buttons. */
const mostListed = 8;
const mostOfALabel = 100;
const mostOfAReason = 500;
const mostOfAClaim = 200;

const label = (text: string, { copies }: Words): string =>
  text ? oneLine(text, mostOfALabel) : copies.unrated;

/** What changed in a rating, in one sentence; undefined where it did not. */
function changeOf(
  { was, now, at }: Revision,
  factCheck: FactCheck,
  words: Words,
): string | undefined {
  const { copies, date } = words;
  if (factCheck.status === 'withdrawn') return copies.withdrawnSince(date(at.toISOString()));
  if (was === now) return;
  return copies.ratingChanged(date(at.toISOString()), label(was, words), label(now, words));
}

/** That the rating changed since it was posted, where the publisher's own correction does not say so already. */
function changedSince(factCheck: FactCheck, changes: readonly Revision[], words: Words): Block[] {
  if (factCheck.status === 'withdrawn') return [];
  const newest = changes.find(({ was, now }) => was !== now);
  const [said] = newestFirst(factCheck.corrections);
  if (!newest || said?.was === newest.was) return [];
  const text = changeOf(newest, factCheck, words);
  return text ? [{ kind: 'notice', tone: 'warning', text }] : [];
}

/** The moderator's own words, marked as theirs, before the small print. */
function noteBlock(note: string | undefined, by: string, { copies }: Words): Block[] {
  if (!note) return [];
  const name = oneLine(by, 80);
  return [
    { kind: 'text', style: 'plain', text: name ? copies.noteBy(name, note) : copies.note(note) },
  ];
}

/** A card in the open: what belongs to one asker is not among its buttons. */
function card(
  content: Extract<Content, { kind: 'card' }>,
  factCheck: FactCheck,
  words: Words,
  { changes, by, clock }: { changes: readonly Revision[]; by: string; clock: Clock },
): Reply {
  const reply = presentCard(factCheck, words, { age: ageOf(factCheck, clock) });
  const [first, ...rest] = reply.blocks;
  const small = rest.pop();
  return {
    ...reply,
    blocks: [
      ...(first ? [first] : []),
      ...changedSince(factCheck, changes, words),
      ...rest,
      ...noteBlock(content.note, by, words),
      ...(small ? [small] : []),
    ],
    audience: 'everyone',
  };
}

function digest(
  { of }: Extract<Content, { kind: 'digest' }>,
  factChecks: readonly FactCheck[],
  words: Words,
): Reply {
  const { copies, buttons, locale } = words;
  const listed = factChecks.slice(0, mostListed);
  const more = factChecks.length - listed.length;
  const title = (of === 'week' ? copies.digestOfWeek : copies.digestOfDay)(factChecks.length);
  return {
    title,
    blocks: [
      ...listOf(title, listed, words),
      ...(more > 0
        ? [{ kind: 'text', style: 'small', text: copies.andMore(more) } satisfies Block]
        : []),
    ],
    actions: [
      { label: buttons.browse, act: { kind: 'browse', by: 'menu', value: '', page: 1 } },
      { label: buttons.help, act: { kind: 'help' } },
    ],
    audience: 'everyone',
    locale,
  };
}

/** To one person who asked to be told. */
function told(
  { was }: Extract<Content, { kind: 'change' }>,
  factCheck: FactCheck,
  words: Words,
  clock: Clock,
): Reply {
  const at = clock.now();
  const now = factCheck.rating?.label ?? '';
  const revision = {
    factCheck: factCheck.id,
    revision: factCheck.revision,
    fields: [],
    was,
    now,
    at,
  };
  const text = changeOf(revision, factCheck, words);
  const reply = presentCard(factCheck, words);
  return {
    ...reply,
    blocks: [
      ...(text ? [{ kind: 'notice', tone: 'warning', text } satisfies Block] : []),
      ...reply.blocks,
      { kind: 'text', style: 'small', text: words.copies.youAsked },
    ],
    audience: 'everyone',
  };
}

/** A copy of what is no longer in the library: nothing to show, and that is said. */
function nothing(words: Words): Reply {
  const text = words.mistakes['fact-check-gone'];
  return {
    title: text,
    blocks: [{ kind: 'text', style: 'plain', text }],
    actions: [{ label: words.buttons.help, act: { kind: 'help' } }],
    audience: 'everyone',
    locale: words.locale,
  };
}

/** How what is published reads. */
export function createCompose(clock: Clock): Compose {
  return {
    copy(publication, factChecks, locale, changes) {
      const { content, by } = publication;
      const words = wordsFor(locale);
      const [factCheck] = factChecks;
      if (content.kind === 'digest') return digest(content, factChecks, words);
      if (!factCheck) return nothing(words);
      if (content.kind === 'change') return told(content, factCheck, words, clock);
      return card(content, factCheck, words, { changes, by: by.name ?? '', clock });
    },
    change(factCheck, revision, locale) {
      const words = wordsFor(locale);
      const { copies, date, card: said } = words;
      const claim = oneLine(factCheck.claim, mostOfAClaim);
      const text =
        changeOf(revision, factCheck, words) ?? copies.changed(date(revision.at.toISOString()));
      const why = revision.why ? opening(revision.why, mostOfAReason) : '';
      return {
        title: copies.changedTitle(claim),
        blocks: [
          { kind: 'notice', tone: 'warning', text },
          ...(why ? [{ kind: 'text', style: 'plain', text: copies.why(why) } satisfies Block] : []),
          { kind: 'text', style: 'small', text: said.claimChecked(claim) },
        ],
        actions: [
          {
            label: words.buttons.back,
            act: { kind: 'show', id: factCheck.id, part: 'card', page: 1 },
          },
          {
            label: words.buttons.allCorrections,
            act: { kind: 'show', id: factCheck.id, part: 'corrections', page: 1 },
          },
        ],
        about: factCheck.id,
        audience: 'everyone',
        locale: words.locale,
      };
    },
  };
}

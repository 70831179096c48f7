import { html } from 'hono/html';
import type { AuditEntry } from '../../../core/ports.ts';
import { tallied } from '../../../core/tally.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { line, pager } from './parts.ts';
import type { Rooms } from './rooms.ts';
import { pageOf, type Turn } from './turn.ts';

const onAPage = 50;
/** Feedback that is older than so many words is of no use to anybody. */
const mostFeedback = 100_000;
const mostTallies = 200;

function auditItem({ at, actor, act, subject, from }: AuditEntry, { words, zone }: Turn): Html {
  return html`<li class="post"><p class="item" dir="auto">${printable(line(labels.auditLine(act, subject)))}</p>
<p class="small" dir="auto">${printable(line(labels.auditBy(actor, from, words.time(at, zone))))}</p></li>`;
}

const list = (items: readonly Html[]): Html => html`<ul class="posts" role="list">${items}</ul>`;

/** What was done with authority, and what people said of answers. */
export function addRecords(rooms: Rooms, desk: DeskPage): void {
  const { store, index, sees } = desk;

  /** The newest entries that this person may read, at least so many where there are. */
  async function entries({ person }: Turn, wanted: number): Promise<AuditEntry[]> {
    for (let limit = wanted; ; limit *= 4) {
      const all = await store.audit.recent(limit);
      const theirs = all.filter((entry) => sees(person, entry));
      if (theirs.length >= wanted || all.length < limit) return theirs;
    }
  }

  rooms.show('/audit', async (turn) => {
    const page = pageOf(turn);
    const all = await entries(turn, page * onAPage + 1);
    const shown = all.slice((page - 1) * onAPage, page * onAPage);
    const items = shown.map((entry) => auditItem(entry, turn));
    return {
      title: labels.auditTitle,
      body: html`${items.length > 0 ? list(items) : html`<p>${labels.auditEmpty}</p>`}
${pager('/desk/audit', page, all.length > page * onAPage)}`,
    };
  });

  rooms.show('/feedback', async (turn) => {
    const tallies = tallied(await store.feedback.recent(mostFeedback)).slice(0, mostTallies);
    const items = tallies.map(async ({ factCheck, right, wrong, newest }) => {
      const known = await index.get(factCheck);
      const name = known
        ? html`<a href="/desk/checks/${factCheck}">${printable(line(known.claim))}</a>`
        : html`${printable(labels.goneCheck(factCheck))}`;
      const date = turn.words.date(newest.toISOString());
      return html`<li class="post"><p class="item" dir="auto">${name}</p>
<p class="small">${labels.saidOf(wrong, right, date)}</p></li>`;
    });
    return {
      title: labels.feedbackTitle,
      body: html`<p>${labels.feedbackHint}</p>
${items.length > 0 ? list(await Promise.all(items)) : html`<p>${labels.feedbackEmpty}</p>`}`,
    };
  });
}

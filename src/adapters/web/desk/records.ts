import { html } from 'hono/html';
import type { AuditEntry, Feedback } from '../../../core/ports.ts';
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

interface Tally {
  factCheck: string;
  right: number;
  wrong: number;
  newest: Date;
}

/** What was said, by fact-check: those most often called wrong first, then the newest. */
function tally(said: readonly Feedback[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { factCheck, right, at } of said) {
    const {
      right: yes,
      wrong: no,
      newest,
    } = tallies.get(factCheck) ?? { right: 0, wrong: 0, newest: at };
    tallies.set(factCheck, {
      factCheck,
      right: yes + (right ? 1 : 0),
      wrong: no + (right ? 0 : 1),
      newest: at > newest ? at : newest,
    });
  }
  return [...tallies.values()].toSorted(
    (a, b) => b.wrong - a.wrong || b.newest.getTime() - a.newest.getTime(),
  );
}

/** A table that scrolls by itself where the window is narrow. */
function table(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="table" tabindex="0" role="region" aria-label="${caption}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function auditRow({ at, actor, act, subject, from }: AuditEntry, { words, zone }: Turn): Html {
  const cells = [words.time(at, zone), actor, act, subject, from];
  return html`<tr>${cells.map((cell) => html`<td dir="auto">${printable(line(cell))}</td>`)}</tr>`;
}

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
    const heads = Object.values(labels.auditHead);
    return {
      title: labels.auditTitle,
      body: html`${
        shown.length > 0
          ? table(
              labels.auditTitle,
              heads,
              shown.map((entry) => auditRow(entry, turn)),
            )
          : html`<p>${labels.auditEmpty}</p>`
      }
${pager('/desk/audit', page, all.length > page * onAPage)}`,
    };
  });

  rooms.show('/feedback', async (turn) => {
    const tallies = tally(await store.feedback.recent(mostFeedback)).slice(0, mostTallies);
    const rows = tallies.map(async ({ factCheck, right, wrong, newest }) => {
      const known = await index.get(factCheck);
      const name = known
        ? html`<a href="/desk/checks/${factCheck}">${printable(line(known.claim))}</a>`
        : html`${printable(labels.goneCheck(factCheck))}`;
      return html`<tr><td dir="auto">${name}</td><td>${wrong}</td><td>${right}</td><td>${turn.words.date(newest.toISOString())}</td></tr>`;
    });
    return {
      title: labels.feedbackTitle,
      body: html`<p>${labels.feedbackHint}</p>
${
  tallies.length > 0
    ? table(labels.feedbackTitle, Object.values(labels.feedbackHead), await Promise.all(rows))
    : html`<p>${labels.feedbackEmpty}</p>`
}`,
    };
  });
}

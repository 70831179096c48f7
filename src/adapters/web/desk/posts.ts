import { html } from 'hono/html';
import type { Publication, PublicationState } from '../../../core/publication.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { claimOf, copyList, fullName, namedBy, pager, pressForm } from './parts.ts';
import type { Rooms } from './rooms.ts';
import { pageOf, type Turn } from './turn.ts';

const onAPage = 20;
const open: PublicationState[] = ['draft', 'proposed', 'scheduled'];

/** Whether it is still to go out. What went out keeps its state, so that its time stays known. */
export const isAhead = ({ state, dueAt }: Publication, now: Date): boolean =>
  state === 'scheduled' && dueAt !== undefined && dueAt > now;

const stateOf = (one: Publication, now: Date): PublicationState =>
  one.state === 'scheduled' && !isAhead(one, now) ? 'confirmed' : one.state;

/** When a publication went out, or is to, else when it was begun. */
const momentOf = ({ state, dueAt, confirmedAt, createdAt }: Publication): Date =>
  (state === 'scheduled' ? dueAt : confirmedAt) ?? createdAt;

async function postItem(desk: DeskPage, publication: Publication, turn: Turn): Promise<Html> {
  const { words, zone, person } = turn;
  const { id, by, targets } = publication;
  const claim = await claimOf(desk.index, publication, words);
  const name = by.platform === 'console' ? words.desk.factdesk : namedBy(by);
  const detail = words.desk.byWhom(
    name,
    words.desk.postStates[stateOf(publication, desk.now())],
    words.time(momentOf(publication), zone),
  );
  const { copies } = await desk.press.copies.progress(id, person);
  const places =
    copies.length > 0 && !isAhead(publication, desk.now())
      ? copyList(copies, words)
      : targets.length > 0
        ? html`<p class="small" dir="auto">${printable(targets.map(fullName).join(', '))}</p>`
        : null;
  return html`<li class="post">
<p class="item" dir="auto"><a href="/desk/posts/${id}">${printable(claim)}</a></p>
<p class="small" dir="auto">${printable(detail)}</p>
${places}
</li>`;
}

/** Publications with where their copies stand. */
export async function postItems(
  desk: DeskPage,
  publications: readonly Publication[],
  turn: Turn,
): Promise<Html> {
  const items = await Promise.all(publications.map((one) => postItem(desk, one, turn)));
  return html`<ul class="posts" role="list">${items}</ul>`;
}

const notices: Readonly<Record<string, string>> = { again: labels.sentAlready };

/** What was posted and what is still open. */
export function addPosts(rooms: Rooms, desk: DeskPage): void {
  const { press } = desk;

  rooms.show('/posts', async (turn) => {
    const { words, person } = turn;
    const page = pageOf(turn);
    const which = turn.query('which') === 'open' ? 'open' : 'all';
    const found = await press.copies.list(person, {
      ...(which === 'open' && { states: open }),
      limit: onAPage + 1,
      offset: (page - 1) * onAPage,
    });
    const shown = found.slice(0, onAPage);
    const other = which === 'open' ? 'all' : 'open';
    const path = which === 'open' ? '/desk/posts?which=open' : '/desk/posts';
    return {
      title: which === 'open' ? words.desk.postsOpen : words.desk.postsTitle,
      notice: notices[turn.query('done')],
      body: html`<p class="actions"><a class="button" href="/desk/posts?which=${other}">${labels.which[other]}</a></p>
${shown.length > 0 ? await postItems(desk, shown, turn) : html`<p>${words.desk.noPosts}</p>`}
${pager(path, page, found.length > onAPage)}`,
    };
  });

  rooms.show('/schedule', async (turn) => {
    const { words, person, zone } = turn;
    const states: PublicationState[] = ['scheduled'];
    const found = await press.copies.list(person, { states, limit: 200, offset: 0 });
    const due = found
      .filter((one) => isAhead(one, desk.now()))
      .toSorted((a, b) => momentOf(a).getTime() - momentOf(b).getTime());
    const rows = due.map(async (one) => {
      const claim = await claimOf(desk.index, one, words);
      return html`<li class="post"><p class="item">${words.time(momentOf(one), zone)}</p>
<p dir="auto"><a href="/desk/posts/${one.id}">${printable(claim)}</a></p>
<p class="small" dir="auto">${printable(one.targets.map(fullName).join(', '))}</p>
${pressForm(turn, `/desk/posts/${one.id}/cancel`, words.desk.buttons.cancel, {}, { about: claim })}</li>`;
    });
    return {
      title: labels.to.schedule,
      body:
        due.length > 0
          ? html`<ul class="posts" role="list">${await Promise.all(rows)}</ul>`
          : html`<p>${labels.scheduleEmpty}</p>`,
    };
  });
}

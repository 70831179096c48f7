import { html } from 'hono/html';
import type { Publication } from '../../../core/publication.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { isAhead, postItems } from './posts.ts';
import type { Rooms } from './rooms.ts';
import type { Turn } from './turn.ts';

const fewPosts = 5;
const mostProposals = 25;
const mostCounted = 100;

function section(title: string, body: Html | null): Html | null {
  return body && html`<section class="panel"><h2>${title}</h2>${body}</section>`;
}

/** What somebody has to decide, with where. */
function decisionsHtml(troubles: number, changes: number, proposals: Html | null): Html {
  const lines = [
    ...(troubles > 0
      ? [html`<li><a href="/desk/trouble">${labels.troubles(troubles)}</a></li>`]
      : []),
    ...(changes > 0
      ? [html`<li><a href="/desk/corrections">${labels.changes(changes)}</a></li>`]
      : []),
  ];
  if (lines.length === 0 && !proposals) return html`<p>${labels.nothingToDecide}</p>`;
  return html`${lines.length > 0 ? html`<ul class="lines" role="list">${lines}</ul>` : null}
${proposals && html`<h3>${labels.proposals}</h3>${proposals}`}`;
}

/** The first page: what needs a decision, then what goes out next, then what went out. */
export function addOverview(rooms: Rooms, desk: DeskPage): void {
  const { press } = desk;

  async function listed(
    turn: Turn,
    states: readonly Publication['state'][],
    wanted: (one: Publication) => boolean = () => true,
    most = fewPosts,
  ): Promise<Html | null> {
    const { person } = turn;
    const all = await press.copies.list(person, { states, limit: mostCounted, offset: 0 });
    const found = all.filter(wanted).slice(0, most);
    return found.length > 0 ? postItems(desk, found, turn) : null;
  }

  const ahead = (one: Publication) => isAhead(one, desk.now());

  rooms.show('/', async (turn) => {
    const [troubles, changes, proposals, scheduled, latest, drafts] = await Promise.all([
      press.copies.trouble(turn.person, mostCounted),
      press.corrections.open(turn.person),
      listed(turn, ['proposed'], () => true, mostProposals),
      listed(turn, ['scheduled'], ahead),
      listed(turn, ['confirmed', 'scheduled', 'undone'], (one) => !ahead(one)),
      listed(turn, ['draft']),
    ]);
    return {
      title: labels.to.overview,
      body: html`${section(labels.decisions, decisionsHtml(troubles.length, changes.length, proposals))}
<p><a class="button primary" href="/desk/checks">${labels.to.checks}</a></p>
${section(labels.next, scheduled)}
${section(labels.latest, latest)}
${section(labels.drafts, drafts)}`,
    };
  });
}

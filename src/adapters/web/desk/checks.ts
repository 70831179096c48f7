import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { FactCheck } from '../../../core/factcheck.ts';
import type { Answer } from '../../../core/question.ts';
import type { Html } from '../marks.ts';
import { searchForm } from './compose.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { checkLine, line, pressForm } from './parts.ts';
import type { Rooms } from './rooms.ts';
import type { Turn } from './turn.ts';

const mostFound = 10;
const longestTyped = 5000;

/** What an answer names, best first. */
function namedIn(answer: Answer): FactCheck[] {
  const found =
    answer.kind === 'match'
      ? [answer.found, ...answer.disagreeing, ...answer.others]
      : answer.kind === 'choices'
        ? answer.choices
        : answer.closest;
  return found.map(({ factCheck }) => factCheck);
}

/** Fact-checks that somebody may mean by what they typed: what a question would find, then what begins so. */
async function findChecks({ index, suggest }: DeskPage, typed: string): Promise<FactCheck[]> {
  const text = typed.slice(0, longestTyped);
  const [answer, suggested] = await Promise.all([index.find({ text }), suggest(text, mostFound)]);
  const begun = await Promise.all(suggested.map(({ id }) => index.get(id)));
  const all = [...namedIn(answer), ...begun.flatMap((one) => one ?? [])];
  return [...new Map(all.map((one) => [one.id, one])).values()].slice(0, mostFound);
}

function foundHtml(found: readonly FactCheck[], turn: Turn): Html {
  const { publish } = turn.words.desk.buttons;
  const items = found.map((one) => {
    const about = line(one.claim);
    const fields = { id: one.id, once: randomUUID() };
    const begin =
      one.status === 'withdrawn'
        ? null
        : pressForm(turn, '/desk/posts/begin', publish, fields, { about });
    return html`<li class="post"><div>${checkLine(one)}</div>${begin}</li>`;
  });
  return html`<ul class="posts" role="list">${items}</ul>`;
}

/** Whether a form comes for the first time. Each is shown with a word of its own. */
export async function isFirst({ store }: DeskPage, word: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/.test(word)) return false;
  return store.once(`desk-form/${word}`);
}

/** Finding a fact-check, to post it or to say something about it. */
export function addChecks(rooms: Rooms, desk: DeskPage): void {
  rooms.show('/checks', async (turn) => {
    const typed = turn.query('q').trim();
    const found = typed
      ? await findChecks(desk, typed)
      : (await desk.index.list({ offset: 0, limit: mostFound })).factChecks;
    return {
      title: labels.find,
      body: html`${searchForm('/desk/checks', 'q', labels.findHint, typed)}
<section class="panel"><h2>${typed ? labels.found : labels.newestChecks}</h2>
${found.length > 0 ? foundHtml(found, turn) : html`<p>${labels.nothingFound}</p>`}</section>`,
    };
  });

  rooms.act('/posts/begin', async ({ person }, fields) => {
    const id = fields.one('id');
    if (!(await desk.index.get(id))) throw new UserError('fact-check-gone');
    if (!(await isFirst(desk, fields.one('once')))) return '/posts?which=open&done=again';
    const publication = await desk.press.drafts.begin(id, person);
    return `/posts/${publication.id}`;
  });
}

import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { Copy, Job } from '../../../core/publication.ts';
import { webUrl } from '../../../core/url.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { fullName, pressForm } from './parts.ts';
import type { Rooms } from './rooms.ts';
import type { Turn } from './turn.ts';

const mostShown = 100;
const key = /^[a-z0-9]{10}\.\d{1,2}\/[a-z]{1,12}\/\d{1,9}$/;
const decisions = ['again', 'done', 'cancelled'] as const;
type Decision = (typeof decisions)[number];

/** Where to look for what may have been posted: the channel itself, as each platform's own addresses have it. */
function channelUrl({ target: { place }, receipt }: Copy): string | undefined {
  const { platform, workspace, channel, thread } = place;
  if (receipt?.url) return webUrl(receipt.url);
  if (platform === 'discord') {
    return webUrl(`https://discord.com/channels/${workspace}/${thread ?? channel}`);
  }
  return platform === 'slack'
    ? webUrl(`https://app.slack.com/client/${workspace}/${channel}`)
    : undefined;
}

function troubleItem({ job, copy }: { job: Job; copy: Copy }, turn: Turn): Html {
  const { desk, reasons, time } = turn.words;
  const { kind, state, reason, begunAt, notBefore, publication } = job;
  const where = fullName(copy.target);
  const text = desk.trouble(desk.jobs[kind], where, reasons[reason ?? 'other']);
  const decide = (decision: Decision, label: string) =>
    pressForm(turn, '/desk/trouble/decide', label, { key: job.key, decision }, { about: where });
  const url = channelUrl(copy);
  return html`<li class="post"><p class="item" dir="auto"><a href="/desk/posts/${publication}">${printable(text)}</a></p>
<p>${state === 'unknown' ? desk.whichUnknown : desk.whichDead}</p>
<p class="small">${labels.since(time(begunAt ?? notBefore, turn.zone))}${url ? html` <a href="${url}" rel="noopener noreferrer">${labels.lookThere}<span class="unseen">: ${printable(where)}</span></a>` : null}</p>
<div class="actions">${decide('again', desk.buttons.again)}
${state === 'unknown' ? decide('done', desk.buttons.there) : null}
${decide('cancelled', desk.buttons.leave)}</div></li>`;
}

/** Deliveries that were given up, or of which nobody can tell how they ended. */
export function addTrouble(rooms: Rooms, desk: DeskPage): void {
  const { copies } = desk.press;

  rooms.show('/trouble', async (turn) => {
    const { words, person } = turn;
    const found = await copies.trouble(person, mostShown);
    const items = found.map((one) => troubleItem(one, turn));
    return {
      title: words.desk.postsTrouble,
      notice: turn.query('done') ? words.desk.decided : undefined,
      body:
        items.length > 0
          ? html`<ul class="posts" role="list">${items}</ul>`
          : html`<p>${labels.noTrouble}</p>`,
    };
  });

  rooms.act('/trouble/decide', async ({ person }, fields) => {
    const decision = decisions.find((one) => one === fields.one('decision'));
    const wanted = fields.one('key');
    if (!decision) throw new UserError('setting-refused');
    if (!key.test(wanted)) throw new UserError('publication-gone');
    await copies.decide(wanted, decision, person);
    return '/trouble?done=1';
  });
}

import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { UserError } from '../../../core/errors.ts';
import type { Feed, Target } from '../../../core/publication.ts';
import { verdictSchema } from '../../../core/rating.ts';
import { scopeOf } from '../../../core/scope.ts';
import { printable } from '../../printable.ts';
import type { Html } from '../marks.ts';
import { placesFound, searchForm } from './compose.ts';
import { feedFrom, isFeedId } from './feed-fields.ts';
import { feedForm } from './feed-form.ts';
import { labels } from './labels.ts';
import type { DeskPage } from './needs.ts';
import { fullName, line, pressForm } from './parts.ts';
import { placeFrom, placeValue } from './places.ts';
import type { Rooms } from './rooms.ts';
import type { Turn, View } from './turn.ts';

/** What a new feed begins with: as the settings in chat make one. */
const usual = {
  rhythm: 'at-once',
  hour: 9,
  weekday: 1,
  quietFrom: 22,
  quietTo: 7,
  cap: 5,
} as const;

/** As a feed's id is made: 10 of a-z and 0-9. */
const newFeedId = (): string =>
  BigInt(`0x${randomUUID().replaceAll('-', '')}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10);

const nothingChosen = { topics: [], languages: [], publishers: [], verdicts: [] };

function feedItem(feed: Feed, turn: Turn): Html {
  const { id, target, topics, languages, publishers, verdicts, rhythm } = feed;
  const verdictNames = verdictSchema.options
    .filter((one) => verdicts.includes(one))
    .map((one) => labels.verdicts[one]);
  const filter = [...topics, ...languages, ...publishers, ...verdictNames].map((one) => line(one));
  const what = filter.length > 0 ? filter.join(', ') : labels.everything;
  const name = fullName(target);
  return html`<li class="post"><p class="item" dir="auto"><a href="/desk/feeds/${id}">${printable(name)}</a></p>
<p class="small" dir="auto">${printable(`${labels.rhythms[rhythm]}: ${what}`)}</p>
${pressForm(turn, `/desk/feeds/${id}/end`, labels.endFeed, {}, { about: name })}</li>`;
}

const notices: Readonly<Record<string, string>> = {
  saved: labels.feedSaved,
  ended: labels.feedEnded,
};

function chooseHtml(targets: readonly Target[] | undefined): Html {
  if (!targets) return html`<p>${labels.placesUnreached}</p>`;
  if (targets.length === 0) return html`<p>${labels.noPlaceFound}</p>`;
  const items = targets.map((target) => {
    const name = printable(fullName(target));
    const to = `/desk/feeds/new?place=${encodeURIComponent(placeValue(target.place))}`;
    return html`<li><span dir="auto">${name}</span> <a class="button" href="${to}">${labels.follow}<span class="unseen">: ${name}</span></a></li>`;
  });
  return html`<ul class="lines" role="list">${items}</ul>`;
}

/** Channels that follow the desk. */
export function addFeeds(rooms: Rooms, desk: DeskPage): void {
  const { feeds, examine } = desk.press;

  /** @throws UserError `publication-gone` where it is none of theirs, or ended */
  async function feedOf({ param, person }: Turn): Promise<Feed> {
    const known = (await feeds.list(person)).find(({ id }) => id === param('id'));
    if (!known) throw new UserError('publication-gone');
    return known;
  }

  rooms.show('/feeds', async (turn) => {
    const all = await feeds.list(turn.person);
    const items = all.map((feed) => feedItem(feed, turn));
    return {
      title: labels.feedsTitle,
      notice: notices[turn.query('done')],
      body: html`${items.length > 0 ? html`<ul class="posts" role="list">${items}</ul>` : html`<p>${labels.noFeeds}</p>`}
<p><a class="button primary" href="/desk/feeds/new">${labels.addFeed}</a></p>`,
    };
  });

  async function chooseView(turn: Turn): Promise<View> {
    const typed = turn.query('find');
    return {
      title: labels.addFeed,
      body: html`<p>${labels.chooseFeedPlace}</p>
${searchForm('/desk/feeds/new', 'find', labels.findPlace, typed)}
<section class="panel"><h2>${labels.placesFound}</h2>${chooseHtml(await placesFound(desk, typed, turn))}</section>`,
    };
  }

  rooms.show('/feeds/new', async (turn) => {
    const value = turn.query('place');
    if (!value) return chooseView(turn);
    const place = placeFrom(value);
    if (!place) throw new UserError('place-refused');
    if (!desk.sees(turn.person, { from: scopeOf(place) })) throw new UserError('place-not-yours');
    const { target } = await examine(place);
    const draft = { id: newFeedId(), target, ...usual, ...nothingChosen, zone: turn.zone };
    return {
      title: labels.feedFor(fullName(target)),
      body: await feedForm(desk, draft, turn),
    };
  });

  rooms.show('/feeds/:id', async (turn) => {
    const feed = await feedOf(turn);
    const end = pressForm(turn, `/desk/feeds/${feed.id}/end`, labels.endFeed);
    return {
      title: labels.feedFor(fullName(feed.target)),
      body: html`${await feedForm(desk, feed, turn)}${end}`,
    };
  });

  rooms.act('/feeds/save', async ({ person }, fields) => {
    await feeds.put(await feedFrom(desk, fields), person);
    return '/feeds?done=saved';
  });

  rooms.act('/feeds/:id/end', async (turn) => {
    const id = turn.param('id');
    if (!isFeedId(id)) throw new UserError('publication-gone');
    await feeds.drop(id, turn.person);
    return '/feeds?done=ended';
  });
}

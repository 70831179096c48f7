import { html } from 'hono/html';
import { printable } from '../../printable.ts';
import { assets } from '../assets.ts';
import { headHtml, titled } from '../head.ts';
import { labels as pageLabels } from '../labels.ts';
import type { Html } from '../marks.ts';
import { labels } from './labels.ts';
import { namedBy } from './parts.ts';
import type { Turn, View } from './turn.ts';

const parts: [path: string, label: string][] = [
  ['/desk', labels.to.overview],
  ['/desk/checks', labels.to.checks],
  ['/desk/posts', labels.to.posts],
  ['/desk/schedule', labels.to.schedule],
  ['/desk/corrections', labels.to.corrections],
  ['/desk/trouble', labels.to.trouble],
  ['/desk/feeds', labels.to.feeds],
  ['/desk/audit', labels.to.audit],
  ['/desk/feedback', labels.to.feedback],
];

function navigation(path: string): Html {
  const items = parts.map(([to, label]) => {
    const current = to === path ? html` aria-current="page"` : null;
    return html`<li><a href="${to}"${current}>${label}</a></li>`;
  });
  return html`<nav aria-label="${labels.navigation}"><ul role="list">${items}</ul></nav>`;
}

function whoHtml({ person, local, token }: Turn): Html {
  if (local) return html`<p class="notice warning">${labels.localOnly}</p>`;
  const name = namedBy(person);
  return html`<form class="who" method="post" action="/desk/leave">
<input type="hidden" name="token" value="${token}">
<span class="small" dir="auto">${labels.signedIn(name, labels.platforms[person.platform])}</span>
<button class="button">${labels.signOut}</button>
</form>`;
}

function document(title: string, lang: string, header: Html | null, main: Html): Html {
  return html`<!doctype html>
<html lang="${lang}">
<head>
${headHtml(titled(title, pageLabels.name), 'desk.css', 'drawn.css')}</head>
<body class="desk">
<a class="skip" href="#content">${labels.skip}</a>
<header>
<p class="brand"><a href="/desk"><img src="${assets['icon.svg'].address}" alt="" width="32" height="32">${labels.name}</a></p>
${header}
</header>
<main id="content" tabindex="-1">
${main}
</main>
</body>
</html>`;
}

/** A part of the desk for somebody who is let in. */
export function deskPage({ title, body, notice }: View, turn: Turn): Html {
  const path = new URL(turn.c.req.url).pathname.replace(/\/$/, '');
  return document(
    title,
    turn.words.locale,
    html`${whoHtml(turn)}${navigation(path)}`,
    html`<h1 dir="auto">${printable(title)}</h1>
${notice && html`<p class="notice" role="status">${notice}</p>`}
${body}`,
  );
}

/** A page for somebody who is not let in: nothing of the desk is on it. */
export function outsidePage(title: string, body: Html): Html {
  return document(title, 'en', null, html`<h1>${title}</h1>\n${body}`);
}

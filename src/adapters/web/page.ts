import { html } from 'hono/html';
import type { Action, Reply } from '../../core/message.ts';
import { shortenLine } from '../fit.ts';
import { printable } from '../printable.ts';
import { assets } from './assets.ts';
import { card } from './card.ts';
import { actionControl, actionForm } from './controls.ts';
import { labels, refusals } from './labels.ts';
import type { Html } from './marks.ts';

/** Longer ones make links that nobody can paste. */
const longestShared = 1500;

/** What stands on a page: the front page, or one exchange. */
interface Content {
  title?: string;
  /** BCP 47: of what the desk says. */
  locale?: string;
  /** What was asked, where it is known. */
  asked?: string;
  answer?: Html;
  /** What is offered before anything was asked. */
  welcome?: Html;
}

function askedHtml(question: string): Html {
  const words = printable(question).trim();
  return words
    ? html`<p class="asked"><span class="unseen">${labels.youAsked} </span><span dir="auto">${words}</span></p>`
    : html``;
}

function linkHtml(question: string): Html {
  const words = question.toWellFormed().trim();
  if (!words || words.length > longestShared) return html``;
  return html`<p class="permalink"><a href="/?q=${encodeURIComponent(words)}">${labels.linkToThis}</a></p>`;
}

const isExample = (action: Action): boolean => 'act' in action && action.act.kind === 'ask';

/** What the desk says of itself, as the front page has it: examples to press, then the notices and small print. */
export function welcome(help: Reply): Html {
  const examples = help.actions.filter(isExample);
  const others = help.actions.filter((action) => !isExample(action));
  const prints = help.blocks.flatMap((block) => {
    const isPrint = block.kind === 'notice' || (block.kind === 'text' && block.style === 'small');
    return isPrint ? [block.text] : [];
  });
  const pressed: Action[] = [...others, { label: labels.help, act: { kind: 'help' } }];
  return html`<section class="welcome" aria-label="${labels.examples}">
${
  examples.length > 0
    ? html`<h2>${labels.examples}</h2>
${actionForm(html`<div class="examples">${examples.map((action) => actionControl(action))}</div>`)}`
    : null
}
${actionForm(html`<div class="actions">${pressed.map((action) => actionControl(action))}</div>`)}
${prints.map((text) => html`<p class="small" dir="auto">${printable(text)}</p>`)}
</section>`;
}

/** A sentence in place of an answer. */
export function problem(title: string, text: string): Html {
  return html`<article class="answer problem" tabindex="-1" aria-label="${title}">
<h2>${title}</h2>
<p>${text}</p>
</article>`;
}

/** A reply as an article, with an id of its own. */
export function answerOf(reply: Reply, id: string): Html {
  return card(reply, `a${id.slice(0, 8)}`);
}

/** A whole page. Everything on it works without script; `page.js` only spares the reloading. */
export function page({ title, locale, asked, answer, welcome: offered }: Content): Html {
  const head = title ? `${shortenLine(printable(title), 120)} - ${labels.name}` : labels.name;
  return html`<!doctype html>
<html lang="${locale ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${head}</title>
<link rel="icon" type="image/svg+xml" href="${assets['icon.svg'].address}">
<link rel="stylesheet" href="${assets['page.css'].address}">
<script type="module" src="${assets['page.js'].address}"></script>
</head>
<body>
<a class="skip" href="#claim">${labels.skip}</a>
<header>
<h1><a href="/">${labels.name}</a></h1>
<p>${labels.tagline}</p>
</header>
<main class="${offered ? 'front' : 'talk'}" data-checking="${labels.checking}" data-asked="${labels.youAsked}" data-chose="${labels.youChose}" data-offline-title="${refusals.offline.title}" data-offline="${refusals.offline.text}">
<section id="log" aria-label="${labels.conversation}">
${asked === undefined ? null : askedHtml(asked)}
${answer}
${asked === undefined ? null : linkHtml(asked)}
</section>
<form id="composer" method="post" action="/ask">
<label class="unseen" for="claim">${labels.claim}</label>
<textarea id="claim" name="q" rows="1" dir="auto" placeholder="${labels.placeholder}" autocomplete="off"></textarea>
<button class="button primary">${labels.send}</button>
</form>
${offered}
</main>
<p id="status" class="unseen" role="status"></p>
</body>
</html>`;
}

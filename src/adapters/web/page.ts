import { html } from 'hono/html';
import type { Action, Reply } from '../../core/message.ts';
import { shortenLine } from '../fit.ts';
import { printable } from '../printable.ts';
import { assets } from './assets.ts';
import { card } from './card.ts';
import { actionControl, actionForm } from './controls.ts';
import { headHtml, titled } from './head.ts';
import { type Labels, labelsIn } from './languages.ts';
import type { Html } from './marks.ts';

/** Enough to know one's own question by. */
const longestEcho = 2000;
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

function askedHtml(question: string, labels: Labels): Html {
  const words = shortenLine(printable(question).trim(), longestEcho);
  return words
    ? html`<p class="asked"><span class="unseen">${labels.youAsked} </span><span dir="auto">${words}</span></p>`
    : html``;
}

function linkHtml(question: string, labels: Labels): Html {
  const words = question.toWellFormed().trim();
  if (!words || words.length > longestShared) return html``;
  return html`<p class="permalink"><a href="/?q=${encodeURIComponent(words)}">${labels.linkToThis}</a></p>`;
}

const isExample = (action: Action): boolean => 'act' in action && action.act.kind === 'ask';

/** What the desk says of itself, as the front page has it: examples to press, then the notices and small print. */
export function welcome(help: Reply): Html {
  const labels = labelsIn(help.locale);
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
<div class="about">${prints.map((text) => html`<p class="small" dir="auto">${printable(text)}</p>`)}</div>
</section>`;
}

/** A sentence in place of an answer. */
export function problem(title: string, text: string): Html {
  return html`<article class="answer problem" tabindex="-1" aria-label="${title}">
<h2>${title}</h2>
<p>${text}</p>
</article>`;
}

/**
 * A reply as an article, with an id of its own.
 *
 * @param asked the question, which gets an address where the answer is about no one fact-check that has one
 */
export function answerOf(reply: Reply, id: string, asked?: string): Html {
  const link =
    asked !== undefined && reply.about === undefined
      ? linkHtml(asked, labelsIn(reply.locale))
      : null;
  return html`${card(reply, `a${id.slice(0, 8)}`)}
${link}`;
}

/** A whole page. Everything on it works without script; `page.js` only spares the reloading. */
export function page({ title, locale, asked, answer, welcome: offered }: Content): Html {
  const labels = labelsIn(locale);
  const head = title ? titled(title, labels.name) : labels.name;
  return html`<!doctype html>
<html lang="${locale ?? 'en'}">
<head>
${headHtml(head, 'answer.css')}<script type="module" src="${assets['page.js'].address}"></script>
</head>
<body>
<a class="skip" href="#claim">${labels.skip}</a>
<header>
<h1><a href="/"><img src="${assets['icon.svg'].address}" alt="" width="32" height="32">${labels.name}</a></h1>
<p>${labels.tagline}</p>
</header>
<main class="${offered ? 'front' : 'talk'}" data-checking="${labels.checking}" data-asked="${labels.youAsked}" data-chose="${labels.youChose}" data-share="${labels.share}" data-copied="${labels.copied}" data-offline-title="${labels.offlineTitle}" data-offline="${labels.offline}">
<section id="log" aria-label="${labels.conversation}">
${asked === undefined ? null : askedHtml(asked, labels)}
${answer}
</section>
<form id="composer" method="post" action="/ask">
<div class="field">
<label class="unseen" for="claim">${labels.claim}</label>
<textarea id="claim" name="q" rows="1" dir="auto" placeholder="${labels.placeholder}" autocomplete="off"></textarea>
<button class="button primary">${labels.send}</button>
</div>
</form>
${offered}
<p id="status" class="unseen" role="status"></p>
</main>
</body>
</html>`;
}

import { DomUtils, parseDocument } from 'htmlparser2';
import { decodeAct } from '../../src/core/act.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const elementsIn = (nodes: Node[]): Element[] => DomUtils.getElementsByTagName('*', nodes, true);
const classOf = (element: Element): string[] => (element.attribs.class ?? '').split(/\s+/);

/** What our templates make inside an answer; anything else came out of a text. */
const known: Record<string, string[]> = {
  article: ['class', 'id', 'tabindex', 'aria-label'],
  h2: ['class', 'dir'],
  h3: ['class', 'dir'],
  p: ['class', 'dir'],
  span: ['class', 'dir'],
  div: ['class'],
  ul: ['class', 'role'],
  li: ['id'],
  blockquote: ['dir'],
  a: ['class', 'href', 'rel', 'dir', 'aria-label'],
  form: ['method', 'action'],
  button: ['class', 'name', 'value', 'formaction', 'aria-label', 'dir'],
};
const classes = new Set(
  'answer problem ruling verdict positive mixed negative neutral publisher small notice info warning links number host mark list item actions button primary share'.split(
    ' ',
  ),
);
/** A source in the same card, or a fact-check's address. */
const own = /^(#a[0-9a-f]{8}-\d+|\/checks\/[a-z0-9-]{2,24})$/;
const commanding = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function tokenIsOurs(button: Element): boolean {
  if (button.attribs.name === 'q') return button.attribs.formaction === '/ask';
  try {
    decodeAct(button.attribs.value ?? '');
    return button.attribs.name === 'act';
  } catch {
    return false;
  }
}

/** What in an answer no template of ours makes, given the places its links may lead to. */
function foreignIn(element: Element, linksTo: RegExp): string[] {
  const found: string[] = [];
  const attributes = known[element.name];
  if (!attributes) found.push(`<${element.name}>`);
  for (const name of Object.keys(element.attribs)) {
    if (!attributes?.includes(name)) found.push(`${element.name}[${name}]`);
  }
  for (const name of classOf(element)) {
    if (name && !classes.has(name)) found.push(`class ${name}`);
  }
  const { href } = element.attribs;
  if (href !== undefined && !own.test(href) && !linksTo.test(href)) {
    found.push(`link to ${href}`);
  }
  if (element.name === 'button' && !tokenIsOurs(element)) found.push('a button of no act');
  return found;
}

function headingLevels(elements: Element[]): number[] {
  return elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []));
}

/** A page as somebody reads it who has no script, no style and no colour. */
export function readPage(markup: string) {
  const root = parseDocument(markup);
  const all = elementsIn(root.children);
  const named = (name: string) => all.filter((element) => element.name === name);
  const answers = all.filter((element) => classOf(element).includes('answer'));
  const inAnswers = answers.flatMap((answer) => [answer, ...elementsIn(answer.children)]);
  const textOf = (element: Element) => DomUtils.textContent(element).replace(/\s+/g, ' ').trim();
  const [language] = named('html').map((element) => element.attribs.lang);
  const ids = all.flatMap(({ attribs }) => attribs.id ?? []);
  const levels = headingLevels(all);
  const textBehind = (href = '') =>
    all.filter(({ attribs }) => attribs.id && `#${attribs.id}` === href).map(textOf)[0] ?? '';
  return {
    answerText: answers.map(textOf).join('\n'),
    asked: all.filter((element) => classOf(element).includes('asked')).map(textOf),
    title: named('title').map(textOf)[0] ?? '',
    language,
    headings: levels,
    /** Every button that sends something of its own, wherever it stands. */
    buttons: all
      .filter(({ name, attribs }) => name === 'button' && attribs.name)
      .map((button) => ({
        label: textOf(button),
        name: button.attribs.name ?? '',
        value: button.attribs.value ?? '',
        action: button.attribs.formaction ?? '/act',
      })),
    /** Marks such as [1] and the source that each leads to. */
    marks: inAnswers
      .filter((element) => classOf(element).includes('mark'))
      .map((element) => ({ words: textOf(element), leadsTo: textBehind(element.attribs.href) })),
    controls: inAnswers.filter((element) => classOf(element).includes('button')).map(textOf),
    links: all.flatMap(({ name, attribs }) =>
      name === 'a' && /^[a-z]+:/i.test(attribs.href ?? '') ? (attribs.href ?? '') : [],
    ),
    /** Addresses of this desk itself that are offered to be passed on. */
    permalinks: all.flatMap(({ name, attribs }) =>
      name === 'a' && /^\/(checks\/|\?q=)/.test(attribs.href ?? '') ? (attribs.href ?? '') : [],
    ),
    /** What the page is made of beside its markup. */
    assets: all.flatMap(({ attribs }) =>
      [attribs.src, attribs.href].flatMap((address) =>
        address?.startsWith('/assets/') ? address : [],
      ),
    ),
    notices: inAnswers.filter((element) => classOf(element).includes('notice')).map(textOf),
    foreign: (linksTo: RegExp): string[] => [
      ...inAnswers.flatMap((element) => foreignIn(element, linksTo)),
      ...(commanding.test(DomUtils.textContent(root.children)) ? ['a control character'] : []),
      ...(commanding.test(markup) ? ['a control character in the markup'] : []),
    ],
    faults(): string[] {
      const scripts = named('script');
      const targets = all.flatMap(({ attribs }) =>
        attribs.href?.startsWith('#') ? attribs.href.slice(1) : [],
      );
      return [
        ...(/^<!doctype html>/i.test(markup) ? [] : ['no doctype']),
        ...(language ? [] : ['no language']),
        ...(named('h1').length === 1 ? [] : [`${named('h1').length} h1`]),
        ...levels.flatMap((level, at) =>
          level - (levels[at - 1] ?? 0) > 1 ? ['a level skipped'] : [],
        ),
        ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
        ...targets.filter((target) => !ids.includes(target)).map((target) => `no #${target}`),
        ...(scripts.length === 1 && scripts[0]?.attribs.src?.startsWith('/assets/')
          ? []
          : ['a script that is not ours']),
        ...all.flatMap(({ attribs }) =>
          Object.keys(attribs).filter((name) => /^on|^style$/.test(name)),
        ),
      ];
    },
  };
}

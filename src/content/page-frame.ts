/** Elements whose text a reader of the page does not see, or cannot read as text. */
const unseen = new Set(
  'script style noscript template svg math canvas audio video object iframe select textarea input button form label dialog figcaption map title'.split(
    ' ',
  ),
);
/** What stands around the article on its page. */
const around = new Set(['nav', 'aside', 'footer', 'header']);
const aroundRoles = new Set(
  'navigation complementary banner contentinfo search dialog alertdialog alert menu toolbar'.split(
    ' ',
  ),
);
/** Names that publishing systems give to what is no article; whole names only. */
const aroundNames = new Set(
  'share share-buttons share-links social-share social-links newsletter newsletter-signup donate donation cookie-banner cookie-notice cookie-consent advertisement ad-container breadcrumb breadcrumbs comments comment-list related-articles related-posts related-content read-more recommended'.split(
    ' ',
  ),
);
const unseenNames = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|hidden)(?:\s|$)/;
const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

export const isBlock = (name: string): boolean => blocks.has(name);

export type Attributes = Readonly<Record<string, string>>;

/** What an open element means for the text in it; it takes the rest from the elements around. */
export interface Frame {
  name: string;
  /** Nobody sees its text. */
  hidden: boolean;
  /** It belongs to the page and not to an article. */
  around: boolean;
  /** The number of the innermost article, 0 outside. */
  article: number;
  main: boolean;
  quote: boolean;
  pre: boolean;
  /** It stands in an item of a list. */
  item: boolean;
  /** Of a list or a table: its items or rows so far, and how the first is counted. */
  rows?: { seen: number; first: number | undefined };
}

export const outermost: Frame = {
  name: '',
  hidden: false,
  around: false,
  article: 0,
  main: false,
  quote: false,
  pre: false,
  item: false,
};

function isHidden(name: string, attributes: Attributes): boolean {
  const { style = '', hidden, class: names = '' } = attributes;
  return (
    unseen.has(name) ||
    hidden !== undefined ||
    attributes['aria-hidden'] === 'true' ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style) ||
    unseenNames.test(names)
  );
}

function isAround(name: string, attributes: Attributes, parent: Frame): boolean {
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return false;
  // An article has a header of its own: its title and byline.
  if (around.has(name)) return name !== 'header' || parent.article === 0;
  if (aroundRoles.has(attributes.role ?? '')) return true;
  const names = [attributes.class, attributes.id].flatMap(
    (text) => text?.toLowerCase().split(/\s+/) ?? [],
  );
  return names.some((one) => aroundNames.has(one));
}

const rowed = new Set(['ol', 'ul', 'table']);

function rowsOf(name: string, { start = '1' }: Attributes): Frame['rows'] {
  const first = /^\d{1,4}$/.test(start) ? Number(start) : 1;
  return { seen: 0, first: name === 'ol' ? first : undefined };
}

/**
 * The frame of an element that opens within another.
 *
 * @param nextArticle the number of an article that opens here
 */
export function frameIn(
  parent: Frame,
  name: string,
  attributes: Attributes,
  nextArticle: () => number,
): Frame {
  const hidden = parent.hidden || isHidden(name, attributes);
  const rows = rowed.has(name) ? rowsOf(name, attributes) : undefined;
  // A section of a table has its table's rows.
  const inherited = /^(?:thead|tbody|tfoot)$/.test(name) ? parent.rows : undefined;
  const own = rows ?? inherited;
  return {
    name,
    hidden,
    around: parent.around || isAround(name, attributes, parent),
    article: name === 'article' && !hidden ? nextArticle() : parent.article,
    main: parent.main || name === 'main' || attributes.role === 'main',
    quote: parent.quote || name === 'blockquote',
    pre: parent.pre || name === 'pre',
    item: parent.item || name === 'li',
    ...(own && { rows: own }),
  };
}

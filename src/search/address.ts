import { canonicalUrl } from '../core/url.ts';

/** How much of a question is looked through for addresses, in UTF-16 units, and for how many. */
const mostUnits = 12_000;
const mostAddresses = 20;

/** The web addresses in a question, as `canonicalUrl` compares them; without what a sentence puts behind them. */
export function addressesIn(question: string): string[] {
  const found = question.slice(0, mostUnits).matchAll(/\bhttps?:\/\/[^\s<>"|\u201c\u201d]+/giu);
  return [...found.take(mostAddresses)].flatMap(([address]) => {
    const canonical = canonicalUrl(address.replace(/[.,;:!?)\]}'’*_]+$/u, ''));
    return canonical === undefined ? [] : [canonical];
  });
}

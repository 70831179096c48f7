/** What a percent sign must be followed by. */
const broken = /%(?![0-9a-f]{2})/i;

/**
 * Text behind percent-encoding (WHATWG URL, section 5.1), read strictly.
 *
 * @returns undefined where the encoding or the UTF-8 behind it is broken
 */
export function decodePercent(text: string): string | undefined {
  if (broken.test(text)) return;
  try {
    return decodeURIComponent(text);
  } catch {
    // Broken UTF-8 is an answer here, not a failure: the caller says so in a sentence.
    return;
  }
}

/**
 * The names and values of a query string or a form's body, in their order. Newlines are as people typed them, not as
 * forms send them.
 *
 * @returns undefined where the encoding or the UTF-8 behind it is broken
 */
export function decodePairs(text: string): [name: string, value: string][] | undefined {
  const pairs: [string, string][] = [];
  for (const pair of text.split('&')) {
    const [name = '', ...rest] = pair.replaceAll('+', ' ').split('=');
    const key = decodePercent(name);
    const value = decodePercent(rest.join('='));
    if (key === undefined || value === undefined) return;
    pairs.push([key, value.replaceAll('\r\n', '\n')]);
  }
  return pairs;
}

/** The first value of each name; undefined as `decodePairs` is. */
export function decodeForm(text: string): Map<string, string> | undefined {
  const pairs = decodePairs(text);
  return pairs && new Map(pairs.toReversed());
}

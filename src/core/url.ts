/** Parameters that only say how a reader came to a page. */
const tracking =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref|ref_src|ref_url|s)$/i;

/**
 * A web address as we keep it: absolute, https (http is upgraded), no credentials.
 *
 * @returns undefined for anything that is not a plain web address (javascript:, data:, broken, over 2,000 characters)
 */
export function webUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return;
  if (!url.hostname.includes('.') && url.hostname !== 'localhost') return;
  url.protocol = 'https:';
  return url.href.length <= 2000 ? url.href : undefined;
}

/**
 * The form under which two addresses of one page are the same: no scheme, "www.", tracking parameters, fragment or
 * closing slash. For comparing only, never for showing.
 *
 * @returns undefined where `webUrl` would refuse the text
 */
export function canonicalUrl(text: string): string | undefined {
  const clean = webUrl(text);
  const url = clean ? URL.parse(clean) : null;
  if (!url) return;
  for (const name of [...url.searchParams.keys()]) {
    if (tracking.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(amp|index\.html?)$/i, '');
  return `${url.hostname.replace(/^(www|m|amp)\./, '')}${path}${url.search}`;
}

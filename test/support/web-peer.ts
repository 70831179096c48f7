import type { Bench, Peer, Seen } from '../contracts/adapter.ts';
import { aWeb } from './web.ts';
import { readPage } from './web-page.ts';

const policy = "default-src 'none'; script-src 'self'; style-src 'self'";
/** Where the contract's replies lead. */
const ours = /^https:\/\/example\.org\//;

/** A browser without script: it posts forms, reads pages, follows nothing. */
export function noScriptBrowser(origin: () => string) {
  const sent: { response: Response; markup: string }[] = [];

  async function go(path: string, init: RequestInit = {}) {
    const headers = { origin: origin(), 'accept-language': 'en-GB,en;q=0.8', ...init.headers };
    const response = await fetch(`${origin()}${path}`, { redirect: 'manual', ...init, headers });
    const markup = await response.text();
    sent.push({ response, markup });
    return { response, markup, page: readPage(markup) };
  }
  const post = (path: string, fields: Record<string, string>) =>
    go(path, { method: 'POST', body: new URLSearchParams(fields) });

  return {
    go,
    post,
    violations: () =>
      sent.flatMap(({ response, markup }) => [
        ...(response.headers.get('content-security-policy')?.startsWith(policy) ? [] : ['no CSP']),
        ...(response.headers.get('x-content-type-options') === 'nosniff' ? [] : ['sniffing']),
        ...(response.status < 500 ? [] : [`status ${response.status}`]),
        ...readPage(markup).faults(),
      ]),
    smuggled: () => sent.flatMap(({ markup }) => readPage(markup).foreign(ours)),
  };
}

/** The page with a browser without script in front of it. */
export async function openWeb(): Promise<Bench> {
  const adapter = aWeb();
  const browser = noScriptBrowser(() => adapter.url);
  let last = readPage('');

  async function see(path: string, fields: Record<string, string>): Promise<Seen> {
    last = (await browser.post(path, fields)).page;
    return {
      text: last.answerText,
      buttons: last.controls,
      links: last.links,
      audience: 'asker',
    };
  }
  const peer: Peer = {
    ask: (text) => see('/ask', { q: text }),
    press(label) {
      const button = last.buttons.find((one) => one.label === label);
      if (!button) throw new Error(`no button ${label}`);
      return see('/act', { act: button.value });
    },
    pressToken: (token) => see('/act', { act: token }),
    violations: browser.violations,
    smuggled: browser.smuggled,
  };
  return { adapter, peer, close: async () => {} };
}

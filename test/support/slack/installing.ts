import type { Town } from './town.ts';

/** A browser with its own cookies, and what it shows. */
export interface Shown {
  status: number;
  text: string;
  headers: Headers;
  /** Where it is sent on to. */
  to?: URL;
}

/** A person's browser at the pages of an installation. */
export function createBrowser(base: string) {
  const cookies = new Map<string, string>();

  function keep(headers: Headers): void {
    for (const one of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/Max-Age=0/.test(one)) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  async function open(path: string): Promise<Shown> {
    const response = await fetch(new URL(path, base), {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    keep(response.headers);
    const { status, headers } = response;
    const location = headers.get('location');
    return {
      status,
      headers,
      text: await response.text(),
      ...(location && { to: new URL(location) }),
    };
  }

  return {
    cookies,
    open,
    /** Goes to Slack as the page bids; returns the state that went along. */
    async begin(): Promise<string> {
      const { text } = await open('/slack/install');
      const [, href = ''] = /href="([^"]+)"/.exec(text) ?? [];
      const { to } = await open(href);
      return to?.searchParams.get('state') ?? '';
    },
    /** Comes back from Slack. */
    comeBack(query: Record<string, string>): Promise<Shown> {
      return open(`/slack/oauth_redirect?${new URLSearchParams(query)}`);
    },
    /** The whole way, with a code that somebody was given. */
    async install(code: string): Promise<Shown> {
      const state = await this.begin();
      return this.comeBack({ code, state });
    },
  };
}

/** What a desk needs to be installed from a town, as variables of its environment. */
export const oauthEnvironment = ({ clientId, clientSecret }: Town, key: string) => ({
  SLACK_CLIENT_ID: clientId,
  SLACK_CLIENT_SECRET: clientSecret,
  SLACK_TOKEN_KEY: key,
});

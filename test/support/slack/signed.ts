import { createHmac } from 'node:crypto';

export const signingSecret = '0123456789abcdef0123456789abcdef';

interface Forged {
  secret?: string;
  seconds?: number;
  /** Instead of the one that belongs to it. */
  signature?: string;
}

/** Posts a body to the desk as Slack signs it (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function sign(
  url: string,
  body: string,
  type = 'application/json',
  { secret = signingSecret, seconds = 0, signature }: Forged = {},
): Promise<Response> {
  const stamp = Math.floor(Date.now() / 1000) + seconds;
  const hmac = createHmac('sha256', secret).update(`v0:${stamp}:${body}`);
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': signature ?? `v0=${hmac.digest('hex')}`,
    },
    body,
  });
}

/** Posts to the desk what Slack sends of a kind. */
export function signedPost(
  url: string,
  kind: 'event' | 'command' | 'interaction',
  payload: object,
  forged: Forged = {},
): Promise<Response> {
  const type = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  return sign(url, encode(kind, payload), type, forged);
}

function encode(kind: 'event' | 'command' | 'interaction', payload: object): string {
  if (kind === 'event') return JSON.stringify(payload);
  const fields = kind === 'command' ? payload : { payload: JSON.stringify(payload) };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return form.toString();
}

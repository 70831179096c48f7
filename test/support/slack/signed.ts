import { createHmac } from 'node:crypto';

export const signingSecret = '0123456789abcdef0123456789abcdef';

/** Posts to the desk as Slack does (docs.slack.dev/authentication/verifying-requests-from-slack). */
export async function signedPost(
  url: string,
  kind: 'event' | 'command' | 'interaction',
  payload: object,
  forged: { secret?: string; seconds?: number } = {},
): Promise<Response> {
  const body = encode(kind, payload);
  const stamp = Math.floor(Date.now() / 1000) + (forged.seconds ?? 0);
  const hmac = createHmac('sha256', forged.secret ?? signingSecret).update(`v0:${stamp}:${body}`);
  const type = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
    },
    body,
  });
}

function encode(kind: 'event' | 'command' | 'interaction', payload: object): string {
  if (kind === 'event') return JSON.stringify(payload);
  const fields = kind === 'command' ? payload : { payload: JSON.stringify(payload) };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return form.toString();
}

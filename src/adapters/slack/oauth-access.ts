import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { boltLogger, clientOptions } from './app.ts';
import type { Installation } from './installations.ts';

/** Who the desk is to Slack, which its app's page calls Basic Information. */
export interface AppCredentials {
  clientId: string;
  clientSecret: string;
}

/** What Slack gives for a code or a refresh token (docs.slack.dev/reference/methods/oauth.v2.access). */
const rotating = {
  refresh_token: z.string().min(1).optional(),
  /** Seconds. */
  expires_in: z.number().optional(),
};
const named = z.object({ id: z.string().min(1), name: z.string().optional() });
const grantedSchema = z.object({
  access_token: z.string().min(1),
  ...rotating,
  scope: z.string().default(''),
  bot_user_id: z.string().min(1),
  app_id: z.string().optional(),
  team: named.nullish(),
  enterprise: named.nullish(),
  is_enterprise_install: z.boolean().default(false),
  authed_user: z.object({ id: z.string() }),
});
const renewedSchema = z.object({ access_token: z.string().min(1), ...rotating });
const whoSchema = z.object({ bot_id: z.string().default('') });

/** The tokens of an installation, exchanged for what Slack gave before. */
export interface OAuthAccess {
  /**
   * What somebody allowed.
   *
   * @throws what the Web API rejects with: `refusalWord` tells Slack's word for it
   */
  redeem(code: string): Promise<Installation>;
  /** The next token of a bot, for what its last came with. Slack takes each refresh token once. */
  renew(
    refreshToken: string,
  ): Promise<Pick<Installation['bot'], 'token' | 'refreshToken' | 'expiresAt'>>;
}

export function createOAuthAccess(
  { clientId, clientSecret }: AppCredentials,
  apiUrl: string,
  log: Log,
  now: () => number = Date.now,
): OAuthAccess {
  const options = { ...clientOptions(apiUrl), logger: boltLogger(log) };
  const { oauth } = new webApi.WebClient(undefined, options);
  const app = { client_id: clientId, client_secret: clientSecret };

  /** When a token ends, by our clock, counted from when it was asked for. */
  const lastsUntil = (
    asked: number,
    { refresh_token, expires_in }: z.infer<typeof renewedSchema>,
  ) =>
    refresh_token && expires_in
      ? { refreshToken: refresh_token, expiresAt: Math.floor(asked / 1000) + expires_in }
      : {};

  return {
    async redeem(code) {
      const asked = now();
      const granted = grantedSchema.parse(await oauth.v2.access({ ...app, code }));
      const { access_token: token, team, enterprise, app_id: appId } = granted;
      const me = await new webApi.WebClient(token, options).auth.test();
      return {
        ...(team && { team }),
        ...(enterprise && { enterprise }),
        user: { id: granted.authed_user.id },
        bot: {
          token,
          ...lastsUntil(asked, granted),
          scopes: granted.scope.split(',').filter(Boolean),
          id: whoSchema.parse(me).bot_id,
          userId: granted.bot_user_id,
        },
        isEnterpriseInstall: granted.is_enterprise_install,
        ...(appId && { appId }),
        at: asked,
      };
    },
    async renew(refreshToken) {
      const asked = now();
      const answer = await oauth.v2.access({
        ...app,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      const renewed = renewedSchema.parse(answer);
      return { token: renewed.access_token, ...lastsUntil(asked, renewed) };
    },
  };
}

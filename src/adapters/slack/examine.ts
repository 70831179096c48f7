import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Installations, Log } from '../../core/ports.ts';
import { boltLogger, clientOptions, createClient } from './app.ts';
import { refusalWord } from './delivery-faults.ts';
import { createInstallationBook, type Stored } from './installations.ts';
import { lackingIn } from './installed.ts';
import type { AppCredentials } from './oauth-access.ts';
import { refusal } from './refused.ts';

/** One thing that was looked at. */
export interface Seen {
  ok: boolean;
  text: string;
}

interface Options {
  botToken?: string;
  appToken?: string;
  oauth?: AppCredentials & { tokenKeys: readonly string[] };
  apiUrl?: string;
  /** What workspaces gave the desk; undefined where there is no store to ask. */
  installations: Installations | undefined;
  log: Log;
}

const fine = (text: string): Seen => ({ ok: true, text });
const wrong = (text: string): Seen => ({ ok: false, text });

/** Of how many workspaces Slack is asked whether it takes their tokens. */
const mostAsked = 50;

const meSchema = z.object({
  user: z.string().default('the desk'),
  team: z.string().default('its workspace'),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

function lacking(scopes: readonly string[], where: string): Seen[] {
  const names = lackingIn(scopes);
  return names.length > 0
    ? [wrong(`${where} lacks ${names.join(', ')}: install the desk there again.`)]
    : [];
}

/** Whether a call succeeds that takes nothing but a token. */
async function asked(call: Promise<unknown>, token: 'bot' | 'app', apiUrl: string, well: string) {
  try {
    await call;
    return fine(well);
  } catch (error) {
    return wrong(refusal(error, token, apiUrl).message);
  }
}

async function seeOne(botToken: string, apiUrl: string, log: Log): Promise<Seen[]> {
  try {
    const { auth } = createClient(botToken, apiUrl, log);
    const { user, team, response_metadata } = meSchema.parse(await auth.test());
    const scopes = response_metadata?.scopes ?? [];
    return [fine(`Slack takes the bot token: ${user} in ${team}`), ...lacking(scopes, team)];
  } catch (error) {
    return [wrong(refusal(error, 'bot', apiUrl).message)];
  }
}

const idOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

async function seeTenant({ key, found }: Stored, apiUrl: string, log: Log): Promise<Seen[]> {
  if (!found) return [];
  const { team, enterprise, bot } = found.installation;
  const name = [idOf(key), (team ?? enterprise)?.name].filter(Boolean).join(' ');
  try {
    await createClient(bot.token, apiUrl, log).auth.test();
    return lacking(bot.scopes, name);
  } catch (error) {
    const word = refusalWord(error);
    // The next start renews it.
    if (word === 'token_expired' && bot.refreshToken) return [];
    return [
      wrong(
        word
          ? `Slack does not take the token of ${name} (${word}): install the desk there again.`
          : refusal(error, 'bot', apiUrl).message,
      ),
    ];
  }
}

const unknownApp = new Set(['invalid_client_id', 'bad_client_secret']);

/** Shows the client's id and secret with a code that Slack has never given. */
async function seeApp({ clientId, clientSecret }: AppCredentials, apiUrl: string, log: Log) {
  const options = { ...clientOptions(apiUrl), logger: boltLogger(log) };
  const { oauth } = new webApi.WebClient(undefined, options);
  const app = { client_id: clientId, client_secret: clientSecret };
  const error: unknown = await oauth.v2.access({ ...app, code: 'none' }).catch((why) => why);
  const word = refusalWord(error);
  if (word === undefined) return wrong(refusal(error, 'bot', apiUrl).message);
  return unknownApp.has(word)
    ? wrong(
        `Slack does not know the app (${word}): copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET from Basic Information.`,
      )
    : fine('Slack does not refuse the client id and secret');
}

function countOf(stored: readonly Stored[]): Seen {
  const closed = stored.filter(({ found }) => !found).map(({ key }) => idOf(key));
  if (closed.length > 0) {
    return wrong(
      `no key in SLACK_TOKEN_KEY opens the token of ${closed.join(', ')}; add the key that it was sealed with, after the others.`,
    );
  }
  const older = stored.filter(({ old }) => old).length;
  const seal =
    older > 0
      ? `${older} sealed with an older key until the next start`
      : 'all sealed with the newest key';
  if (stored.length === 0) return fine('no workspace has installed the desk yet (/slack/install)');
  return fine(`installed ${stored.length === 1 ? 'once' : `${stored.length} times`}, ${seal}`);
}

async function seeMany(
  oauth: NonNullable<Options['oauth']>,
  apiUrl: string,
  { installations, log }: Pick<Options, 'installations' | 'log'>,
): Promise<Seen[]> {
  const app = await seeApp(oauth, apiUrl, log);
  if (!installations) return [app];
  const book = createInstallationBook(installations, oauth.tokenKeys, log);
  const stored = await book.inventory();
  const seen = [app, countOf(stored)];
  for (const one of stored.slice(0, mostAsked)) seen.push(...(await seeTenant(one, apiUrl, log)));
  return seen;
}

/** Looks at Slack as the desk would use it, and changes nothing: tokens, scopes, installations. */
export async function examineSlack(options: Options): Promise<Seen[]> {
  const { botToken, appToken, oauth, log } = options;
  const apiUrl = `${options.apiUrl ?? 'https://slack.com/api'}`.replace(/\/*$/, '/');
  const seen = oauth ? await seeMany(oauth, apiUrl, options) : [];
  if (botToken) seen.push(...(await seeOne(botToken, apiUrl, log)));
  if (appToken) {
    const { apps } = createClient(appToken, apiUrl, log);
    seen.push(
      await asked(apps.connections.open({}), 'app', apiUrl, 'Slack takes the app-level token'),
    );
  }
  return seen;
}

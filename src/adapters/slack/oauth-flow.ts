import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../core/ports.ts';
import { refusalWord } from './delivery-faults.ts';
import { installPage, type Step, sendOn, sendPage } from './install-page.ts';
import { installWords, type PageWords } from './install-words.ts';
import type { Installation, InstallationBook } from './installations.ts';
import type { OAuthAccess } from './oauth-access.ts';
import { type StateKeeper, stateLasts } from './oauth-state.ts';
import { botScopes } from './scopes.ts';

/** Where an installation begins, where it goes to Slack, and where Slack sends whoever allowed it. */
export const paths = {
  install: '/slack/install',
  start: '/slack/install/start',
  redirect: '/slack/oauth_redirect',
} as const;

/** One page of the installation. */
export type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const cookieName = '__Host-factdesk-install';
const cookie = (value: string, seconds: number) =>
  `${cookieName}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;
const noCookie = cookie('', 0);

function proofIn({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

/** Slack's words for what only the operator can mend. */
const operatorMends = new Set([
  'invalid_client_id',
  'bad_client_secret',
  'bad_redirect_uri',
  'oauth_authorization_url_mismatch',
  'invalid_scope',
  'unapproved_scope',
  'app_not_installed',
]);

const beginning: Step = { label: installWords.again, href: paths.install };

/** Where to go on after an installation. */
function nextStep({ team, enterprise, isEnterpriseInstall, appId = '' }: Installation): Step {
  if (isEnterpriseInstall && enterprise) {
    const id = encodeURIComponent(enterprise.id);
    const app = encodeURIComponent(appId);
    return {
      label: installWords.addWorkspaces,
      href: `https://app.slack.com/manage/${id}/integrations/profile/${app}/workspaces/add`,
    };
  }
  const client = team ? `client/${encodeURIComponent(team.id)}` : 'client';
  return { label: installWords.openSlack, href: `https://app.slack.com/${client}` };
}

function doneWords({ team, enterprise, isEnterpriseInstall }: Installation): PageWords {
  return isEnterpriseInstall
    ? installWords.doneForAll(enterprise?.name || installWords.yourOrganization)
    : installWords.done(team?.name || installWords.yourWorkspace);
}

/** The pages of an installation, by their paths. */
export function createInstallPages({
  clientId,
  apiUrl,
  states,
  access,
  book,
  log,
}: {
  clientId: string;
  apiUrl: string;
  states: StateKeeper;
  access: OAuthAccess;
  book: InstallationBook;
  log: Log;
}): ReadonlyMap<string, Page> {
  function authorizeAt(state: string): string {
    const url = new URL('../oauth/v2/authorize', apiUrl);
    url.search = String(
      new URLSearchParams({ client_id: clientId, scope: botScopes.join(','), state }),
    );
    return url.href;
  }

  /** What went wrong, said to the person and to whoever reads the log. */
  function failure(error: unknown): { status: number; words: PageWords } {
    const word = refusalWord(error);
    if (word === undefined) {
      log.error({ error: String(error) }, 'an installation in Slack failed');
      return { status: 502, words: installWords.failed };
    }
    log.error({ error: word }, 'Slack refused an installation');
    return operatorMends.has(word)
      ? { status: 500, words: installWords.misconfigured(word) }
      : { status: 400, words: installWords.refused(word) };
  }

  async function finish(code: string): Promise<{ status: number; words: PageWords; step: Step }> {
    try {
      const installation = await access.redeem(code);
      await book.put(installation);
      return { status: 200, words: doneWords(installation), step: nextStep(installation) };
    } catch (error) {
      return { ...failure(error), step: beginning };
    }
  }

  async function comeBack(request: IncomingMessage) {
    const asked = new URLSearchParams((request.url ?? '').replace(/^[^?]*\??/, ''));
    const refused = (words: PageWords) => ({ status: 400, words, step: beginning });
    if (asked.get('error')) {
      log.info(
        { error: asked.get('error')?.slice(0, 50) },
        'an installation in Slack was cancelled',
      );
      return refused(installWords.cancelled);
    }
    const doubt = await states.check(asked.get('state') ?? undefined, proofIn(request));
    if (doubt) {
      log.info({ doubt }, 'an installation in Slack was not believed');
      return refused(installWords.doubts[doubt]);
    }
    const code = asked.get('code');
    return code ? finish(code) : refused(installWords.noCode);
  }

  return new Map<string, Page>([
    [
      paths.install,
      async (_, response) => {
        const step = { label: installWords.toSlack, href: paths.start };
        sendPage(response, 200, installPage(installWords.begin, step));
      },
    ],
    [
      paths.start,
      async (_, response) => {
        const { state, proof } = states.begin();
        sendOn(response, authorizeAt(state), cookie(proof, stateLasts));
      },
    ],
    [
      paths.redirect,
      async (request, response) => {
        const { status, words, step } = await comeBack(request).catch((error: unknown) => ({
          ...failure(error),
          step: beginning,
        }));
        sendPage(response, status, installPage(words, step), noCookie);
      },
    ],
  ]);
}

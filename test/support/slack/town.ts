import { type Fields, refuse, type State, text } from './state.ts';

/** What somebody allowed in Slack: the desk in one workspace, or in an organization's. */
interface Grant {
  /** The workspaces it is for, by their ids. */
  states: Map<string, State>;
  enterprise?: { id: string; name: string };
  name?: string;
  used?: boolean;
}

/** Workspaces that install an app by OAuth (docs.slack.dev/authentication/installing-with-oauth). */
export interface Town {
  clientId: string;
  clientSecret: string;
  /** Seconds that a token lasts; without, it does not end. */
  lasts?: number;
  /** Refresh tokens that were shown, in order. */
  refreshed: string[];
  /** Waited for before a refresh is answered. */
  hold?: Promise<void>;
  /** What every call of oauth.v2.access is answered with, instead of what it asks for. */
  refuses?: string;
  /** Somebody allows the desk in a workspace. Returns the code that Slack sends their browser back with. */
  allow(state: State, name?: string): string;
  /** An administrator allows the desk in an organization, and adds workspaces. */
  allowAll(enterprise: { id: string; name: string }, states: readonly State[]): string;
  /** The newest token of a workspace or an organization, by its id. */
  tokenOf(id: string): string | undefined;
  /** From now on a token is answered with this word. */
  kill(token: string, word?: string): void;
  /** Answers calls of OAuth; undefined for any other. */
  call(method: string, fields: Fields, token: string): Promise<object> | undefined;
  /** Whom a token speaks for; a word where Slack does not take it, undefined where it is none of these. */
  reached(token: string, method: string, fields: Fields): State | string | undefined;
}

export function createTown(): Town {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const dead = new Map<string, string>();
  const newest = new Map<string, string>();
  let serial = 0;

  function code(grant: Grant): string {
    const one = `code-${++serial}`;
    codes.set(one, grant);
    return one;
  }

  const idOf = ({ enterprise, states }: Grant) => enterprise?.id ?? [...states.keys()][0] ?? '';
  const anyOf = ({ states }: Grant): State => {
    const [state] = states.values();
    if (!state) throw new Error('nobody is there');
    return state;
  };

  function issue(grant: Grant) {
    const token = `xox${town.lasts ? 'e.xox' : ''}b-${idOf(grant)}-${++serial}`;
    tokens.set(token, grant);
    newest.set(idOf(grant), token);
    if (!town.lasts) return { access_token: token };
    const refresh = `xoxe-1-${idOf(grant)}-${++serial}`;
    refreshTokens.set(refresh, grant);
    return { access_token: token, refresh_token: refresh, expires_in: town.lasts };
  }

  function redeem(given: string) {
    const grant = codes.get(given);
    if (!grant) return refuse('invalid_code');
    if (grant.used) return refuse('code_already_used');
    grant.used = true;
    const state = anyOf(grant);
    return {
      ok: true,
      ...issue(grant),
      token_type: 'bot',
      scope: [...state.grants].join(','),
      bot_user_id: state.botUser,
      app_id: 'A1',
      team: grant.enterprise ? null : { id: state.team, name: grant.name ?? state.team },
      enterprise: grant.enterprise ?? null,
      is_enterprise_install: grant.enterprise !== undefined,
      authed_user: { id: 'UADMIN' },
    };
  }

  async function refresh(given: string) {
    town.refreshed.push(given);
    await town.hold;
    const grant = refreshTokens.get(given);
    if (!grant) return refuse('invalid_refresh_token');
    refreshTokens.delete(given);
    return { ok: true, ...issue(grant), token_type: 'bot' };
  }

  async function access({ client_id, client_secret, grant_type, ...given }: Fields) {
    if (town.refuses) return refuse(town.refuses);
    if (client_id !== town.clientId) return refuse('invalid_client_id');
    if (client_secret !== town.clientSecret) return refuse('bad_client_secret');
    return grant_type === 'refresh_token'
      ? refresh(text(given.refresh_token))
      : redeem(text(given.code));
  }

  const town: Town = {
    clientId: '123.456',
    clientSecret: 'f'.repeat(32),
    refreshed: [],
    allow: (state, name) =>
      code({ states: new Map([[state.team, state]]), ...(name !== undefined && { name }) }),
    allowAll: (enterprise, states) =>
      code({ states: new Map(states.map((state) => [state.team, state])), enterprise }),
    tokenOf: (id) => newest.get(id),
    kill: (token, word = 'token_revoked') => void dead.set(token, word),
    call(method, fields, token) {
      if (method === 'oauth.v2.access') return access(fields);
      if (method !== 'auth.revoke' || !tokens.has(token)) return;
      dead.set(token, 'token_revoked');
      return Promise.resolve({ ok: true, revoked: true });
    },
    reached(token, method, { team_id }) {
      const grant = tokens.get(token);
      if (!grant) return;
      const word = dead.get(token);
      if (word) return word;
      if (!grant.enterprise || method === 'auth.test') return anyOf(grant);
      // A token of an organization must say where.
      return grant.states.get(text(team_id)) ?? 'team_access_not_granted';
    },
  };
  return town;
}

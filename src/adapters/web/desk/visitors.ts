import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Person } from '../../../core/publication.ts';
import { localeOf } from '../intake.ts';
import type { Session } from './door.ts';
import type { DeskRefusal } from './labels.ts';
import { isFromHere } from './local.ts';
import type { DeskPage } from './needs.ts';
import type { Turn } from './turn.ts';

/** What the session's cookie is called; the longer name is one that only https may set (RFC 6265bis, 4.1.3). */
export const cookieName = (secure: boolean): string => (secure ? '__Secure-factdesk' : 'factdesk');

const atThisMachine: Person = { platform: 'web', workspace: '', id: 'local' };

/** The page's own words are English, so the conversation's beside them are too; dates are as the reader's country has them. */
function spoken(acceptLanguage: string | undefined): string {
  const locale = localeOf(acceptLanguage);
  return locale && new Intl.Locale(locale).language === 'en' ? locale : 'en';
}

/** Whoever asks: what their page is written with, or why they are not let in. */
export type Visitor = { turn: Turn } | { refusal: DeskRefusal };

export function createVisitors(desk: DeskPage) {
  const { door, log } = desk;

  async function turnOf(c: Context, person: Person, session: string): Promise<Turn> {
    const zone = await desk.zoneOf(person);
    return {
      c,
      person,
      local: person.platform === 'web',
      words: desk.wordsFor(spoken(c.req.header('accept-language'))),
      zone,
      token: await door.formToken(session),
      param: (name) => c.req.param(name) ?? '',
      query: (name) => c.req.query(name) ?? '',
    };
  }

  /** Whether somebody may come in at this moment; nobody may where their platform cannot tell. */
  async function barred(person: Person): Promise<DeskRefusal | undefined> {
    try {
      return (await desk.may(person)) ? undefined : 'roleLost';
    } catch (error) {
      log.warn({ err: error }, 'a platform could not tell whether somebody moderates');
      return 'cannotTell';
    }
  }

  async function sessionOf(c: Context): Promise<Session | undefined> {
    const cookie = getCookie(c, cookieName(door.isSecure()));
    return cookie === undefined ? undefined : door.session(cookie);
  }

  return {
    barred,
    async read(c: Context): Promise<Visitor> {
      if (!desk.connected) {
        if (!isFromHere(c, desk.host)) return { refusal: 'onlyHere' };
        return { turn: await turnOf(c, atThisMachine, 'local') };
      }
      const session = await sessionOf(c);
      if (!session) return { refusal: 'noSession' };
      const refusal = await barred(session.person);
      return refusal ? { refusal } : { turn: await turnOf(c, session.person, session.id) };
    },
    /** Who is signed in, whatever they may do now. */
    sessionOf,
  };
}

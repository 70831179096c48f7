import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../../../core/ports.ts';
import type { Person } from '../../../core/publication.ts';
import { createSeal } from './seal.ts';

const minute = 60_000;
/** How long a link may wait to be used, and a session lasts, in milliseconds. */
const linkFor = 10 * minute;
export const sessionFor = 8 * 60 * minute;
/** A link is to fit a button of Discord, whose addresses have 512 characters at most. */
const longestName = 40;

const sealedSchema = z.object({
  i: z.string().min(1).max(40),
  p: z.enum(['discord', 'slack']),
  w: z.string().max(64),
  u: z.string().min(1).max(64),
  n: z.string().max(longestName).optional(),
  /** Milliseconds since the epoch: when it was made. */
  at: z.number(),
});

/** Somebody who is signed in. */
export interface Session {
  id: string;
  person: Person;
  at: number;
}

/** How moderators come in: by a link that the bot gives them, once. */
export interface Door {
  /** Whether cookies are to be sent by https alone. */
  isSecure(): boolean;
  /** An address that signs this person in, once; undefined where the page cannot be reached from elsewhere. */
  link(person: Person): Promise<string | undefined>;
  /** Whom a link is for; undefined where it is none of ours or past its time. Looking does not use it up. */
  look(key: string): Promise<Person | undefined>;
  /** Uses a link up: the session as a cookie holds it; undefined where it cannot be used any more. */
  enter(key: string): Promise<string | undefined>;
  /** Who is signed in by a cookie. */
  session(cookie: string): Promise<Session | undefined>;
  /** Ends every session that a person has. */
  leave(person: Person): Promise<void>;
  /** What a form of a session carries, so that no other page can send it. */
  formToken(session: string): Promise<string>;
}

/** Where it is kept that somebody signed out. */
const leftBy = ({ platform, workspace, id }: Person): string =>
  `left/${platform}/${workspace}/${id}`;

/**
 * @param options.address under which the page is reached by those who get a link; undefined where it is not
 * @param options.now in every replica nearly the same
 */
export function createDoor({
  store,
  address,
  now = () => new Date(),
}: {
  store: Pick<Store, 'once' | 'settings'>;
  address: () => string | undefined;
  now?: () => Date;
}): Door {
  const { seal, open, sign } = createSeal(store);

  function sealedOf({ platform: p, workspace: w, id: u, name }: Person) {
    const n = name?.slice(0, longestName).toWellFormed();
    const i = randomBytes(12).toString('base64url');
    return { i, p, w, u, at: now().getTime(), ...(n && { n }) };
  }
  async function opened(purpose: string, text: string, lasts: number) {
    const { success, data } = sealedSchema.safeParse(await open(purpose, text));
    if (!success || now().getTime() >= data.at + lasts) return;
    const { i, p, w, u, n, at } = data;
    const person: Person = { platform: p, workspace: w, id: u, ...(n && { name: n }) };
    return { id: i, person, at };
  }
  const invitation = (key: string) => opened('link', key, linkFor);

  return {
    isSecure: () => address()?.startsWith('https:') ?? false,
    async link(person) {
      const base = address();
      const known = person.platform === 'discord' || person.platform === 'slack';
      return base && known
        ? `${base}/desk/enter?key=${await seal('link', sealedOf(person))}`
        : undefined;
    },
    look: async (key) => (await invitation(key))?.person,
    async enter(key) {
      const invited = await invitation(key);
      if (!invited || !(await store.once(`desk-link/${invited.id}`))) return;
      return seal('session', sealedOf(invited.person));
    },
    async session(cookie) {
      const found = await opened('session', cookie, sessionFor);
      if (!found) return;
      const left = await store.settings.get('desk', leftBy(found.person));
      return left && found.at <= Number(left) ? undefined : found;
    },
    leave: (person) => store.settings.set('desk', leftBy(person), String(now().getTime())),
    formToken: (session) => sign('form', session),
  };
}

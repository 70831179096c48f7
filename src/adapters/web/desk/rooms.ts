import { randomUUID } from 'node:crypto';
import { type Context, Hono, type Next } from 'hono';
import { html } from 'hono/html';
import { DeliveryError, UserError, type UserErrorCode } from '../../../core/errors.ts';
import { failed, failedTitle } from '../labels.ts';
import { postedForm } from '../posted.ts';
import { type DeskRefusal, labels, mistakeTitle, refusals } from './labels.ts';
import { deskPage, outsidePage } from './layout.ts';
import type { DeskPage } from './needs.ts';
import { isSame } from './seal.ts';
import { type Fields, fieldsOf, type Turn, type View } from './turn.ts';
import { createVisitors } from './visitors.ts';

/** Bytes of a form: the longest text a person writes here, in any script, with every place there can be. */
const largestForm = 64 * 1024;

const gone: ReadonlySet<UserErrorCode> = new Set(['publication-gone', 'fact-check-gone']);
const stale: ReadonlySet<UserErrorCode> = new Set(['preview-stale', 'already-out']);
const forbidden: ReadonlySet<UserErrorCode> = new Set(['not-permitted', 'only-newsroom']);

function statusOf(code: UserErrorCode) {
  if (gone.has(code)) return 404;
  if (stale.has(code)) return 409;
  return forbidden.has(code) ? 403 : 422;
}

/** The page that a form stood on: the form's address without its last part. */
const formPage = (c: Context): string => {
  const { pathname } = new URL(c.req.url);
  if (c.req.method !== 'POST') return '/desk';
  return pathname.split('/').slice(0, -1).join('/') || '/desk';
};

function waysOn(c: Context) {
  const back = formPage(c);
  const toForm =
    back === '/desk' ? null : html`<a class="button" href="${back}">${labels.back}</a>`;
  return html`<p class="actions">${toForm}
<a class="button" href="/desk">${labels.backToDesk}</a></p>`;
}

/** One sentence in place of a page of the desk, with ways on. */
export function refuse(c: Context, why: DeskRefusal): Response | Promise<Response> {
  const { status, title, text } = refusals[why];
  return c.html(outsidePage(title, html`<p>${text}</p>\n${waysOn(c)}`), status);
}

/** The parts of the desk: each is shown to moderators alone, and each form is taken from their own pages alone. */
export interface Rooms {
  show(path: string, make: (turn: Turn) => Promise<View>): void;
  /** @param act does what a form says; resolves with the address to go on at, below `/desk` */
  act(path: string, act: (turn: Turn, fields: Fields) => Promise<string>): void;
}

/** The rooms of a desk and the app that they stand in; `close` when all of them stand. */
export function createRooms(desk: DeskPage): { app: Hono; rooms: Rooms; close(): void } {
  const { log } = desk;
  const app = new Hono();
  const methods = new Map<string, Set<string>>();
  const visitors = createVisitors(desk);

  app.use(async (c: Context, next: Next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });

  /** Lets somebody in, or says why not. */
  async function enter(c: Context, run: (turn: Turn) => Promise<Response>): Promise<Response> {
    const visitor = await visitors.read(c);
    if ('refusal' in visitor) return refuse(c, visitor.refusal);
    try {
      return await run(visitor.turn);
    } catch (error) {
      if (error instanceof DeliveryError) return refuse(c, 'notThere');
      if (!(error instanceof UserError)) throw error;
      const body = html`<p>${visitor.turn.words.mistakes[error.code]}</p>\n${waysOn(c)}`;
      return c.html(deskPage({ title: mistakeTitle, body }, visitor.turn), statusOf(error.code));
    }
  }

  function note(path: string, ...names: string[]): void {
    methods.set(path, new Set([...(methods.get(path) ?? []), ...names]));
  }

  const rooms: Rooms = {
    show(path, make) {
      note(path, 'GET', 'HEAD');
      app.get(path, (c) => enter(c, async (turn) => c.html(deskPage(await make(turn), turn))));
    },
    act(path, act) {
      note(path, 'POST');
      app.post(path, async (c) => {
        const form = await postedForm(c, largestForm);
        if ('refusal' in form) return refuse(c, form.refusal);
        return enter(c, async (turn) => {
          const fields = fieldsOf(form.pairs);
          if (!isSame(fields.one('token'), turn.token)) return refuse(c, 'formOld');
          return c.redirect(`/desk${await act(turn, fields)}`, 303);
        });
      });
    },
  };

  return {
    app,
    rooms,
    /** What is left: other methods, other addresses, and what failed. */
    close() {
      // Named paths before those that a part of may be anything.
      const named = [...methods].toSorted(
        ([a], [b]) => Number(a.includes(':')) - Number(b.includes(':')),
      );
      for (const [path, names] of named) {
        app.all(path, (c) => {
          c.header('Allow', [...names].join(', '));
          return refuse(c, 'method');
        });
      }
      app.all('*', (c) => refuse(c, 'unknown'));
      app.onError((error, c) => {
        const reference = randomUUID().slice(0, 8);
        log.error({ err: error, reference, path: c.req.path }, 'a request could not be answered');
        return c.html(
          outsidePage(failedTitle, html`<p>${failed(reference)}</p>\n${waysOn(c)}`),
          500,
        );
      });
    },
  };
}

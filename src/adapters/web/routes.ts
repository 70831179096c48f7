import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { type FactCheck, factCheckIdSchema } from '../../core/factcheck.ts';
import type { Incoming } from '../../core/message.ts';
import type { Ask, Handle, Log, SearchIndex } from '../../core/ports.ts';
import { answerJson, refuseJson } from './api.ts';
import { assetNamed } from './assets.ts';
import type { DeskPage } from './desk/needs.ts';
import { createDeskRoutes } from './desk/routes.ts';
import { decodeForm, decodePercent } from './form.ts';
import { guarded } from './headers.ts';
import { incoming, longestQuestion } from './intake.ts';
import { failed, failedTitle, type Refusal, refusals } from './labels.ts';
import { answerOf, page, problem, welcome } from './page.ts';
import { posted } from './posted.ts';

/** What the page shows and asks beside the conversation. */
export interface Desk {
  ask: Ask;
  index: Pick<SearchIndex, 'get'>;
  /** Whether the desk can work, with figures for whoever watches it; may throw where it cannot. */
  health: () => Promise<{ ok: boolean }>;
  /** Figures in the Prometheus text format. */
  metrics: () => Promise<string>;
  log: Log;
  /** What the moderators' page works with; there is none without. */
  desk?: DeskPage;
}

const isForPrograms = (c: Context): boolean => c.req.path.startsWith('/api/');

function refuse(c: Context, why: Refusal): Response | Promise<Response> {
  if (isForPrograms(c)) return refuseJson(c, why);
  const { status, title, text } = refusals[why];
  return c.html(page({ title, answer: problem(title, text) }), status);
}

/** Turns away addresses whose encoding is broken before anything reads them. */
const readable: MiddlewareHandler = async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  if (decodePercent(pathname) === undefined || decodeForm(search.slice(1)) === undefined) {
    return refuse(c, 'unreadable');
  }
  return next();
};

/**
 * Whether a form was sent from the desk's own host. The scheme is not compared: behind a proxy with TLS the page is
 * https, and what reaches the desk is http.
 */
const isOurs = (origin: string, c: Context): boolean =>
  URL.parse(origin)?.host === new URL(c.req.url).host;

const queryOf = (c: Context): string | undefined =>
  decodeForm(new URL(c.req.url).search.slice(1))?.get('q');

function conversation(handle: Handle) {
  const say = async (c: Context, act: Incoming['act'], asked?: string) => {
    const said = incoming(act, c.req.header('accept-language'));
    const reply = await handle(said);
    const content = reply && {
      title: reply.title,
      locale: reply.locale,
      answer: answerOf(reply, said.id, asked),
    };
    return c.html(page({ ...content, ...(asked !== undefined && { asked }) }));
  };
  /** A part of a fact-check as it stands on a page. */
  const part = async (c: Context, id: string, name: 'card' | 'corrections') => {
    const act = { kind: 'show', id, part: name, page: 1 } as const;
    const said = incoming(act, c.req.header('accept-language'));
    const reply = await handle(said);
    return reply && { ...reply, answer: answerOf(reply, said.id) };
  };
  return {
    say,
    /** A fact-check at its own address, with every dated correction below it. */
    async check(c: Context, id: string, known: FactCheck | undefined) {
      const card = await part(c, id, 'card');
      const history = known?.corrections.length ? await part(c, id, 'corrections') : undefined;
      const { title, locale } = card ?? {};
      const answer = html`${card?.answer}\n${history?.answer}`;
      const content = { answer, ...(title && { title }), ...(locale && { locale }) };
      return c.html(page(content), known ? 200 : 404);
    },
    question(c: Context, text: string) {
      if (text.length > longestQuestion) return refuse(c, 'long');
      return say(c, { kind: 'ask', question: text }, text);
    },
    async front(c: Context) {
      const help = await handle(incoming({ kind: 'help' }, c.req.header('accept-language')));
      return c.html(page(help ? { locale: help.locale, welcome: welcome(help) } : {}));
    },
  };
}

function addTalk(app: Hono, handle: Handle, { ask, index }: Desk): void {
  const { say, check, question, front } = conversation(handle);
  app.get('/', (c) => {
    const q = queryOf(c);
    return q?.trim() ? question(c, q) : front(c);
  });
  app.post('/ask', async (c) => {
    const field = await posted(c, 'q');
    return 'refusal' in field ? refuse(c, field.refusal) : question(c, field.value);
  });
  app.post('/act', async (c) => {
    const field = await posted(c, 'act');
    if ('refusal' in field) return refuse(c, field.refusal);
    return say(c, { kind: 'pressed', token: field.value });
  });
  // What a browser asks for when a posted page's address is opened again.
  app.on('GET', ['/ask', '/act'], (c) => c.redirect('/', 303));
  app.get('/checks/:id', async (c) => {
    const id = factCheckIdSchema.safeParse(c.req.param('id'));
    if (!id.success) return refuse(c, 'unknown');
    return check(c, id.data, await index.get(id.data));
  });
  app.get('/api/ask', (c) => answerJson(c, ask, queryOf(c) ?? ''));
}

function addRest(app: Hono, { health, metrics, log }: Desk): void {
  app.get('/assets/:name', (c) => {
    const asset = assetNamed(c.req.param('name'));
    if (!asset) return refuse(c, 'unknown');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Content-Type', `${asset.type}; charset=utf-8`);
    return c.body(asset.text);
  });
  app.get('/favicon.ico', (c) => c.redirect('/assets/icon.svg', 301));
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'));
  app.get('/healthz', async (c) => {
    try {
      const state = await health();
      return c.json(state, state.ok ? 200 : 503);
    } catch (error) {
      log.error({ err: error }, 'the desk cannot work at the moment');
      return c.json({ ok: false }, 503);
    }
  });
  app.get('/metrics', async (c) => c.text(await metrics()));
}

/** Every address that only reads, and those that a form is sent to. */
const reading = '/ /checks/:id /api/ask /assets/:name /favicon.ico /robots.txt /healthz /metrics';
const sending = ['/ask', '/act'];

function addTrouble(app: Hono, { log }: Desk): void {
  for (const path of [...reading.split(' '), ...sending]) {
    app.all(path, (c) => {
      c.header('Allow', sending.includes(path) ? 'GET, HEAD, POST' : 'GET, HEAD');
      return refuse(c, 'method');
    });
  }
  app.notFound((c) => refuse(c, 'unknown'));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return refuse(c, 'elsewhere');
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference, path: c.req.path }, 'a request could not be answered');
    const text = failed(reference);
    if (isForPrograms(c)) return c.json({ error: text }, 500);
    return c.html(page({ title: failedTitle, answer: problem(failedTitle, text) }), 500);
  });
}

/**
 * Everything that the desk answers over HTTP.
 *
 * @param isStopping while true, connections are closed after their answer
 */
export function createRoutes(desk: Desk, handle: Handle, isStopping: () => boolean): Hono {
  const app = new Hono();
  app.use(guarded, async (c, next) => {
    await next();
    if (isStopping()) c.header('Connection', 'close');
  });
  app.use(readable, csrf({ origin: isOurs }));
  addTalk(app, handle, desk);
  addRest(app, desk);
  if (desk.desk) app.route('/desk', createDeskRoutes(desk.desk));
  addTrouble(app, desk);
  return app;
}

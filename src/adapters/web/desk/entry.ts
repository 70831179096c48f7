import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { scopeOf } from '../../../core/scope.ts';
import { postedForm } from '../posted.ts';
import { sessionFor } from './door.ts';
import { labels } from './labels.ts';
import { outsidePage } from './layout.ts';
import type { DeskPage } from './needs.ts';
import { namedBy } from './parts.ts';
import { refuse } from './rooms.ts';
import { isSame } from './seal.ts';
import { fieldsOf } from './turn.ts';
import { cookieName, createVisitors } from './visitors.ts';

/** Bytes of a form with a key. */
const largestKey = 4096;

/**
 * Coming in and going out. Looking at a link shows one button and uses nothing up: chat platforms look at links by
 * themselves. Only the button signs in.
 */
export function addEntry(app: Hono, desk: DeskPage): void {
  const { door, store, now } = desk;
  const visitors = createVisitors(desk);

  const cookieOf = () => ({
    httpOnly: true,
    sameSite: 'Lax' as const,
    secure: door.isSecure(),
    path: '/desk',
  });
  /** A form's fields, or why it is not read. */
  async function formOf(c: Context) {
    const form = await postedForm(c, largestKey);
    return 'refusal' in form ? form : { fields: fieldsOf(form.pairs) };
  }

  app.get('/enter', async (c) => {
    const key = c.req.query('key') ?? '';
    const person = await door.look(key);
    if (!person) return refuse(c, 'linkUsed');
    const who = labels.signInAs(namedBy(person), labels.platforms[person.platform]);
    const body = html`<p dir="auto">${who}</p>
<form method="post" action="/desk/enter"><input type="hidden" name="key" value="${key}"><button class="button primary">${labels.signIn}</button></form>`;
    return c.html(outsidePage(labels.signIn, body));
  });

  app.post('/enter', async (c) => {
    const form = await formOf(c);
    if ('refusal' in form) return refuse(c, form.refusal);
    const key = form.fields.one('key');
    const person = await door.look(key);
    if (!person) return refuse(c, 'linkUsed');
    const barred = await visitors.barred(person);
    if (barred) return refuse(c, barred);
    const session = await door.enter(key);
    if (!session) return refuse(c, 'linkUsed');
    const from = scopeOf(person);
    await store.audit.record({
      at: now(),
      actor: person.id,
      act: 'sign in',
      subject: 'desk',
      from,
    });
    setCookie(c, cookieName(door.isSecure()), session, {
      ...cookieOf(),
      maxAge: sessionFor / 1000,
    });
    return c.redirect('/desk', 303);
  });

  app.post('/leave', async (c) => {
    const form = await formOf(c);
    if ('refusal' in form) return refuse(c, form.refusal);
    const session = await visitors.sessionOf(c);
    if (session) {
      const token = await door.formToken(session.id);
      if (!isSame(form.fields.one('token'), token)) return refuse(c, 'formOld');
      await door.leave(session.person);
    }
    deleteCookie(c, cookieName(door.isSecure()), cookieOf());
    return c.redirect('/desk', 303);
  });

  for (const path of ['/enter', '/leave']) {
    app.all(path, (c) => {
      c.header('Allow', path === '/enter' ? 'GET, HEAD, POST' : 'POST');
      return refuse(c, 'method');
    });
  }
}

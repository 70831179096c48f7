import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printable } from '../../../src/adapters/printable.ts';
import type { FactCheck } from '../../../src/core/factcheck.ts';
import { aFactCheck } from '../../support/factcheck.ts';
import { deskOver } from '../../support/web-desk.ts';
import { noScriptBrowser } from '../../support/web-peer.ts';

let desk: Awaited<ReturnType<typeof deskOver>>;

beforeEach(async () => {
  desk = await deskOver([aFactCheck()]);
});
afterEach(() => desk.close());

const ours = /^https:\/\/(example\.(org|com)|www\.nasa\.gov)\//;
const pieces = [
  '<script>alert(1)</script>',
  '</article></main>',
  '<img src=x onerror=alert(1)>',
  '<!--',
  ']]>',
  '" onfocus="alert(1)" autofocus="',
  "' style='x",
  '&lt;b&gt;',
  '&amp;',
  '&#x3c;',
  '<svg/onload=1>',
  'javascript:alert(1)',
  '[x](https://evil.example)',
  'https://evil.example',
  '[1]',
  '[1, 99]',
  '[',
  '\u202eabc\u2066',
  '\u0000\u001b[31m\u0085',
  '\u2028',
  '\r\n\n',
  '\u200f\u05e9\u05dc\u05d5\u05dd',
  '\u0645\u0631\u062d\u0628\u0627',
  '\ud800',
  '😀',
  'word',
  ' ',
];
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '');

const hostileFactCheck = fc
  .record({
    claim: hostile,
    title: hostile,
    summary: hostile,
    heading: hostile,
    text: hostile,
    source: hostile,
    publisher: hostile,
    claimant: hostile,
    label: hostile,
    correction: hostile,
    author: hostile,
  })
  .map(
    (said): FactCheck =>
      aFactCheck({
        claim: said.claim,
        title: said.title,
        summary: said.summary,
        sections: [{ heading: said.heading, text: said.text }],
        sources: [{ n: 1, title: said.source, url: 'https://example.com/?a=1&amp;b=2' }],
        // A publisher's name is what its button carries; readers of published content keep no controls in it.
        publisher: printable(said.publisher).trim() || 'x',
        claimant: said.claimant,
        rating: { label: said.label },
        corrections: [{ date: '2024-05-01', text: said.correction, was: said.label }],
        status: 'corrected',
        authors: [said.author],
      }),
  );

const asRead = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim();

test('no text of a fact-check becomes markup on any page, and its rating and claim are read as published', async () => {
  const { go, post, violations } = noScriptBrowser(() => desk.url);
  const parts = ['card', 'sections', 'sources', 'corrections'];
  await fc.assert(
    fc.asyncProperty(hostileFactCheck, async (factCheck) => {
      await desk.index.put([factCheck]);
      const visits = [
        await go('/checks/moon-cheese'),
        await post('/ask', { q: factCheck.claim }),
        ...(await Promise.all(
          parts.map((part) => post('/act', { act: `1|show|moon-cheese|${part}|1` })),
        )),
        await post('/act', { act: '1|browse|menu|1|' }),
        await go('/'),
      ];
      for (const { page } of visits) {
        expect(page.foreign(ours)).toEqual([]);
        expect(page.faults()).toEqual([]);
      }
      const text = visits[0]?.page.answerText ?? '';
      expect(text).toContain(asRead(factCheck.rating?.label ?? ''));
      expect(text).toContain(asRead(factCheck.claim));
      expect(violations()).toEqual([]);
      expect(desk.log.errors).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('a question is repeated as it was written, whatever it holds, and is never markup', async () => {
  const { go, post } = noScriptBrowser(() => desk.url);
  await fc.assert(
    fc.asyncProperty(hostile, async (question) => {
      const whole = question.toWellFormed();
      const posted = await post('/ask', { q: whole });
      const opened = await go(`/?q=${encodeURIComponent(whole)}`);
      for (const { page, markup } of [posted, opened]) {
        expect(page.foreign(ours)).toEqual([]);
        expect(page.faults()).toEqual([]);
        expect(markup).not.toContain('<script>alert');
      }
      const echo = asRead(whole);
      expect(posted.page.asked).toEqual(echo ? [`You asked: ${echo}`] : []);
    }),
    { numRuns: 60 },
  );
});

test('a text that turns its direction is isolated from what stands around it', async () => {
  await desk.index.put([
    aFactCheck({ claim: '\u202eהירח עשוי מגבינה', publisher: 'בדיקת עובדות' }),
  ]);
  const { markup, page } = await noScriptBrowser(() => desk.url).go('/checks/moon-cheese');
  expect(page.answerText).toContain('הירח עשוי מגבינה');
  expect(markup).not.toContain('\u202e');
  expect(markup).toMatch(/<p class="publisher" dir="auto">בדיקת עובדות<\/p>/);
});

test('what a publisher wrote in another language is marked as such, the desk’s own words are not', async () => {
  await desk.index.put([
    aFactCheck({ language: 'de', rating: { label: 'Falsch' }, summary: 'Der Mond ist aus Stein.' }),
  ]);
  const { markup } = await noScriptBrowser(() => desk.url).go('/checks/moon-cheese');
  expect(markup).toContain('<h2 class="verdict" lang="de" dir="auto">Falsch</h2>');
  expect(markup).toContain('<p lang="de" dir="auto">Der Mond ist aus Stein.</p>');
  expect(markup.match(/ lang="/g)).toHaveLength(3);
  await desk.index.put([aFactCheck()]);
  const same = await noScriptBrowser(() => desk.url).go('/checks/moon-cheese');
  expect(same.markup.match(/ lang="/g)).toHaveLength(1);
});

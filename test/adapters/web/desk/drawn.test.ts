import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMessage as toDiscord } from '../../../../src/adapters/discord/message.ts';
import { toMessage as toSlack } from '../../../../src/adapters/slack/render.ts';
import { drawnPayload } from '../../../../src/adapters/web/desk/drawn.ts';
import { createCompose } from '../../../../src/bot/publish/compose.ts';
import type { FactCheck } from '../../../../src/core/factcheck.ts';
import type { Reply } from '../../../../src/core/message.ts';
import { aFactCheck, anyFactCheck } from '../../../support/factcheck.ts';
import { readForms } from '../../../support/web-form.ts';
import { mia } from '../../../support/web-moderators.ts';

const compose = createCompose({ now: () => new Date('2026-03-01'), oldAfterDays: 0 });

function postOf(factCheck: FactCheck, note = 'Seen *a lot* today.'): Reply {
  const content = { kind: 'card', factCheck: factCheck.id, note } as const;
  return compose.copy({ content, by: mia }, [factCheck], 'en', []);
}

function draw(reply: Reply) {
  const pictures = {
    discord: String(drawnPayload('discord', toDiscord(reply))),
    slack: String(drawnPayload('slack', toSlack(reply))),
  };
  return Object.entries(pictures).map(([platform, markup]) => ({
    platform,
    markup,
    ...readForms(`<body>${markup}</body>`),
  }));
}

test('a post is drawn with all that its platform gets: the verdict, the words, links and buttons', () => {
  for (const { platform, text, links, markup } of draw(postOf(aFactCheck()))) {
    expect(text).toContain('False');
    expect(text).toContain('Example Desk');
    expect(text).toContain('The moon is made of cheese');
    expect(text).toContain('Note by Mia: Seen *a lot* today.');
    expect(text).toContain('Sections');
    expect(links).toContainEqual({
      label: 'NASA, Lunar rocks',
      to: 'https://www.nasa.gov/lunar-rocks',
    });
    expect(markup).not.toContain('\\');
    expect(markup.includes('fill="#c93c37"')).toBe(platform === 'discord');
  }
});

test('a warning is drawn on each platform, whatever it is framed by', () => {
  const post = postOf(aFactCheck());
  const blocks: Reply['blocks'] = [{ kind: 'notice', tone: 'warning', text: 'Withdrawn today.' }];
  for (const { text } of draw({ ...post, blocks })) expect(text).toContain('Withdrawn today.');
});

test('what is no message of the platform is not drawn', () => {
  for (const payload of [undefined, null, 'x', {}, { components: [] }, { blocks: 'x' }]) {
    expect(drawnPayload('discord', payload)).toBeUndefined();
    expect(drawnPayload('slack', payload)).toBeUndefined();
  }
  expect(drawnPayload('console', { blocks: [] })).toBeUndefined();
});

test('whatever is published is drawn as text: no markup of its own, no address that is none', () => {
  fc.assert(
    fc.property(anyFactCheck, fc.string({ unit: 'binary', maxLength: 200 }), (factCheck, note) => {
      for (const { scripts, inline, links, forms } of draw(postOf(factCheck, note))) {
        expect({ scripts, inline, forms }).toEqual({ scripts: 0, inline: [], forms: [] });
        for (const { to } of links) expect(to).toMatch(/^https:\/\//);
      }
    }),
    { numRuns: 60 },
  );
});

import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/act.ts';
import type { Audience, Reply } from '../../src/core/message.ts';
import { channel, dialogue, readOut } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

/** One day, as it is written where the language is the same and the country is not. */
const american = 'March 2, 2024';
const british = '2 March 2024';

const ask: Act = { kind: 'ask', question: 'is the moon made of cheese?' };
const share: Act = { kind: 'share', id: 'moon-cheese' };

/** An American in a British server, unless told. */
async function replies(over: { asker?: string; place?: string; chosen?: string } = {}) {
  const { asker = 'en-US', place = 'en-GB', chosen } = over;
  const { bot, store } = await dialogue({ library: [aFactCheck()] });
  if (chosen) await store.settings.set('discord/guild', 'language', chosen);
  let id = 0;
  return async (act: Act, heardBy: Audience): Promise<Reply & { text: string }> => {
    id += 1;
    const actor = { id: 'U1', role: 'asker', locale: asker } as const;
    const placeLocale = place ? { placeLocale: place } : {};
    const incoming = { id: String(id), place: channel, actor, heardBy, act, ...placeLocale };
    const reply = await bot.handle(incoming);
    if (!reply) throw new Error('the desk said nothing');
    return { ...reply, text: readOut(reply) };
  };
}

describe('dates are written', () => {
  test('as the asker writes them, in what only the asker reads', async () => {
    const reply = await replies();
    expect((await reply(ask, 'asker')).text).toContain(american);
  });

  test('as the place writes them, in what everybody reads: an answer in the open, and what is shared', async () => {
    const reply = await replies();
    expect((await reply(ask, 'everyone')).text).toContain(british);
    const shared = await reply(share, 'asker');
    expect(shared).toMatchObject({ audience: 'everyone', text: expect.stringContaining(british) });
  });

  test('as the place has chosen, whatever the platform says of it', async () => {
    const reply = await replies({ chosen: 'en-US' });
    expect((await reply(ask, 'everyone')).text).toContain(american);
    expect((await reply(share, 'asker')).text).toContain(american);
  });

  test('as the asker does, where nothing is known of the place', async () => {
    const reply = await replies({ place: '' });
    expect((await reply(ask, 'everyone')).text).toContain(american);
  });

  test('as the place has chosen, in what only the asker reads where nothing is known of the asker', async () => {
    const reply = await replies({ asker: '', place: '', chosen: 'de' });
    expect((await reply(ask, 'asker')).text).toContain('Geprüft am 1. März 2024');
    const known = await replies({ asker: 'en-US', place: '', chosen: 'de' });
    expect((await known(ask, 'asker')).text).toContain(american);
  });

  test.each(['', 'xx-XX', '🙂'])('in some way, for the locale %j', async (locale) => {
    const reply = await replies({ asker: locale, place: locale });
    expect((await reply(ask, 'everyone')).text).toContain(british);
  });
});

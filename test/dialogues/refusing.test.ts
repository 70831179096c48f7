import { describe, expect, test } from 'vitest';
import { encodeAct } from '../../src/core/act.ts';
import { dialogue } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

const library = [
  aFactCheck({ id: 'crewed', claim: 'Astronauts landed on the moon', rating: { label: 'True' } }),
  aFactCheck({ id: 'flag', claim: 'The flag on the moon waved in wind' }),
  aFactCheck({ id: 'hollow', claim: 'The moon is hollow and rings' }),
];

describe('"Not my claim"', () => {
  test('leads to the other candidates, then to an honest none', async () => {
    const { say, press, verdict, title, reads, hasNot, noVerdict } = await dialogue({ library });
    await say('astronauts landed on the moon');
    verdict('True');
    await press('Not my claim');
    expect(title()).toBe('Is it one of these?');
    reads('- The flag on the moon waved in wind (False.', '- The moon is hollow and rings (False.');
    hasNot('Astronauts landed');
    await press('None of these');
    noVerdict();
    reads('No published fact-check in this library answers that.');
  });

  test('with one other asks whether it is that one', async () => {
    const { say, press, title, open, verdict } = await dialogue({ library: library.slice(0, 2) });
    await say('astronauts landed on the moon');
    await press('Not my claim');
    expect(title()).toBe('Is it this one?');
    await open('flag');
    verdict('False');
  });

  test('without any other is an honest none at once', async () => {
    const { say, press, reads } = await dialogue({ library: library.slice(0, 1) });
    await say('astronauts landed on the moon');
    await press('Not my claim');
    reads('No published fact-check in this library answers that.');
  });

  test('passes over what left the library since', async () => {
    const { say, press, index, hasNot, reads } = await dialogue({ library });
    await say('astronauts landed on the moon');
    await index.drop(['flag']);
    const token = encodeAct({ kind: 'reject', ids: ['crewed', 'flag', 'hollow'] });
    expect(token.length).toBeLessThanOrEqual(100);
    await press('Not my claim');
    reads('The moon is hollow');
    hasNot('flag');
  });
});

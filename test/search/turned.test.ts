import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTurned } from '../../src/search/turned.ts';

type Pair = readonly [question: string, claim: string];

const denies: readonly Pair[] = [
  ['garlic doesnt cure malaria', 'Garlic cures malaria'],
  ["garlic doesn't cure malaria", 'Garlic cures malaria'],
  ['garlic doesn’t cure malaria, right?', 'Garlic cures malaria'],
  ['garlic does not cure malaria', 'Garlic cures malaria'],
  ['the earth is not a cube, right?', 'The Earth is a cube'],
  ['i dont think the mayor resigned', 'The mayor resigned'],
  ['i dont believe the mayor resigned', 'The mayor resigned'],
  ['no link between coffee and baldness', 'Coffee causes baldness'],
  ['nobody was hurt in the tram crash', 'People were hurt in the tram crash'],
  ['the tram no longer runs on sundays', 'The tram runs on Sundays'],
  ['has the tram stopped running on sundays', 'The tram runs on Sundays'],
  ['the senator never met the banker', 'The senator met the banker'],
  ['did the senator meet the banker', 'The senator never met the banker'],
  ['the pill failed to lower the fever', 'The pill lowered the fever'],
  ['garlic cures malaria, debunked', 'Garlic cures malaria'],
  ['garlic curing malaria is a myth', 'Garlic cures malaria'],
  ['garlic cures malaria? its all a lie', 'Garlic cures malaria'],
  ['is it a myth that garlic cures malaria', 'Garlic cures malaria'],
  ['is it false that garlic cures malaria', 'Garlic cures malaria'],
  ['myth: garlic cures malaria', 'Garlic cures malaria'],
  ['that garlic story is made up', 'Garlic cures malaria'],
  ['is the garlic story not true', 'Garlic cures malaria'],
  ['can you see the canal from the moon', 'You cannot see the canal from the Moon'],
  ['cant see the canal from the moon', 'You can see the canal from the Moon'],
  ['the flood photo is real', 'The flood photo is fake'],
  ['was the flood photo real or was it staged', 'The flood photo is fake'],
  ['so much for rising prices', 'Prices are rising'],
];

const reverses: readonly Pair[] = [
  ['are giraffes short', 'Giraffes are tall'],
  ['is fluoride good for teeth', 'Fluoride harms teeth'],
  ['is fluoride harmless', 'Fluoride is dangerous'],
  ['is it ok to mix bleach and vinegar', 'Mixing bleach and vinegar is dangerous'],
  ['was chile the last to ban plastic bags', 'Chile was the first to ban plastic bags'],
  ['is the scar on the glacier growing', 'The scar on the glacier is healing'],
  ['moles have perfect sight', 'Moles are blind'],
  ['sloths live long', 'Sloths have short lives'],
  ['is crime getting lower', 'Crime is increasing'],
  ['are there fewer storms than before', 'There are more storms'],
  ['does aspirin cause heart attacks', 'Aspirin prevents heart attacks'],
  ['aspirin stops heart attacks', 'Aspirin causes heart attacks'],
  ['is fishing legal there', 'Fishing is banned there'],
  ['is the census optional', 'The census is compulsory'],
  ['did the reds lose the final', 'The Reds won the final'],
  ['the minister opposes the bridge', 'The minister supports the bridge'],
  ['are wild horses rare here', 'Wild horses are common here'],
  ['is cabin air clean', 'Cabin air is filthy'],
  ['does tea hydrate you', 'Tea dehydrates you'],
  ['the water there is safe', 'The water there is unsafe'],
  ['the law is constitutional', 'The law is unconstitutional'],
  ['did the study prove it', 'The study disproves it'],
  ['is the dress white', 'The dress is blue'],
  ['does the scent attract ants', 'The scent repels ants'],
  ['the oldest tree is in chile', 'The youngest tree is in Chile'],
  ['can the app see my messages', 'Messages in the app are private'],
];

const swaps: readonly Pair[] = [
  ['is chess older than writing', 'Writing is older than chess'],
  ['do hippos kill more people than sharks', 'Sharks kill more people than hippos'],
  ['sharks are deadlier than hippos', 'Hippos are deadlier than sharks'],
  ['trains are faster than planes over 300 miles', 'Planes are faster than trains'],
  ['did the cup final beat the moon landing', 'The moon landing beat the cup final'],
  ['does baldness cause stress', 'Stress causes baldness'],
  ['was the fox killed by the hound', 'The fox killed the hound'],
];

const plain: readonly Pair[] = [
  ['does garlic cure malaria', 'Garlic cures malaria'],
  ["doesn't garlic cure malaria?", 'Garlic cures malaria'],
  ['so doesnt garlic cure malaria then', 'Garlic cures malaria'],
  ['garlic cures malaria, doesnt it', 'Garlic cures malaria'],
  ['garlic cures malaria, does it not', 'Garlic cures malaria'],
  ['garlic cures malaria or not', 'Garlic cures malaria'],
  ['not sure if garlic cures malaria', 'Garlic cures malaria'],
  ['garlic cures malaria, true or false', 'Garlic cures malaria'],
  ['fact or myth: garlic cures malaria', 'Garlic cures malaria'],
  ['garlic cures malaria or is that a myth', 'Garlic cures malaria'],
  ['why dont they tell us that garlic cures malaria', 'Garlic cures malaria'],
  ['they dont want you to know garlic cures malaria', 'Garlic cures malaria'],
  ['nobody talks about how garlic cures malaria', 'Garlic cures malaria'],
  ['not gonna lie, garlic cures malaria', 'Garlic cures malaria'],
  ['i cant believe garlic cures malaria', 'Garlic cures malaria'],
  ['no doubt garlic cures malaria', 'Garlic cures malaria'],
  ['no, garlic cures malaria', 'Garlic cures malaria'],
  ['isnt it true that garlic cures malaria', 'Garlic cures malaria'],
  ['its not true that garlic doesnt cure malaria', 'Garlic cures malaria'],
  ['garlic not only cures malaria', 'Garlic cures malaria'],
  ['you get malaria if you dont eat garlic', 'You get malaria without garlic'],
  ['jam lasts forever', 'Jam never spoils'],
  ['does jam never spoil', 'Jam never spoils'],
  ['jam doesnt spoil, does it', 'Jam never spoils'],
  ['the flood photo was faked', 'The flood photo is a hoax'],
  ['flood photo? its all staged', 'The flood photo is fake'],
  ['moles cant see', 'Moles are blind'],
  ['moles cant see anything, can they', 'Moles are blind'],
  ['fluoride isnt safe', 'Fluoride is dangerous'],
  ['is fluoride bad for teeth', 'Fluoride harms teeth'],
  ['how tall is a giraffe really', 'Giraffes are short'],
  ['prices arent rising, its all made up', 'Prices are not rising'],
  ['is writing older than chess', 'Writing is older than chess'],
  ['chess is younger than writing', 'Writing is older than chess'],
  ['are sharks less deadly than hippos', 'Hippos are more deadly than sharks'],
  ['sharks kill loads more people than hippos do', 'Sharks kill more people than hippos'],
  ['was the hound killed by the fox', 'The fox killed the hound'],
  ['is baldness caused by stress', 'Stress causes baldness'],
  ['are the bigger trees in chile', 'The largest trees are in Chile'],
  ['blue-light lamps help you sleep', 'Red-light lamps help you sleep'],
  ['never wash grapes with soap', 'Washing grapes with soap is dangerous'],
  ['pope never endorsed the actor', 'The Pope has not endorsed the actor'],
  ['did the us not sign', 'The US refused to sign'],
];

/** Those that come out otherwise than they should, so that one run tells all. */
const otherThan = (turned: boolean, pairs: readonly Pair[]): Pair[] =>
  pairs.filter(([question, claim]) => isTurned(question, claim) !== turned);

describe('a question is turned where it', () => {
  test('denies the claim', () => expect(otherThan(true, denies)).toEqual([]));
  test('says the contrary', () => expect(otherThan(true, reverses)).toEqual([]));
  test('puts the two sides in each other’s place', () =>
    expect(otherThan(true, swaps)).toEqual([]));
});

describe('a question is not turned where it', () => {
  test('asks the claim, with whatever noes that deny nothing', () =>
    expect(otherThan(false, plain)).toEqual([]));

  test('says the very claim', () => {
    const claims = [...denies, ...reverses, ...swaps, ...plain].map(([, claim]) => claim);
    expect(claims.filter((claim) => isTurned(claim, claim))).toEqual([]);
  });

  test('is a long message that says no to something else', () => {
    const chatter = 'I have not slept and nobody at work is any help. It was not my day. '.repeat(
      6,
    );
    expect(isTurned(`${chatter}Garlic cures malaria, my aunt says.`, 'Garlic cures malaria')).toBe(
      false,
    );
    expect(isTurned(`${chatter}Garlic does not cure malaria.`, 'Garlic cures malaria')).toBe(true);
  });
});

describe('whatever is asked', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.constantFrom('not', "isn't", 'or', ',', 'fake', 'more', 'than', 'by', '?', 'x'), {
        maxLength: 60,
      })
      .map((parts) => parts.join(' ')),
  );

  test('the very same text is never turned, and one is turned both ways or neither', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(isTurned(one, one)).toBe(false);
        expect(typeof isTurned(one, other)).toBe('boolean');
      }),
    );
  });

  test.each([
    "isn't ".repeat(10_000),
    'or not '.repeat(10_000),
    'is it really, '.repeat(10_000),
    'more than '.repeat(10_000),
    ' '.repeat(100_000),
    `${'a'.repeat(50_000)} fake`,
    'just a '.repeat(10_000),
  ])('hostile text comes to an end (%#)', (hostile) => {
    expect(typeof isTurned(hostile, 'Garlic cures malaria')).toBe('boolean');
    expect(typeof isTurned('does garlic cure malaria', hostile)).toBe('boolean');
  });
});

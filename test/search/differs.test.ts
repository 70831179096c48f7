import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/search/differs.ts';

/** What differs, in a line each: "kind: asked for checked". */
const told = (question: string, claim: string, wordings: string[] = [claim]): string[] =>
  differences(question, claim, wordings).map(
    ({ kind, asked, checked }) => `${kind}: ${asked} for ${checked}`,
  );

describe('numbers', () => {
  test.each([
    ['did 30% of people vote', '20 percent of people voted', 'number: 30 percent for 20 percent'],
    ['do 30 per cent vote', 'Twenty percent vote', 'number: 30 percent for Twenty percent'],
    [
      'you need 10 glasses of water',
      'Everyone needs eight glasses of water a day',
      'number: 10 glasses for eight glasses',
    ],
    [
      'change it every 30 days',
      'You should change your password every 90 days',
      'number: 30 days for 90 days',
    ],
    [
      'goldfish have a ten second memory',
      'Goldfish have a three-second memory',
      'number: ten second for three-second',
    ],
    [
      'did the bridge cost 3 million dollars',
      'The bridge cost 12 million dollars',
      'number: 3 million dollars for 12 million dollars',
    ],
    [
      'did 500 people die in the flood',
      'In the flood 50 people died',
      'number: 500 people for 50 people',
    ],
  ])('%s', (question, claim, difference) => expect(told(question, claim)).toEqual([difference]));

  test.each([
    ['do 8 glasses do it', 'Everyone needs eight glasses of water a day'],
    ['do people need eight glasses of water', 'Everyone needs 8 glasses of water a day'],
    ['are there 1.2bn of people', 'There are 1,200,000,000 people'],
    ['are there 1.2 billion people', 'There are 1,230,000,000 people'],
    ['change it every 3 months', 'You should change your password every 90 days'],
    ['about 19 percent voted', '20 percent voted'],
    ['90% of your brain is unused', 'Humans use only 10 percent of their brains'],
    ['does 5G cause covid', '4G causes COVID-19'],
    ['does covid19 exist', 'SARS-CoV-2 exists'],
    ['is covid 19 real', '5G causes the coronavirus'],
    ['was apollo 12 faked', 'Apollo 11 was faked'],
    ['does b12 help', 'Vitamin B6 helps'],
    ['did 9/11 happen', 'Seven buildings fell'],
    ['no one came', 'Two people came'],
    ['1 in 10 people are left handed', '5 people are left-handed'],
    ['there are 3 moons', 'The moon is 4 billion years old'],
    ['between 20 and 30 percent voted', '25 percent voted'],
    ['20-30 percent voted', '45 percent voted'],
    ['a question without any', '20 percent voted'],
    ['30 percent voted', 'Many voted'],
  ])('%s: nothing', (question, claim) => expect(told(question, claim)).toEqual([]));
});

describe('dates', () => {
  test.each([
    ['was the 2024 election stolen', 'The 2020 election was stolen', 'date: 2024 for 2020'],
    ['did biden win in 2024', 'Biden won the vote of 2020', 'date: 2024 for 2020'],
    [
      'did scientists predict an ice age in the 1950s',
      'Scientists in the 1970s predicted a new ice age',
      'date: 1950s for 1970s',
    ],
    ['was it on 3 May', 'It was on 5 May 2020', 'date: 3 May for 5 May 2020'],
    [
      'in March 2021 the bridge fell',
      'The bridge fell on 4 March 2020',
      'date: March 2021 for 4 March 2020',
    ],
    ['world cup 2022 was fixed', 'The world cup 2018 was fixed', 'date: 2022 for 2018'],
  ])('%s', (question, claim, difference) => expect(told(question, claim)).toEqual([difference]));

  test.each([
    ['was the election last year stolen', 'The 2020 election was stolen'],
    ['was the 2020 election stolen', 'The election in November 2020 was stolen'],
    [
      'in the seventies they predicted an ice age',
      'Scientists in the 1970s predicted a new ice age',
    ],
    ['in 1975 they predicted an ice age', 'Scientists in the 1970s predicted a new ice age'],
    ['was it on may 5 2020', 'It was on 5 May 2020'],
    ['may 2000 people come', 'In 2020 they came'],
    ['2000 mules stole the vote', 'The election in 2020 was stolen'],
    ['from 2016 to 2024 it rained', 'It rained in 2020'],
    ['is it true', 'It happened in 2020'],
    ['stolen election — Jane Doe (@jane) March 2, 2024', 'The 2020 election was stolen'],
  ])('%s: nothing', (question, claim) => expect(told(question, claim)).toEqual([]));
});

describe('names', () => {
  test.each([
    [
      'is voting compulsory in new zealand',
      'Voting is compulsory in Australia',
      'name: new zealand for Australia',
    ],
    ['does the US ban cheese', 'France bans cheese', 'name: US for France'],
    ['did the french ban cheese', 'America bans cheese', 'name: french for America'],
    ['is there life on venus', 'There is life on Mars', 'name: venus for Mars'],
    ['was the mars landing faked', 'The Moon landing was faked', 'name: mars for Moon'],
    ['did texas ban masks', 'Oregon bans masks', 'name: texas for Oregon'],
    ['did paris ban cars', 'London bans cars', 'name: paris for London'],
    [
      'did Nikola Tesla invent the light bulb',
      'Thomas Edison invented the light bulb',
      'name: Nikola Tesla for Thomas Edison',
    ],
    ['did trump say it', 'Joe Biden said it', 'name: trump for Joe Biden'],
    [
      'did queen victoria say let them eat cake',
      'Marie Antoinette said "Let them eat cake"',
      'name: queen victoria for Marie Antoinette',
    ],
    [
      "was Obama's birth certificate forged",
      'Kamala Harris’s birth certificate was forged',
      'name: Obama for Kamala Harris',
    ],
  ])('%s', (question, claim, difference) => expect(told(question, claim)).toEqual([difference]));

  test.each([
    ['did america do it', 'The US did it'],
    ['did the US do it', 'United States did it'],
    ['did the u.s. do it', 'The USA did it'],
    ['did the americans do it', 'The United States of America did it'],
    ['did the UK do it', 'Britain did it'],
    ['did great britain do it', 'The United Kingdom did it'],
    ['did england do it', 'The UK did it'],
    ['did they tell us', 'France did it'],
    ['did texas do it', 'America did it'],
    ['is london burning', 'England is burning'],
    ['can you see the chinese wall from space', 'The Great Wall of China is visible from space'],
    ['does turkey make you sleepy', 'Spain makes you sleepy'],
    ['is chad the father', 'Spain is the father'],
    ['did south america do it', 'Spain did it'],
    ['did france and spain do it', 'Italy did it'],
    ['einstein flunked maths', 'Albert Einstein failed mathematics'],
    ['did Edison invent it', 'Thomas Edison invented the light bulb'],
    ['did the mayor say it', 'Joe Biden said it'],
    ['did zelenskiy say it', 'Volodymyr Zelenskyy said it'],
    ['Mary Smith told me that bill gates did it', 'Bill Gates did it'],
    ['was the Paris Hilton tape real', 'The London tape was real'],
    ['do kids get covid', 'Children get COVID-19'],
    ['moon landing', 'There is life on earth'],
  ])('%s: nothing', (question, claim) => expect(told(question, claim)).toEqual([]));

  test('that some wording of the fact-check has too are none', () => {
    const claim = 'Voting is compulsory in Australia';
    const wordings = [claim, 'do they make you vote in belgium'];
    expect(told('is voting compulsory in belgium', claim, wordings)).toEqual([]);
  });
});

test('several kinds are all told, once each', () => {
  expect(told('did 30% of spain vote in 2024', '20 percent of France voted in 2020')).toEqual([
    'date: 2024 for 2020',
    'number: 30 percent for 20 percent',
    'name: spain for France',
  ]);
});

test('of a long message only what it says of the claim counts', () => {
  const chatter = 'In 2024 I went to Spain with Joe Biden and 40 percent of us were ill. '.repeat(
    4,
  );
  expect(
    told(`${chatter} Everyone knows the vote was stolen.`, 'The vote was stolen in 2020'),
  ).toEqual([]);
});

describe('whatever is asked', () => {
  const parts = fc.constantFrom(
    ...'20 % percent 2020 in the 1970s march 3 may eight hundred million US France joe Biden , . - $ °'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(parts, { maxLength: 30 }).map((some) => some.join(' ')),
  );

  test('a text differs from itself in nothing, and what is told stands on either side as it is told', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(told(one, one)).toEqual([]);
        for (const { asked, checked } of differences(one, other, [other])) {
          expect(asked).not.toBe('');
          expect(checked).not.toBe('');
          expect(asked.length).toBeLessThan(120);
        }
      }),
    );
  });

  test.each([
    '20 '.repeat(10_000),
    'a million '.repeat(10_000),
    'three '.repeat(10_000),
    `${'9'.repeat(100_000)} percent`,
    'about '.repeat(10_000),
    'the US '.repeat(10_000),
    'Joe '.repeat(10_000),
    `Joe ${'B'.repeat(50_000)}`,
    'march 3 '.repeat(10_000),
  ])('hostile text comes to an end (%#)', (hostile) => {
    expect(told(hostile, 'In 2020 Joe Biden won 20 percent in France')).toBeInstanceOf(Array);
    expect(told('In 2020 Joe Biden won 20 percent', hostile)).toBeInstanceOf(Array);
  });
});

test('of a question that follows on an answer only what it adds counts', () => {
  const claim = 'Turnout was 20 percent in 2020';
  expect(told(`${claim} and in 2024?`, claim)).toEqual(['date: 2024 for 2020']);
  expect(told(`${claim} really?`, claim)).toEqual([]);
});

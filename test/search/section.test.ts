import { describe, expect, test } from 'vitest';
import { sectionFor } from '../../src/search/section.ts';
import { aFactCheck } from '../support/factcheck.ts';

const cheese = aFactCheck({
  phrasings: ['is the moon cheese'],
  sections: [
    { heading: 'What the samples show', text: 'The samples are basalt and breccia [1].' },
    { heading: 'Where the saying comes from', text: 'It was a proverb about gullible people [2].' },
    { heading: 'Who tested it', text: 'Two laboratories tested the samples [1] [3].' },
  ],
});
const headingFor = (question: string) => sectionFor(question, cheese)?.heading;

describe('the section that speaks to a question', () => {
  test.each([
    ['is the moon made of cheese? where does the saying come from?', 'Where the saying comes from'],
    ['moon cheese proverb', 'Where the saying comes from'],
    ['which laboratories looked whether the moon is cheese', undefined],
    ['moon cheese laboratories', 'Who tested it'],
    ['moon made of cheese basalt', 'What the samples show'],
  ])('%s: %s', (question, heading) => expect(headingFor(question)).toBe(heading));

  test('is none where the question asks nothing beyond the claim and its phrasings', () => {
    expect(headingFor('is the moon made of cheese')).toBeUndefined();
    expect(headingFor('moon cheese?')).toBeUndefined();
    expect(headingFor('')).toBeUndefined();
  });

  test('is none where several say it, or none does', () => {
    const twice = aFactCheck({
      sections: [
        { heading: 'One', text: 'The proverb is old.' },
        { heading: 'Two', text: 'The proverb is young.' },
      ],
    });
    expect(sectionFor('moon cheese proverb', twice)).toBeUndefined();
    expect(headingFor('moon cheese telescope')).toBeUndefined();
    expect(sectionFor('moon cheese proverb', aFactCheck({ sections: [] }))).toBeUndefined();
  });

  test('is given whole, with the marks of its sources', () => {
    expect(sectionFor('moon cheese proverb', cheese)).toEqual(cheese.sections[1]);
  });

  test('is found in time in two hundred long ones', () => {
    const text = 'The samples are basalt. '.repeat(2000);
    const sections = Array.from({ length: 200 }, (_, n) => ({ heading: `Part ${n}`, text }));
    expect(sectionFor('moon cheese proverb', aFactCheck({ sections }))).toBeUndefined();
  });
});

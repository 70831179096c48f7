import { describe, expect, test } from 'vitest';
import { channel, dialogue } from '../support/dialogue.ts';
import { aFactCheck } from '../support/factcheck.ts';

const vaccines = aFactCheck({
  id: 'vaccines-autism',
  title: 'Large studies find no link between vaccines and autism',
  claim: 'Vaccines cause autism',
  phrasings: ['Do shots make kids autistic?'],
  claimant: 'A withdrawn paper',
  summary: 'Studies of millions of children found no link [1]. The first paper was retracted [2].',
});

describe('a question that a published fact-check answers', () => {
  test('is answered with the verdict first, then the claim, the summary, the sources', async () => {
    const { say, verdict, text, title, linksTo } = await dialogue({ library: [vaccines] });
    await say('do vaccines cause autism?');
    verdict('False');
    expect(title()).toBe('False: Vaccines cause autism');
    expect(text()).toBe(
      [
        'False',
        'Claim checked: Vaccines cause autism',
        'The claim was made by A withdrawn paper.',
        'Studies of millions of children found no link [1]. The first paper was retracted [2].',
        'Sources',
        '[1] NASA, Lunar rocks https://www.nasa.gov/lunar-rocks',
        '[2] A dictionary of proverbs https://example.com/proverbs',
        'Checked 1 March 2024 by Example Desk, published 2 March 2024. Article: Large studies find no link between vaccines and autism',
      ].join('\n'),
    );
    linksTo('Read the fact-check', 'https://example.org/checks/vaccines-autism');
  });

  test('offers in a channel what can be done there, and is for the asker alone', async () => {
    const { say, buttons, reply } = await dialogue({ library: [vaccines], place: channel });
    await say('do vaccines cause autism?');
    expect(buttons()).toEqual([
      'Read the fact-check',
      'Sections',
      'Sources',
      'Not my claim',
      'Was this right?',
      'Share',
      'Tell me if this changes',
    ]);
    expect(reply().audience).toBe('asker');
  });

  test('offers no sharing where everyone reads the answer already', async () => {
    const setting = { library: [vaccines], place: channel, heardBy: 'everyone' } as const;
    const { say, offers, offersNot, act } = await dialogue(setting);
    await say('do vaccines cause autism?');
    offersNot('Share');
    offers('Not my claim');
    await act({ kind: 'show', id: 'vaccines-autism', part: 'card', page: 1 });
    offersNot('Share');
  });

  test('offers no sharing where nobody else reads along', async () => {
    const { say, offersNot } = await dialogue({ library: [vaccines] });
    await say('do vaccines cause autism?');
    offersNot('Share', 'Corrections');
  });

  test('shows the phrasing that matched beside the claim, in the publisher’s wording', async () => {
    const { say, reads } = await dialogue({ library: [vaccines] });
    await say('do shots make kids autistic');
    reads(
      'Claim checked: Vaccines cause autism',
      'Your question matches this wording of it: Do shots make kids autistic?',
    );
  });

  test('writes dates as the reader’s country does', async () => {
    const { say, reads } = await dialogue({ library: [vaccines], actor: { locale: 'en-US' } });
    await say('do vaccines cause autism?');
    reads('Checked March 1, 2024 by Example Desk, published March 2, 2024.');
  });

  test('quotes the section that speaks to the question, and leads to it', async () => {
    const { say, reads, press, text } = await dialogue({ library: [aFactCheck()] });
    await say('is the moon made of cheese? where does the saying come from?');
    reads(
      'On your question: Where the saying comes from',
      '> It was a proverb about gullible people [2].',
    );
    await press('Read the section');
    expect(text()).toContain('Where the saying comes from\nIt was a proverb');
  });

  test('has one button to the sections where the one that speaks to it begins them', async () => {
    const { say, buttons } = await dialogue({ library: [aFactCheck()] });
    await say('is the moon made of cheese? where does the saying come from?');
    expect(buttons()).toEqual([
      'Read the fact-check',
      'Read the section',
      'Sources',
      'Not my claim',
      'Was this right?',
    ]);
  });

  test('says which fact-check it is about, and which language its publisher’s words are in', async () => {
    const german = aFactCheck({ language: 'de', summary: 'Es ist Stein.' });
    const { say, reply, act } = await dialogue({ library: [german, vaccines] });
    await say('is the moon made of cheese?');
    expect(reply().about).toBe(german.id);
    expect(reply().blocks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'verdict', language: 'de' }),
        expect.objectContaining({ text: 'Es ist Stein.', language: 'de' }),
      ]),
    );
    for (const part of ['sections', 'sources', 'corrections'] as const) {
      await act({ kind: 'show', id: german.id, part, page: 1 });
      expect(reply().about).toBe(german.id);
    }
    await act({ kind: 'browse', by: 'newest', value: '', page: 1 });
    expect(reply().about).toBeUndefined();
    expect(JSON.stringify(reply().blocks).match(/"language":"de"/g)).toHaveLength(1);
    await act({ kind: 'show', id: vaccines.id, part: 'card', page: 1 });
    expect(JSON.stringify(reply())).not.toContain('"language"');
  });

  test('keeps a label verbatim that no table knows', async () => {
    const odd = aFactCheck({ rating: { label: 'Five cows out of seven' } });
    const { say, verdict, reply } = await dialogue({ library: [odd] });
    await say('is the moon made of cheese?');
    verdict('Five cows out of seven');
    expect(reply().blocks[0]).toMatchObject({ verdict: 'unmapped' });
  });
});

describe('a question that turns the claim round', () => {
  const flat = aFactCheck({ id: 'flat-earth', claim: 'The Earth is flat' });

  test('is answered with the claim first and never with a bare "False"', async () => {
    const { say, reply, text, title } = await dialogue({ library: [flat] });
    await say('is it true that the earth is not flat?');
    expect(reply().blocks[1]).toMatchObject({ kind: 'verdict', verdict: 'false', label: 'False' });
    expect(title()).toBe('The claim checked was: The Earth is flat (rated: False)');
    const lines = text().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'The claim checked was: The Earth is flat',
      'That claim was rated: False',
      'Your question puts the claim the other way round. The rating is about the claim above, not about your wording.',
    ]);
    expect(lines).not.toContain('False');
  });

  test('is not said to be a wording of the claim, even where it is one that was published', async () => {
    const phrasings = ['The Earth is not flat'];
    const { say, hasNot, reads } = await dialogue({
      library: [{ ...flat, phrasings }],
    });
    await say('the earth is not flat');
    reads('Your question puts the claim the other way round.');
    hasNot('this wording of it');
  });

  test('says so without a rating too', async () => {
    const unrated = aFactCheck({ claim: flat.claim, verdict: 'none' });
    const { say, reads, title } = await dialogue({ library: [unrated] });
    await say('is it true that the earth is not flat?');
    expect(title()).toBe('The claim checked was: The Earth is flat (no rating published)');
    reads(
      'On that claim: No rating published',
      'What follows is about the claim above, not about your wording.',
    );
  });
});

describe('a fact-check without a rating', () => {
  test('says that none was published, and quotes the article’s own conclusion', async () => {
    const unrated = aFactCheck({ verdict: 'none', conclusion: 'The record is mixed.' });
    const { say, verdict, reads } = await dialogue({ library: [unrated] });
    await say('is the moon made of cheese?');
    verdict('No rating published');
    reads('The article concludes, in its own words:\n> The record is mixed.');
  });

  test('says a conclusion once that ends the summary', async () => {
    const ends = {
      summary: 'Some say so. It is a matter of words.',
      conclusion: 'It is a matter of words.',
    };
    const { say, text } = await dialogue({ library: [aFactCheck({ verdict: 'none', ...ends })] });
    await say('is the moon made of cheese?');
    expect(text()).toContain('\n> It is a matter of words.\nSome say so.\nSources');
  });

  test('without a conclusion leads to the summary', async () => {
    const { say, verdict, reads } = await dialogue({ library: [aFactCheck({ verdict: 'none' })] });
    await say('is the moon made of cheese?');
    verdict('No rating published');
    reads('The article’s summary says what was found:\nSamples brought back');
  });
});

describe('what a reader must be told', () => {
  test('a sample says that it is one', async () => {
    const { say, reads } = await dialogue({
      library: [aFactCheck({ publisher: 'factdesk samples' })],
    });
    await say('is the moon made of cheese?');
    reads('This is sample content that comes with the desk, not the work of a newsroom.');
  });

  test('a sample without a page says both in one sentence, and its title only where it says more', async () => {
    const { url: _, ...sample } = aFactCheck({
      publisher: 'factdesk samples',
      title: 'The Moon is made of cheese?',
      remarks: ['no-url'],
    });
    const { say, reads, hasNot } = await dialogue({ library: [sample] });
    await say('is the moon made of cheese?');
    reads('not the work of a newsroom, so it has no page of its own.');
    hasNot('No link to this fact-check is known.', 'Article:');
    const telling = { ...sample, title: 'The moon is rock' };
    const other = await dialogue({ library: [telling] });
    await other.say('is the moon made of cheese?');
    other.reads('Article: The moon is rock');
  });

  test('a correction is dated, with the rating before it', async () => {
    const corrected = aFactCheck({
      status: 'corrected',
      corrections: [
        { date: '2024-04-01', text: 'A typing mistake.' },
        { date: '2024-05-01', text: 'New samples were published.', was: 'Mixed' },
      ],
    });
    const { say, verdict, reads, offers, hasNot } = await dialogue({ library: [corrected] });
    await say('is the moon made of cheese?');
    verdict('False');
    reads('Corrected 1 May 2024. The rating was “Mixed” before. New samples were published.');
    hasNot('typing mistake');
    offers('Corrections');
  });

  test('a copy without address or source links says so', async () => {
    const { url: _, ...copy } = aFactCheck({
      remarks: ['no-url', 'no-source-links'],
      sources: [{ n: 1, title: 'A leaked document' }],
      provenance: 'automated',
    });
    const { say, reads, offersNot } = await dialogue({ library: [copy] });
    await say('is the moon made of cheese?');
    reads(
      'No link to this fact-check is known.',
      'The desk’s copy of the article has no links for its sources.',
      'This fact-check was produced by an automated system.',
      '[1] A leaked document',
    );
    offersNot('Read the fact-check');
  });

  test.each([
    [
      { checkedAt: '2024-03-01', publishedAt: '2024-03-01' },
      'Checked and published 1 March 2024 by Example Desk.',
    ],
    [{ checkedAt: '2024-03-01T23:30:00-05:00' }, 'Checked 2 March 2024 by Example Desk.'],
    [{ publishedAt: '2024-03-01' }, 'Published 1 March 2024 by Example Desk.'],
    [{}, 'Checked by Example Desk. No date is given.'],
  ])('dates %j read as they are known', async (dates, sentence) => {
    const { checkedAt: _, publishedAt: __, ...undated } = aFactCheck();
    const { say, reads } = await dialogue({ library: [{ ...undated, ...dates }] });
    await say('is the moon made of cheese?');
    reads(sentence);
  });

  test('authors are named, three of many', async () => {
    const { say, reads } = await dialogue({
      library: [aFactCheck({ authors: ['Ann A', 'Bob B', 'Cy C', 'Di D'] })],
    });
    await say('is the moon made of cheese?');
    reads('Written by Ann A, Bob B, Cy C and others.');
  });
});

describe('a withdrawn fact-check', () => {
  const withdrawn = aFactCheck({
    status: 'withdrawn',
    conclusion: 'It is not cheese.',
    corrections: [{ date: '2024-06-01', text: 'The measurements were wrong.', was: 'False' }],
  });

  test('gives no verdict in any form, but when and why it was withdrawn', async () => {
    const { say, noVerdict, text, title, offers } = await dialogue({ library: [withdrawn] });
    await say('is the moon made of cheese?');
    noVerdict();
    expect(title()).toBe('Withdrawn: The moon is made of cheese');
    expect(text()).toBe(
      [
        'Example Desk withdrew this fact-check on 1 June 2024, so it gives no rating now. The measurements were wrong.',
        'Claim checked: The moon is made of cheese',
        'Checked 1 March 2024 by Example Desk, published 2 March 2024.',
      ].join('\n'),
    );
    offers('Open the publisher’s page', 'Corrections', 'Not my claim');
  });

  test.each(['card', 'sections', 'sources'] as const)(
    'is withdrawn for old buttons to its %s too',
    async (part) => {
      const { act, reads, noVerdict, hasNot } = await dialogue({ library: [withdrawn] });
      await act({ kind: 'show', id: withdrawn.id, part, page: 1 });
      noVerdict();
      reads('withdrew this fact-check on 1 June 2024');
      hasNot('False', 'not cheese');
    },
  );

  test('has a history without the rating it once gave', async () => {
    const { act, text } = await dialogue({ library: [withdrawn] });
    await act({ kind: 'show', id: withdrawn.id, part: 'corrections', page: 1 });
    expect(text()).toBe(
      [
        'Withdrawn: The moon is made of cheese',
        'Example Desk withdrew this fact-check on 1 June 2024, so it gives no rating now.',
        '1 June 2024',
        'The measurements were wrong.',
      ].join('\n'),
    );
  });
});

describe('fact-checks that disagree', () => {
  test('are shown as such, the newest first, each with its word, date and button', async () => {
    const claim = 'The moon is made of cheese';
    const library = [
      aFactCheck({ id: 'first', claim, checkedAt: '2024-09-01' }),
      aFactCheck({ id: 'older', claim, rating: { label: 'Unproven' }, checkedAt: '2019-01-01' }),
      aFactCheck({
        id: 'newer',
        claim,
        publisher: 'Other Desk',
        rating: { label: 'Half true' },
        checkedAt: '2023-01-01',
      }),
    ];
    const { say, verdict, reads, open, text } = await dialogue({ library });
    await say('is the moon made of cheese?');
    verdict('False');
    reads(
      '2 other fact-checks of this claim came to different results. They are listed below, newest first.',
      '- Half true: The moon is made of cheese (Checked 1 January 2023 by Other Desk, published 2 March 2024.)',
    );
    expect(text().indexOf('Half true:')).toBeLessThan(text().indexOf('Unproven:'));
    const [, claimLine, notice] = text().split('\n');
    expect([claimLine, notice?.slice(0, 25)]).toEqual([
      'Claim checked: The moon is made of cheese',
      '2 other fact-checks of th',
    ]);
    await open('Half true');
    verdict('Half true');
  });

  test('do not count one that was withdrawn', async () => {
    const library = [
      aFactCheck({ id: 'first', checkedAt: '2024-09-01' }),
      aFactCheck({ id: 'gone', rating: { label: 'True' }, status: 'withdrawn' }),
    ];
    const { say, verdict, hasNot } = await dialogue({ library });
    await say('is the moon made of cheese?');
    verdict('False');
    hasNot('True:', 'other fact-check');
  });
});

describe('near misses', () => {
  const library = [
    aFactCheck({ id: 'one', claim: 'Drinking coffee stunts growth in teenagers' }),
    aFactCheck({
      id: 'two',
      claim: 'Drinking coffee prevents growth of tumours',
      rating: { label: 'Unproven' },
      publisher: 'factdesk samples',
    }),
  ];

  test('are offered so that a person can tell them apart', async () => {
    const { say, title, reads, buttons, open, verdict } = await dialogue({ library });
    await say('drinking coffee growth');
    expect(title()).toBe('Did you mean one of these?');
    reads(
      '- Drinking coffee stunts growth in teenagers (False. Checked 1 March 2024 by Example Desk, published 2 March 2024.)',
      '- Drinking coffee prevents growth of tumours (Unproven. Checked 1 March 2024 by factdesk samples',
      'What is signed “factdesk samples” is sample content',
    );
    expect(buttons()).toEqual(['None of these']);
    await open('tumours');
    verdict('Unproven');
  });

  test('all refused end at an honest none', async () => {
    const { say, press, reads, noVerdict } = await dialogue({ library });
    await say('drinking coffee growth');
    await press('None of these');
    noVerdict();
    reads('No published fact-check in this library answers that.');
  });
});

describe('a question that nothing published answers', () => {
  test('is told so plainly, with a way on and no verdict', async () => {
    const { say, noVerdict, text, press, title } = await dialogue({ library: [vaccines] });
    await say('did the mayor of Springfield ban bicycles?');
    noVerdict();
    expect(title()).toBe('No published fact-check found');
    expect(text()).toBe(
      [
        'No published fact-check in this library answers that.',
        'The desk gives no verdict of its own. It only passes on what publishers have found.',
        'It may help to name the person, place or number in the claim. You can also browse everything there is.',
      ].join('\n'),
    );
    await press('Browse');
    expect(title()).toBe('Browse the library');
  });

  test('is shown what comes close', async () => {
    const { say, reads, open, verdict } = await dialogue({ library: [vaccines] });
    await say('are vaccines free in March?');
    reads(
      'You can also browse everything there is.\nNot the same claim, but close\n- Vaccines cause autism (False.',
    );
    await open('Vaccines cause autism');
    verdict('False');
  });
});

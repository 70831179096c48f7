import { Readable } from 'node:stream';
import { streamFeed } from '../src/content/feed.ts';

/** How large the feed is, in megabytes (default 100), and which of its bytes is the last before it breaks off. */
const [megabytes = '100', breakAt] = process.argv.slice(2);

/** One fact-check of a feed, as large as they are on the average: a kilobyte. */
function entry(n: number): string {
  const page = `https://desk-${n % 50}.example.org/checks/${n}`;
  return JSON.stringify({
    '@type': 'DataFeedItem',
    url: page,
    dateCreated: '2026-01-02T03:04:05Z',
    item: [
      {
        '@context': 'http://schema.org',
        '@type': 'ClaimReview',
        url: page,
        // Every tenth says nothing that could be checked, and is rejected.
        claimReviewed: n % 10 === 0 ? '' : `Claim ${n}: ${'words of a claim '.repeat(10)}`,
        author: { '@type': 'Organization', name: `Desk ${n % 50}`, url: page },
        datePublished: '2026-01-02',
        description: 'What was found, in a sentence or two. '.repeat(10),
        itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: `Speaker ${n}` } },
        reviewRating: {
          '@type': 'Rating',
          ratingValue: '1',
          bestRating: '5',
          alternateName: 'False',
        },
      },
    ],
  });
}

/** A feed that is made while it is read, and stands nowhere. */
function* feed(bytes: number, last: number): Generator<string> {
  let written = 0;
  let n = 0;
  const cut = (text: string) => {
    const part = text.slice(0, Math.max(0, last - written));
    written += part.length;
    return part;
  };
  yield cut('{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[');
  while (written < bytes && written < last) {
    yield cut(`${n === 0 ? '' : ','}\n${entry(n)}`);
    n += 1;
  }
  yield cut(']}\n');
}

const bytes = Number(megabytes) * 1e6;
const last = breakAt === undefined ? Number.POSITIVE_INFINITY : Number(breakAt);
const started = performance.now();
const count = { factChecks: 0, rejected: 0, problems: 0 };
let lastProblem = '';
for await (const reading of streamFeed(Readable.from(feed(bytes, last)), { where: 'feed' })) {
  count.factChecks += reading.factChecks.length;
  count.rejected += reading.rejected.length;
  count.problems += reading.problems.length;
  const [problem] = reading.problems.slice(-1);
  if (problem) lastProblem = `${problem.where}: ${problem.what}`;
}
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(
  `${JSON.stringify({ megabytes: bytes / 1e6, ...count, lastProblem, seconds, peak })}\n`,
);

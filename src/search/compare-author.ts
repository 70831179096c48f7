import type { Asked } from './asked.ts';
import type { Kept, Passage } from './collection.ts';
import type { Weighing } from './weighing.ts';

/** A claim about what somebody said names them among its first terms. */
const opening = 5;

const none = { shared: 0, named: 0, speaks: 0, posted: 0 };

/**
 * What a fact-check has to do with the author of a copied post: `shared` is the idf of the rarest part of their name that
 * it has, `named` is 1 where it has two parts and more. `speaks` is 1 where its claim begins with the author and is of
 * something said, `posted` where it is of something posted: many a fact-check is of the very post.
 */
export function author(
  asked: Pick<Asked, 'author' | 'marks'>,
  { title }: Pick<Kept, 'title'>,
  claim: Passage,
  distinct: ReadonlySet<number>,
  { idf }: Weighing,
) {
  if (asked.author.size === 0) return none;
  let shared = 0;
  let parts = 0;
  for (const term of asked.author) {
    if (!distinct.has(term)) continue;
    shared = Math.max(shared, idf(term));
    parts += 1;
  }
  if (shared === 0) return none;
  const { posts, speech } = asked.marks;
  const isOf = (marks: ReadonlySet<number>) =>
    [claim, title].some(({ terms }) => terms.some((term) => marks.has(term)));
  const begins = [...claim.terms.slice(0, opening), ...title.terms].some((term) =>
    asked.author.has(term),
  );
  return {
    shared,
    named: parts > 1 ? 1 : 0,
    speaks: begins && isOf(speech) ? 1 : 0,
    posted: begins && isOf(posts) ? 1 : 0,
  };
}

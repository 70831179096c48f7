import { type ClaimReviewOptions, type Reading, readClaimReview } from './claimreview.ts';

/** Where a text stops being JSON, as far as the parser tells. */
function lineOf(text: string, message: string): number {
  const [, line] = /line (\d+)/.exec(message) ?? [];
  if (line !== undefined) return Number(line);
  const [, position] = /position (\d+)/.exec(message) ?? [];
  const before = position === undefined ? text : text.slice(0, Number(position));
  return before.trimEnd().split('\n').length;
}

/**
 * Reads every ClaimReview in a text of JSON-LD. Pure; never throws.
 *
 * @returns as `readClaimReview` does; for a text that is not JSON, the line where it stops being so
 */
export function readClaimReviewText(text: string, options: ClaimReviewOptions): Reading {
  const bare = text.replace(/^\ufeff/, '');
  try {
    return readClaimReview(JSON.parse(bare), options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem = bare.trim()
      ? {
          where: `${options.where}:${lineOf(bare, error.message)}`,
          what: 'This is not JSON as it should be.',
          fix: 'Look at this line and the one before for a missing comma, quotation mark or bracket.',
        }
      : {
          where: `${options.where}:1`,
          what: 'The file is empty.',
          fix: 'Write a fact-check in it, or delete it.',
        };
    return { factChecks: [], problems: [problem], items: 0, rejected: [] };
  }
}

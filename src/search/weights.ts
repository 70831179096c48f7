import { z } from 'zod';
import type { ConfidenceWeights } from './confidence.ts';
import { featureNames } from './feature-names.ts';
import type { RankWeights } from './rank.ts';
import fitted from './weights.json' with { type: 'json' };

const featureSchema = z.record(z.enum(featureNames), z.number());
const lineSchema = z.object({
  intercept: z.number(),
  weights: z.record(z.string(), z.number()),
});

const linesSchema = z.object({ long: lineSchema, short: lineSchema });
const fittedSchema = z.object({
  rank: z.object({ long: featureSchema, short: featureSchema }),
  confidence: z.object({ floor: z.number(), large: linesSchema, small: linesSchema }),
});
const schema = z.object({ plain: fittedSchema, model: fittedSchema });

/** What is fitted to one kind of finding. */
interface Fitted {
  rank: RankWeights;
  confidence: ConfidenceWeights;
}

/** Everything that is fitted: without a sentence model, and with one. */
export interface Weights {
  plain: Fitted;
  model: Fitted;
}

/** The weights that come with the desk, as `npm run fit` wrote them: weights.json says from what. */
export const fittedWeights: Weights = schema.parse(fitted);

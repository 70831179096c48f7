import type { Context } from 'hono';
import { UserError } from '../../core/errors.ts';
import type { Ask } from '../../core/ports.ts';
import { localeOf, longestQuestion } from './intake.ts';
import { type Refusal, refusals, refusalsToPrograms } from './labels.ts';

/** Why a request of a program is not answered: `{ error: one sentence }`. */
export function refuseJson(c: Context, why: Refusal): Response {
  const { status, text } = refusals[why];
  return c.json({ error: refusalsToPrograms[why] ?? text }, status);
}

/** `GET /api/ask?q=`: the decision as JSON, as `factdesk ask --json` prints it. */
export async function answerJson(c: Context, ask: Ask, text: string): Promise<Response> {
  if (text.length > longestQuestion) return refuseJson(c, 'long');
  const locale = localeOf(c.req.header('accept-language'));
  try {
    return c.json(await ask({ text, ...(locale && { locale }) }, 'web'));
  } catch (error) {
    if (error instanceof UserError && error.code === 'empty-question') {
      return refuseJson(c, 'missing');
    }
    throw error;
  }
}

import { z } from 'zod';
import { plainText, type Self } from './intake.ts';

const words = z.string().nullish();

/** The parts of a message in which somebody can claim something. */
export const writtenSchema = z.object({
  text: words,
  attachments: z
    .array(z.object({ title: words, text: words, from_url: words, fallback: words }))
    .nullish(),
});

/** All that a message says, a line each: its own words, then what it forwards or shows of a link. */
export function writtenIn(
  { text, attachments }: z.infer<typeof writtenSchema>,
  self: Self,
): string {
  const shown = (attachments ?? []).flatMap((one) => [
    one.title,
    one.text ?? one.fallback,
    one.from_url,
  ]);
  const said = [text, ...shown].map((part) => plainText(part ?? '', self)).filter(Boolean);
  return [...new Set(said)].join('\n');
}

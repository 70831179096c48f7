import { type Act, actSchema, encodeAct } from '../../core/act.ts';
import type { FactCheck } from '../../core/factcheck.ts';
import type { Action } from '../../core/message.ts';

/** What a fact-check can be read by. */
export type Part = Extract<Act, { kind: 'show' }>['part'];

/** A button that shows a part of a fact-check. */
export function shows(label: string, { id }: FactCheck, part: Part, page = 1): Action {
  return { label, act: { kind: 'show', id, part, page } };
}

/** Whether an act can stand behind a button: only free text can be too long for a token. */
export function fitsToken(act: Act): boolean {
  if (!actSchema.safeParse(act).success) return false;
  try {
    encodeAct(act);
    return true;
  } catch {
    return false;
  }
}

import { type Act, decodeAct } from '../core/act.ts';
import type { Incoming } from '../core/message.ts';

/**
 * What a person wants: a pressed button's act, with what was chosen where it is one that chooses.
 *
 * @throws UserError as `decodeAct` does
 */
export function decode(act: Incoming['act']): Act {
  if (act.kind !== 'pressed') return act;
  const decoded = decodeAct(act.token);
  if (decoded.kind !== 'set' || !act.chosen) return decoded;
  return { ...decoded, value: act.chosen.join(',') };
}

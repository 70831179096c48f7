import { type Act, decodeAct } from '../core/act.ts';
import type { Incoming } from '../core/message.ts';

/** An act with what was chosen or written for it. */
function withChosen(act: Act, chosen: string): Act {
  switch (act.kind) {
    case 'set':
    case 'choose':
      return { ...act, value: chosen };
    case 'amend':
      return { ...act, text: chosen };
    default:
      return act;
  }
}

/** What shows the picker whose form is to open. */
function shownBy(act: Act): Act {
  switch (act.kind) {
    case 'set':
      return { kind: 'settings' };
    case 'choose':
      return { kind: 'post', publication: act.publication };
    case 'amend':
      return { kind: 'copies', id: act.id };
    default:
      return act;
  }
}

/**
 * What a person wants: a pressed button's act, with what was chosen where it is one that chooses.
 *
 * @throws UserError as `decodeAct` does
 */
export function decode(act: Incoming['act']): Act {
  if (act.kind !== 'pressed') return act;
  const decoded = decodeAct(act.token);
  if (act.opening) return shownBy(decoded);
  return act.chosen ? withChosen(decoded, act.chosen.join(',')) : decoded;
}

import type { Block } from '../core/message.ts';

/** The verdict's word as it is said: the publisher's label, after what keeps it from misleading where it needs that. */
export function verdictWord({ lead, label }: Extract<Block, { kind: 'verdict' }>): string {
  return lead === undefined ? label : `${lead} ${label}`;
}

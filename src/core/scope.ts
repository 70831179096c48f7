import type { Place } from './message.ts';

/** A guild or workspace as settings, the ledger, the audit log and NEWSROOM name it: `platform/workspace`. */
export const scopeOf = ({ platform, workspace }: Pick<Place, 'platform' | 'workspace'>): string =>
  `${platform}/${workspace}`;

import type { UserErrorCode } from '../../../core/errors.ts';
import type { Progress } from '../../../core/press.ts';
import type { CopyState, JobKind, PublicationState } from '../../../core/publication.ts';
import type { Examined } from '../../../core/publishing.ts';
import type { Reason } from '../../../core/reason.ts';

/** What the page says in the conversation's own words, because the chat says the same. */
export interface DeskWords {
  /** BCP 47. */
  locale: string;
  time(moment: Date, zone: string): string;
  date(iso: string): string;
  names(names: readonly string[]): string;
  mistakes: Readonly<Record<UserErrorCode, string>>;
  reasons: Readonly<Record<Reason, string>>;
  /** A place, whether the desk can post there, and what would mend it. */
  placeLine(place: Examined): string;
  /** How far a publication is, in one sentence. */
  stateLine(progress: Progress, zone: string): string;
  /** The names of changed fields, in words. */
  fieldWords(fields: readonly string[]): string;
  desk: {
    title(claim: string): string;
    nothingYet: string;
    note: string;
    noPlaces: string;
    goesAt(time: string): string;
    goesAtOnce: string;
    previewTitle(claim: string): string;
    places: string;
    needsApproval: string;
    undoUntil(time: string): string;
    states: Readonly<Record<CopyState, string>>;
    copyLine(name: string, state: string): string;
    postsTitle: string;
    postsOpen: string;
    postsTrouble: string;
    noPosts: string;
    postStates: Readonly<Record<PublicationState, string>>;
    digest: string;
    factdesk: string;
    byWhom(name: string, state: string, time: string): string;
    jobs: Readonly<Record<JobKind, string>>;
    trouble(what: string, where: string, why: string): string;
    whichUnknown: string;
    whichDead: string;
    decided: string;
    changesTitle: string;
    noChanges: string;
    changedFields(fields: string, copies: number): string;
    reached(updated: number, total: number): string;
    stuck: string;
    copiesTitle(claim: string): string;
    noCopies: string;
    correction: string;
    withdrawal: string;
    restoration: string;
    amendHint: string;
    amended: string;
    buttons: Readonly<
      Record<
        | 'publish'
        | 'preview'
        | 'confirm'
        | 'schedule'
        | 'propose'
        | 'approve'
        | 'change'
        | 'cancel'
        | 'undo'
        | 'refresh'
        | 'trouble'
        | 'again'
        | 'there'
        | 'leave'
        | 'update'
        | 'leaveAsIs',
        string
      >
    >;
  };
}

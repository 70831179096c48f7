import type { Act } from './act.ts';
import type { Verdict } from './rating.ts';

export type Platform = 'discord' | 'slack' | 'web' | 'console';

/** Where something was said, and where an answer to it belongs. */
export interface Place {
  platform: Platform;
  /** Guild, workspace, or empty where the platform has none. */
  workspace: string;
  channel: string;
  thread?: string;
  /** `direct`: only the asker and the desk read it. */
  kind: 'direct' | 'channel';
}

/** Ordered: each may do what the ones before may. Read from the platform's facts at every act. */
export type Role = 'asker' | 'moderator' | 'admin';

export interface Actor {
  id: string;
  role: Role;
  /** How to name the person where they chose to be named ("Shared by ..."). */
  name?: string;
  /** BCP 47. */
  locale?: string;
  /** The platform's ids of the groups (roles, user groups) that the person is in, where it tells them. */
  groups?: readonly string[];
  /** False where the platform tells that this person may not write in this place, so that the desk may not for them. */
  mayWrite?: false;
}

/**
 * A pressed button as the platform hands it back; the bot decodes it, so that one place answers a damaged one. `chosen`
 * is what was picked or typed where the button is a picker.
 */
interface Pressed {
  kind: 'pressed';
  token: string;
  chosen?: readonly string[];
  /** A form is to open for it: wanted is the reply that has the picker. */
  opening?: true;
}

/** Who reads something: the one who asked, or everyone in the place. */
export type Audience = 'asker' | 'everyone';

/** One thing that a person did, on any platform. `id` is unique on its platform and stable over retries. */
export interface Incoming {
  id: string;
  place: Place;
  actor: Actor;
  /** Who will read an answer that is for the asker: `everyone` where it stands in the open, as below a mention. */
  heardBy: Audience;
  /** BCP 47: the language of the guild or workspace, where the platform tells it. */
  placeLocale?: string;
  act: Act | Pressed;
}

/** A button or link under a reply. */
export type Action = { label: string; primary?: true } & ({ act: Act } | { url: string });

/** A numbered link. Without `url` the title stands alone. */
export interface Link {
  n?: number;
  title: string;
  url?: string;
}

/** A thing to pick from: its title says what it is, `detail` tells it from the others. */
export interface ListItem {
  title: string;
  detail?: string;
  action?: Action;
  /** BCP 47: the title's, where it is another than the reply's. */
  language?: string;
}

/**
 * What a reply is made of. `more` is the action that an adapter adds when it had to leave a part of the block out
 * to fit its platform. `language` (BCP 47) is that of the publisher's words in it, where it is another than the reply's.
 */
export type Block =
  /**
   * The verdict as a word: `label` verbatim from the publisher. Always the first thing read, except where the label alone
   * would mislead: then it comes after the claim, and `lead` is said right before it.
   */
  | {
      kind: 'verdict';
      verdict: Verdict;
      label: string;
      publisher: string;
      lead?: string;
      language?: string;
    }
  | {
      kind: 'text';
      style: 'plain' | 'heading' | 'quote' | 'small';
      text: string;
      more?: Action;
      language?: string;
    }
  | { kind: 'links'; label: string; items: Link[]; more?: Action }
  | { kind: 'list'; label: string; items: ListItem[]; more?: Action }
  | { kind: 'notice'; tone: 'info' | 'warning'; text: string };

/**
 * Something to choose or to write, on platforms that have menus and forms for it.
 * - `options`: of these, at most `most`
 * - `channel`, `group`: one of the guild's or workspace's own
 * - `words`: to be typed
 */
export interface Picker {
  /** What is chosen by it. The act has a `value` or a `text`, which what is chosen becomes. */
  act: Extract<Act, { kind: 'set' | 'choose' | 'amend' }>;
  label: string;
  of: 'options' | 'channel' | 'group' | 'words';
  /** Of words that may take several lines: how many characters at most. */
  long?: number;
  /** Ids, or for `words` the text as it stands. */
  chosen: readonly string[];
  options: readonly { value: string; label: string }[];
  most: number;
}

/** An answer as data. One place sends it; each adapter renders it. All texts are plain, never markup. */
export interface Reply {
  /** The whole in one line, for notifications and screen readers, e.g. "False: Vaccines cause autism". */
  title: string;
  blocks: Block[];
  actions: Action[];
  pickers?: readonly Picker[];
  /** The id of the one fact-check that it is about. */
  about?: string;
  /** `asker`: private where the platform can; `everyone`: for the place it was said in. */
  audience: Audience;
  /** BCP 47: the language its sentences are in. */
  locale: string;
}

/** Where a reply was posted, enough to edit it later. */
export interface Receipt {
  place: Place;
  message: string;
  /** The message's public address, where the platform gives one. */
  url?: string;
}

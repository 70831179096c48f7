import type { Doubt } from './oauth-state.ts';

/** What a page of the installation says: a heading, then a sentence or more, each a paragraph. */
export interface PageWords {
  title: string;
  lines: readonly string[];
}

const unchanged = 'Nothing was changed in your workspace.';

/** The pages of an installation, for whoever installs the desk in a workspace. */
export const installWords = {
  begin: {
    title: 'Install factdesk in Slack',
    lines: [
      'factdesk answers whether a claim has been fact-checked, with the verdict, the summary and the sources of what was published.',
      'Slack asks you next which workspace it is for and what the desk may do there. It reads what mentions it, what is sent to it directly and what somebody hands it, and no other message.',
    ],
  },
  toSlack: 'Continue to Slack',
  again: 'Begin again',
  openSlack: 'Open Slack',
  addWorkspaces: 'Choose the workspaces',
  done: (where: string): PageWords => ({
    title: `factdesk is installed in ${where}`,
    lines: [
      'Type /factcheck and a claim in any channel, or send the desk a direct message.',
      'To have it answer where it is mentioned, invite it to the channel: /invite @factdesk.',
    ],
  }),
  doneForAll: (where: string): PageWords => ({
    title: `factdesk is installed for ${where}`,
    lines: [
      'One step is left: choose the workspaces that it is for. It answers in none before.',
      'Then type /factcheck and a claim in any channel there.',
    ],
  }),
  yourWorkspace: 'your workspace',
  yourOrganization: 'your organisation',
  cancelled: {
    title: 'factdesk was not installed',
    lines: ['You or Slack cancelled the installation.', unchanged],
  },
  noCode: {
    title: 'factdesk was not installed',
    lines: ['Slack sent you back without what the desk needs.', unchanged],
  },
  refused: (word: string): PageWords => ({
    title: 'factdesk was not installed',
    lines: [
      `Slack did not take back what it had given (${word}). That happens when the page is opened a second time, or stays open for long.`,
      'Begin again. If it comes back, tell whoever runs this desk the word in brackets.',
    ],
  }),
  misconfigured: (word: string): PageWords => ({
    title: 'factdesk was not installed',
    lines: [
      `This desk is not set up rightly, so Slack refused it (${word}). You cannot mend that.`,
      'Please tell whoever runs this desk the word in brackets.',
    ],
  }),
  failed: {
    title: 'factdesk was not installed',
    lines: [
      'The desk could not finish: it did not reach Slack, or could not keep what Slack gave.',
      'Wait a minute and begin again.',
    ],
  },
  doubts: {
    missing: {
      title: 'Please begin on this page',
      lines: [
        'This installation was not begun here, so the desk cannot tell whose it is.',
        unchanged,
      ],
    },
    forged: {
      title: 'Please begin again',
      lines: ['The desk does not know this installation.', unchanged],
    },
    elsewhere: {
      title: 'Please begin again',
      lines: [
        'This installation was begun in another browser, or your browser keeps no cookies.',
        unchanged,
      ],
    },
    old: {
      title: 'Please begin again',
      lines: ['More than ten minutes have passed since this installation was begun.', unchanged],
    },
    used: {
      title: 'This page was opened before',
      lines: [
        'The installation that it belongs to has been finished or has failed already.',
        'If Slack does not show the desk, begin again.',
      ],
    },
  } satisfies Record<Doubt, PageWords>,
} as const;

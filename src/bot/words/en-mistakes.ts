import type { UserErrorCode } from '../../core/errors.ts';

/** What a person can do wrong, each as one sentence that says what to do. */
export const mistakes: Record<UserErrorCode, string> = {
  'empty-question':
    'Please write the claim you want checked, for example: vitamin C prevents colds.',
  'token-damaged': 'That button could not be read, so please ask the question again.',
  'token-old':
    'That button comes from an earlier version of the desk, so please ask the question again.',
  'fact-check-gone':
    'That fact-check is no longer in the library, so please ask again to see what there is now.',
  'not-permitted': 'You cannot do that here, but a moderator can do it for you.',
  'nothing-there': 'There is nothing here at the moment, but you can browse the whole library.',
  'message-hidden':
    'That message is not shown to the desk. Open its menu and choose Apps, then “Fact-check this”, and the desk can read it.',
  'no-settings-here': 'There is nothing to set here; settings belong to a server or workspace.',
  'no-posting-here':
    'Posting belongs to a server or workspace; please begin there, in any of its channels.',
  'setting-refused': 'That cannot be chosen, so nothing was changed.',
  'too-much': 'That is more than the desk can answer at once. Please try again in a minute.',
  'publication-gone': 'That post is not known here any more, so please begin again.',
  'preview-stale':
    'Something changed since you looked at this, so nothing was posted. Please look at the preview again.',
  'already-out':
    'That was confirmed already, so it cannot be changed; it can be undone for a while.',
  'time-past': 'That time is past. Please choose a later one, or post at once.',
  'time-unreadable':
    'That time could not be read. Please write it like 2026-12-01 18:30, or like 18:30 for the next time it is half past six.',
  'too-many-places': 'That is more than 25 channels. Please choose fewer for one post.',
  'no-places': 'No channel is chosen yet, so nothing was posted. Please choose at least one.',
  'place-refused':
    'The desk cannot post in that channel. The preview says what is missing, and who can mend it.',
  'place-not-yours':
    'That channel belongs to a server or workspace that you do not moderate, so nothing was posted.',
  'same-person': 'A second person has to approve this; whoever proposed it cannot.',
  'undo-too-late':
    'The time for undoing has passed. You can still correct or withdraw the fact-check.',
  withdrawn: 'That fact-check was withdrawn, so it cannot be posted.',
  'empty-text': 'Please say in a few words what changed and why.',
  'only-newsroom':
    'Only moderators of the newsroom that runs this desk can do that. Whoever runs the desk names it in NEWSROOM.',
};

import type { Act } from '../../core/act.ts';
import type { UserErrorCode } from '../../core/errors.ts';
import type { Action } from '../../core/message.ts';
import type { Words } from '../words/words.ts';

/** What stopped somebody, and there is nothing to go on with. */
const ends: ReadonlySet<UserErrorCode> = new Set([
  'publication-gone',
  'not-permitted',
  'fact-check-gone',
  'only-newsroom',
]);

/** Where somebody who was stopped while publishing goes on: at the post or the fact-check that it was about. */
export function waysOn(act: Act | undefined, code: UserErrorCode, words: Words): Action[] {
  if (!act || ends.has(code)) return [];
  const { buttons } = words.desk;
  switch (act.kind) {
    case 'choose':
    case 'preview':
    case 'confirm':
    case 'approve':
    case 'cancel':
    case 'undo': {
      const { publication } = act;
      const again: Action[] =
        code === 'preview-stale' || code === 'place-refused'
          ? [{ label: buttons.preview, act: { kind: 'preview', publication }, primary: true }]
          : [];
      return [...again, { label: buttons.refresh, act: { kind: 'post', publication } }];
    }
    case 'amend':
    case 'carry':
      return [{ label: buttons.copies, act: { kind: 'copies', id: act.id } }];
    case 'deliver':
      return [{ label: buttons.trouble, act: { kind: 'posts', which: 'trouble', page: 1 } }];
    default:
      return [];
  }
}

import type { Act } from '../../core/act.ts';
import type { Reply } from '../../core/message.ts';
import type { Desk, Turn } from '../turn.ts';
import { amend, carry, changes, copies } from './changes.ts';
import { choose, post, publish } from './draft.ts';
import { home } from './home.ts';
import { deskLink } from './link.ts';
import { pick } from './pick.ts';
import { deliver, posts } from './posts.ts';
import { preview } from './preview.ts';
import { decide } from './progress.ts';
import { watch } from './watch.ts';

/** The acts of publishing. */
export type PublishingAct = Extract<
  Act,
  {
    kind:
      | 'pick'
      | 'publish'
      | 'post'
      | 'choose'
      | 'preview'
      | 'confirm'
      | 'approve'
      | 'cancel'
      | 'undo'
      | 'posts'
      | 'deliver'
      | 'changes'
      | 'carry'
      | 'copies'
      | 'amend'
      | 'watch'
      | 'home'
      | 'desk';
  }
>;

export function performPublishing(desk: Desk, act: PublishingAct, turn: Turn): Promise<Reply> {
  switch (act.kind) {
    case 'pick':
      return pick(desk, act, turn);
    case 'publish':
      return publish(desk, act.id, turn);
    case 'post':
      return post(desk, act.publication, turn);
    case 'choose':
      return choose(desk, act, turn);
    case 'preview':
      return preview(desk, act.publication, turn);
    case 'confirm':
    case 'approve':
    case 'cancel':
    case 'undo':
      return decide(desk, act, turn);
    case 'posts':
      return posts(desk, act, turn);
    case 'deliver':
      return deliver(desk, act, turn);
    case 'changes':
      return changes(desk, turn);
    case 'carry':
      return carry(desk, act, turn);
    case 'copies':
      return copies(desk, act.id, turn);
    case 'amend':
      return amend(desk, act, turn);
    case 'watch':
      return watch(desk, act, turn);
    case 'home':
      return home(desk, turn);
    case 'desk':
      return deskLink(desk, turn);
  }
}

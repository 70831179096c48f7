import { z } from 'zod';
import type { Actor, Incoming, Reply } from '../../core/message.ts';
import type { Handle } from '../../core/ports.ts';
import { escapeText } from './escape.ts';
import { labelsIn } from './languages.ts';
import { fittingLine } from './texts.ts';
import { homeView } from './views.ts';
import type { Workspace } from './workspace.ts';

const openedSchema = z.object({
  event_id: z.string().min(1),
  team_id: z.string().nullish(),
  event: z.object({
    type: z.literal('app_home_opened'),
    user: z.string().min(1),
    channel: z.string().min(1),
    tab: z.enum(['home', 'messages']),
  }),
});

/** Slack shows four. */
const mostPrompts = 4;
const longestPrompt = 75;

/** The questions that a reply offers by a button, as prompts to begin a conversation with. */
function promptsOf({ actions }: Reply) {
  return actions
    .flatMap(({ label, ...does }) =>
      'act' in does && does.act.kind === 'ask'
        ? [
            {
              title: fittingLine(label, longestPrompt, escapeText),
              message: escapeText(does.act.question),
            },
          ]
        : [],
    )
    .slice(0, mostPrompts);
}

/** Somebody opened the desk's page in Slack: its home is made anew, or its conversation offers what to ask. */
export async function welcome(
  body: unknown,
  { client, standingOf }: Workspace,
  handle: Handle,
): Promise<void> {
  const opened = openedSchema.safeParse(body).data;
  if (!opened) return;
  const { event, event_id, team_id } = opened;
  const asker: Actor = { id: event.user, role: 'asker' };
  const say = (what: string, act: Incoming['act'], actor = asker) =>
    handle({
      id: `${event_id}-${what}`,
      place: {
        platform: 'slack',
        workspace: team_id ?? '',
        channel: event.channel,
        kind: 'direct',
      },
      actor,
      heardBy: 'asker',
      act,
    });
  const help = await say('help', { kind: 'help' });
  if (!help) return;
  if (event.tab === 'messages') {
    const prompts = promptsOf(help);
    if (prompts.length === 0) return;
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: event.channel,
      title: labelsIn(help.locale).promptsTitle,
      prompts,
    });
    return;
  }
  const newest = await say('newest', { kind: 'browse', by: 'newest', value: '', page: 1 });
  if (!newest) return;
  const standing = await standingOf(event.user, team_id ?? '');
  const mine = await say('mine', { kind: 'home' }, { ...asker, ...standing });
  const view = homeView({ newest, help, mine });
  await client.views.publish({ user_id: event.user, view });
}

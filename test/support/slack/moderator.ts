import { z } from 'zod';
import type { Moderator } from '../../contracts/publishing-conversation.ts';
import { moderator, type Newsroom } from '../newsroom.ts';
import { until } from './bench.ts';
import { readMessage } from './read.ts';
import { globalShortcutBody, suggestionBody, viewPressBody } from './shortcuts.ts';
import type { Sent } from './state.ts';

const fields = z.object({
  blocks: z.array(
    z.looseObject({
      block_id: z.string().optional(),
      element: z.looseObject({ type: z.string(), action_id: z.string() }).optional(),
    }),
  ),
});
const offered = z.object({
  options: z.array(z.object({ value: z.string() })),
});

/** A field as Slack sends it, filled with what it holds already. */
const stateOf = (element: Record<string, unknown>): Record<string, unknown> => {
  switch (element.type) {
    case 'multi_conversations_select':
      return { selected_conversations: element.initial_conversations ?? [] };
    case 'multi_static_select':
      return { selected_options: element.initial_options ?? [] };
    default:
      return { value: element.initial_value ?? null };
  }
};

/** A moderator who works from Slack. */
export function onSlack({ discord, slack, channels, moderates }: Newsroom): Moderator {
  const { state, hub } = slack;
  const shown = () => state.sent.filter(({ by }) => by === 'view');
  const last = (): Sent => {
    const sent = shown().at(-1);
    if (!sent) throw new Error('nothing was shown to the moderator');
    return sent;
  };
  const read = () => readMessage(last().payload);
  const view = () => {
    const found = [...state.views.values()].at(-1);
    if (!found) throw new Error('no form is open');
    return found;
  };

  async function exchange(payload: object): Promise<void> {
    const before = shown().length;
    await hub.deliver('interactive', payload);
    await until(() => shown().length > before, 'an answer');
  }

  /** Sends the form off, with what was written by a part of the field's token. */
  function send(written: Record<string, Record<string, unknown>>): Promise<void> {
    const { id, hash, payload } = view();
    const values: Record<string, Record<string, unknown>> = {};
    for (const [n, { element }] of fields.parse(payload).blocks.entries()) {
      if (!element) continue;
      const name = Object.keys(written).find((one) => element.action_id.includes(one));
      const field = name ? written[name] : stateOf(element);
      values[`b${n}`] = { [element.action_id]: { type: element.type, ...field } };
    }
    return exchange({
      type: 'view_submission',
      user: { id: moderator.slack, team_id: state.team },
      team: { id: state.team },
      api_app_id: 'A1',
      view: { ...payload, id, hash, state: { values } },
    });
  }

  function press(label: string) {
    const button = read().buttons.find(({ text }) => text.text === label);
    if (!button) throw new Error(`there is no button ${label}`);
    const { action_id, value } = button;
    return viewPressBody(last(), { action_id, value }, state, moderator.slack);
  }

  return {
    id: moderator.slack,
    here: channels.slack,
    elsewhere: channels.discord.map((channel) => `discord/${discord.state.guild}/${channel}`),
    async begin(words) {
      const opened = state.views.size;
      const shortcut = { ...globalShortcutBody(state), callback_id: 'publish_fact_check' };
      await hub.deliver('interactive', shortcut);
      await until(() => state.views.size > opened, 'the form');
      const { options } = offered.parse(
        await hub.deliver('interactive', suggestionBody('post:', words, state)),
      );
      const [selected_option] = options;
      const pressed = { by: 'view', view: view().id } as Sent;
      const element = { type: 'external_select', action_id: 'post:', selected_option };
      await exchange(viewPressBody(pressed, element, state, moderator.slack));
    },
    fill: ({ here, elsewhere, note }) =>
      send({
        ...(here && { '|here|': { selected_conversations: here } }),
        ...(elsewhere && {
          '|elsewhere|': { selected_options: elsewhere.map((value) => ({ value })) },
        }),
        ...(note !== undefined && { '|note|': { value: note } }),
      }),
    write: (how, text) => send({ [`|${how}|`]: { value: text } }),
    press: (label) => exchange(press(label)),
    async pressTwice(label) {
      const body = press(label);
      const again = press(label);
      const before = shown().length;
      await Promise.all([hub.deliver('interactive', body), hub.deliver('interactive', again)]);
      await until(() => shown().length > before, 'an answer');
    },
    text: () => read().text,
    links: () => read().links,
    buttons: () => read().buttons.map(({ text }) => text.text),
    loseRole: () => moderates(false),
  };
}

import { z } from 'zod';
import type { Moderator } from '../../contracts/publishing-conversation.ts';
import { moderator, type Newsroom } from '../newsroom.ts';
import { until } from './bench.ts';
import { deskData, formData, pickData, pressData } from './payloads.ts';
import { readMessage } from './read.ts';

const menus = z.object({
  components: z.tuple([
    z.object({
      components: z.array(
        z.object({
          components: z.array(z.object({ custom_id: z.string().optional() })).optional(),
        }),
      ),
    }),
  ]),
});

/** What a server's moderator is sent with: they may write, read and manage messages. */
const who = { permissions: String(0x400 | 0x800 | 0x2000), nick: 'Mia' };

/** A moderator who works from Discord. */
export function onDiscord({ discord, channels, moderates }: Newsroom): Moderator {
  const { state, gateway } = discord;
  const mine = () => state.sent.filter(({ message }) => message.audience === 'asker');
  const last = () => {
    const sent = mine().at(-1);
    if (!sent) throw new Error('nothing was said to the moderator');
    return sent;
  };
  const read = () => readMessage(last().body);

  async function exchange(data: object): Promise<void> {
    const before = mine().length;
    gateway.dispatch('INTERACTION_CREATE', data);
    await until(() => mine().length > before, 'an answer');
  }

  /** The token of a menu or of a form's button, by what is chosen in it. */
  function tokenOf(name: string): string {
    const [{ components }] = menus.parse(last().body).components;
    const ids = components.flatMap((row) => (row.components ?? []).map((one) => one.custom_id));
    const found = ids.find((id) => id?.includes(name));
    if (!found) throw new Error(`there is nothing to choose for ${name}`);
    return found;
  }

  async function write(name: string, text: string): Promise<void> {
    const { message } = last();
    const open = pressData(tokenOf(name), message, state, who);
    gateway.dispatch('INTERACTION_CREATE', open);
    const interaction = state.interactions.get(open.token);
    await until(() => interaction?.form !== undefined, 'the form');
    await exchange(formData(String(interaction?.form?.custom_id), text, message, state, who));
  }

  function buttonOf(label: string): string {
    const token = read().buttons.find((button) => button.label === label)?.custom_id;
    if (!token) throw new Error(`there is no button ${label}`);
    return token;
  }

  return {
    id: moderator.discord,
    here: channels.discord,
    elsewhere: channels.slack.map((channel) => `slack/T1/${channel}`),
    async begin(words) {
      const typing = deskData('post', words, state, { typing: true, ...who });
      gateway.dispatch('INTERACTION_CREATE', typing);
      const interaction = state.interactions.get(typing.token);
      await until(() => interaction?.choices !== undefined, 'suggestions');
      const [choice] = interaction?.choices ?? [];
      await exchange(deskData('post', choice?.value ?? words, state, who));
    },
    async fill({ here, elsewhere, note }) {
      const pick = (name: string, kind: 3 | 8, values: string[]) =>
        exchange(pickData(tokenOf(name), kind, values, last().message, state, who));
      if (here) await pick('|here|', 8, here);
      if (elsewhere) await pick('|elsewhere|', 3, elsewhere);
      if (note !== undefined) await write('|note|', note);
      await exchange(pressData(buttonOf('Preview'), last().message, state, who));
    },
    write: (how, text) => write(`|${how}|`, text),
    press: (label) => exchange(pressData(buttonOf(label), last().message, state, who)),
    async pressTwice(label) {
      const before = mine().length;
      const { message } = last();
      const token = buttonOf(label);
      for (let n = 0; n < 2; n += 1) {
        gateway.dispatch('INTERACTION_CREATE', pressData(token, message, state, who));
      }
      await until(() => mine().length >= before + 2, 'both answers');
    },
    text: () => read().text,
    links: () => read().links,
    buttons: () => read().buttons.map(({ label }) => label),
    loseRole: () => moderates(false),
  };
}

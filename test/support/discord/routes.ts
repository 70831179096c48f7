import { z } from 'zod';
import { commandProblems } from '../../../src/adapters/discord/command-limits.ts';
import { flags } from '../../../src/adapters/discord/limits.ts';
import {
  type Answer,
  asMessage,
  type Body,
  flagsOf,
  invalid,
  keep,
  type Route,
  refuse,
  show,
} from './kept.ts';
import { messageRoutes } from './message-routes.ts';
import { placeRoutes } from './place-routes.ts';
import type { Interaction, State } from './state.ts';

/** Discord's limits of suggestions (discord.com/developers/docs/interactions/receiving-and-responding). */
const choicesSchema = z
  .array(z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) }))
  .max(25);

/** Of forms (discord.com/developers/docs/components/reference#label). */
const formSchema = z.strictObject({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z
    .array(
      z.strictObject({
        type: z.literal(18),
        label: z.string().min(1).max(45),
        component: z.strictObject({
          type: z.literal(4),
          custom_id: z.string().min(1).max(100),
          style: z.int().min(1).max(2),
          required: z.boolean().optional(),
          value: z.string().min(1).max(4000).optional(),
          max_length: z.int().min(1).max(4000).optional(),
        }),
      }),
    )
    .min(1)
    .max(5),
});

type Callback = (state: State, interaction: Interaction, data: Body) => Answer;

const offer: Callback = (state, interaction, data) => {
  const choices = choicesSchema.safeParse(data.choices);
  if (!choices.success) return refuse(state, 400, 50035, `Invalid Form Body: ${choices.error}`);
  interaction.choices = choices.data;
  interaction.acknowledged = 'suggested';
  return { status: 204 };
};

const openForm: Callback = (state, interaction, data) => {
  const form = formSchema.safeParse(data);
  if (!form.success) return refuse(state, 400, 50035, `Invalid Form Body: ${form.error}`);
  interaction.form = data;
  interaction.acknowledged = 'form';
  return { status: 204 };
};

const sayAtOnce: Callback = (state, interaction, data) => {
  const wrong = invalid(state, data);
  if (wrong) return wrong;
  interaction.acknowledged = 'waiting';
  const audience = (flagsOf(data) & flags.ephemeral) !== 0 ? 'asker' : 'everyone';
  show(state, keep(state, interaction.channel, data, { audience }), data);
  return { status: 204 };
};

const callback: Route = (state, [, token = ''], body) => {
  const interaction = state.interactions.get(token);
  if (!interaction) return refuse(state, 404, 10062, 'Unknown interaction');
  // Both of these are Discord's word to a latecomer, and no fault of the one who came first.
  if (interaction.acknowledged) return { status: 400, body: { code: 40060, message: 'taken' } };
  const data: Body = typeof body.data === 'object' && body.data !== null ? { ...body.data } : {};
  if (body.type === 6 && interaction.pressed) {
    interaction.acknowledged = 'update';
    interaction.original = interaction.pressed;
    return { status: 204 };
  }
  if (body.type === 8) return offer(state, interaction, data);
  if (body.type === 9) return openForm(state, interaction, data);
  if (body.type === 4) return sayAtOnce(state, interaction, data);
  if (body.type !== 5) return refuse(state, 400, 50035, `Invalid Form Body: type ${body.type}`);
  const hidden = (flagsOf(data) & flags.ephemeral) !== 0;
  interaction.acknowledged = 'waiting';
  interaction.original = keep(
    state,
    interaction.channel,
    {},
    {
      audience: hidden ? 'asker' : 'everyone',
      waiting: true,
    },
  );
  return { status: 204 };
};

function open(state: State, token: string): Interaction | undefined {
  const interaction = state.interactions.get(token);
  return interaction?.acknowledged ? interaction : undefined;
}

const editOriginal: Route = (state, [, token = ''], body) => {
  const original = open(state, token)?.original;
  if (!original || original.deleted) return refuse(state, 404, 10015, 'Unknown Webhook');
  return invalid(state, body) ?? show(state, original, body);
};

const getOriginal: Route = (state, [, token = '']) => {
  const original = open(state, token)?.original;
  if (!original || original.deleted) return refuse(state, 404, 10008, 'Unknown Message');
  return asMessage(state, original);
};

const deleteOriginal: Route = (state, [, token = '']) => {
  const original = open(state, token)?.original;
  if (!original || original.deleted) return refuse(state, 404, 10008, 'Unknown Message');
  original.deleted = true;
  return { status: 204 };
};

/** After a waiting line the first follow-up only fills that, whatever flags it has. */
const followUp: Route = (state, [, token = ''], body) => {
  const interaction = open(state, token);
  if (!interaction) return refuse(state, 404, 10015, 'Unknown Webhook');
  const wrong = invalid(state, body);
  if (wrong) return wrong;
  const { original } = interaction;
  if (original?.waiting && !original.deleted) return show(state, original, body);
  const hidden = (flagsOf(body) & flags.ephemeral) !== 0;
  const audience = hidden ? 'asker' : 'everyone';
  return show(state, keep(state, interaction.channel, body, { audience }), body);
};

/** Commands come back with what Discord adds. */
const asListed = (state: State, commands: Record<string, unknown>[]): Answer => ({
  status: 200,
  body: commands.map((command) => ({
    id: '400000000000000001',
    application_id: state.applicationId,
    version: '1',
    nsfw: false,
    dm_permission: null,
    default_member_permissions: null,
    ...command,
  })),
});
const listCommands: Route = (state) => asListed(state, state.commands);
const listGuildCommands: Route = (state) => asListed(state, state.guildCommands);

const putCommands: Route = (state, [, guild], body) => {
  const commands: unknown[] = Array.isArray(body) ? body : [];
  const problems = commandProblems(commands);
  if (problems.length > 0) {
    return refuse(state, 400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
  }
  const taken = commands.flatMap((one) => (typeof one === 'object' && one ? [{ ...one }] : []));
  if (guild) state.guildCommands = taken;
  else state.commands = taken;
  return asListed(state, taken);
};

const gatewayBot: Route = ({ gatewayUrl: url, shards }) => {
  const session_start_limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 8 };
  return { status: 200, body: { url, shards, session_start_limit } };
};

const routes: [string, RegExp, Route][] = [
  ...messageRoutes,
  ...placeRoutes,
  ['GET', /^\/gateway\/bot$/, gatewayBot],
  ['GET', /^\/users\/@me$/, ({ userId: id }) => ({ status: 200, body: { id, bot: true } })],
  [
    'GET',
    /^\/oauth2\/applications\/@me$/,
    ({ applicationId: id }) => ({ status: 200, body: { id, name: 'desk' } }),
  ],
  [
    'GET',
    /^\/applications\/@me$/,
    ({ applicationId: id, applicationFlags }) => ({
      status: 200,
      body: { id, flags: applicationFlags, integration_types_config: { 0: {}, 1: {} } },
    }),
  ],
  ['GET', /^\/users\/@me\/guilds$/, ({ guilds }) => ({ status: 200, body: guilds })],
  ['GET', /^\/applications\/(\d+)\/commands$/, listCommands],
  ['PUT', /^\/applications\/(\d+)\/commands$/, putCommands],
  ['GET', /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, listGuildCommands],
  ['PUT', /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/, putCommands],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  ['PATCH', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, editOriginal],
  ['GET', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, getOriginal],
  ['DELETE', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, deleteOriginal],
  ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, followUp],
];

/** Answers one request as Discord does, as far as the desk uses it. */
export function answerRequest(state: State, method: string, path: string, body: Body): Answer {
  for (const [of, pattern, route] of routes) {
    const match = of === method ? pattern.exec(path) : null;
    if (match) return route(state, match.slice(1), body);
  }
  return refuse(state, 404, 0, `404: Not Found (${method} ${path})`);
}

import { z } from 'zod';
import type { Actor, Incoming, Reply } from '../../core/message.ts';
import type { Handle } from '../../core/ports.ts';
import { actionIds, callbackIds } from './ids.ts';
import type { Back } from './intake.ts';
import { originIn, thenIn } from './origin.ts';
import { placeOf } from './press.ts';
import type { Workspace } from './workspace.ts';

const name = z.string().min(1);
const options = z.array(z.object({ value: z.string() })).nullish();
const conversations = z.array(z.string()).nullish();

/** A field as it is, and as it was before somebody chose. */
const nowSchema = z.object({
  value: z.string().nullish(),
  selected_options: options,
  selected_conversations: conversations,
});
const beforeSchema = z.object({
  action_id: z.string(),
  initial_value: z.string().nullish(),
  initial_options: options,
  initial_conversations: conversations,
});

const filledSchema = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id: name, team_id: name.optional() }),
  team: z.object({ id: name }).nullish(),
  view: z.object({
    id: name,
    callback_id: z.literal(callbackIds.answer),
    hash: name.optional(),
    private_metadata: z.string().default(''),
    blocks: z.array(z.looseObject({ element: beforeSchema.optional().catch(undefined) })),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), nowSchema)) }),
  }),
});
type View = z.infer<typeof filledSchema>['view'];

/** A form that was sent off: what was chosen in it, one after the other, then what it goes on with. */
export interface Filled {
  steps: [Incoming, ...Incoming[]];
  back: Extract<Back, { kind: 'view' }>;
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);

/** What was chosen anew. */
function changedIn({ blocks, state }: View): Incoming['act'][] {
  const now = new Map(Object.values(state.values).flatMap((fields) => Object.entries(fields)));
  return blocks.flatMap(({ element }) => {
    const field = element && now.get(element.action_id);
    if (!field || !element.action_id.startsWith(actionIds.pick)) return [];
    const values = (some: { value: string }[] | null | undefined) => some?.map((one) => one.value);
    const chosen = field.selected_conversations ??
      values(field.selected_options) ?? [field.value ?? ''];
    const before =
      element.initial_conversations ??
      values(element.initial_options) ??
      (field.value === undefined ? [] : [element.initial_value ?? '']);
    if (same(chosen, before)) return [];
    return [{ kind: 'pressed', token: element.action_id.slice(actionIds.pick.length), chosen }];
  });
}

/** What shows a form again in which nothing was changed. */
function again({ blocks }: View): Incoming['act'][] {
  const id = blocks.find(({ element }) => element?.action_id.startsWith(actionIds.pick))?.element
    ?.action_id;
  return id ? [{ kind: 'pressed', token: id.slice(actionIds.pick.length), opening: true }] : [];
}

/** A form of the desk's own that was sent off; undefined for anything else. */
export function fromFilled(body: unknown): Filled | undefined {
  const filled = filledSchema.safeParse(body).data;
  if (!filled) return;
  const { user, team, view } = filled;
  const origin = originIn(view.private_metadata);
  const then = thenIn(view.private_metadata);
  const changed = changedIn(view);
  const last: Incoming['act'][] =
    then !== undefined ? [{ kind: 'pressed', token: then }] : changed.length > 0 ? [] : again(view);
  const [first, ...rest] = [...changed, ...last].map(
    (act, n): Incoming => ({
      id: `${view.id}-${view.hash ?? ''}-${n}`,
      place: placeOf(team?.id ?? user.team_id ?? '', user.id, origin),
      actor: { id: user.id, role: 'asker' },
      heardBy: 'asker',
      act,
    }),
  );
  return first && { steps: [first, ...rest], back: { kind: 'view', view: view.id, origin } };
}

/**
 * Does what a form asks for, step by step. A choice that is taken is answered with the form; anything else that is said to
 * one says what was wrong with it, and nothing after it is done.
 */
async function perform(
  { steps }: Filled,
  actor: Actor,
  handle: Handle,
): Promise<Reply | undefined> {
  let reply: Reply | undefined;
  for (const step of steps) {
    reply = await handle({ ...step, actor });
    const isChoice = step.act.kind === 'pressed' && step.act.chosen !== undefined;
    if (isChoice && !reply?.pickers?.length) break;
  }
  return reply;
}

/** Answers a form that was sent off, in its place. */
export async function answerFilled(
  filled: Filled,
  { standingOf, sender }: Workspace,
  handle: Handle,
): Promise<void> {
  const [{ actor, place }] = filled.steps;
  const standing = await standingOf(actor.id, place.workspace);
  const reply = await perform(filled, { ...actor, ...standing }, handle);
  if (reply) await sender.answer(filled.back, reply);
}

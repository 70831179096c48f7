import { z } from 'zod';

/** What Slack sends, by the door it comes through. */
export type Recorded =
  | { kind: 'event'; body: unknown; event: z.infer<typeof eventSchema>['event']; self: string }
  | { kind: 'command'; body: unknown; command: string }
  | { kind: 'press'; body: unknown; actionId: string }
  | { kind: 'other'; type: string };

const eventSchema = z.looseObject({
  type: z.literal('event_callback'),
  authorizations: z.array(z.object({ user_id: z.string() })).optional(),
  event: z.looseObject({ type: z.string() }),
});
const commandSchema = z.looseObject({ command: z.string(), trigger_id: z.string() });
const pressSchema = z.looseObject({
  type: z.literal('block_actions'),
  actions: z.array(z.looseObject({ action_id: z.string() })).min(1),
});
/** Everything else that Slack sends to an app has one of these. */
const otherSchema = z.looseObject({
  type: z.enum([
    'url_verification',
    'app_rate_limited',
    'shortcut',
    'message_action',
    'view_submission',
    'view_closed',
    'block_suggestion',
    'block_actions',
    'event_callback',
  ]),
});
const envelopeSchema = z.looseObject({ envelope_id: z.string(), payload: z.unknown() });

/** The first mention in a text: in one that is for the desk, most likely the desk. */
const mentioned = (text: unknown): string =>
  (typeof text === 'string' ? text.match(/<@(\w+)/)?.[1] : undefined) ?? '';

/** A recorded payload by its shape, out of Socket Mode's envelope too; undefined where it is not Slack's. */
export function recordedFromSlack(data: unknown): Recorded | undefined {
  const envelope = envelopeSchema.safeParse(data).data;
  if (envelope) return recordedFromSlack(envelope.payload);
  const callback = eventSchema.safeParse(data).data;
  if (callback) {
    const { event, authorizations } = callback;
    const self = authorizations?.[0]?.user_id ?? mentioned(event.text);
    return { kind: 'event', body: data, event, self };
  }
  const command = commandSchema.safeParse(data).data;
  if (command) return { kind: 'command', body: data, command: command.command };
  const [action] = pressSchema.safeParse(data).data?.actions ?? [];
  if (action) return { kind: 'press', body: data, actionId: action.action_id };
  const other = otherSchema.safeParse(data).data;
  return other && { kind: 'other', type: other.type };
}

import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { State } from './state.ts';

const frame = z.object({ op: z.int(), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** GuildMembers, GuildPresences and MessageContent: only for those whom Discord let have them. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);

/** The gateway's end: one session at a time, and everything dispatched so that a resume can replay it. */
export interface Gateway {
  /** Sends an event to whoever is connected; who is not gets it on resuming. */
  dispatch(event: string, data: object): void;
  /** Hangs up with a close code, or without a word. */
  drop(code?: number): void;
  /** Asks whoever is connected to connect again. */
  sendAway(): void;
  /** Answers no heartbeat of whoever is connected now, as where the network has died without a word. */
  stopBeating(): void;
  /** How often somebody identified and resumed. */
  counts: { identified: number; resumed: number };
  /** The part and the number of parts that each who identified asked for. */
  shards: string[];
  intents(): number;
  /** Closes the next one who identifies with this code. */
  refuseWith(code: number | undefined): void;
  /** Lets go of what was dispatched: who resumes later does not get it again. */
  forget(): void;
  /** Never answers who identifies. */
  staySilent(): void;
  close(): Promise<void>;
}

export function createGateway(server: Server, state: State): Gateway {
  const sockets = new WebSocketServer({ server });
  const counts = { identified: 0, resumed: 0 };
  const session = { id: 'session', last: 0, events: [] as { t: string; d: object; s: number }[] };
  let intents = 0;
  let refusing: number | undefined;
  let silent = false;
  const ready = new Set<WebSocket>();
  const dead = new Set<WebSocket>();
  const shards: string[] = [];

  const send = (
    socket: WebSocket,
    op: number,
    d: unknown,
    event: { t?: string; s?: number } = {},
  ) => socket.send(JSON.stringify({ op, d, s: event.s ?? null, t: event.t ?? null }));

  /** The number under which an event goes out and can be asked for again. */
  function remember(t: string, d: object): number {
    session.last += 1;
    session.events.push({ t, d, s: session.last });
    return session.last;
  }

  function dispatch(event: string, data: object): void {
    const s = remember(event, data);
    for (const socket of ready) send(socket, 0, data, { t: event, s });
  }

  /** To one of several connections alone. */
  function tell(socket: WebSocket, event: string, data: object): void {
    send(socket, 0, data, { t: event, s: remember(event, data) });
  }

  function refusalOf(said: z.infer<typeof identify>): number | undefined {
    if (said.token !== state.token) return 4004;
    return (said.intents & privileged) === 0 ? undefined : 4014;
  }

  function onIdentify(socket: WebSocket, data: unknown): void {
    const said = identify.parse(data);
    intents = said.intents;
    if (silent) return;
    const code = refusing ?? refusalOf(said);
    if (code !== undefined) {
      socket.close(code);
      return;
    }
    counts.identified += 1;
    shards.push((said.shard ?? [0, 1]).join(' of '));
    Object.assign(session, { events: [], last: 0 });
    ready.add(socket);
    tell(socket, 'READY', {
      v: 10,
      user: { id: state.userId, username: 'desk', discriminator: '0', bot: true, avatar: null },
      guilds: [{ id: state.guild, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: state.gatewayUrl,
      application: { id: state.applicationId, flags: 0 },
    });
  }

  function onResume(socket: WebSocket, data: unknown): void {
    const { token, session_id, seq } = resume.parse(data);
    if (token !== state.token || session_id !== session.id) {
      send(socket, 9, false);
      return;
    }
    counts.resumed += 1;
    ready.add(socket);
    for (const { t, d, s } of session.events) if (s > seq) send(socket, 0, d, { t, s });
    dispatch('RESUMED', {});
  }

  sockets.on('connection', (socket) => {
    socket.on('message', (raw) => {
      const { op, d } = frame.parse(JSON.parse(String(raw)));
      if (op === 1 && !dead.has(socket)) send(socket, 11, null);
      if (op === 2) onIdentify(socket, d);
      if (op === 6) onResume(socket, d);
    });
    socket.on('close', () => ready.delete(socket));
    send(socket, 10, { heartbeat_interval: state.heartbeat });
  });

  return {
    dispatch,
    drop(code) {
      for (const socket of ready) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
    sendAway: () => {
      for (const socket of ready) send(socket, 7, null);
    },
    stopBeating: () => {
      for (const socket of ready) dead.add(socket);
    },
    counts,
    shards,
    intents: () => intents,
    refuseWith: (code) => {
      refusing = code;
    },
    forget: () => {
      session.events = [];
    },
    staySilent: () => {
      silent = true;
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** The server's end of Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode). */
export interface SocketHub {
  url(): string;
  /** Sends an envelope and resolves when it is acknowledged, with what was said in it; one that is not is sent again, as Slack does. */
  deliver(type: 'events_api' | 'slash_commands' | 'interactive', payload: object): Promise<unknown>;
  /** Envelopes acknowledged so far. */
  acknowledged: string[];
  connections(): number;
  /** Tells the client to connect anew, as Slack does every few hours. */
  disconnect(reason?: 'refresh_requested' | 'warning' | 'link_disabled'): void;
  /** Sends a frame as it is. */
  raw(frame: string): void;
  /** Acknowledgements are lost on their way. */
  deaf: boolean;
  /** Drops the connection without a word. */
  drop(): void;
  close(): void;
}

interface Waiting {
  resolve(said: unknown): void;
  envelope: Record<string, unknown>;
  attempt: number;
}

/** Milliseconds after which an envelope without an answer is sent again; Slack waits longer. */
const again = 500;

export function createSocketHub(server: Server, url: string): SocketHub {
  const sockets = new WebSocketServer({ server, path: '/socket' });
  const waiting = new Map<string, Waiting>();
  const acknowledged: string[] = [];
  let current: WebSocket | undefined;
  let connections = 0;

  sockets.on('connection', (socket) => {
    current = socket;
    connections += 1;
    socket.on('message', (data) => {
      if (hub.deaf) return;
      const { envelope_id: id, payload } = JSON.parse(String(data));
      acknowledged.push(id);
      waiting.get(id)?.resolve(payload);
      waiting.delete(id);
    });
    socket.on('close', () => {
      if (current === socket) current = undefined;
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });

  function send(one: Waiting): void {
    const retry = one.attempt > 0 ? { retry_reason: 'timeout' } : {};
    current?.send(JSON.stringify({ ...one.envelope, retry_attempt: one.attempt, ...retry }));
  }
  const timer = setInterval(() => {
    for (const one of waiting.values()) {
      one.attempt += 1;
      send(one);
    }
  }, again);

  const hub: SocketHub = {
    deaf: false,
    url: () => url,
    acknowledged,
    connections: () => connections,
    deliver(type, payload) {
      return new Promise((resolve) => {
        const envelope_id = randomUUID();
        const envelope = { envelope_id, type, payload, accepts_response_payload: true };
        const one = { resolve, envelope, attempt: 0 };
        waiting.set(envelope_id, one);
        send(one);
      });
    },
    disconnect(reason = 'refresh_requested') {
      current?.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    raw: (frame) => current?.send(frame),
    drop() {
      current?.terminate();
    },
    close() {
      clearInterval(timer);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
  return hub;
}

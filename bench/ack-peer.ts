/**
 * A platform's end of a load, in a process of its own: what it and the desk's process tell each other. A platform is one
 * file that calls `servePeer` (as ack-discord.ts does) and one line in ack-platforms.ts.
 */
export type FromPeer =
  /** Where the desk's adapter is to connect; what stands in it is the platform's affair. */
  | { kind: 'ready'; address: Record<string, string> }
  | { kind: 'went'; done: number; went: Went[]; refused: string[] };

/** How one interaction went, in milliseconds since it was sent. */
export interface Went {
  what: string;
  /** Absent where the platform waits for none, as of a message. */
  acknowledged?: number;
  answered: number;
}

/** What the peer is told to send. `waves`: so many at once, the next when all are answered; `always`: so many at any time. */
export interface ToPeer {
  count: number;
  atOnce: number;
  how: 'waves' | 'always';
  questions: string[];
}

/** One platform, played. */
export interface Peer {
  address: Record<string, string>;
  /** Sends the interaction of a number, asking this; resolves when it was answered. */
  send(n: number, question: string): Promise<Went>;
  /** What the desk sent that the platform would not take. */
  refused(): string[];
  /** Nothing is under way for a moment or may come back: lets go of what the peer remembers. */
  forget(): void;
}

/** So many are told at once. */
const share = 200;

/** Sends what the desk's process tells it to, and tells how it went. Runs until the process is ended. */
export function servePeer(peer: Peer): void {
  const tell = (message: FromPeer) => process.send?.(message);

  async function run({ count, atOnce, how, questions }: ToPeer): Promise<void> {
    let done = 0;
    let untold: Went[] = [];
    const tellAll = () => {
      tell({ kind: 'went', done, went: untold, refused: peer.refused() });
      untold = [];
      peer.forget();
    };
    const one = async (n: number) => {
      const went = await peer.send(n, questions[n % questions.length] ?? '');
      untold.push(went);
      done += 1;
      if (untold.length >= share || done === count) tellAll();
    };
    if (how === 'waves') {
      for (let from = 0; from < count; from += atOnce) {
        const wave = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => from + i);
        await Promise.all(wave.map(one));
      }
      return;
    }
    let next = 0;
    const person = async () => {
      for (let n = next++; n < count; n = next++) await one(n);
    };
    await Promise.all(Array.from({ length: atOnce }, person));
  }

  let running = Promise.resolve();
  process.on('message', (message: ToPeer) => {
    running = running.then(() => run(message));
  });
  tell({ kind: 'ready', address: peer.address });
}

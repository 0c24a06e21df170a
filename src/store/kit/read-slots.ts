/**
 * Limits how many reads a database does at once, for each client and in all.
 *
 * Guarantee: the next read belongs to the client that has the fewest reads running, and the operations of a client take
 * turns. So a client with many reads does not keep others from the database.
 */
import type { Reading } from '../port/record-source.ts';

export interface ReadSlotsOptions {
  /** The most reads of one client at once. */
  readonly perClient: number;
  /** The most reads at once. */
  readonly inAll: number;
}

interface WaitingRead {
  readonly signal: AbortSignal;
  /** Never rejects. */
  readonly begin: () => Promise<void>;
}

interface ClientQueue {
  underWay: number;
  /** The waiting reads, by the signal of their operation. */
  readonly waiting: Map<AbortSignal, WaitingRead[]>;
}

export class ReadSlots {
  readonly #options: ReadSlotsOptions;
  readonly #clients = new Map<string, ClientQueue>();
  #underWay = 0;

  constructor(options: ReadSlotsOptions) {
    this.#options = options;
  }

  /** Begins a read in its turn, unless its signal is aborted first. After the abort, its promise does not settle. */
  run<Result>({ client, signal }: Reading, read: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve) => {
      const begin = () => {
        const result = read();
        const settle = () => {
          if (!signal.aborted) resolve(result);
        };
        return result.then(settle, settle);
      };
      this.#add(client, { signal, begin });
      this.#fill();
    });
  }

  #add(client: string, read: WaitingRead): void {
    const reads = this.#clients.get(client) ?? { underWay: 0, waiting: new Map<AbortSignal, WaitingRead[]>() };
    this.#clients.set(client, reads);
    const ofOperation = reads.waiting.get(read.signal);
    if (ofOperation === undefined) reads.waiting.set(read.signal, [read]);
    else ofOperation.push(read);
  }

  #fill(): void {
    while (this.#underWay < this.#options.inAll) {
      const next = this.#nextClient();
      if (next === null) return;
      const [client, reads] = next;
      const read = nextRead(reads);
      if (read === null) this.#forgetIdle(client, reads);
      else this.#begin(client, reads, read);
    }
  }

  #begin(client: string, reads: ClientQueue, read: WaitingRead): void {
    this.#underWay += 1;
    reads.underWay += 1;
    // It goes behind the other clients with as many reads.
    this.#clients.delete(client);
    this.#clients.set(client, reads);
    void read.begin().then(() => {
      this.#underWay -= 1;
      reads.underWay -= 1;
      this.#forgetIdle(client, reads);
      this.#fill();
    });
  }

  #nextClient(): [string, ClientQueue] | null {
    let best: [string, ClientQueue] | null = null;
    for (const each of this.#clients) {
      const [, { underWay, waiting }] = each;
      if (waiting.size === 0 || underWay >= this.#options.perClient) continue;
      if (best === null || underWay < best[1].underWay) best = each;
    }
    return best;
  }

  #forgetIdle(client: string, { underWay, waiting }: ClientQueue): void {
    if (underWay === 0 && waiting.size === 0) this.#clients.delete(client);
  }
}

/** Null if all waiting reads have ended. */
function nextRead({ waiting }: ClientQueue): WaitingRead | null {
  for (const [signal, reads] of waiting) {
    waiting.delete(signal);
    if (signal.aborted) continue;
    const [first, ...others] = reads;
    if (others.length > 0) waiting.set(signal, others);
    if (first !== undefined) return first;
  }
  return null;
}

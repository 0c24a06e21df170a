/** The process of greedy clients, each at an address of its own: they send operations, one after the other. */
import { Agent, request } from 'node:http';
import { type Calls, serveCalls } from './calls.ts';
import { Random } from './random.ts';

export interface Answers {
  readonly answers: number;
  /** Answers that were refused or given up, by the code of their first error. */
  readonly errors: Readonly<Record<string, number>>;
  /** How long the answer took that took longest, in milliseconds. */
  readonly longestMs: number;
  /** Answers that took longer than the limit. */
  readonly late: number;
}

interface GreedyOptions {
  readonly url: string;
  readonly clients: number;
  readonly operations: readonly string[];
  readonly lateMs: number;
}

/** Only the beginning of an answer is looked at: nobody parses megabytes to learn how it ended. */
const HEAD_BYTES = 2_000;

class GreedyClient {
  readonly #agent: Agent;
  readonly #url: string;
  #current: AbortController | null = null;

  constructor(url: string, localAddress: string) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, localAddress });
  }

  /** @returns the beginning of the answer, or null where the client hung up after the time */
  send(query: string, forMs = Infinity): Promise<string | null> {
    const controller = new AbortController();
    this.#current = controller;
    const timer = forMs === Infinity ? undefined : setTimeout(() => controller.abort(), forMs);
    return new Promise<string | null>((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const options = { method: 'POST', agent: this.#agent, headers, signal: controller.signal };
      const failed = (error: Error) => (controller.signal.aborted ? resolve(null) : reject(error));
      const sent = request(this.#url, options, (response) => {
        let head = '';
        response.on('data', (chunk: Buffer) => {
          if (head.length < HEAD_BYTES) head += chunk.toString('latin1', 0, HEAD_BYTES);
        });
        response.on('end', () => resolve(head));
        response.on('error', failed);
      });
      sent.on('error', failed);
      sent.end(JSON.stringify({ query }));
    }).finally(() => clearTimeout(timer));
  }

  stop(): void {
    this.#current?.abort();
    this.#agent.destroy();
  }
}

let running: {
  readonly clients: readonly GreedyClient[];
  readonly answers: Promise<Answers>;
  stop: () => void;
} | null = null;

const calls = {
  /**
   * How long each operation takes on its own, in milliseconds; at most `forMs`, at which the client hangs up. 0 for one that
   * is answered with errors.
   */
  async timeEach(url: string, operations: readonly string[], forMs: number): Promise<number[]> {
    const client = new GreedyClient(url, '127.0.2.1');
    const times: number[] = [];
    for (const operation of operations) {
      const start = performance.now();
      const head = await client.send(operation, forMs);
      times.push(head?.startsWith('{"errors"') === true ? 0 : performance.now() - start);
    }
    client.stop();
    return times;
  },

  async start(options: GreedyOptions): Promise<void> {
    const clients = Array.from(
      { length: options.clients },
      (_, index) => new GreedyClient(options.url, `127.0.1.${index + 1}`),
    );
    let isOver = false;
    running = { clients, answers: askAll(clients, options, () => isOver), stop: () => (isOver = true) };
  },

  async stop(): Promise<Answers> {
    if (running === null) throw new Error('No client runs');
    running.stop();
    const answers = await running.answers;
    for (const client of running.clients) client.stop();
    return answers;
  },

  async close(): Promise<void> {
    for (const client of running?.clients ?? []) client.stop();
  },
};

async function askAll(
  clients: readonly GreedyClient[],
  { operations, lateMs }: GreedyOptions,
  isOver: () => boolean,
): Promise<Answers> {
  const errors: Record<string, number> = {};
  let [answers, longestMs, late] = [0, 0, 0];
  const askOn = async (client: GreedyClient, index: number) => {
    const random = new Random(index);
    while (!isOver()) {
      const start = performance.now();
      const head = await client.send(random.pick(operations));
      const tookMs = performance.now() - start;
      answers += 1;
      longestMs = Math.max(longestMs, tookMs);
      if (tookMs > lateMs) late += 1;
      const code = /^\{"errors".*?"code":"(\w+)"/.exec(head ?? '')?.[1];
      if (code !== undefined) errors[code] = (errors[code] ?? 0) + 1;
    }
  };
  await Promise.all(clients.map(askOn));
  return { answers, errors, longestMs, late };
}

export type GreedyCalls = typeof calls & Calls;

serveCalls(calls);

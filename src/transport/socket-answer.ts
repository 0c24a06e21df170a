/**
 * The answer to a query or a mutation over a WebSocket.
 *
 * Guarantee: it is executed only when the socket has taken all earlier bytes. It is written without a copy. It ends
 * when its client completes it or goes.
 */
import type { FrameSink } from '../graphql/delivery/frame-sink.ts';
import { payloadOf } from '../graphql/delivery/frame-template.ts';
import type { JsonText } from '../graphql/execution/json-text.ts';

/** For graphql-ws it is a stream without events: the answer goes to the sink. */
export class SocketAnswer implements AsyncIterableIterator<never> {
  readonly #sink: FrameSink;
  readonly #turns: AnswerTurns;
  readonly #execute: (gone: AbortSignal) => Promise<JsonText>;
  readonly #gone = new AbortController();

  /** @param turns the turns of the socket */
  constructor(sink: FrameSink, turns: AnswerTurns, execute: (gone: AbortSignal) => Promise<JsonText>) {
    this.#sink = sink;
    this.#turns = turns;
    this.#execute = execute;
  }

  async next(): Promise<IteratorResult<never>> {
    await this.#turns.take(async () => {
      if (!this.#sink.hasRoom(1)) await this.#sink.drained();
      if (this.#isGone()) return;
      const text = await this.#execute(this.#gone.signal);
      if (!this.#isGone()) this.#sink.send([payloadOf(text)], 0);
    });
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<never>> {
    this.#gone.abort(new Error('The client is gone'));
    return Promise.resolve({ done: true, value: undefined });
  }

  #isGone(): boolean {
    return this.#gone.signal.aborted;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** How many answers of one socket are executed at once; the others wait in their order. */
const MAX_AT_ONCE = 4;

/** The answers of one socket. */
export class AnswerTurns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  async take(work: () => Promise<void>): Promise<void> {
    if (this.#running >= MAX_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

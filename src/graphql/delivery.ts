/**
 * From frames to a subscriber's socket.
 *
 * Guarantees: frames arrive in order, each once; what is due together is handed over together; a private replay is pulled
 * only as fast as its socket takes it; a viewer of a room whose queue is full when something is to be added to it is
 * taken out of step, waits for his socket and catches up from the store, and nobody else notices.
 */
import type { ExecutionResult } from 'graphql';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { FrameBatch } from '../replay/frames.ts';
import type { Watch } from '../replay/watch.ts';
import type { SharedPlayback } from '../replay/rooms/shared-playback.ts';
import { Audience, type Leaving, type Member } from './audience.ts';
import type { FrameRenderer, Rendered } from './frame-renderer.ts';
import type { FrameSink } from './frame-sink.ts';

/** What the resolver of a subscription gives to the engine, which delivers it as a whole and not event by event. */
export class ReplaySource implements AsyncIterable<never> {
  readonly watch: Watch;

  constructor(watch: Watch) {
    this.watch = watch;
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error('A replay is delivered, not iterated');
  }
}

interface DeliveryOptions {
  readonly watch: Watch;
  readonly renderer: FrameRenderer;
  readonly sink: FrameSink;
  /** The payload of an error that ends the replay. */
  readonly failed: (error: unknown) => ExecutionResult;
}

/** Payloads of a private replay that are handed over before its socket is asked again, in bytes. */
const CHUNK_BYTES = 262_144;

export class Delivery {
  readonly #watch: Watch;
  readonly #renderer: FrameRenderer;
  readonly #sink: FrameSink;
  readonly #failed: (error: unknown) => ExecutionResult;
  #member: Member | null = null;
  #leaving: Promise<Leaving> | null = null;
  #isClosed = false;

  constructor({ watch, renderer, sink, failed }: DeliveryOptions) {
    this.#watch = watch;
    this.#renderer = renderer;
    this.#sink = sink;
    this.#failed = failed;
  }

  /** Resolves when the replay is over, failed, or was closed. */
  async run(): Promise<void> {
    try {
      for (let isOver = false; !isOver && !this.#isClosed;) {
        // Nothing holds what was delivered, while it waits for what comes next.
        isOver = await this.#take(await this.#watch.next(this.#join));
      }
    } catch (error) {
      const text = Buffer.from(JSON.stringify(this.#failed(error)));
      if (!this.#isClosed) this.#sink.send([{ text, times: [] }], 0);
    } finally {
      this.close();
    }
  }

  /** Ends it at once, without a last frame. */
  close(): void {
    this.#isClosed = true;
    this.#member?.leave({ kind: 'OVER' });
    this.#watch.close();
  }

  /** @returns whether it is over */
  async #take(batch: FrameBatch | null): Promise<boolean> {
    if (batch === null) return this.#awaitLeave();
    const rendered = await this.#renderer.render(batch);
    let start = 0;
    while (start < rendered.payloads.length && !this.#isClosed) start = await this.#sendFrom(rendered, start);
    return batch.isOver || rendered.hasFailed;
  }

  readonly #join = (shared: SharedPlayback, place: ReplayCursor): void => {
    this.#leaving = new Promise((resolve) => {
      this.#member = Audience.of(shared, this.#renderer).add(this.#sink, place, (leaving) => {
        this.#member = null;
        resolve(leaving);
      });
    });
  };

  /** In step with a room, until something puts the viewer out of it; answers whether it is over. */
  async #awaitLeave(): Promise<boolean> {
    const leaving = await this.#leaving;
    this.#leaving = null;
    if (leaving === null || leaving.kind === 'OVER') return true;
    if (leaving.kind === 'FAILED') throw leaving.error;
    const milliseconds = await this.#wait();
    this.#watch.resume(leaving.cursor);
    this.#watch.stalled(milliseconds);
    return false;
  }

  /** Hands over as many as go together, and waits for the socket where it is full; answers with where to go on. */
  async #sendFrom({ payloads, serverTime }: Rendered, start: number): Promise<number> {
    let end = start;
    for (let bytes = 0; end < payloads.length && bytes < CHUNK_BYTES; end += 1)
      bytes += payloads[end]?.text.length ?? 0;
    this.#sink.send(start === 0 && end === payloads.length ? payloads : payloads.slice(start, end), serverTime);
    if (!this.#sink.hasRoom(1)) this.#watch.stalled(await this.#wait());
    return end;
  }

  async #wait(): Promise<number> {
    const since = performance.now();
    await this.#sink.drained();
    return performance.now() - since;
  }
}

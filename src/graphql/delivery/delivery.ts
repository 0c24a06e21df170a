/**
 * Delivers a replay to the socket of its subscriber.
 *
 * Guarantees: frames arrive in order, each once. Frames that are due together are sent together. A private replay is
 * pulled only as fast as its socket takes it. A viewer of a room whose queue is full is taken out of step, waits for
 * its socket and catches up from the store; no other viewer notices.
 */
import type { ExecutionResult } from 'graphql';
import type { ReplayCursor } from '../../domain/replay-cursor.ts';
import type { FrameBatch } from '../../replay/frames.ts';
import type { Watch } from '../../replay/watch.ts';
import type { SharedPlayback } from '../../replay/rooms/shared-playback.ts';
import type { Audiences, Leaving, Member } from './audience.ts';
import type { FrameRenderer, Rendered } from './frame-renderer.ts';
import type { FrameSink } from './frame-sink.ts';
import { plainPayload } from './frame-template.ts';

export interface DeliveryOptions {
  readonly watch: Watch;
  readonly renderer: FrameRenderer;
  readonly audiences: Audiences;
  readonly sink: FrameSink;
  /** The address of the subscriber. */
  readonly client: string;
  /** The payload of an error that ends the replay. */
  readonly failed: (error: unknown) => ExecutionResult;
}

/** Bytes of a private replay that are sent before its socket is asked again. */
const CHUNK_BYTES = 262_144;

/**
 * To GraphQL, a delivery is the event stream of a subscription: it has no events, because the frames go to the sink, and
 * it ends when the replay does.
 */
export class Delivery implements AsyncIterableIterator<never> {
  readonly #options: DeliveryOptions;
  /** Resolves when it is over or closed. */
  readonly over: Promise<void>;
  #tellOver: () => void = () => undefined;
  #member: Member | null = null;
  #leaving: Promise<Leaving> | null = null;
  #isClosed = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.over = new Promise((resolve) => (this.#tellOver = resolve));
  }

  /** Runs it. The iteration is done when the replay is over, has failed, or was closed. */
  async next(): Promise<IteratorResult<never>> {
    await this.run();
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<never>> {
    this.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves when the replay is over, has failed, or was closed. */
  async run(): Promise<void> {
    const { watch, sink, failed } = this.#options;
    try {
      for (let isOver = false; !isOver && !this.#isClosed;) {
        // No variable holds the last batch while this waits for the next one.
        isOver = await this.#take(await watch.next(this.#join));
      }
    } catch (error) {
      if (!this.#isClosed) sink.send([plainPayload(failed(error))], 0);
    } finally {
      this.close();
    }
  }

  /** Ends it at once, without a last frame. */
  close(): void {
    this.#isClosed = true;
    this.#member?.leave({ kind: 'OVER' });
    this.#options.watch.close();
    this.#tellOver();
  }

  /** @returns whether the replay is over */
  async #take(batch: FrameBatch | null): Promise<boolean> {
    if (batch === null) return this.#awaitLeave();
    const { renderer, client } = this.#options;
    const rendered = await renderer.render(batch, client);
    let start = 0;
    while (start < rendered.payloads.length && !this.#isClosed) start = await this.#sendFrom(rendered, start);
    return batch.isOver || rendered.hasFailed;
  }

  readonly #join = (shared: SharedPlayback, cursor: ReplayCursor): void => {
    const { audiences, renderer, sink, client } = this.#options;
    this.#leaving = new Promise((resolve) => {
      this.#member = audiences.of(shared, renderer).add({ sink, client, cursor }, (leaving) => {
        this.#member = null;
        resolve(leaving);
      });
    });
  };

  /** In step with a room until the viewer is taken out of step. Returns whether the replay is over. */
  async #awaitLeave(): Promise<boolean> {
    const { watch } = this.#options;
    const leaving = await this.#leaving;
    this.#leaving = null;
    if (leaving === null || leaving.kind === 'OVER') return true;
    if (leaving.kind === 'FAILED') throw leaving.error;
    const milliseconds = await this.#wait();
    watch.resume(leaving.cursor);
    watch.stalled(milliseconds);
    return false;
  }

  /** Sends as many as go together, and waits for the socket if it is full; returns the index to go on from. */
  async #sendFrom({ payloads, serverTime }: Rendered, start: number): Promise<number> {
    const { sink, watch } = this.#options;
    let end = start;
    for (let bytes = 0; end < payloads.length && bytes < CHUNK_BYTES; end += 1)
      bytes += payloads[end]?.text.length ?? 0;
    sink.send(start === 0 && end === payloads.length ? payloads : payloads.slice(start, end), serverTime);
    if (!sink.hasRoom(1)) watch.stalled(await this.#wait());
    return end;
  }

  async #wait(): Promise<number> {
    const since = performance.now();
    await this.#options.sink.drained();
    return performance.now() - since;
  }
}

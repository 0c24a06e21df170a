/**
 * From frames to a subscriber's socket.
 *
 * Guarantees: frames arrive in order, each once; what is due together is handed over together; a private replay is pulled
 * only as fast as its socket takes it; a viewer of a room whose queue is full when something is to be added to it is
 * taken out of step, waits for his socket and catches up from the store, and nobody else notices.
 */
import type { ExecutionResult } from 'graphql';
import type { Instant } from '../domain/instant.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { Watch } from '../replay/replays.ts';
import type { Stage } from '../replay/stage.ts';
import { Audience, type Leaving, type Member } from './audience.ts';
import type { FrameRenderer, Payload, Rendered } from './frame-renderer.ts';

/** Where payloads go: one subscription on one socket. */
export interface FrameSink {
  /** Whether so many bytes may be added to what the socket has not yet taken. */
  hasRoom(bytes: number): boolean;
  /** Adds them all at once, with this server time; the same array goes to everyone who gets the same. */
  send(payloads: readonly Payload[], serverTime: Instant): void;
  /** Resolves when the socket has taken everything, or is closed. */
  drained(): Promise<void>;
}

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
  readonly #options: DeliveryOptions;
  #member: Member | null = null;
  #isClosed = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Resolves when the replay is over, failed, or was closed. */
  async run(): Promise<void> {
    const { watch, sink, failed } = this.#options;
    try {
      while (!this.#isClosed && (await this.#step()));
    } catch (error) {
      if (!this.#isClosed) sink.send([{ text: Buffer.from(JSON.stringify(failed(error))), times: [] }], 0);
    } finally {
      this.close();
      watch.close();
    }
  }

  /** Ends it at once, without a last frame. */
  close(): void {
    this.#isClosed = true;
    this.#member?.leave({ kind: 'OVER' });
    this.#options.watch.close();
  }

  /** @returns whether there is more */
  async #step(): Promise<boolean> {
    const { watch, renderer } = this.#options;
    let leaving: Promise<Leaving> | null = null;
    const batch = await watch.next((stage, place) => (leaving = this.#join(stage, place)));
    if (batch === null) return leaving === null ? false : this.#after(await (leaving as Promise<Leaving>));
    const rendered = await renderer.render(batch);
    let start = 0;
    while (start < rendered.payloads.length && !this.#isClosed) start = await this.#sendFrom(rendered, start);
    return !batch.isOver && !rendered.hasFailed;
  }

  #join(stage: Stage, place: ReplayCursor): Promise<Leaving> {
    const { renderer, sink } = this.#options;
    return new Promise((resolve) => {
      this.#member = Audience.of(stage, renderer).add(sink, place, (leaving) => {
        this.#member = null;
        resolve(leaving);
      });
    });
  }

  async #after(leaving: Leaving): Promise<boolean> {
    if (leaving.kind === 'OVER') return false;
    if (leaving.kind === 'FAILED') throw leaving.error;
    const { watch } = this.#options;
    const milliseconds = await this.#wait();
    watch.resume(leaving.place);
    watch.stalled(milliseconds);
    return true;
  }

  /** Hands over as many as go together, and waits for the socket where it is full; answers with where to go on. */
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

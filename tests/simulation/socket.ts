import type { FrameSink } from '../../src/graphql/delivery/frame-sink.ts';
import type { Payload } from '../../src/graphql/delivery/frame-template.ts';
import type { ReplayFrame } from '../../src/replay/frames.ts';
import { frameIn, PAYLOAD_BYTES } from './plain-renderer.ts';

/** The number of frames at which a socket is full, and the number that may be added at once before that. */
const BOUND = 8;
const CHUNK = 262_144 / PAYLOAD_BYTES;

/** The connection between a service and a client: frames that were sent but not yet read. */
export class Socket implements FrameSink {
  readonly #queue: ReplayFrame[] = [];
  readonly #drained: (() => void)[] = [];
  readonly #onOverflow: (frames: number) => void;
  #isClosed = false;
  #isFinished = false;
  #wake: (() => void) | null = null;

  /** @param onOverflow called if too many frames wait */
  constructor(onOverflow: (frames: number) => void) {
    this.#onOverflow = onOverflow;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  hasRoom(bytes: number): boolean {
    return this.#queue.length + Math.floor(bytes / PAYLOAD_BYTES) <= BOUND;
  }

  send(payloads: readonly Payload[]): void {
    if (this.#isClosed) return;
    this.#queue.push(...payloads.flatMap(frameIn));
    if (this.#queue.length > BOUND + CHUNK) this.#onOverflow(this.#queue.length);
    this.#wake?.();
  }

  async drained(): Promise<void> {
    if (this.#queue.length === 0 || this.#isClosed) return;
    await new Promise<void>((resolve) => this.#drained.push(resolve));
  }

  /** The next frame, as soon as there is one. Null at the end. */
  async read(): Promise<ReplayFrame | null> {
    while (!this.#isClosed) {
      const frame = this.#queue.shift();
      if (this.#queue.length === 0) for (const resolve of this.#drained.splice(0)) resolve();
      if (frame !== undefined) return frame;
      if (this.#isFinished) return null;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
    }
    return null;
  }

  /** Whether no frame waits. */
  get isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  /** Ends sending. The frames that were sent can still be read. */
  finish(): void {
    this.#isFinished = true;
    this.#wake?.();
  }

  /** Closes the connection. Unread frames are lost. */
  close(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    for (const resolve of this.#drained.splice(0)) resolve();
    this.#wake?.();
  }
}

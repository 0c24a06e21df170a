import type { FrameBatch, ReplayFrame } from '../../src/replay/frames.ts';
import { FrameCache } from '../../src/graphql/delivery/frame-cache.ts';
import { FrameRenderer, type Rendered } from '../../src/graphql/delivery/frame-renderer.ts';
import type { Payload } from '../../src/graphql/delivery/frame-template.ts';

/** The size of every payload. */
export const PAYLOAD_BYTES = 32_768;

const frames = new WeakMap<Payload, ReplayFrame>();
const MEMORY = Buffer.alloc(PAYLOAD_BYTES);

/** The frame in a payload; an empty list for an error. */
export function frameIn(payload: Payload): readonly ReplayFrame[] {
  const frame = frames.get(payload);
  return frame === undefined ? [] : [frame];
}

/** Returns frames unchanged, after a few turns, each as a payload of the same size. */
export class PlainRenderer extends FrameRenderer {
  readonly #delay: () => Promise<void>;

  constructor(key: string, delay: () => Promise<void>) {
    super({
      key,
      cache: new FrameCache(),
      commit: () => 0,
      writeCursor: () => '',
      execute: () => {
        throw new Error('Nothing is executed here');
      },
    });
    this.#delay = delay;
  }

  override async render({ frames: batch }: FrameBatch): Promise<Rendered> {
    await this.#delay();
    const payloads = batch.map((frame) => {
      const payload = { text: MEMORY, times: [] };
      frames.set(payload, frame);
      return payload;
    });
    return { payloads, serverTime: 0, hasFailed: false };
  }
}

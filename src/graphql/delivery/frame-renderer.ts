/** Makes frames into payloads: each is executed and serialised once for each distinct operation and authority. */
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { encodeReplayCursor } from '../../domain/replay-cursor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { FrameBatch, ReplayFrame } from '../../replay/frames.ts';
import type { FrameNode } from '../nodes.ts';
import type { FrameCache } from './frame-cache.ts';
import { CURSOR_MARK, fillTemplate, type Payload, plainPayload, templateOf, TIME_MARK } from './frame-template.ts';

export interface Rendered {
  /** The same array for all subscribers that get the same. */
  readonly payloads: readonly Payload[];
  readonly serverTime: Instant;
  /** Whether the last one has errors, which ends the replay. */
  readonly hasFailed: boolean;
}

export interface RendererOptions {
  /** Distinguishes one operation, with everything that its result depends on, from all others. */
  readonly key: string;
  readonly cache: FrameCache;
  /** The last commit that is known. */
  readonly commit: () => number;
  /** The arguments that execute a batch of frames: one context, whose loaders read for all of them at once. */
  readonly argumentsFor: () => ExecutionArgs;
  /** Masks the errors of a result. */
  readonly toClient: (result: ExecutionResult) => ExecutionResult;
}

type ExecuteFrame = (frame: FrameNode) => Promise<ExecutionResult>;

export class FrameRenderer {
  readonly #options: RendererOptions;

  constructor(options: RendererOptions) {
    this.#options = options;
  }

  get key(): string {
    return this.#options.key;
  }

  async render({ frames }: FrameBatch): Promise<Rendered> {
    const serverTime = frames[0]?.serverTime ?? 0;
    const { cache, commit } = this.#options;
    const at = commit();
    const key = this.#batchKey(frames);
    const kept = key === null ? undefined : cache.getBatch(key, at);
    if (kept !== undefined) return { payloads: kept, serverTime, hasFailed: false };
    const run = this.#runner();
    const results = await Promise.all(frames.map((frame) => this.#payloadOf(frame, run)));
    const failure = results.findIndex((result) => !isPayload(result));
    if (failure === -1) {
      const payloads = results.filter(isPayload);
      if (key !== null) cache.keepBatch(key, payloads, at);
      return { payloads, serverTime, hasFailed: false };
    }
    // The frame that failed is the last one: the client resumes from the cursor before it.
    const payloads = results.slice(0, failure + 1).map((result) => (isPayload(result) ? result : plainPayload(result)));
    return { payloads, serverTime, hasFailed: true };
  }

  /**
   * The key of a whole batch in the cache; null for a batch that is not kept. The cursor of the first frame says which
   * entries come next in their order, as of the last commit; no cursor says when other frames come.
   */
  #batchKey(frames: readonly ReplayFrame[]): string | null {
    const [first] = frames;
    if (first === undefined || !frames.every(isEntryInOrder)) return null;
    return `${this.#options.key} ${frames.length} ${encodeReplayCursor(first.cursor)}`;
  }

  /** Executes with arguments that are made when the first frame needs them. */
  #runner(): ExecuteFrame {
    let args: ExecutionArgs | null = null;
    return async (frame) => {
      args ??= this.#options.argumentsFor();
      return this.#options.toClient(await execute({ ...args, rootValue: frame }));
    };
  }

  async #payloadOf(frame: ReplayFrame, run: ExecuteFrame): Promise<Payload | ExecutionResult> {
    if (frame.kind !== 'ENTRY') {
      const result = await run({ ...frame, cursor: encodeReplayCursor(frame.cursor) });
      return result.errors === undefined ? plainPayload(result) : result;
    }
    const { cache, key, commit } = this.#options;
    const { entry, change, late, knownBefore, timelineTime, generation } = frame;
    const asked = `${key} ${entry.id} ${entry.sequence} ${change} ${late} ${timelineTime} ${generation} ${knownBefore}`;
    const at = commit();
    const kept = cache.getTemplate(asked, at);
    if (kept !== undefined) return fillTemplate(kept, frame);
    const result = await run({ ...frame, cursor: CURSOR_MARK, serverTime: TIME_MARK });
    if (result.errors !== undefined) return result;
    const template = templateOf(JSON.stringify(result));
    cache.keepTemplate(asked, template, at);
    return fillTemplate(template, frame);
  }
}

function isPayload(result: Payload | ExecutionResult): result is Payload {
  return 'text' in result;
}

function isEntryInOrder(frame: ReplayFrame): boolean {
  return frame.kind === 'ENTRY' && frame.change === 'ADDED' && !frame.late;
}

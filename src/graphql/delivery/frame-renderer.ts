/** Renders frames as payloads. Each frame is executed and serialised once for each distinct operation and authority. */
import { encodeReplayCursor } from '../../domain/replay-cursor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { FrameBatch, ReplayFrame } from '../../replay/frames.ts';
import type { ExecutedAnswer } from '../execution/query-executor.ts';
import type { FrameNode } from '../nodes.ts';
import type { FrameCache } from './frame-cache.ts';
import {
  CURSOR_MARK,
  fillTemplate,
  type FrameTemplate,
  type Payload,
  payloadOf,
  templateOf,
  TIME_MARK,
  type WriteCursor,
} from './frame-template.ts';

export interface Rendered {
  /** The same array for all subscribers that get the same payloads. */
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
  readonly writeCursor: WriteCursor;
  /** Executes the operation for these frames. Their loaders share the reads. */
  readonly execute: (frames: readonly FrameNode[], client: string) => Promise<readonly ExecutedAnswer[]>;
}

/** A frame that is to be executed, or its template from the cache. */
type Piece = { readonly frame: ReplayFrame; readonly key: string | null; readonly kept: FrameTemplate | null };

export class FrameRenderer {
  readonly #options: RendererOptions;

  constructor(options: RendererOptions) {
    this.#options = options;
  }

  get key(): string {
    return this.#options.key;
  }

  /** @param client the address of the client for which it is rendered: clients take turns */
  async render({ frames }: FrameBatch, client: string): Promise<Rendered> {
    const serverTime = frames[0]?.serverTime ?? 0;
    const { cache, commit } = this.#options;
    const at = commit();
    const key = this.#batchKey(frames);
    const kept = key === null ? undefined : cache.getBatch(key, at);
    if (kept !== undefined) return { payloads: kept, serverTime, hasFailed: false };
    const pieces = frames.map((frame) => this.#pieceOf(frame, at));
    const answers = await this.#execute(pieces, client);
    const payloads: Payload[] = [];
    for (const [index, piece] of pieces.entries()) {
      const answer = answers.get(index);
      payloads.push(answer === undefined ? this.#fill(piece) : this.#payloadOf(piece, answer, at));
      // The frame that failed is the last one: the client resumes from the cursor before it.
      if (answer?.hasErrors === true) return { payloads, serverTime, hasFailed: true };
    }
    if (key !== null) cache.keepBatch(key, payloads, at);
    return { payloads, serverTime, hasFailed: false };
  }

  /**
   * The key of a whole batch in the cache; null for a batch that is not kept. The cursor of the first frame determines
   * which entries come next, as of the last commit. It does not determine when other frames come.
   */
  #batchKey(frames: readonly ReplayFrame[]): string | null {
    const [first] = frames;
    if (first === undefined || !frames.every(isEntryInOrder)) return null;
    return `${this.#options.key} ${frames.length} ${encodeReplayCursor(first.cursor)}`;
  }

  /** The answers by the index of their piece, for the pieces that were not in the cache. */
  async #execute(pieces: readonly Piece[], client: string): Promise<ReadonlyMap<number, ExecutedAnswer>> {
    const wanted = [...pieces.entries()].filter(([, { kept }]) => kept === null);
    if (wanted.length === 0) return new Map();
    const answers = await this.#options.execute(
      wanted.map(([, piece]) => this.#toNode(piece)),
      client,
    );
    return new Map(
      wanted.flatMap(([index], nth) => {
        const answer = answers[nth];
        return answer === undefined ? [] : [[index, answer]];
      }),
    );
  }

  #pieceOf(frame: ReplayFrame, at: number): Piece {
    if (frame.kind !== 'ENTRY') return { frame, key: null, kept: null };
    const { entry, change, late, knownBefore, timelineTime, generation } = frame;
    const key = `${this.#options.key} ${entry.id} ${entry.sequence} ${change} ${late} ${timelineTime} ${generation} ${knownBefore}`;
    return { frame, key, kept: this.#options.cache.getTemplate(key, at) ?? null };
  }

  #payloadOf({ frame, key }: Piece, { text, hasErrors }: ExecutedAnswer, at: number): Payload {
    if (key === null || hasErrors) return payloadOf(text);
    const template = templateOf(text);
    this.#options.cache.keepTemplate(key, template, at);
    return fillTemplate(template, frame, this.#options.writeCursor);
  }

  /** The frame of an entry gets marks, because it is kept for other replays. */
  #toNode({ frame, key }: Piece): FrameNode {
    if (key === null) return { ...frame, cursor: this.#options.writeCursor(frame.cursor) };
    return { ...frame, cursor: CURSOR_MARK, serverTime: TIME_MARK };
  }

  #fill({ frame, kept }: Piece): Payload {
    if (kept === null) throw new Error('A frame was not executed');
    return fillTemplate(kept, frame, this.#options.writeCursor);
  }
}

function isEntryInOrder(frame: ReplayFrame): boolean {
  return frame.kind === 'ENTRY' && frame.change === 'ADDED' && !frame.late;
}

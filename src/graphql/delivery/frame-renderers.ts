import { randomUUID } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { authorityKey } from '../../domain/authority.ts';
import { encodeReplayCursor } from '../../domain/replay-cursor.ts';
import type { Replays } from '../../replay/replays.ts';
import { withinDeadline } from '../execution/deadline.ts';
import type { QueryExecutor } from '../execution/query-executor.ts';
import type { OperationArguments } from '../operation.ts';
import { FrameCache } from './frame-cache.ts';
import { FrameRenderer } from './frame-renderer.ts';
import { operationKey } from './operation-key.ts';

/** How many renderers are kept for the next client with the same operation. */
const MAX_RENDERERS = 500;

interface FrameRenderersOptions {
  readonly replays: Pick<Replays, 'head' | 'cursors'>;
  /** Chooses the executor for the frames of an operation. */
  readonly executorFor: (document: DocumentNode) => QueryExecutor;
  readonly timeoutMs: number;
}

/** One renderer for all subscriptions with the same operation and the same authority. */
export class FrameRenderers {
  readonly #options: FrameRenderersOptions;
  readonly #frames = new FrameCache();
  readonly #renderers = new LRUCache<string, FrameRenderer>({ max: MAX_RENDERERS });

  constructor(options: FrameRenderersOptions) {
    this.#options = options;
  }

  of({ document, request: operation, sender: { viewer } }: OperationArguments): FrameRenderer {
    const { replays, executorFor, timeoutMs } = this.#options;
    const { operationName, variables } = operation;
    const key = `${authorityKey(viewer)} ${operationKey(document, operationName, variables ?? {})}`;
    const known = this.#renderers.get(key);
    if (known !== undefined) return known;
    const executor = executorFor(document);
    const renderer = new FrameRenderer({
      key: randomUUID(),
      cache: this.#frames,
      commit: () => replays.head,
      writeCursor: (cursor) => replays.cursors.seal(encodeReplayCursor(cursor)),
      // Each batch has its own context: the loaders of a single context would keep the whole replay in memory.
      execute: (frames, client) => {
        const call = { operation, viewer, client, record: replays.cursors.record, frames };
        return withinDeadline({ timeoutMs, gone: null, work: (signal) => executor.execute(call, signal) });
      },
    });
    this.#renderers.set(key, renderer);
    return renderer;
  }
}

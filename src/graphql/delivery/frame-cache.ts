import { LRUCache } from 'lru-cache';
import type { FrameTemplate, Payload } from './frame-template.ts';

/** The most characters of each kind that are kept. */
const MAX_TEXT = 32_000_000;

/**
 * Texts of frames, for all operations. Nothing is kept past the next commit, because the frame of an entry can show other
 * entries.
 */
export class FrameCache {
  readonly #templates = new LRUCache<string, FrameTemplate>({
    maxSize: MAX_TEXT,
    sizeCalculation: ({ length }) => length + 1,
  });
  readonly #batches = new LRUCache<string, readonly Payload[]>({ maxSize: MAX_TEXT, sizeCalculation: sizeOf });
  #commit = -1;

  getTemplate(key: string, commit: number): FrameTemplate | undefined {
    this.#clearOlderThan(commit);
    return this.#templates.get(key);
  }

  keepTemplate(key: string, template: FrameTemplate, commit: number): void {
    if (commit === this.#commit) this.#templates.set(key, template);
  }

  /** A whole batch, for replays at the same position in the same record. */
  getBatch(key: string, commit: number): readonly Payload[] | undefined {
    this.#clearOlderThan(commit);
    return this.#batches.get(key);
  }

  keepBatch(key: string, payloads: readonly Payload[], commit: number): void {
    if (commit === this.#commit) this.#batches.set(key, payloads);
  }

  #clearOlderThan(commit: number): void {
    if (commit === this.#commit) return;
    this.#templates.clear();
    this.#batches.clear();
    this.#commit = commit;
  }
}

/** In bytes, and never 0. */
export function sizeOf(payloads: readonly Payload[]): number {
  return payloads.reduce((sum, { text }) => sum + text.length, 1);
}

import type { SharedKind, SharedPiece, SharedState } from '../../src/store/store.ts';
import type { Scheduler } from './scheduler.ts';

interface Surroundings {
  readonly delay: () => Promise<void>;
  /** Called when something was written. */
  readonly tell: () => void;
}

/** What nodes share, by compare-and-set. */
export class MemoryShared implements SharedState {
  readonly #scheduler: Scheduler;
  readonly #around: Surroundings;
  readonly #pieces = new Map<string, SharedPiece>();

  constructor(scheduler: Scheduler, around: Surroundings) {
    this.#scheduler = scheduler;
    this.#around = around;
  }

  async time(): Promise<number> {
    await this.#around.delay();
    return this.#scheduler.wall;
  }

  async read(kind: SharedKind, ids?: readonly string[]): Promise<readonly SharedPiece[]> {
    await this.#around.delay();
    const pieces = [...this.#pieces].filter(
      ([key, { id, expires }]) =>
        key === keyOf(kind, id) && expires > this.#scheduler.wall && (ids === undefined || ids.includes(id)),
    );
    await this.#around.delay();
    return pieces.map(([, piece]) => piece);
  }

  async write(kind: SharedKind, piece: SharedPiece): Promise<boolean> {
    await this.#around.delay();
    const held = this.#pieces.get(keyOf(kind, piece.id));
    const version = held !== undefined && held.expires > this.#scheduler.wall ? held.version : 0;
    const fits = version === piece.version - 1;
    if (fits) {
      this.#pieces.set(keyOf(kind, piece.id), piece);
      this.#around.tell();
    }
    await this.#around.delay();
    return fits;
  }
}

function keyOf(kind: SharedKind, id: string): string {
  return `${kind} ${id}`;
}

import type { SharedKind, SharedPiece, SharedState } from '../../src/store/store.ts';
import type { Scheduler } from './scheduler.ts';

interface SharedEnvironment {
  readonly delay: () => Promise<void>;
  /** Called after a write. */
  readonly tell: () => void;
}

/** The state that nodes share, written by compare-and-set. */
export class MemoryShared implements SharedState {
  readonly #scheduler: Scheduler;
  readonly #environment: SharedEnvironment;
  readonly #pieces = new Map<string, SharedPiece>();

  constructor(scheduler: Scheduler, environment: SharedEnvironment) {
    this.#scheduler = scheduler;
    this.#environment = environment;
  }

  async time(): Promise<number> {
    await this.#environment.delay();
    return this.#scheduler.wall;
  }

  async read(kind: SharedKind, ids?: readonly string[]): Promise<readonly SharedPiece[]> {
    await this.#environment.delay();
    const pieces = [...this.#pieces].filter(
      ([key, { id, expires }]) =>
        key === keyOf(kind, id) && expires > this.#scheduler.wall && (ids === undefined || ids.includes(id)),
    );
    await this.#environment.delay();
    return pieces.map(([, piece]) => piece);
  }

  async count(kind: SharedKind): Promise<number> {
    return (await this.read(kind)).length;
  }

  async write(kind: SharedKind, piece: SharedPiece): Promise<boolean> {
    await this.#environment.delay();
    const held = this.#pieces.get(keyOf(kind, piece.id));
    const version = held !== undefined && held.expires > this.#scheduler.wall ? held.version : 0;
    const fits = version === piece.version - 1;
    if (fits) {
      this.#pieces.set(keyOf(kind, piece.id), piece);
      this.#environment.tell();
    }
    await this.#environment.delay();
    return fits;
  }
}

function keyOf(kind: SharedKind, id: string): string {
  return `${kind} ${id}`;
}

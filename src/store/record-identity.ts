import { randomUUID } from 'node:crypto';
import { DomainError } from '../errors.ts';
import type { SharedState } from './port/shared-state.ts';

/** The only piece of its kind. */
const PIECE = 'record';
/** Not reached in practice. */
const EXPIRES = Date.UTC(9999, 0);

/** The random id of a record. A copy has the id of its source. A store without one, such as an old store, gets one. */
export async function recordIdOf(shared: SharedState): Promise<string> {
  const known = await storedIdOf(shared);
  if (known !== null) return known;
  await writeRecordId(shared, randomUUID());
  const written = await storedIdOf(shared);
  if (written === null) throw gone();
  return written;
}

/** Gives a record its id, if it has none. */
export async function writeRecordId(shared: SharedState, id: string): Promise<void> {
  await shared.write('record', { id: PIECE, version: 1, body: JSON.stringify({ id }), expires: EXPIRES });
}

async function storedIdOf(shared: SharedState): Promise<string | null> {
  const [piece] = await shared.read('record', [PIECE]);
  return piece === undefined ? null : (JSON.parse(piece.body) as { readonly id: string }).id;
}

/** Checks whether a store still holds the record that it held at first. */
export class RecordIdentity {
  readonly #store: { readonly shared: SharedState };
  #id: string | null = null;

  constructor(store: { readonly shared: SharedState }) {
    this.#store = store;
  }

  /** @throws DomainError STORE_UNAVAILABLE if the record was deleted or replaced by another one */
  async check(): Promise<void> {
    const { shared } = this.#store;
    if (this.#id === null) this.#id = await recordIdOf(shared);
    else if ((await storedIdOf(shared)) !== this.#id) throw gone();
  }
}

function gone(): DomainError {
  return new DomainError(
    'STORE_UNAVAILABLE',
    'The store does not answer: its record was deleted or replaced while it was open. Put it back, or start again.',
  );
}

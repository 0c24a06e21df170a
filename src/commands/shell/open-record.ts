import { readConfig } from '../../config.ts';
import { seedIfEmpty } from '../../seeding.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';

/** A store that a command opens and closes. */
export interface OpenRecord extends AsyncDisposable {
  readonly store: Store;
}

/**
 * Opens the store of a command and checks that it answers. With `seed`, a new, empty store is filled from `seeds/`.
 *
 * @throws DomainError STORE_UNAVAILABLE or STORE_TOO_NEW, which end the command with exit code 3.
 */
export async function openRecord(options: { readonly store?: string; readonly seed: boolean }): Promise<OpenRecord> {
  const config = readConfig(options, process.env);
  const store = await openStore(config.store);
  try {
    await store.ping();
    if (config.seed) await seedIfEmpty(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return { store, [Symbol.asyncDispose]: () => store.close() };
}

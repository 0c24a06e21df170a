import { readConfig } from '../../config.ts';
import { seedIfEmpty } from '../../seeding.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';

/** A store for the length of a command. */
export interface OpenRecord extends AsyncDisposable {
  readonly store: Store;
}

/**
 * Opens the store that a command works on and makes sure that it answers; a new, empty one is filled from `seeds/`
 * where `seed` says so.
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

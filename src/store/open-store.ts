import { DomainError } from '../errors.ts';
import type { RecordSource, Store, StoreOptions } from './store.ts';

/**
 * Opens an empty store for this process only. Closing it deletes it. It is a file in the folder for temporary files, so it
 * does not use memory.
 *
 * @throws DomainError STORE_UNAVAILABLE if nothing can be written there
 */
export function openScratchStore(): Promise<Store> {
  return openStore('sqlite::memory:');
}

/**
 * Opens the store at a location: `sqlite:FILE`, `mongodb://…` or `mongodb+srv://…`. Only the driver that is needed is
 * loaded. A database over the network connects on first use: call `ping` to check it.
 *
 * @throws DomainError BAD_CONFIGURATION for any other location; for a file STORE_UNAVAILABLE or STORE_TOO_NEW
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<Store> {
  if (/^sqlite:./.test(location)) {
    const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return openSqliteStore(location, options);
  }
  if (/^mongodb(\+srv)?:\/\//.test(location)) {
    const { openMongoStore } = await import('./mongodb/mongodb-store.ts');
    return openMongoStore(location);
  }
  throw badLocation(location);
}

/**
 * Opens another way into the record of an open store, for reading only.
 *
 * @param location the `location` of the store
 */
export async function openRecordSource(location: string): Promise<RecordSource> {
  if (location.startsWith('sqlite:')) {
    const { openSqliteSource } = await import('./sqlite/sqlite-source.ts');
    return openSqliteSource(location);
  }
  const { openMongoStore } = await import('./mongodb/mongodb-store.ts');
  return openMongoStore(location);
}

function badLocation(location: string): DomainError {
  // The location may hold a password: only its scheme is repeated.
  const scheme = /^[a-z+]{1,20}(?=:)/i.exec(location)?.[0];
  const found = scheme === undefined ? 'has no scheme' : `begins with ${scheme}:`;
  return new DomainError(
    'BAD_CONFIGURATION',
    `The location of the store is not valid: it ${found}. Write sqlite:FILE, mongodb://… or mongodb+srv://….`,
  );
}

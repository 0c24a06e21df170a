import { DomainError } from '../errors.ts';
import type { Store } from './store.ts';

/**
 * Opens a store that is empty, known to this process alone and gone when it is closed. It lies in the folder for temporary
 * files, so that memory doesn't grow with what is written to it.
 *
 * @throws DomainError STORE_UNAVAILABLE where nothing can be written there
 */
export function openScratchStore(): Promise<Store> {
  return openStore('sqlite::memory:');
}

/**
 * Opens the store at a location: `sqlite:FILE`, `mongodb://…` or `mongodb+srv://…`. Only the driver that is needed is
 * loaded. A database over the network is reached on first use, so `ping` tells whether it is there.
 *
 * @throws DomainError BAD_CONFIGURATION for any other location; for a file STORE_UNAVAILABLE or STORE_TOO_NEW
 */
export async function openStore(location: string): Promise<Store> {
  if (/^sqlite:./.test(location)) {
    const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return openSqliteStore(location);
  }
  if (/^mongodb(\+srv)?:\/\//.test(location)) {
    const { openMongoStore } = await import('./mongodb/mongodb-store.ts');
    return openMongoStore(location);
  }
  // The location may hold a password: only its scheme is repeated.
  const scheme = /^[a-z+]{1,20}(?=:)/i.exec(location)?.[0];
  const found = scheme === undefined ? 'has no scheme' : `begins with ${scheme}:`;
  throw new DomainError(
    'BAD_CONFIGURATION',
    `The location of the store is not valid: it ${found}. Write sqlite:FILE, mongodb://… or mongodb+srv://….`,
  );
}

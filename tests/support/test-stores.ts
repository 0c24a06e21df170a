import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

/** A new location for a store. The store can be opened several times, one after the other or at the same time. */
export interface StorePlace extends AsyncDisposable {
  /** In the form of `BACKCHANNEL_STORE`. */
  readonly location: string;
  open(): Promise<Store>;
}

export async function sqlitePlace(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'backchannel-sqlite-'));
  return placeAt(`sqlite:${join(folder, 'backchannel.db')}`, () => rm(folder, { recursive: true, force: true }));
}

/** @param server the address of a server, from the set-up of the tests */
export function mongoPlace(server: string): Promise<StorePlace> {
  const uri = databaseUri(server);
  return Promise.resolve(
    placeAt(uri, async () => {
      await using client = new MongoClient(uri);
      await client.db().dropDatabase();
    }),
  );
}

/** The address of a new database on the server. */
export function databaseUri(server: string): string {
  return server.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/test-${randomUUID()}`);
}

/** @param remove called when all stores are closed */
export function placeAt(location: string, remove: () => Promise<unknown>): StorePlace {
  const opened: Store[] = [];
  return {
    location,
    async open() {
      const store = await openStore(location);
      opened.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of opened) await store.close();
      await remove();
    },
  };
}

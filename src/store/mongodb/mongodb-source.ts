import { endingReader } from '../kit/ending-reader.ts';
import type { RecordSource } from '../store.ts';
import { openMongoStore } from './mongodb-store.ts';

/** Has its own client, so that threads do not share a pool of connections. */
export function openMongoSource(location: string): RecordSource {
  const store = openMongoStore(location);
  return {
    readerFor: ({ signal }) => endingReader(store, signal),
    close: () => store.close(),
  };
}

import { endingReader } from '../kit/ending-reader.ts';
import type { RecordSource } from '../store.ts';
import { openMongoStore } from './mongodb-store.ts';

/** A client of its own, so that a thread does not share a pool of connections with another. */
export function openMongoSource(location: string): RecordSource {
  const store = openMongoStore(location);
  return {
    readerFor: ({ signal }) => endingReader(store, signal),
    close: () => store.close(),
  };
}

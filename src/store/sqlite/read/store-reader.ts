import type { NamedFilter, NamedKind, NamedRecords, Reading, RecordReader, Slice, Window } from '../../store.ts';
import type { Viewer } from '../../../domain/authority.ts';
import type { SqliteConnection } from '../connection.ts';
import { headOf } from '../meta.ts';
import { entriesById, revisionsOf } from './entry-reads.ts';
import { erasedMarks, listErased } from './erased-reads.ts';
import { actorByAccount, linkByUrl, namedById } from './named-reads.ts';
import type { ReaderPool } from './reader-pool.ts';
import { steppedReader } from './stepped-reader.ts';
import type { SteppedReads } from './stepped-reads.ts';

/** The ways in which the thread of a store reads. */
export interface ReadingWays {
  /** For reads of a few rows by their ids, at once. */
  readonly reader: SqliteConnection;
  /** For reads in steps. */
  readonly reads: SteppedReads;
  /** For reads on other threads. */
  readonly pool: ReaderPool;
}

/** A read of the store itself, which nobody ends. */
export function ownReading(): Reading {
  return { client: '', signal: new AbortController().signal };
}

/** @param nextReading on whose behalf the next read is */
export function readsOver({ reader, reads, pool }: ReadingWays, nextReading: () => Reading): RecordReader {
  const stepped = steppedReader(reads, nextReading);
  /** The result of a synchronous read as a promise; an exception becomes a rejection. */
  const soon = <Result>(read: () => Result): Promise<Result> =>
    new Promise((resolve) => {
      if (!nextReading().signal.aborted) resolve(read());
    });
  return {
    head: () => soon(() => headOf(reader)),
    entries: (viewer, ids) => soon(() => entriesById(reader, viewer, ids)),
    revisions: (viewer, entries) => soon(() => revisionsOf(reader, viewer, entries)),
    erased: (entries) => soon(() => erasedMarks(reader, entries)),
    listErased: (window) => soon(() => listErased(reader, window)),
    named: (viewer, kind, ids) => soon(() => namedById(reader, viewer, kind, ids)),
    actorByAccount: (viewer, account) => soon(() => actorByAccount(reader, viewer, account)),
    linkByUrl: (viewer, url) => soon(() => linkByUrl(reader, viewer, url)),
    listNamed: <Kind extends NamedKind>(viewer: Viewer, kind: Kind, filter: NamedFilter, window: Window<string>) =>
      hasText(filter)
        ? (pool.read(nextReading(), 'listNamed', viewer, kind, filter, window) as Promise<Slice<NamedRecords[Kind]>>)
        : stepped.listNamed(viewer, kind, filter, window),
    countNamed: (viewer, kind, filter) =>
      hasText(filter)
        ? pool.read(nextReading(), 'countNamed', viewer, kind, filter)
        : stepped.countNamed(viewer, kind, filter),
    collectionExtent: (viewer, id) => stepped.collectionExtent(viewer, id),
    page: (query, window) =>
      query.search === null ? stepped.page(query, window) : pool.read(nextReading(), 'page', query, window),
    count: (query) => pool.read(nextReading(), 'count', query),
    extent: (query) => pool.read(nextReading(), 'extent', query),
    termCounts: (query) => pool.read(nextReading(), 'termCounts', query),
    histogram: (query, interval, zone) => pool.read(nextReading(), 'histogram', query, interval, zone),
    correspondence: (query) => pool.read(nextReading(), 'correspondence', query),
    search: (query, window) => pool.read(nextReading(), 'search', query, window),
  };
}

function hasText(filter: NamedFilter): boolean {
  return filter.text !== null && filter.text !== undefined;
}

import { authorityKey } from '../../../domain/authority.ts';
import type { Reading, RecordReader } from '../../store.ts';
import type { KnownCounts } from '../../kit/known-counts.ts';
import { inParts, type Steps } from '../../kit/steps.ts';
import type { SqliteConnection } from '../connection.ts';
import { headOf } from '../meta.ts';
import { correspondenceOf, histogramOf, termCountsOf } from './aggregate-reads.ts';
import { collectionExtentOf, countOf, extentOf } from './count-reads.ts';
import { entriesById, pageOf, revisionsOf } from './entry-reads.ts';
import { erasedMarks, listErased } from './erased-reads.ts';
import { actorByAccount, countNamed, linkByUrl, listNamed, namedById } from './named-reads.ts';
import type { SteppedReads } from './stepped-reads.ts';
import { searchOf } from './text-search.ts';

/**
 * All reads, in turn with the reads of others.
 *
 * @param nextReading the reading that the next read belongs to
 */
export function steppedReader(reads: SteppedReads, nextReading: () => Reading): RecordReader {
  const inTurn =
    <Given extends unknown[], Result>(
      read: (connection: SqliteConnection, ...given: Given) => Result | Steps<Result>,
    ) =>
    (...given: Given): Promise<Result> =>
      reads.run(nextReading(), (connection) => read(connection, ...given));
  return {
    head: inTurn(headOf),
    entries: inTurn((connection, viewer, ids) => inParts(ids, (some) => entriesById(connection, viewer, some))),
    named: (viewer, kind, ids) =>
      reads.run(nextReading(), (connection) => inParts(ids, (some) => namedById(connection, viewer, kind, some))),
    actorByAccount: inTurn(actorByAccount),
    linkByUrl: inTurn(linkByUrl),
    listNamed: (viewer, kind, filter, window) =>
      reads.run(nextReading(), (connection) => listNamed(connection, viewer, kind, filter, window)),
    countNamed: inTurn((connection, viewer, kind, filter) =>
      countedOnce(reads.counts, connection, [authorityKey(viewer), kind, filter], () =>
        countNamed(connection, viewer, kind, filter),
      ),
    ),
    collectionExtent: inTurn(collectionExtentOf),
    page: inTurn(pageOf),
    count: inTurn((connection, query) =>
      countedOnce(reads.counts, connection, [query], () => countOf(connection, query)),
    ),
    extent: inTurn(extentOf),
    termCounts: inTurn(termCountsOf),
    histogram: inTurn(histogramOf),
    correspondence: inTurn(correspondenceOf),
    search: inTurn(searchOf),
    revisions: inTurn(revisionsOf),
    erased: inTurn(erasedMarks),
    listErased: inTurn(listErased),
  };
}

/** Keeps its counts until the next commit. */
function* countedOnce(
  counts: KnownCounts,
  connection: SqliteConnection,
  question: readonly unknown[],
  count: () => Steps<number>,
): Steps<number> {
  const key = counts.keyOf(headOf(connection), ...question);
  return counts.get(key) ?? counts.keep(key, yield* count());
}

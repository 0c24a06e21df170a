import type { RecordReader } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { headOf } from '../meta.ts';
import { correspondenceOf, histogramOf, termCountsOf } from './aggregate-reads.ts';
import { collectionExtentOf, countOf, extentOf } from './count-reads.ts';
import { entriesById, pageOf, revisionsOf } from './entry-reads.ts';
import { erasedMarks, listErased } from './erased-reads.ts';
import { actorByAccount, countNamed, linkByUrl, listNamed, namedById } from './named-reads.ts';
import { searchOf } from './text-search.ts';

/** All reads on one connection, in the calling thread. */
export function directReader(connection: SqliteConnection): RecordReader {
  /** An exception becomes a rejection. */
  const soon = <Given extends unknown[], Result>(read: (connection: SqliteConnection, ...given: Given) => Result) => {
    return (...given: Given): Promise<Result> =>
      new Promise((resolve) => {
        resolve(read(connection, ...given));
      });
  };
  return {
    head: soon(headOf),
    entries: soon(entriesById),
    named: (viewer, kind, ids) => soon(() => namedById(connection, viewer, kind, ids))(),
    actorByAccount: soon(actorByAccount),
    linkByUrl: soon(linkByUrl),
    listNamed: (viewer, kind, filter, window) => soon(() => listNamed(connection, viewer, kind, filter, window))(),
    countNamed: soon(countNamed),
    collectionExtent: soon(collectionExtentOf),
    page: soon(pageOf),
    count: soon(countOf),
    extent: soon(extentOf),
    termCounts: soon(termCountsOf),
    histogram: soon(histogramOf),
    correspondence: soon(correspondenceOf),
    search: soon(searchOf),
    revisions: soon(revisionsOf),
    erased: soon(erasedMarks),
    listErased: soon(listErased),
  };
}

import { authorityKey } from '../../../domain/authority.ts';
import type { KnownCounts } from '../../kit/known-counts.ts';
import type { RecordReader } from '../../store.ts';
import { correspondenceOf, histogramOf, termCountsOf } from './aggregate-reads.ts';
import { collectionExtentOf, countOf, extentOf } from './count-reads.ts';
import { entriesById, pageOf, revisionsOf } from './entry-reads.ts';
import { erasedMarks, listErased } from './erased-reads.ts';
import { actorByAccount, countNamed, linkByUrl, listNamed, namedById } from './named-reads.ts';
import type { Snapshot } from './snapshot.ts';
import { searchOf } from './text-search.ts';
import { headOf } from '../meta.ts';

/** Runs a read in a snapshot of its own. */
export type RunRead = <Result>(read: (snapshot: Snapshot) => Promise<Result>) => Promise<Result>;

/** All reads. Guarantee: each sees one snapshot of the record, even if it sends several queries. */
export function snapshotReader(run: RunRead, counts: KnownCounts): RecordReader {
  const inSnapshot =
    <Given extends unknown[], Result>(read: (snapshot: Snapshot, ...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> =>
      run((snapshot) => read(snapshot, ...given));
  /** Keeps its counts until the next commit. */
  const countOnce = (question: readonly unknown[], count: (snapshot: Snapshot) => Promise<number>) =>
    run(async (snapshot) => {
      const key = counts.keyOf(await headOf(snapshot), ...question);
      return counts.get(key) ?? counts.keep(key, await count(snapshot));
    });
  return {
    head: inSnapshot(headOf),
    entries: async (viewer, ids) => {
      const found = await run((snapshot) => entriesById(snapshot, viewer, ids));
      return ids.map((id) => found.get(id) ?? null);
    },
    named: async (viewer, kind, ids) => {
      const found = await run((snapshot) => namedById(snapshot, viewer, kind, ids));
      return ids.map((id) => found.get(id) ?? null);
    },
    actorByAccount: inSnapshot(actorByAccount),
    linkByUrl: inSnapshot(linkByUrl),
    listNamed: (viewer, kind, filter, window) => run((snapshot) => listNamed(snapshot, viewer, kind, filter, window)),
    countNamed: (viewer, kind, filter) =>
      countOnce([authorityKey(viewer), kind, filter], (snapshot) => countNamed(snapshot, viewer, kind, filter)),
    collectionExtent: inSnapshot(collectionExtentOf),
    page: inSnapshot(pageOf),
    count: (query) => countOnce([query], (snapshot) => countOf(snapshot, query)),
    extent: inSnapshot(extentOf),
    termCounts: inSnapshot(termCountsOf),
    histogram: inSnapshot(histogramOf),
    correspondence: inSnapshot(correspondenceOf),
    search: inSnapshot(searchOf),
    revisions: inSnapshot(revisionsOf),
    erased: inSnapshot(erasedMarks),
    listErased: inSnapshot(listErased),
  };
}

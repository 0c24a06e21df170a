import type { RecordReader } from '../../src/store/store.ts';

/** The part of the port that replays do not use. */
export class UnusedReads {
  readonly actorByAccount: RecordReader['actorByAccount'] = unused;
  readonly linkByUrl: RecordReader['linkByUrl'] = unused;
  readonly listNamed: RecordReader['listNamed'] = unused;
  readonly countNamed: RecordReader['countNamed'] = unused;
  readonly collectionExtent: RecordReader['collectionExtent'] = unused;
  readonly termCounts: RecordReader['termCounts'] = unused;
  readonly histogram: RecordReader['histogram'] = unused;
  readonly correspondence: RecordReader['correspondence'] = unused;
  readonly search: RecordReader['search'] = unused;
  readonly revisions: RecordReader['revisions'] = unused;
  readonly erased: RecordReader['erased'] = unused;
  readonly listErased: RecordReader['listErased'] = unused;
}

function unused(): Promise<never> {
  return Promise.reject(new Error('A replay called a read that replays do not need'));
}

import type { RecordReader } from '../../src/store/store.ts';

/** The part of the port that no replay asks for. */
export class UnaskedReads {
  readonly actorByAccount: RecordReader['actorByAccount'] = unasked;
  readonly linkByUrl: RecordReader['linkByUrl'] = unasked;
  readonly listNamed: RecordReader['listNamed'] = unasked;
  readonly countNamed: RecordReader['countNamed'] = unasked;
  readonly collectionExtent: RecordReader['collectionExtent'] = unasked;
  readonly termCounts: RecordReader['termCounts'] = unasked;
  readonly histogram: RecordReader['histogram'] = unasked;
  readonly correspondence: RecordReader['correspondence'] = unasked;
  readonly search: RecordReader['search'] = unasked;
  readonly revisions: RecordReader['revisions'] = unasked;
  readonly erased: RecordReader['erased'] = unasked;
  readonly listErased: RecordReader['listErased'] = unasked;
}

function unasked(): Promise<never> {
  return Promise.reject(new Error('A replay asked for what no replay needs'));
}

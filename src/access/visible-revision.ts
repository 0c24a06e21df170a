import type { Viewer } from '../domain/authority.ts';
import type { CollectionRecord, Sequence } from '../domain/record/record.ts';
import type { RecordReader, Slice, Window } from '../store/store.ts';

const STEP = 500;

/**
 * The revision of the record, as far as the viewer may see it. A commit that touches nothing that the viewer may read
 * leaves it as it is.
 *
 * @param sequence the number of the commit, for viewers who may see everything
 */
export async function visibleRevision(reader: RecordReader, viewer: Viewer, sequence: Sequence): Promise<Sequence> {
  if (viewer.reads === 'EVERYTHING') return sequence;
  let sum = 0;
  let after: string | null = null;
  for (let more = true; more;) {
    const window: Window<string> = { after, before: null, limit: STEP, from: 'START' };
    const slice: Slice<CollectionRecord> = await reader.listNamed(viewer, 'collection', {}, window);
    for (const { revision } of slice.items) sum += revision;
    after = slice.items.at(-1)?.id ?? null;
    ({ more } = slice);
  }
  return sum;
}

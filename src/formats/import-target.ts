import { OPERATOR } from '../domain/authority.ts';
import type { Batch, CommitReport, NamedRecord } from '../domain/commit.ts';
import { nodeTypeOf } from '../domain/ids.ts';
import { type NamedKind, type RecordReader, type Store } from '../store/store.ts';

/** What is imported into: a store, or a rehearsal over one. */
export interface ImportTarget {
  commit(batch: Batch): Promise<Pick<CommitReport, 'results'>>;
  /** Those that exist, in any order. */
  named(ids: readonly string[]): Promise<readonly NamedRecord[]>;
}

export function storeTarget(store: Store): ImportTarget {
  return { commit: (batch) => store.commit(batch), named: (ids) => namedIn(store, ids) };
}

const NAMED_KINDS: readonly NamedKind[] = ['collection', 'actor', 'source', 'link'];

/** Collections, actors, sources and links with these ids. */
export async function namedIn(reader: RecordReader, ids: readonly string[]): Promise<NamedRecord[]> {
  const found: NamedRecord[] = [];
  for (const kind of NAMED_KINDS) {
    const ofKind = ids.filter((id) => nodeTypeOf(id) === kind);
    const stored = ofKind.length === 0 ? [] : await reader.named(OPERATOR, kind, ofKind);
    // The port answers a kind with its own records, which TypeScript can't follow through a variable kind.
    for (const record of stored) if (record !== null) found.push({ kind, ...record } as NamedRecord);
  }
  return found;
}

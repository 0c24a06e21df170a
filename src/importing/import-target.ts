import { OPERATOR } from '../domain/authority.ts';
import type { Batch, CommitReport, ItemResult, NamedRecord, PutItem } from '../domain/commit/commit.ts';
import { nodeTypeOf } from '../domain/record/ids.ts';
import { type NamedKind, type RecordReader, type Store, toNamedRecord } from '../store/store.ts';

/** An item to put; with `ifAbsent` only if the record does not have it. */
export interface PutRequest {
  readonly item: PutItem;
  readonly ifAbsent?: boolean;
}

/** The operations that an import needs from a store or a dry run. */
export interface CommitTarget {
  commit(batch: Batch): Promise<Pick<CommitReport, 'results'>>;
  /** The records that exist, in any order. */
  named(ids: readonly string[]): Promise<readonly NamedRecord[]>;
}

/** The destination of an import. */
export interface ImportTarget extends CommitTarget {
  /** Puts the items in one transaction, after all earlier calls. Returns the results in the order of the requests. */
  put(requests: readonly PutRequest[]): Promise<readonly ItemResult[]>;
}

export function storeTarget(store: Store): ImportTarget {
  return importTarget({ commit: (batch) => store.commit(batch), named: (ids) => namedIn(store, ids) });
}

export function importTarget(record: CommitTarget): ImportTarget {
  let last: Promise<unknown> = Promise.resolve();
  return {
    commit: (batch) => record.commit(batch),
    named: (ids) => record.named(ids),
    put(requests) {
      const results = last.then(() => putInto(record, requests));
      last = results.catch(() => undefined);
      return results;
    },
  };
}

async function putInto(record: CommitTarget, requests: readonly PutRequest[]): Promise<readonly ItemResult[]> {
  const optional = requests.flatMap(({ item, ifAbsent }) => (ifAbsent === true ? [item.input.id] : []));
  const stored = optional.length === 0 ? [] : await record.named(optional);
  const known = new Map(stored.map((found) => [found.id, found]));
  const wanted = requests.map(({ item, ifAbsent }) => {
    const found = ifAbsent === true ? known.get(item.input.id) : undefined;
    return found === undefined ? item : withName(found, item);
  });
  const { results } = await record.commit({ items: wanted.filter((item) => item !== null) });
  let answered = 0;
  return wanted.map((item) => {
    if (item === null) return { outcome: 'UNCHANGED' };
    const result = results[answered];
    answered += 1;
    if (result === undefined) throw new Error('The commit returned fewer results than items');
    return result;
  });
}

/** An actor that is known only by a handle, with its new name. Null if nothing must be added to the record. */
function withName(found: NamedRecord, item: PutItem): PutItem | null {
  if (found.kind !== 'actor' || item.kind !== 'actor') return null;
  const { handleOnly, ...input } = found.input;
  if (handleOnly !== true || item.input.handleOnly === true) return null;
  return { kind: 'actor', input: { ...input, name: item.input.name } };
}

const NAMED_KINDS: readonly NamedKind[] = ['collection', 'actor', 'source', 'link'];

/** Collections, actors, sources and links with these ids. */
export async function namedIn(reader: RecordReader, ids: readonly string[]): Promise<NamedRecord[]> {
  const found: NamedRecord[] = [];
  for (const kind of NAMED_KINDS) {
    const ofKind = ids.filter((id) => nodeTypeOf(id) === kind);
    const stored = ofKind.length === 0 ? [] : await reader.named(OPERATOR, kind, ofKind);
    for (const record of stored) if (record !== null) found.push(toNamedRecord(kind, record));
  }
  return found;
}

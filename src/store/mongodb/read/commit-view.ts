import { accountKey, type CommitView, type NamedRecord } from '../../../domain/commit/commit.ts';
import type { ActorRecord, EntryRecord } from '../../../domain/record/record.ts';
import type { Term } from '../../../domain/query/terms.ts';
import { inChunks } from './chunks.ts';
import { fromEntryDocument } from '../documents.ts';
import { storedRevisions } from './entry-reads.ts';
import { erasedMarks } from './erased-reads.ts';
import type { Snapshot } from './snapshot.ts';

/** Few enough for a fast answer, whichever of the two indexes of terms the server uses. */
const TERMS_AT_A_TIME = 100;

/** The store as the planner of a commit sees it, in the transaction of that commit. */
export function commitView({ tables, session }: Snapshot): CommitView {
  return {
    entries: (ids) =>
      inChunks(ids, async (some) => {
        const found = tables.entries.find({ _id: { $in: some } }, { session, projection: { body: 1 } });
        return (await found.toArray()).map(fromEntryDocument);
      }),
    named: (ids) =>
      inChunks(ids, async (some) => {
        const found = await tables.named.find({ _id: { $in: some } }, { session }).toArray();
        return found.map(({ kind, body }) => ({ kind, ...(JSON.parse(body) as object) }) as NamedRecord);
      }),
    accountOwners: async (accounts) => {
      const owners = await inChunks(accounts.map(accountKey), async (some) => {
        const found = await tables.named.find({ accounts: { $in: some } }, { session }).toArray();
        return found.map(({ body }) => JSON.parse(body) as ActorRecord);
      });
      return eachOnce(owners);
    },
    carriers: async (terms) => {
      const find = async (some: Term[]): Promise<EntryRecord[]> => {
        const found = tables.entries.find({ terms: { $in: some } }, { session, projection: { body: 1 } });
        return (await found.toArray()).map(fromEntryDocument);
      };
      const carriers = await inChunks(terms, find, TERMS_AT_A_TIME);
      return eachOnce(carriers);
    },
    revisions: (entries) => storedRevisions({ tables, session }, entries),
    erased: (entries) => erasedMarks({ tables, session }, entries),
  };
}

/** Two chunks may find the same record. */
function eachOnce<T extends { readonly id: string }>(found: readonly T[]): T[] {
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

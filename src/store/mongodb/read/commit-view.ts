import { accountKey, type CommitView, type NamedRecord } from '../../../domain/commit/commit.ts';
import type { ActorRecord, EntryRecord } from '../../../domain/record/record.ts';
import type { Term } from '../../../domain/query/terms.ts';
import { Turns } from '../../kit/turns.ts';
import { inChunks } from './chunks.ts';
import { type EntryDocument, fromEntryDocument } from '../documents.ts';
import { storedRevisions } from './entry-reads.ts';
import { erasedMarks } from './erased-reads.ts';
import type { Snapshot } from './snapshot.ts';

/** Few enough for a fast answer, whichever of the two indexes of terms the server uses. */
const TERMS_AT_A_TIME = 100;
/** Entries in one answer of the server, which the driver decodes at once. */
const BATCH = 500;

/** The store as the planner of a commit sees it, in the transaction of that commit. */
export function commitView({ tables, session }: Snapshot, turns = new Turns()): CommitView {
  return {
    turn: () => turns.next(),
    entries: (ids) =>
      inChunks(ids, (some) => {
        const options = { session, projection: { body: 1 }, batchSize: BATCH };
        return entriesIn(tables.entries.find({ _id: { $in: some } }, options), turns);
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
      const find = (some: Term[]): Promise<EntryRecord[]> => {
        const options = { session, projection: { body: 1 }, batchSize: BATCH };
        return entriesIn(tables.entries.find({ terms: { $in: some } }, options), turns);
      };
      const carriers = await inChunks(terms, find, TERMS_AT_A_TIME);
      return eachOnce(carriers);
    },
    revisions: (entries) => storedRevisions({ tables, session }, entries),
    erased: (entries) => erasedMarks({ tables, session }, entries),
  };
}

async function entriesIn(found: AsyncIterable<Pick<EntryDocument, 'body'>>, turns: Turns): Promise<EntryRecord[]> {
  const entries: EntryRecord[] = [];
  for await (const document of found) {
    entries.push(fromEntryDocument(document));
    await turns.next();
  }
  return entries;
}

/** Two chunks may find the same record. */
function eachOnce<T extends { readonly id: string }>(found: readonly T[]): T[] {
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

import type { CommitView } from '../../../domain/commit/commit.ts';
import type { Term } from '../../../domain/query/terms.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { inParts, type Steps } from '../../kit/steps.ts';
import { Turns } from '../../kit/turns.ts';
import type { SqliteConnection } from '../connection.ts';
import { erasedMarks } from './erased-reads.ts';
import { storedEntries, storedRevisions } from './stored-entries.ts';
import { accountOwners, storedNamed } from './named-reads.ts';

/**
 * The view of the store for the planner of a commit, within the open transaction of this connection. A commit may need
 * thousands of reads, and one read may find thousands of entries.
 */
export function commitView(connection: SqliteConnection, turns = new Turns()): CommitView {
  const step = async <Result>(read: () => Result): Promise<Result> => {
    await turns.next();
    return read();
  };
  return {
    turn: () => turns.next(),
    entries: (ids) => turns.complete(inParts([...new Set(ids)], (some) => storedEntries(connection, some))),
    named: (ids) => step(() => storedNamed(connection, ids)),
    accountOwners: (accounts) => step(() => accountOwners(connection, accounts)),
    carriers: (terms) => turns.complete(carriersOf(connection, terms)),
    revisions: (entries) => turns.complete(inParts([...new Set(entries)], (some) => storedRevisions(connection, some))),
    erased: (entries) => step(() => erasedMarks(connection, entries)),
  };
}

/** Each entry once. */
function* carriersOf(connection: SqliteConnection, terms: readonly Term[]): Steps<EntryRecord[]> {
  const found = yield* inParts(terms, (some) =>
    connection.all<{ entry: number }>(
      `SELECT DISTINCT p.entry FROM json_each(?) AS wanted CROSS JOIN term AS t ON t.text = wanted.value
       CROSS JOIN posting_occurred AS p ON p.term = t.number`,
      JSON.stringify(some),
    ),
  );
  yield;
  return yield* inParts([...new Set(found.map(({ entry }) => entry))], (some) =>
    connection
      .all<{ body: string }>(
        'SELECT b.body FROM json_each(?) AS chosen CROSS JOIN entry_body AS b ON b.entry = chosen.value',
        JSON.stringify(some),
      )
      .map(({ body }) => JSON.parse(body) as EntryRecord),
  );
}

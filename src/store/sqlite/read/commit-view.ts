import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CommitView } from '../../../domain/commit/commit.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import type { SqliteConnection } from '../connection.ts';
import { erasedMarks } from './erased-reads.ts';
import { storedEntries, storedRevisions } from './stored-entries.ts';
import { accountOwners, storedNamed } from './named-reads.ts';

/** How long the reads of a commit may hold the thread. */
const MAX_TURN_MS = 8;

/** The store as the planner of a commit sees it, within the transaction that is open on this connection. */
export function commitView(connection: SqliteConnection): CommitView {
  let turnBegan = performance.now();
  /** A commit may read in thousands of steps: other reads run between them. */
  const step = async <Result>(read: () => Result): Promise<Result> => {
    if (performance.now() - turnBegan > MAX_TURN_MS) {
      await nextTurn();
      turnBegan = performance.now();
    }
    return read();
  };
  return {
    entries: (ids) => step(() => storedEntries(connection, ids)),
    named: (ids) => step(() => storedNamed(connection, ids)),
    accountOwners: (accounts) => step(() => accountOwners(connection, accounts)),
    carriers: (terms) =>
      step(() => {
        const rows = connection.all<{ body: string }>(
          `SELECT body FROM entry_body WHERE entry IN
           (SELECT p.entry FROM json_each(?) AS wanted CROSS JOIN term AS t ON t.text = wanted.value
            CROSS JOIN posting_occurred AS p ON p.term = t.number)`,
          JSON.stringify(terms),
        );
        return rows.map(({ body }) => JSON.parse(body) as EntryRecord);
      }),
    revisions: (entries) => step(() => storedRevisions(connection, entries)),
    erased: (entries) => step(() => erasedMarks(connection, entries)),
  };
}

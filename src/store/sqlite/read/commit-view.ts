import type { CommitView } from '../../../domain/commit/commit.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import type { SqliteConnection } from '../connection.ts';
import { erasedMarks } from './erased-reads.ts';
import { storedEntries, storedRevisions } from './stored-entries.ts';
import { accountOwners, storedNamed } from './named-reads.ts';

/** The store as the planner of a commit sees it, within the transaction that is open on this connection. */
export function commitView(connection: SqliteConnection): CommitView {
  return {
    entries: (ids) => Promise.resolve(storedEntries(connection, ids)),
    named: (ids) => Promise.resolve(storedNamed(connection, ids)),
    accountOwners: (accounts) => Promise.resolve(accountOwners(connection, accounts)),
    carriers: (terms) => {
      const rows = connection.all<{ body: string }>(
        `SELECT body FROM entry_body WHERE entry IN
           (SELECT p.entry FROM json_each(?) AS wanted CROSS JOIN term AS t ON t.text = wanted.value
            CROSS JOIN posting_occurred AS p ON p.term = t.number)`,
        JSON.stringify(terms),
      );
      return Promise.resolve(rows.map(({ body }) => JSON.parse(body) as EntryRecord));
    },
    revisions: (entries) => Promise.resolve(storedRevisions(connection, entries)),
    erased: (entries) => Promise.resolve(erasedMarks(connection, entries)),
  };
}

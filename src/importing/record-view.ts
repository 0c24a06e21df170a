import { OPERATOR } from '../domain/authority.ts';
import type { CommitView } from '../domain/commit/commit.ts';
import { compileFilter } from '../domain/query/filter.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import { type RecordReader, walkEntries } from '../store/store.ts';
import { namedIn } from './import-target.ts';

/** The view of a record that a commit planner needs, without a transaction. */
export function viewOf(reader: RecordReader): CommitView {
  return {
    async entries(ids) {
      return (await reader.entries(OPERATOR, ids)).filter((entry) => entry !== null);
    },
    named: (ids) => namedIn(reader, ids),
    async accountOwners(accounts) {
      const owners = await Promise.all(accounts.map((account) => reader.actorByAccount(OPERATOR, account)));
      const found = owners.filter((owner) => owner !== null);
      return [...new Map(found.map((owner) => [owner.id, owner])).values()];
    },
    async carriers(terms) {
      const query = { ...compileFilter({}, 'OCCURRED', OPERATOR), groups: [terms] };
      const found: EntryRecord[] = [];
      for await (const entry of walkEntries(reader, query)) found.push(entry);
      return found;
    },
    revisions: (entries) => reader.revisions(OPERATOR, entries),
    erased: (entries) => reader.erased(entries),
  };
}

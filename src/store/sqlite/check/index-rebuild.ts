import type { NamedRecord } from '../../../domain/commit/commit.ts';
import { deltasOf } from '../../../domain/commit/deltas.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { complete } from '../../kit/steps.ts';
import type { NamedKind } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { writePlan } from '../write/plan-writes.ts';
import { TermNumbers } from '../write/term-numbers.ts';
import { headOf } from '../meta.ts';
import { WORDS_TABLE } from '../tables.ts';

/** Records read and written at a time. */
const STRIDE = 500;

/** The tables whose rows follow from the bodies of records. */
const INDEX_TABLES = [
  'named',
  'account',
  'actor_word',
  'naming',
  'entry',
  'entry_body',
  'term',
  'posting_occurred',
  'posting_disclosed',
  'term_count',
  'day_count',
  'word_count',
] as const;

/** Keeps the bodies of the records and writes everything else again, within the transaction that is open. */
export function rebuildIndex(connection: SqliteConnection): void {
  connection.execute(`
    CREATE TEMP TABLE kept AS
      SELECT kind, body FROM named UNION ALL SELECT 'entry', body FROM entry_body;
    DROP TABLE entry_words; ${WORDS_TABLE}
    ${INDEX_TABLES.map((table) => `DELETE FROM ${table};`).join('\n')}`);
  writeBodies(connection);
  connection.execute('DROP TABLE temp.kept');
}

/** Indexes the kept bodies. The tables must be empty. */
function writeBodies(connection: SqliteConnection): void {
  const sequence = headOf(connection);
  const terms = new TermNumbers(connection);
  let named: NamedRecord[] = [];
  let entries: EntryRecord[] = [];
  const write = () => {
    const writes = entries.map((after) => ({ kind: 'ADDED', before: null, after, reason: null, at: null }) as const);
    const plan = { named, entries: writes, revisions: [], changes: [], ...deltasOf(writes), erased: [], results: [] };
    complete(writePlan(connection, terms, plan, sequence));
    [named, entries] = [[], []];
  };
  const bodies = connection.each<{ kind: NamedKind | 'entry'; body: string }>('SELECT kind, body FROM temp.kept');
  for (const { kind, body } of bodies) {
    if (kind === 'entry') entries.push(JSON.parse(body) as EntryRecord);
    else named.push({ kind, ...(JSON.parse(body) as object) } as NamedRecord);
    if (named.length + entries.length >= STRIDE) write();
  }
  write();
}

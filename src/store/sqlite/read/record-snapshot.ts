import { OPERATOR } from '../../../domain/authority.ts';
import { AnswerList, type AnswerPlace, type Answers } from '../../../domain/commit/answers.ts';
import { term } from '../../../domain/query/terms.ts';
import { type RecordSnapshot, toNamedRecord } from '../../store.ts';
import { commitView } from './commit-view.ts';
import { complete } from '../../kit/steps.ts';
import { SqliteConnection } from '../connection.ts';
import { listNamed } from './named-reads.ts';
import { entriesAfter } from './stored-entries.ts';
import { headOf } from '../meta.ts';

/** Has its own connection, because other reads run in between. */
export async function inSnapshot<Result>(
  file: string,
  read: (record: RecordSnapshot) => Promise<Result>,
): Promise<Result> {
  const connection = new SqliteConnection(file, 'READ');
  try {
    connection.run('BEGIN');
    return await read(recordSnapshot(connection));
  } finally {
    connection.close();
  }
}

function recordSnapshot(connection: SqliteConnection): RecordSnapshot {
  return {
    ...commitView(connection),
    head: () => Promise.resolve(headOf(connection)),
    listNamed: (kind, after, limit) => {
      const window = { after, before: null, limit, from: 'START' } as const;
      const { items, more } = complete(listNamed(connection, OPERATOR, kind, {}, window));
      return Promise.resolve({ items: items.map((record) => toNamedRecord(kind, record)), more });
    },
    listEntries: (after, limit) => {
      const found = entriesAfter(connection, after, limit + 1);
      return Promise.resolve({ items: found.slice(0, limit), more: found.length > limit });
    },
    answers: (after, last) => Promise.resolve(answersWithin(connection, after, last)),
  };
}

/** Terms are ordered like the ids in them, so the answer is one range of terms. */
function answersWithin(connection: SqliteConnection, after: string | null, last: string): Answers {
  const rows = connection.all<AnswerPlace & { id: string }>(
    `SELECT DISTINCT substr(t.text, ?) AS id, e.collection, c.access FROM term AS t
     CROSS JOIN posting_occurred AS p ON p.term = t.number
     CROSS JOIN entry AS e ON e.number = p.entry
     CROSS JOIN named AS c ON c.kind = 'collection' AND c.id = e.collection
     WHERE t.text > ? AND t.text <= ?`,
    term('replyTo', '').length + 1,
    term('replyTo', after ?? ''),
    term('replyTo', last),
  );
  const answers = new AnswerList();
  for (const { id, ...place } of rows) answers.add(id, place);
  return answers.all;
}

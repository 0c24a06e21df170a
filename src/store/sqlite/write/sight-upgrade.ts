/**
 * Upgrades the tables of version 3 to version 4: records list the records that they name, and a reply state follows
 * only from answers that all readers of the message may read.
 */
import { replyStateOf } from '../../../domain/commit/threads.ts';
import { term } from '../../../domain/query/terms.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import type { SqliteConnection } from '../connection.ts';
import { rebuildIndex } from '../check/index-rebuild.ts';
import { NAMING_TABLE } from '../tables.ts';

export function upgradeSight(writer: SqliteConnection): void {
  for (const { number, body } of answeredElsewhere(writer)) {
    const entry = JSON.parse(body) as EntryRecord;
    const upgraded: EntryRecord = { ...entry, replyState: replyStateOf(entry.input, false) };
    writer.run('UPDATE entry_body SET body = ? WHERE entry = ?', JSON.stringify(upgraded), number);
  }
  writer.execute(NAMING_TABLE);
  rebuildIndex(writer);
}

/** Messages that count as answered, but have answers only in other restricted collections. */
function answeredElsewhere(writer: SqliteConnection): { readonly number: number; readonly body: string }[] {
  return writer.all(
    `SELECT e.number, b.body FROM term AS t
     CROSS JOIN posting_occurred AS p ON p.term = t.number
     CROSS JOIN entry AS e ON e.number = p.entry
     CROSS JOIN entry_body AS b ON b.entry = e.number
     WHERE t.text = ? AND NOT EXISTS (
       SELECT 1 FROM term AS answers
       CROSS JOIN posting_occurred AS q ON q.term = answers.number
       CROSS JOIN entry AS answer ON answer.number = q.entry
       CROSS JOIN named AS c ON c.kind = 'collection' AND c.id = answer.collection
       WHERE answers.text = ? || e.id AND (c.access = 'OPEN' OR answer.collection = e.collection))`,
    term('replyState', 'ANSWERED'),
    term('replyTo', ''),
  );
}

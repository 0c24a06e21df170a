import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../store.ts';
import { Connection } from './connection.ts';
import { writeBodies } from './index-rebuild.ts';
import { headOf, prepareSchema } from './schema.ts';

/** What a fault says of a table at most. */
const EXAMPLES = 3;

/**
 * What the tables must say alike, whichever numbers entries and terms have: each a query whose last column names what it
 * is about. `@` stands for the file.
 */
const COMPARED: readonly (readonly [what: string, query: string])[] = [
  ['names', 'SELECT kind, revision, access, actor_kind, url, id FROM @.named'],
  ['accounts', 'SELECT actor, key FROM @.account'],
  ['words of names', 'SELECT word, actor FROM @.actor_word'],
  [
    'order keys and other facts of entries',
    `SELECT collection, occurred_key, disclosed_key, occurred_day, occurred_timed, disclosed_day, disclosed_timed,
       visibility, words_count, id FROM @.entry`,
  ],
  ['words of entries', 'SELECT w.words, e.id FROM @.entry AS e LEFT JOIN @.entry_words AS w ON w.rowid = e.number'],
  [
    'terms of entries',
    `SELECT t.text, e.id FROM @.entry AS e CROSS JOIN json_each(e.terms) AS carried
     LEFT JOIN @.term AS t ON t.number = carried.value`,
  ],
  ...(['occurred', 'disclosed'] as const).map(
    (clock) =>
      [
        `index of terms (${clock})`,
        `SELECT p.key, e.id, t.text FROM @.posting_${clock} AS p
         LEFT JOIN @.term AS t ON t.number = p.term LEFT JOIN @.entry AS e ON e.number = p.entry`,
      ] as const,
  ),
  [
    'counts of terms',
    `SELECT c.collection, c.count, t.text FROM @.term_count AS c LEFT JOIN @.term AS t ON t.number = c.term
     WHERE c.count <> 0`,
  ],
  ['counts of days', 'SELECT clock, visibility, count, collection, day FROM @.day_count WHERE count <> 0'],
  ['counts of words', 'SELECT count, collection FROM @.word_count WHERE count <> 0'],
];

/** Indexes the bodies in a file of its own, by the code that always does, and compares the two. */
export async function* indexFaults(file: string): AsyncGenerator<Fault> {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-doctor-'));
  const expected = new Connection(join(folder, 'expected.db'), 'WRITE');
  const actual = new Connection(file, 'READ');
  try {
    prepareSchema(expected);
    actual.run('ATTACH ? AS expected', expected.file);
    yield* fileFaults(actual);
    actual.run('BEGIN');
    yield* bodyFaults(actual);
    expected.run('BEGIN');
    writeBodies(actual, expected, GOOD_BODIES, headOf(actual));
    expected.run('COMMIT');
    for (const [what, query] of COMPARED) yield* tableFaults(actual, what, query);
    actual.run('COMMIT');
  } finally {
    actual.close();
    expected.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const GOOD_BODIES = `(SELECT kind, body FROM named WHERE json_valid(body)
  UNION ALL SELECT 'entry', body FROM entry_body WHERE json_valid(body))`;

/** What SQLite itself says of the file; its index of words can be made anew, all else is beyond help here. */
function fileFaults(connection: Connection): Fault[] {
  const rows = connection.all<{ integrity_check: string }>('PRAGMA main.integrity_check(10)');
  const messages = rows.map(({ integrity_check: message }) => message).filter((message) => message !== 'ok');
  return messages.map((detail) => ({ what: 'file', detail, canBeMended: detail.includes('entry_words') }));
}

/** Entries and names of which the words are gone. */
function bodyFaults(connection: Connection): Fault[] {
  const unread = connection.all<{ id: string }>(
    `SELECT id FROM named WHERE NOT json_valid(body)
     UNION ALL SELECT e.id FROM entry AS e LEFT JOIN entry_body AS b ON b.entry = e.number
       WHERE b.body IS NULL OR NOT json_valid(b.body)`,
  );
  return unread.map(({ id }) => ({ what: 'record', detail: `${id} can't be read any more`, canBeMended: false }));
}

function tableFaults(connection: Connection, what: string, query: string): Fault[] {
  const [actual, expected] = [query.replaceAll('@', 'main'), query.replaceAll('@', 'expected')];
  const wrong = differenceOf(connection, actual, expected);
  const missing = differenceOf(connection, expected, actual);
  if (wrong.count + missing.count === 0) return [];
  const about = [...new Set([...missing.examples, ...wrong.examples])].slice(0, EXAMPLES);
  const detail = `${missing.count} missing, ${wrong.count} that should not be there, such as of ${about.join(', ')}`;
  return [{ what, detail, canBeMended: true }];
}

function differenceOf(
  connection: Connection,
  one: string,
  other: string,
): { readonly count: number; readonly examples: readonly string[] } {
  let count = 0;
  const examples: string[] = [];
  for (const row of connection.each<Record<string, string | number | null>>(`${one} EXCEPT ${other}`)) {
    count += 1;
    if (examples.length < EXAMPLES) examples.push(String(Object.values(row).at(-1) ?? 'nothing that there is'));
  }
  return { count, examples };
}

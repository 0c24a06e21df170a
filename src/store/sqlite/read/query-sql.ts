/**
 * The SQL of a planned query. Values are always bound; only the names of our own columns are written into the text.
 *
 * Guarantee: a walk reads its rows in the order of the keys and stops at its limit; nothing is sorted (several terms of
 * a group are merged as ordered co-routines), and a page in the middle costs what the first one does.
 */
import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { KeyRange } from '../../../domain/query/query.ts';
import type { Clock, Visibility } from '../../../domain/record/vocabulary.ts';
import type { Sql, Value } from '../connection.ts';
import type { Matching } from './matching.ts';

export type Direction = 'ASC' | 'DESC';

/** The columns that are read beside the key: none, the terms, or the day and the visibility. */
export type Columns = keyof RowsWith;

/** The columns of a row, by the columns that are read. */
export interface RowsWith {
  readonly KEY: { readonly key: OrderKey };
  readonly TERMS: { readonly key: OrderKey; readonly terms: string };
  readonly DAY: {
    readonly key: OrderKey;
    readonly day: string | null;
    readonly timed: number | null;
    readonly visibility: Visibility;
  };
}

const POSTING = { OCCURRED: 'posting_occurred', DISCLOSED: 'posting_disclosed' } as const satisfies Record<
  Clock,
  string
>;
const KEY = { OCCURRED: 'occurred_key', DISCLOSED: 'disclosed_key' } as const satisfies Record<Clock, string>;
const DAY = {
  OCCURRED: 'e.occurred_day AS day, e.occurred_timed AS timed',
  DISCLOSED: 'e.disclosed_day AS day, e.disclosed_timed AS timed',
} as const satisfies Record<Clock, string>;

/** Greater than every key, because a key is printable ASCII. */
const BEYOND_ALL_KEYS: OrderKey = '\x7f';

/** The keys of the entries in one of the query's ranges, in their order. Ignores `ids` and `search`. */
export function walk(matching: Matching, range: KeyRange, direction: Direction, limit: number): Sql {
  const { text, values } = keysWithin(matching, range);
  return { text: `${text} ORDER BY key ${direction} LIMIT ?`, values: [...values, limit] };
}

export function countWithin(matching: Matching, range: KeyRange): Sql {
  const { text, values } = keysWithin(matching, range);
  return { text: `SELECT count(*) AS count FROM (${text})`, values };
}

/**
 * The key that is `count` keys from one end of a range, among those that the walk goes through, or null if there are
 * fewer. It divides a walk into steps, even if few entries match.
 */
export function strideEnd({ clock, driver }: Matching, range: KeyRange, direction: Direction, count: number): Sql {
  const bounds: Value[] = [range.from ?? '', range.to ?? BEYOND_ALL_KEYS];
  if (driver === null) {
    const key = `e.${KEY[clock]}`;
    return {
      text: `SELECT ${key} AS key FROM entry AS e WHERE ${key} >= ? AND ${key} < ? ORDER BY ${key} ${direction} LIMIT 1 OFFSET ?`,
      values: [...bounds, count],
    };
  }
  const nearest = direction === 'ASC' ? 'min' : 'max';
  return {
    text: `SELECT ${nearest}(key) AS key FROM (SELECT (SELECT d.key FROM ${POSTING[clock]} AS d
      WHERE d.term = t.value AND d.key >= ? AND d.key < ? ORDER BY d.key ${direction} LIMIT 1 OFFSET ?) AS key
      FROM json_each(?) AS t)`,
    values: [...bounds, Math.max(1, Math.ceil(count / driver.length)), JSON.stringify(driver)],
  };
}

/** The entries in one of the query's ranges, in any order. Ignores `ids` and `search`. */
export function scan(matching: Matching, range: KeyRange, columns: Columns): Sql {
  if (columns === 'KEY') return keysWithin(matching, range);
  const key = KEY[matching.clock];
  const { text, values } = keysWithin(matching, range, 'WITH_NUMBERS');
  const facts = `SELECT e.${key} AS key, ${columnsOf(matching.clock, columns)}`;
  return { text: `${facts} FROM (${text}) AS k CROSS JOIN entry AS e ON e.number = k.number`, values };
}

/** The matching entries among these ids, in any order. Ignores `search`. */
export function amongIds(matching: Matching, ids: readonly string[], columns: Columns): Sql {
  const { text, values } = restOf(matching);
  return {
    text: `SELECT e.${KEY[matching.clock]} AS key, ${columnsOf(matching.clock, columns)}
      FROM json_each(?) AS chosen CROSS JOIN entry AS e ON e.id = chosen.value WHERE ${text}`,
    values: [JSON.stringify(ids), ...values],
  };
}

/** The numbers of the entries in whose words FTS5 finds the expression, as a JSON array. */
export function foundNumbers(expression: string): Sql {
  return {
    text: 'SELECT json_group_array(w.rowid) AS numbers FROM entry_words AS w WHERE w.words MATCH ?',
    values: [expression],
  };
}

/**
 * The entries with these numbers (a JSON array) that match. FTS5 also finds phrases that cross from one text to the
 * next.
 */
export function found(matching: Matching, numbers: string, columns: Columns): Sql {
  const { text, values } = restOf(matching);
  return {
    text: `SELECT e.id, e.${KEY[matching.clock]} AS key, w.words, e.words_count AS length, ${columnsOf(matching.clock, columns)}
      FROM json_each(?) AS n CROSS JOIN entry AS e ON e.number = n.value CROSS JOIN entry_words AS w ON w.rowid = e.number
      WHERE ${text}`,
    values: [numbers, ...values],
  };
}

/** The records of the entries with these keys (a JSON array). */
export function bodiesAt(clock: Clock): string {
  return `SELECT k.value AS key, b.body FROM json_each(?) AS k CROSS JOIN entry AS e ON e.${KEY[clock]} = k.value
    CROSS JOIN entry_body AS b ON b.entry = e.number`;
}

/**
 * A walk of one index, or a merged walk of several. Each part has all conditions, so that nothing is sorted. The number of
 * an entry finds its row faster than its key does.
 */
function keysWithin(matching: Matching, range: KeyRange, selecting: 'KEYS' | 'WITH_NUMBERS' = 'KEYS'): Sql {
  const { clock, driver } = matching;
  const bounds: Value[] = [range.from ?? '', range.to ?? BEYOND_ALL_KEYS];
  if (driver === null) {
    const key = `e.${KEY[clock]}`;
    const { text, values } = conditionsOf(matching, matching.probes, key);
    const number = selecting === 'KEYS' ? '' : ', e.number AS number';
    return {
      text: `SELECT ${key} AS key${number} FROM entry AS e WHERE ${key} >= ? AND ${key} < ?${text}`,
      values: [...bounds, ...values],
    };
  }
  const { text, values } = conditionsOf(matching, matching.probes, 'd.key');
  const entry = matching.knownBefore === null ? '' : ' CROSS JOIN entry AS e ON e.number = d.entry';
  const number = selecting === 'KEYS' ? '' : ', d.entry AS number';
  const one = `SELECT d.key AS key${number} FROM ${POSTING[clock]} AS d${entry} WHERE d.term = ? AND d.key >= ? AND d.key < ?${text}`;
  return {
    text: driver.map(() => one).join(' UNION '),
    values: driver.flatMap((term) => [term, ...bounds, ...values]),
  };
}

/** All conditions of the query, for entries that a walk has not found. */
function restOf(matching: Matching): Sql {
  const key = `e.${KEY[matching.clock]}`;
  const groups = matching.driver === null ? matching.probes : [matching.driver, ...matching.probes];
  const { text, values } = conditionsOf(matching, groups, key);
  const ranges = matching.ranges.map(() => `(${key} >= ? AND ${key} < ?)`).join(' OR ');
  const bounds = matching.ranges.flatMap((range) => [range.from ?? '', range.to ?? BEYOND_ALL_KEYS]);
  return { text: `(${ranges})${text}`, values: [...bounds, ...values] };
}

function conditionsOf(matching: Matching, groups: readonly (readonly number[])[], key: string): Sql {
  const carried = `EXISTS (SELECT 1 FROM ${POSTING[matching.clock]} AS p
    WHERE p.term IN (SELECT value FROM json_each(?)) AND p.key = ${key})`;
  const texts = groups.map(() => ` AND ${carried}`);
  const values: Value[] = groups.map((terms) => JSON.stringify(terms));
  if (matching.knownBefore === null) return { text: texts.join(''), values };
  return { text: ` AND e.disclosed_key < ?${texts.join('')}`, values: [matching.knownBefore, ...values] };
}

function columnsOf(clock: Clock, columns: Columns): string {
  switch (columns) {
    case 'KEY':
      return 'e.number';
    case 'TERMS':
      return 'e.terms';
    case 'DAY':
      return `${DAY[clock]}, e.visibility`;
  }
}

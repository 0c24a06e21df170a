/** Collections, actors, sources and links: by id, by their other unique keys, and as lists. */
import type { Viewer } from '../../../domain/authority.ts';
import { accountKey, type NamedRecord } from '../../../domain/commit/commit.ts';
import type { AccountInput } from '../../../domain/record/input.ts';
import type { ActorRecord, LinkRecord } from '../../../domain/record/record.ts';
import { wordsOf } from '../../../domain/search/words.ts';
import { type Steps, Stride } from '../../kit/steps.ts';
import type { NamedFilter, NamedKind, NamedRecords, Slice, Window } from '../../store.ts';
import type { SqliteConnection, Sql, Value } from '../connection.ts';
import { cutWindow } from './windows.ts';
import { readableNamed } from './readable-named.ts';

export function namedById<Kind extends NamedKind>(
  connection: SqliteConnection,
  viewer: Viewer,
  kind: Kind,
  ids: readonly string[],
): (NamedRecords[Kind] | null)[] {
  return connection.snapshot(() => {
    const readable = readableNamed(connection, viewer, kind);
    const rows = connection.all<{ body: string }>(
      `SELECT n.body FROM json_each(?) AS chosen CROSS JOIN named AS n ON n.kind = ? AND n.id = chosen.value WHERE ${readable.text}`,
      JSON.stringify([...new Set(ids)]),
      kind,
      ...readable.values,
    );
    const found = new Map(
      rows.map(({ body }) => JSON.parse(body) as NamedRecords[Kind]).map((record) => [record.id, record]),
    );
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** The records among these that exist, for every viewer, with their kind. */
export function storedNamed(connection: SqliteConnection, ids: readonly string[]): NamedRecord[] {
  const rows = connection.all<{ kind: NamedKind; body: string }>(
    `SELECT n.kind, n.body FROM json_each(?) AS chosen CROSS JOIN named AS n
     ON n.kind = substr(chosen.value, 1, instr(chosen.value, ':') - 1) AND n.id = chosen.value`,
    JSON.stringify([...new Set(ids)]),
  );
  return rows.map(({ kind, body }) => ({ kind, ...(JSON.parse(body) as object) }) as NamedRecord);
}

export function accountOwners(connection: SqliteConnection, accounts: readonly AccountInput[]): ActorRecord[] {
  const rows = connection.all<{ body: string }>(
    `SELECT body FROM named WHERE kind = 'actor' AND id IN
       (SELECT account.actor FROM json_each(?) AS wanted CROSS JOIN account ON account.key = wanted.value)`,
    JSON.stringify(accounts.map(accountKey)),
  );
  return rows.map(({ body }) => JSON.parse(body) as ActorRecord);
}

export function actorByAccount(
  connection: SqliteConnection,
  viewer: Viewer,
  account: AccountInput,
): ActorRecord | null {
  return connection.snapshot(() => {
    const ids = accountOwners(connection, [account]).map(({ id }) => id);
    return namedById(connection, viewer, 'actor', ids)[0] ?? null;
  });
}

/** Of several links to one address, the first by id that the viewer may see. */
export function linkByUrl(connection: SqliteConnection, viewer: Viewer, url: string): LinkRecord | null {
  return connection.snapshot(() => {
    const rows = connection.all<{ id: string }>(
      "SELECT id FROM named WHERE kind = 'link' AND url = ? ORDER BY id",
      url,
    );
    const links = namedById(
      connection,
      viewer,
      'link',
      rows.map(({ id }) => id),
    );
    return links.find((link) => link !== null) ?? null;
  });
}

export function* listNamed<Kind extends NamedKind>(
  connection: SqliteConnection,
  viewer: Viewer,
  kind: Kind,
  filter: NamedFilter,
  window: Window<string>,
): Steps<Slice<NamedRecords[Kind]>> {
  const { text, values } = matchingNamed(connection, viewer, kind, filter);
  const isForward = window.from === 'START';
  const records: NamedRecords[Kind][] = [];
  yield* visitIds(connection, kind, filter, window, ({ from, to }) => {
    const rows = connection.all<{ body: string }>(
      `SELECT n.body FROM ${text} AND n.id >= ? AND n.id < ? ORDER BY n.id ${isForward ? 'ASC' : 'DESC'} LIMIT ?`,
      ...values,
      from,
      to,
      window.limit + 1 - records.length,
    );
    records.push(...rows.map(({ body }) => JSON.parse(body) as NamedRecords[Kind]));
    return records.length <= window.limit;
  });
  return cutWindow(isForward ? records : records.reverse(), window);
}

export function* countNamed(
  connection: SqliteConnection,
  viewer: Viewer,
  kind: NamedKind,
  filter: NamedFilter,
): Steps<number> {
  const { text, values } = matchingNamed(connection, viewer, kind, filter);
  const everywhere = { after: null, before: null, from: 'START' } as const;
  let count = 0;
  yield* visitIds(connection, kind, filter, everywhere, ({ from, to }) => {
    const select = `SELECT count(*) AS count FROM ${text} AND n.id >= ? AND n.id < ?`;
    count += connection.all<{ count: number }>(select, ...values, from, to)[0]?.count ?? 0;
    return true;
  });
  return count;
}

/** From an id (inclusive) to an id (exclusive). */
interface IdRange {
  readonly from: string;
  readonly to: string;
}

/** Greater than every id, because an id is printable ASCII. */
const BEYOND_ALL_IDS = '\x7f';

/** Goes through the ids of a kind part by part, even if few of the records match. */
function* visitIds(
  connection: SqliteConnection,
  kind: NamedKind,
  filter: NamedFilter,
  { after, before, from }: Pick<Window<string>, 'after' | 'before' | 'from'>,
  visit: (part: IdRange) => boolean,
): Steps<void> {
  // No id sorts between an id and the same id followed by a space.
  let rest: IdRange | null = { from: after === null ? '' : `${after} `, to: before ?? BEYOND_ALL_IDS };
  const direction = from === 'START' ? 'ASC' : 'DESC';
  const stride = new Stride();
  while (rest !== null) {
    const { from: lower, to: upper }: IdRange = rest;
    // The words of a filter are looked up once, for all ids together.
    const end: string | undefined = hasWords(filter)
      ? undefined
      : connection.all<{ id: string }>(
          `SELECT id FROM named WHERE kind = ? AND id >= ? AND id < ? ORDER BY id ${direction} LIMIT 1 OFFSET ?`,
          kind,
          lower,
          upper,
          stride.size,
        )[0]?.id;
    const part: IdRange = direction === 'ASC' ? { from: lower, to: end ?? upper } : { from: end ?? lower, to: upper };
    if (!stride.measure(() => visit(part))) return;
    rest = end === undefined ? null : direction === 'ASC' ? { from: end, to: upper } : { from: lower, to: end };
    yield;
  }
}

function hasWords({ text }: NamedFilter): boolean {
  return text !== null && text !== undefined;
}

function matchingNamed(connection: SqliteConnection, viewer: Viewer, kind: NamedKind, filter: NamedFilter): Sql {
  const readable = readableNamed(connection, viewer, kind);
  const conditions = ['n.kind = ?', readable.text];
  const values: Value[] = [kind, ...readable.values];
  if (kind === 'actor' && filter.kind !== null && filter.kind !== undefined) {
    conditions.push('n.actor_kind = ?');
    values.push(filter.kind);
  }
  for (const { word } of kind === 'actor' ? wordsOf(filter.text ?? '') : []) {
    conditions.push('n.id IN (SELECT actor FROM actor_word WHERE word >= ? AND word < ?)');
    values.push(word, `${word}\u{10ffff}`);
  }
  return { text: `named AS n WHERE ${conditions.join(' AND ')}`, values };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { momentRange } from '../../src/domain/time/moment-resolution.ts';
import type { EntryFilter } from '../../src/domain/query/filter.ts';
import type { EntryQuery } from '../../src/domain/query/query.ts';
import { CLOCKS } from '../../src/domain/record/vocabulary.ts';
import { linesBeyond, nextLines } from '../../src/store/sqlite/read/change-reads.ts';
import { countOf } from '../../src/store/sqlite/read/count-reads.ts';
import { SqliteConnection, type Sql } from '../../src/store/sqlite/connection.ts';
import { type Matching, planMatching } from '../../src/store/sqlite/read/matching.ts';
import {
  amongIds,
  bodiesAt,
  countWithin,
  found,
  foundNumbers,
  scan,
  strideEnd,
  walk,
} from '../../src/store/sqlite/read/query-sql.ts';
import { piecesOf } from '../../src/store/sqlite/shared-state.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { ask, BASE, CLOSED, commit, GRANTED, message, OPEN, statement } from '../support/record-items.ts';
import { oldestLines } from '../../src/store/sqlite/write/change-log-trim.ts';

let folder: string;
let store: Store;
let connection: SqliteConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-plans-'));
  const file = join(folder, 'plans.db');
  store = await openSqliteStore(file);
  const sender = { actor: 'actor:ann' };
  const entries = Array.from({ length: 12 }, (_, index) =>
    message(
      String(index),
      {
        ...(index % 3 === 0 ? { sender, text: 'one word' } : {}),
        ...(index % 4 === 0 ? { to: [{ actor: 'actor:bob' }] } : {}),
      },
      index % 5 === 0 ? CLOSED : OPEN,
    ),
  );
  await commit(store, ...BASE, ...entries, statement('answer', { occurred: { edtf: '2016-10-12' } }));
  connection = new SqliteConnection(file, 'READ');
});

afterAll(async () => {
  connection.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function steps({ text, values }: Sql): string[] {
  return connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, ...values).map(({ detail }) => detail);
}

function planOf(query: EntryQuery): Matching {
  const matching = planMatching(connection, query);
  if (matching === null) throw new Error('The query must match something');
  return matching;
}

/** The steps that read a whole table or its whole index. Lists that are bound as JSON and merged walks do not count. */
const scans = (plan: readonly string[]) =>
  plan.filter((step) => step.startsWith('SCAN') && !/VIRTUAL TABLE|^SCAN (k$|\(subquery-\d+\)$)/.test(step));
const sorts = (plan: readonly string[]) => plan.filter((step) => step.includes('TEMP B-TREE'));

const QUERIES: readonly (readonly [string, EntryFilter])[] = [
  ['everything', {}],
  ['one term', { senders: ['actor:ann'] }],
  ['several terms of one group', { actors: ['actor:ann', 'actor:bob'] }],
  ['several groups', { actors: ['actor:ann', 'actor:bob'], types: ['MESSAGE'], recipients: ['actor:bob'] }],
  ['a range', { from: momentRange('2016-10-01'), to: momentRange('2016-11-01') }],
  ['a range and the undated', { from: momentRange('2016-10-01'), undated: 'INCLUDE' }],
  ['what was known on a day', { knownOn: momentRange('2016-11-01') }],
  [
    'what several actors could know on a day',
    { knownOn: momentRange('2016-11-01'), actors: ['actor:ann', 'actor:bob'], types: ['MESSAGE'] },
  ],
];

describe.each(CLOCKS)('SQLite on the clock %s', (clock) => {
  describe.each(QUERIES)('asked for %s', (_, filter) => {
    it.each(['ASC', 'DESC'] as const)('walks an index for a page (%s), and sorts nothing', (direction) => {
      const matching = planOf(ask(filter, GRANTED, clock));
      for (const range of matching.ranges) {
        const plan = steps(walk(matching, range, direction, 50));
        expect(plan.some((step) => step.startsWith('SEARCH'))).toBe(true);
        expect([...scans(plan), ...sorts(plan)]).toEqual([]);
      }
    });

    it.each(['ASC', 'DESC'] as const)('ends a step %s within an index', (direction) => {
      const matching = planOf(ask(filter, GRANTED, clock));
      for (const range of matching.ranges) {
        const plan = steps(strideEnd(matching, range, direction, 100));
        expect([...scans(plan), ...sorts(plan)]).toEqual([]);
      }
    });

    it('counts within an index', () => {
      const matching = planOf(ask(filter, GRANTED, clock));
      for (const range of matching.ranges) {
        const plans = [countWithin(matching, range), scan(matching, range, 'TERMS'), scan(matching, range, 'DAY')].map(
          steps,
        );
        expect(plans.flatMap(scans)).toEqual([]);
        expect(plans.flatMap(sorts)).toEqual([]);
      }
    });
  });

  it('looks up the records of a page by their keys', () => {
    expect(scans(steps({ text: bodiesAt(clock), values: ['["a"]'] }))).toEqual([]);
  });

  it('looks up each id by itself', () => {
    const matching = planOf(ask({ ids: ['message:0'], actors: ['actor:ann'] }, GRANTED, clock));
    const plan = steps(amongIds(matching, ['message:0'], 'KEY'));
    expect(plan.some((step) => step.includes('(id=?)'))).toBe(true);
    expect(scans(plan)).toEqual([]);
  });

  it('starts a search from the index of words', () => {
    expect(steps(foundNumbers('"word"'))[0]).toMatch(/^SCAN w VIRTUAL TABLE INDEX .*M/);
    const plan = steps(found(planOf(ask({ text: 'word', actors: ['actor:ann'] }, GRANTED, clock)), '[1, 2]', 'KEY'));
    expect(scans(plan)).toEqual([]);
  });
});

describe('A count that the counters know', () => {
  it.each([
    ['everything', ask({}, GRANTED)],
    ['everything undated', ask({ undated: 'ONLY' }, GRANTED)],
    ['one actor', ask({ actors: ['actor:ann'] }, GRANTED)],
  ])('reads no index of entries: %s', (_, query) => {
    const count = countOf(connection, query);
    expect(count.next()).toMatchObject({ done: true });
  });

  it('is not worked out with steps, as that of other questions is', () => {
    const count = countOf(connection, ask({ actors: ['actor:ann'], recipients: ['actor:bob'] }, GRANTED));
    expect(count.next()).toMatchObject({ done: false });
  });
});

describe('The start of a filtered walk', () => {
  it('is the group of terms that the fewest entries carry', () => {
    const matching = planOf(ask({ types: ['MESSAGE'], senders: ['actor:ann'], recipients: ['actor:bob'] }));
    const numberOf = (text: string) =>
      connection.all<{ number: number }>('SELECT number FROM term WHERE text = ?', text).map(({ number }) => number);
    expect(matching.driver).toEqual(numberOf('recipient=actor:bob'));
    expect(matching.probes).toEqual([numberOf('sender=actor:ann'), numberOf('type=MESSAGE')]);
  });

  it('leaves out a group that every entry satisfies', () => {
    const matching = planOf(ask({ collections: [OPEN, CLOSED] }, GRANTED));
    expect(matching).toMatchObject({ driver: null, probes: [] });
  });
});

describe('The change log and the shared state', () => {
  it.each<[string, Sql, string]>([
    ['lines beyond a position', linesBeyond({ sequence: 1, ordinal: 3 }, 9), 'PRIMARY KEY ((sequence,ordinal)>(?,?))'],
    [
      'the next line of an entry',
      nextLines(['message:0'], { sequence: 1, ordinal: 3 }),
      'change_log_entry (entry=? AND',
    ],
    ['the oldest lines', oldestLines(0), 'PRIMARY KEY (sequence>?)'],
    ['pieces of a kind', piecesOf('room', undefined, 0), 'PRIMARY KEY (kind=?)'],
    ['pieces by their ids', piecesOf('room', ['a'], 0), 'PRIMARY KEY (kind=? AND id=?)'],
  ])('look up %s', (_, sql, index) => {
    const plan = steps(sql);
    expect(plan.join()).toContain(index);
    expect([...scans(plan), ...sorts(plan)]).toEqual([]);
  });
});

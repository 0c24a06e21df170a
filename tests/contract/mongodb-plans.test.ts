import { type CommandStartedEvent, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ANONYMOUS, OPERATOR } from '../../src/domain/authority.ts';
import { momentRange } from '../../src/domain/time/moment-resolution.ts';
import type { EntryFilter } from '../../src/domain/query/filter.ts';
import type { EntryQuery } from '../../src/domain/query/query.ts';
import { CLOCKS } from '../../src/domain/record/vocabulary.ts';
import { changesBeyond } from '../../src/store/mongodb/read/change-reads.ts';
import { commitView } from '../../src/store/mongodb/read/commit-view.ts';
import { recordSnapshot } from '../../src/store/mongodb/read/record-snapshot.ts';
import { commitBatch } from '../../src/store/mongodb/write/committer.ts';
import { collectionExtentOf, countOf, extentOf } from '../../src/store/mongodb/read/count-reads.ts';
import { entriesById, pageOf, revisionsOf } from '../../src/store/mongodb/read/entry-reads.ts';
import { openMongoStore } from '../../src/store/mongodb/mongodb-store.ts';
import {
  actorByAccount,
  countNamed,
  linkByUrl,
  listNamed,
  namedById,
} from '../../src/store/mongodb/read/named-reads.ts';
import { inSnapshot, type Snapshot } from '../../src/store/mongodb/read/snapshot.ts';
import { searchOf } from '../../src/store/mongodb/read/text-search.ts';
import { readPieces } from '../../src/store/mongodb/shared-state.ts';
import { tablesOf } from '../../src/store/mongodb/tables.ts';
import { ask, BASE, CLOSED, commit, message, OPEN, statement } from '../support/record-items.ts';
import { databaseUri } from '../support/test-stores.ts';
import { trimLog } from '../../src/store/mongodb/write/change-log-trim.ts';
import { correspondenceOf, histogramOf, termCountsOf } from '../../src/store/mongodb/read/aggregate-reads.ts';

const server = inject('mongodbUri') ?? '';
const uri = server === '' ? 'mongodb://127.0.0.1' : databaseUri(server);
const client = new MongoClient(uri, { monitorCommands: true });
const tables = tablesOf(client.db());
const PAGE = { after: null, before: null, limit: 3, from: 'START' } as const;

const FILTERS: Readonly<Record<string, EntryFilter>> = {
  'nothing at all': {},
  'a collection': { collections: [OPEN] },
  'one actor': { actors: ['actor:ann'] },
  'several values of several fields': { actors: ['actor:ann', 'actor:bob'], types: ['MESSAGE'], visibility: 'PRIVATE' },
  'a time': { from: momentRange('2016-10'), to: momentRange('2016-12') },
  'a time, with undated entries': { from: momentRange('2016-10'), to: momentRange('2016-12'), undated: 'INCLUDE' },
  'what was known on a day': { knownOn: momentRange('2016-11') },
  ids: { ids: ['message:1', 'message:2'] },
  words: { text: 'word other' },
  'a phrase and a prefix': { text: '"word other" wor*' },
};

const READS: Readonly<Record<string, (snapshot: Snapshot, query: EntryQuery) => Promise<unknown>>> = {
  page: (snapshot, query) => pageOf(snapshot, query, PAGE),
  'page from the end': (snapshot, query) => pageOf(snapshot, query, { ...PAGE, from: 'END', before: '~' }),
  count: countOf,
  extent: extentOf,
  facets: termCountsOf,
  histogram: (snapshot, query) => histogramOf(snapshot, query, 'DAY', 'UTC'),
  correspondence: correspondenceOf,
};

const searchFirst = (snapshot: Snapshot, query: EntryQuery) => searchOf(snapshot, query, PAGE);

const NAMED_READS: Readonly<Record<string, (snapshot: Snapshot) => Promise<unknown>>> = {
  'by id': (snapshot) => namedById(snapshot, ANONYMOUS, 'actor', ['actor:ann', 'actor:bob']),
  'by account': (snapshot) => actorByAccount(snapshot, ANONYMOUS, { platform: 'Twitter', handle: 'ann' }),
  'by address': (snapshot) => linkByUrl(snapshot, ANONYMOUS, 'https://example.org/leak'),
  'as a list': (snapshot) => listNamed(snapshot, ANONYMOUS, 'actor', { text: 'a' }, PAGE),
  'how many': (snapshot) => countNamed(snapshot, ANONYMOUS, 'collection', {}),
  'entries by id': (snapshot) => entriesById(snapshot, ANONYMOUS, ['message:1']),
  'extent of a collection': (snapshot) => collectionExtentOf(snapshot, ANONYMOUS, OPEN),
  'revisions of an entry': (snapshot) => revisionsOf(snapshot, ANONYMOUS, ['message:1']),
  'who owns accounts': (snapshot) => commitView(snapshot).accountOwners([{ platform: 'Twitter', handle: 'ann' }]),
  'entries that carry terms': (snapshot) => commitView(snapshot).carriers(['replyTo=message:1', 'base=message:1']),
  'which messages are answered': (snapshot) => recordSnapshot(snapshot).answers('message:1', 'message:9'),
  'entries by id in turn': (snapshot) => recordSnapshot(snapshot).listEntries('message:1', 3),
};

const FOLLOWING_READS: Readonly<Record<string, (snapshot: Snapshot) => Promise<unknown>>> = {
  'lines from within a commit, with what comes after': (snapshot) =>
    changesBeyond(snapshot, { sequence: 1, ordinal: 3 }, 5),
  'the last lines': (snapshot) => changesBeyond(snapshot, { sequence: 1, ordinal: null }, 5),
  'the oldest lines': () => trimLog(tables, 0),
  'pieces of a kind': () => readPieces(tables, 'room'),
  'pieces by their ids': () => readPieces(tables, 'room', ['a']),
};

/** The stages of the plans of all queries that the server got meanwhile. */
async function stagesOf(run: () => Promise<unknown>): Promise<string[]> {
  const asked: Readonly<Record<string, unknown>>[] = [];
  const note = ({ commandName, command }: CommandStartedEvent) => {
    if (commandName === 'find' || commandName === 'aggregate') asked.push(command);
  };
  client.on('commandStarted', note);
  try {
    await run();
  } finally {
    client.off('commandStarted', note);
  }
  const plans: string[][] = [];
  for (const { find, aggregate, filter, sort, hint, pipeline } of asked) {
    const command = find === undefined ? { aggregate, pipeline, hint, cursor: {} } : { find, filter, sort, hint };
    const given = Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined));
    const stages = stagesIn(await client.db().command({ explain: given, verbosity: 'queryPlanner' }));
    // A walk over the ids of all entries is a scan, too.
    const matched: unknown = Array.isArray(pipeline) ? pipeline[0] : filter;
    if (!JSON.stringify(matched ?? {}).includes('"_id"')) expect(stages).not.toContain('IXSCAN _id_');
    plans.push(stages);
  }
  return plans.flat();
}

function stagesIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(stagesIn);
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) => {
    if (name === 'rejectedPlans' || name === 'command') return [];
    if (name !== 'stage' || typeof value !== 'string') return stagesIn(value);
    return ['indexName' in plan ? `${value} ${String(plan.indexName)}` : value];
  });
}

function expectIndexed(stages: readonly string[]): void {
  expect(stages).not.toContain('COLLSCAN');
  expect(stages.some((stage) => /IXSCAN|IDHACK|EXPRESS|COUNT_SCAN/.test(stage))).toBe(true);
}

describe.skipIf(server === '')('Every query to MongoDB is answered from an index', () => {
  beforeAll(async () => {
    const store = openMongoStore(uri);
    const entries = Array.from({ length: 40 }, (_, number) =>
      message(String(number), {
        text: `word other ${number}`,
        occurred: { edtf: `2016-1${number % 3}-0${1 + (number % 9)}` },
        sender: { actor: number % 2 === 0 ? 'actor:ann' : 'actor:bob' },
        to: [{ actor: 'actor:bob' }],
      }),
    );
    await store.commit({ items: [...BASE, ...entries, statement('1', {}, CLOSED)] });
    await commit(store, message('3', { text: 'corrected' }), message('30', { text: 'corrected' }));
    await store.close();
  });

  afterAll(async () => {
    await client.db().dropDatabase();
    await client.close();
  });

  describe.each(Object.entries(FILTERS))('for %s', (_, filter) => {
    const reads = filter.text === undefined ? READS : { ...READS, search: searchFirst };
    it.each(Object.entries(reads))('%s', async (__, read) => {
      for (const clock of CLOCKS) {
        for (const viewer of [OPERATOR, ANONYMOUS]) {
          const query = ask(filter, viewer, clock);
          expectIndexed(await stagesOf(() => inSnapshot(client, tables, (snapshot) => read(snapshot, query))));
        }
      }
    });
  });

  it.each(Object.entries(NAMED_READS))('for named records: %s', async (_, read) => {
    expectIndexed(await stagesOf(() => inSnapshot(client, tables, read)));
  });

  it.each(Object.entries(FOLLOWING_READS))('for following the change log: %s', async (_, read) => {
    expectIndexed(await stagesOf(() => inSnapshot(client, tables, read)));
  });

  it('while committing', async () => {
    const items = [...BASE, message('1', { text: 'corrected', inReplyTo: 'message:2' })];
    expectIndexed(await stagesOf(() => commitBatch(client, tables, { items })));
  });
});

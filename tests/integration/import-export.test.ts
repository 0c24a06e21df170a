import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { ItemResult, PutItem } from '../../src/domain/commit/commit.ts';
import type { EntryFilter, WrittenFilter } from '../../src/domain/query/filter.ts';
import { entryFilter } from '../../src/domain/query/filter-input.ts';
import { DryRun } from '../../src/importing/dry-run.ts';
import { exportItems, exportRecord } from '../../src/formats/output/export-records.ts';
import { storeTarget } from '../../src/importing/import-target.ts';
import { ownJson } from '../../src/formats/own/json.ts';
import { ownNdjson } from '../../src/formats/own/ndjson.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { arbitraryItems } from '../support/arbitrary-items.ts';
import { arbitraryHistory } from '../support/arbitrary-records.ts';
import { ARCHIVE_SAMPLES } from '../support/archive-samples.ts';
import { damaged } from '../support/damaged-files.ts';
import { importInto, dryRunInto } from '../support/importing.ts';
import { collect } from '../support/read-events.ts';
import { scaledRuns } from '../support/scaled.ts';

const SEED = readFileSync('seeds/trump-jr-wikileaks.json', 'utf8');

const opened: Store[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

async function emptyStore(): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  opened.push(store);
  return store;
}

async function exported(store: Store, filter: EntryFilter | null = null, format = ownJson): Promise<string> {
  const record = await exportRecord(store, filter, '2026-01-01T00:00:00.000Z');
  // The header of the same record in another store has another revision.
  const header = { ...record.header, revision: 1, filter: null };
  return (await collect(format.write({ ...record, header }))).join('');
}

const toNdjson = (items: readonly PutItem[]) =>
  items
    .map((item) =>
      JSON.stringify({
        [item.kind]: item.kind === 'entry' ? { collection: item.collection, ...item.input } : item.input,
      }),
    )
    .join('\n');

describe('Export', () => {
  test.each([ownJson, ownNdjson])('as $name comes back identical after it was imported elsewhere', async (format) => {
    const here = await emptyStore();
    await importInto(storeTarget(here), SEED);
    const first = await exported(here, null, format);
    const there = await emptyStore();
    expect((await importInto(storeTarget(there), first, format)).skipped).toEqual([]);
    expect(await exported(there, null, format)).toBe(first);
    expect((await importInto(storeTarget(here), first, format)).counts).toMatchObject({
      added: 0,
      changed: 0,
      skipped: 0,
    });
  });

  test.each([
    { visibility: 'PRIVATE' },
    { types: ['STATEMENT'], statementKinds: ['DENIAL'] },
    { senders: ['actor:donald-trump'] },
    { undated: 'ONLY' },
    { from: '2016-10-14', to: '2016-10-14' },
  ] as const satisfies WrittenFilter[])(
    'of %j includes everything that it refers to, so that it can be imported, and comes back identical',
    async (written) => {
      const filter = entryFilter.parse(written);
      const here = await emptyStore();
      await importInto(storeTarget(here), SEED);
      const part = await exported(here, filter);
      const there = await emptyStore();
      const { counts, skipped } = await importInto(storeTarget(there), part);
      expect(skipped).toEqual([]);
      expect(counts.added).toBe(counts.read);
      expect(await exported(there)).toBe(part);
      expect(await exported(there, filter)).toBe(part);
    },
  );

  test('of a part leaves out the records that the part does not need', async () => {
    const here = await emptyStore();
    await importInto(storeTarget(here), SEED);
    const part = await exported(here, { ids: ['message:no-such'] });
    expect(part).not.toContain('"id"');
  });

  test('of a message with a relative moment includes its base, in the order in which they happened', async () => {
    const here = await emptyStore();
    const message = (name: string, occurred: object) => ({
      entry: {
        collection: 'collection:a',
        type: 'MESSAGE',
        id: `message:${name}`,
        wording: 'VERBATIM',
        visibility: 'PRIVATE',
        channel: 'LETTER',
        occurred,
      },
    });
    const after = (entry: string, offset: string) => ({ relativeTo: { entry: `message:${entry}`, offset } });
    const lines = [
      { collection: { id: 'collection:a', title: 'A' } },
      message('base', { edtf: '2016-01-02T12:00Z' }),
      message('between', after('base', '-PT1H')),
      message('wanted', after('between', '-PT1H')),
      message('other', { edtf: '2015' }),
    ];
    await importInto(storeTarget(here), lines.map((line) => JSON.stringify(line)).join('\n'), ownNdjson);
    const items: string[] = [];
    for await (const item of exportItems(here, { ids: ['message:wanted'] })) items.push(item.input.id);
    expect(items).toEqual(['collection:a', 'message:wanted', 'message:between', 'message:base']);
  });
});

describe('A dry run', () => {
  test('reports the same as the import that follows, and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryItems, fc.array(fc.nat(20), { maxLength: 5 }), async (items, picks) => {
        const store = await emptyStore();
        // One file with unchanged, repeated and new items.
        const again = picks.flatMap((pick) => items[pick] ?? []);
        await importInto(storeTarget(store), toNdjson(again), ownNdjson);
        const head = await store.head();
        const before = await exported(store);
        const rehearsed = await dryRunInto(store, toNdjson(items), ownNdjson);
        expect(await store.head()).toBe(head);
        expect(await exported(store)).toBe(before);
        expect(rehearsed).toEqual(await importInto(storeTarget(store), toNdjson(items), ownNdjson));
      }),
      scaledRuns(2),
    );
  });

  test('of any changes gives the same results as the real import', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory, fc.nat(), async (history, pick) => {
        const store = await emptyStore();
        const rehearsal = new DryRun(store, await emptyStore());
        const before = pick % history.length;
        for (const items of history.slice(0, before)) await store.commit({ items });
        const head = await store.head();
        const rehearsed: ItemResult[] = [];
        for (const items of history.slice(before)) rehearsed.push(...(await rehearsal.commit({ items })).results);
        expect(await store.head()).toBe(head);
        const done: ItemResult[] = [];
        for (const items of history.slice(before)) done.push(...(await store.commit({ items })).results);
        expect(rehearsed).toEqual(done);
      }),
      scaledRuns(2),
    );
  });

  test.each(ARCHIVE_SAMPLES.filter(({ format }) => format === 'json' || format === 'ndjson'))(
    'of a damaged file of the format $format reports the same as the import',
    async ({ format, contents }) => {
      const read = format === 'json' ? ownJson : ownNdjson;
      await fc.assert(
        fc.asyncProperty(damaged(contents), async (files) => {
          const store = await emptyStore();
          for (const content of [...Object.values(contents), ...Object.values(files)]) {
            expect(await dryRunInto(store, content, read)).toEqual(await importInto(storeTarget(store), content, read));
          }
        }),
        { ...scaledRuns(1), endOnFailure: true },
      );
    },
  );

  test('of an edited file reports the same as the import: the changed and the unchanged items', async () => {
    const store = await emptyStore();
    await importInto(storeTarget(store), SEED);
    const edited = SEED.replaceAll('"2016-10-12"', '"2016-10-13"').replace('"WikiLeaks"', '"Wikileaks"');
    const rehearsed = await dryRunInto(store, edited);
    expect(rehearsed.counts.changed).toBeGreaterThan(2);
    expect(rehearsed).toEqual(await importInto(storeTarget(store), edited));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { exportRecord } from '../../src/formats/output/export-records.ts';
import { storeTarget } from '../../src/importing/import-target.ts';
import { ownJson } from '../../src/formats/own/json.ts';
import { ownNdjson } from '../../src/formats/own/ndjson.ts';
import type { Store } from '../../src/store/store.ts';
import { arbitraryHistory } from '../support/arbitrary-records.ts';
import { importInto, type OwnFormat, dryRunInto } from '../support/importing.ts';
import { collect, readAll } from '../support/read-events.ts';
import { actor, collection, message, OPEN, source, WHOLE } from '../support/record-items.ts';
import { scaledRuns } from '../support/scaled.ts';
import { sqlitePlace } from '../support/test-stores.ts';

const PROPERTY_TIMEOUT_MS = 300_000;

async function exported(store: Store, format: OwnFormat): Promise<string> {
  const record = await exportRecord(store, null, '2026-01-01T00:00:00.000Z');
  // The header of the same record in another store has another revision.
  const header = { ...record.header, revision: 1 };
  return (await collect(format.write({ ...record, header }))).join('');
}

describe.each<OwnFormat>([ownJson, ownNdjson])('A record with a history, as $name', (format) => {
  test(
    'comes back identical from another store, with all corrections, retractions, merges and erasures; a second import changes nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryHistory, async (history) => {
          await using here = await sqlitePlace();
          await using there = await sqlitePlace();
          const from = await here.open();
          const to = await there.open();
          for (const items of history) await from.commit({ items });
          const first = await exported(from, format);
          const rehearsed = await dryRunInto(to, first, format);
          const done = await importInto(storeTarget(to), first, format);
          expect(done.skipped).toEqual([]);
          expect(rehearsed).toEqual(done);
          // The members of committed items are in any order; those of imported items are in the order of the format.
          expect(await readAll(format, await exported(to, format))).toEqual(await readAll(format, first));
          for (const store of [from, to]) {
            const again = await importInto(storeTarget(store), first, format);
            expect(again.counts).toMatchObject({ added: 0, changed: 0, skipped: 0 });
          }
        }),
        { ...scaledRuns(3), interruptAfterTimeLimit: 120_000 },
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});

describe('An exported history', () => {
  test('keeps the time and the reason of corrections and retractions in another store', async () => {
    await using here = await sqlitePlace();
    await using there = await sqlitePlace();
    const from = await here.open();
    const to = await there.open();
    await from.commit({
      items: [collection(OPEN), actor('actor:ann'), source('source:a'), message('1', { text: 'Helo' })],
    });
    await from.commit({
      items: [{ kind: 'correction', id: 'message:1', patch: { text: 'Hello' }, reason: 'A letter' }],
    });
    await from.commit({ items: [{ kind: 'retraction', id: 'message:1', reason: 'Forged' }] });
    const before = await from.revisions(OPERATOR, ['message:1']);
    await importInto(storeTarget(to), await exported(from, ownNdjson), ownNdjson);
    const told = (await to.revisions(OPERATOR, ['message:1'])).map(({ input, replacedAt, reason, status }) => ({
      text: input.text,
      replacedAt,
      reason,
      status,
    }));
    expect(told).toEqual([
      { text: 'Helo', replacedAt: before[0]?.replacedAt, reason: 'A letter', status: 'CURRENT' },
      { text: 'Hello', replacedAt: before[1]?.replacedAt, reason: 'Forged', status: 'CORRECTED' },
    ]);
    expect((await to.entries(OPERATOR, ['message:1']))[0]).toMatchObject({ status: 'RETRACTED', revision: 3 });
  });

  test('blocks an erased entry in another store, so that the original archive does not bring it back', async () => {
    await using here = await sqlitePlace();
    await using there = await sqlitePlace();
    const from = await here.open();
    const to = await there.open();
    const archive = { items: [collection(OPEN), message('1', { text: 'Private matters' })] };
    await from.commit(archive);
    await from.commit({ items: [{ kind: 'erasure', id: 'message:1', reason: 'A court order' }] });
    const text = await exported(from, ownNdjson);
    expect(text).not.toContain('Private matters');
    await importInto(storeTarget(to), text, ownNdjson);
    const { results } = await to.commit(archive);
    expect(results.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'REFUSED']);
  });

  test('erases an entry that another store already has', async () => {
    await using here = await sqlitePlace();
    await using there = await sqlitePlace();
    const [from, to] = [await here.open(), await there.open()];
    const archive = { items: [collection(OPEN), message('1', { text: 'Private matters' })] };
    await from.commit(archive);
    await to.commit(archive);
    await from.commit({ items: [{ kind: 'erasure', id: 'message:1', reason: 'A court order' }] });
    await importInto(storeTarget(to), await exported(from, ownNdjson), ownNdjson);
    expect(await to.entries(OPERATOR, ['message:1'])).toEqual([null]);
    expect((await to.listErased(WHOLE)).items.map(({ id }) => id)).toEqual(['message:1']);
  });

  test('reports an act that is not possible, with its line, and does the others', async () => {
    await using there = await sqlitePlace();
    const to = await there.open();
    const lines = [
      '{"collection":{"id":"collection:a","title":"A"}}',
      '{"entry":{"type":"MESSAGE","id":"message:1","wording":"VERBATIM","visibility":"PRIVATE","channel":"EMAIL","text":"Helo"}}',
      '{"retraction":{"id":"message:2","reason":"Not there"}}',
      '{"correction":{"id":"message:1","patch":{"text":"Hello"},"reason":""}}',
      '{"correction":{"id":"message:1","patch":{"nonsense":1},"reason":"No such field"}}',
      '{"correction":{"id":"message:1","patch":{"text":"Hello"},"reason":"A letter"}}',
    ];
    const { counts, skipped } = await importInto(storeTarget(to), lines.join('\n'), ownNdjson);
    expect(counts).toEqual({ read: 6, added: 2, unchanged: 0, changed: 1, skipped: 3 });
    expect(skipped.map(({ at }) => at.line).sort()).toEqual([3, 4, 5]);
    expect((await to.entries(OPERATOR, ['message:1']))[0]?.input.text).toBe('Hello');
  });
});

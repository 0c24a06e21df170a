import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActItem, PutItem } from '../../../src/domain/commit/commit.ts';
import { importRecords, type ImportCounts, type Skipped } from '../../../src/importing/import-records.ts';
import { importTarget } from '../../../src/importing/import-target.ts';
import type { ReadEvent } from '../../../src/formats/format.ts';
import { arbitraryItems } from '../../support/arbitrary-items.ts';
import { MemoryRecord } from '../../support/memory-record.ts';
import { streamOf } from '../../support/read-events.ts';

interface Imported {
  readonly counts: ImportCounts;
  readonly skipped: readonly Skipped[];
}

async function importAll(
  record: MemoryRecord,
  events: Iterable<ReadEvent>,
  signal = new AbortController().signal,
): Promise<Imported> {
  const skipped: Skipped[] = [];
  const counts = await importRecords(streamOf(events), {
    target: importTarget({ commit: ({ items }) => record.commit(...items), named: (ids) => record.named(ids) }),
    onItem: () => undefined,
    onNote: () => undefined,
    onSkipped: (problem) => skipped.push(problem),
    onProgress: (sofar) => expectToAddUp(sofar),
    signal,
  });
  expectToAddUp(counts);
  expect(counts.skipped).toBe(skipped.length);
  return { counts, skipped };
}

function expectToAddUp({ read, added, unchanged, changed, skipped }: ImportCounts): void {
  expect(added + unchanged + changed + skipped).toBe(read);
}

const toEvents = (items: readonly PutItem[]): ReadEvent[] =>
  items.map((item, index) => ({ kind: 'ITEM', item, at: { line: index + 1 } }));

const actor = (name: string, organisation?: string): PutItem => ({
  kind: 'actor',
  input: {
    id: `actor:${name}`,
    name,
    kind: 'PERSON',
    ...(organisation !== undefined && { roles: [{ title: 'Member', organisation: `actor:${organisation}` }] }),
  },
});
const collection: PutItem = {
  kind: 'collection',
  input: { id: 'collection:letters', title: 'Letters', access: 'OPEN' },
};
const message = (name: string, occurred: { edtf: string } | { after: string }): PutItem => ({
  kind: 'entry',
  collection: 'collection:letters',
  input: {
    type: 'MESSAGE',
    id: `message:${name}`,
    wording: 'VERBATIM',
    visibility: 'PRIVATE',
    channel: 'LETTER',
    occurred: 'edtf' in occurred ? occurred : { relativeTo: { entry: `message:${occurred.after}`, offset: 'PT15M' } },
  },
});

describe('An import', () => {
  test('counts everything that it reads, for any file', async () => {
    const problem = fc.record({ kind: fc.constant('PROBLEM' as const), reason: fc.string(), at: fc.constant({}) });
    await fc.assert(
      fc.asyncProperty(arbitraryItems, fc.array(problem, { maxLength: 3 }), async (items, problems) => {
        const events = [...toEvents(items), ...problems];
        expect((await importAll(new MemoryRecord(), events)).counts.read).toBe(events.length);
      }),
    );
  });

  test('changes nothing when it is repeated', async () => {
    const record = new MemoryRecord();
    const events = toEvents([collection, actor('a'), message('a', { edtf: '2016' }), message('b', { after: 'a' })]);
    expect((await importAll(record, events)).counts).toEqual({
      read: 4,
      added: 4,
      unchanged: 0,
      changed: 0,
      skipped: 0,
    });
    const sequence = record.sequence;
    expect((await importAll(record, events)).counts).toEqual({
      read: 4,
      added: 0,
      unchanged: 4,
      changed: 0,
      skipped: 0,
    });
    expect(record.sequence).toBe(sequence);
  });

  test('counts the items that an edited file changed', async () => {
    const record = new MemoryRecord();
    await importAll(record, toEvents([collection, message('a', { edtf: '2016' })]));
    const { counts } = await importAll(record, toEvents([collection, message('a', { edtf: '2017' })]));
    expect(counts).toEqual({ read: 2, added: 0, unchanged: 1, changed: 1, skipped: 0 });
  });

  test('imports items that refer to later ones, even many batches later', async () => {
    const later = [...Array(2_500).keys()].map((number) => actor(`filler-${number}`));
    const chain = [actor('first', 'second'), actor('second', 'third'), message('b', { after: 'a' })];
    const items = [...chain, ...later, actor('third'), collection, message('a', { edtf: '2016' })];
    const record = new MemoryRecord();
    const { counts, skipped } = await importAll(record, toEvents(items));
    expect(skipped).toEqual([]);
    expect(counts.added).toBe(items.length);
    expect(record.entry('message:b').occurred?.scheduled).toBe(Date.UTC(2016, 0, 1, 0, 15));
  });

  test('reports unknown references, with their lines, and imports the rest', async () => {
    const { counts, skipped } = await importAll(new MemoryRecord(), toEvents([actor('a', 'nobody'), actor('b')]));
    expect(counts).toMatchObject({ added: 1, skipped: 1 });
    expect(skipped).toEqual([
      {
        at: { line: 1 },
        id: 'actor:a',
        reason: 'actor:a refers to actor:nobody, but the record has no such actor. Put the actor first.',
      },
    ]);
  });

  test('reports the member of an entry that is wrong', async () => {
    const { skipped } = await importAll(new MemoryRecord(), toEvents([collection, message('a', { edtf: '2016-13' })]));
    expect(skipped).toMatchObject([{ at: { line: 2, path: 'occurred' }, id: 'message:a' }]);
  });

  test('holds back a limited number of items; those beyond it are reported', async () => {
    const waiting = [...Array(10_500).keys()].map((number) => actor(`a${number}`, 'boss'));
    const fillers = [...Array(600).keys()].map((number) => actor(`filler-${number}`));
    const events = toEvents([...waiting, ...fillers, actor('boss')]);
    const record = new MemoryRecord();
    const { counts, skipped } = await importAll(record, events);
    expect(counts).toMatchObject({ read: 11_101, skipped: 500 });
    expect(skipped[0]?.reason).toContain('once more');
    expect((await importAll(record, events)).counts).toMatchObject({ read: 11_101, skipped: 0 });
  });

  test('that is interrupted writes and counts all that it had read, and reads no further', async () => {
    const interrupted = new AbortController();
    let handedOut = 0;
    const events = (function* () {
      for (const event of toEvents([collection, actor('a', 'b'), actor('b'), actor('c')])) {
        handedOut += 1;
        if (handedOut === 3) interrupted.abort();
        yield event;
      }
    })();
    const record = new MemoryRecord();
    const { counts } = await importAll(record, events, interrupted.signal);
    expect(handedOut).toBe(3);
    expect(counts).toEqual({ read: 3, added: 3, unchanged: 0, changed: 0, skipped: 0 });
    expect([...record.namedById.keys()].sort()).toEqual(['actor:a', 'actor:b', 'collection:letters']);
  });

  test('that is interrupted reports the items that waited for the rest of the file', async () => {
    const interrupted = new AbortController();
    interrupted.abort();
    const { counts, skipped } = await importAll(
      new MemoryRecord(),
      toEvents([actor('a', 'b'), actor('b')]),
      interrupted.signal,
    );
    expect(counts).toMatchObject({ read: 1, skipped: 1 });
    expect(skipped[0]?.id).toBe('actor:a');
  });

  test('does the acts without a time once, however often the file comes, and in its order', async () => {
    const arbitraryAct = fc.record({
      kind: fc.constantFrom('correction' as const, 'retraction' as const, 'restoration' as const),
      reason: fc.constantFrom('Typo', 'Forged'),
      subject: fc.constantFrom('one', 'two'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryAct, { maxLength: 8 }), async (told) => {
        let isRetracted = false;
        let subject = 'none';
        const acts = told.flatMap(({ kind, ...said }): ActItem[] => {
          // A retracted entry can't be corrected, and an act that changes nothing is not kept.
          if (kind === 'correction' ? isRetracted || subject === said.subject : isRetracted === (kind === 'retraction'))
            return [];
          if (kind === 'correction') subject = said.subject;
          else isRetracted = kind === 'retraction';
          const act = { id: 'message:a', reason: said.reason };
          return [kind === 'correction' ? { kind, ...act, patch: { subject } } : { kind, ...act }];
        });
        const events: ReadEvent[] = [
          ...toEvents([collection, message('a', { edtf: '2016' })]),
          ...acts.map((act): ReadEvent => ({ kind: 'ACT', act, at: {} })),
        ];
        const record = new MemoryRecord();
        await importAll(record, events);
        const { status, input } = record.entry('message:a');
        expect(status === 'RETRACTED').toBe(isRetracted);
        expect('subject' in input ? input.subject : 'none').toBe(subject);
        const { sequence } = record;
        expect((await importAll(record, events)).counts).toMatchObject({ changed: 0, skipped: 0 });
        expect(record.sequence).toBe(sequence);
      }),
    );
  });

  test('keeps corrections that are newer than those of a file', async () => {
    const correct = (subject: string, reason: string): ActItem => {
      return { kind: 'correction', id: 'message:a', reason, patch: { subject } };
    };
    const events: ReadEvent[] = [
      ...toEvents([collection, message('a', { edtf: '2016' })]),
      { kind: 'ACT', act: correct('one', 'First'), at: {} },
      { kind: 'ACT', act: correct('two', 'Second'), at: {} },
    ];
    const record = new MemoryRecord();
    await importAll(record, events);
    await record.commit(correct('one', 'First'));
    expect((await importAll(record, events)).counts.changed).toBe(0);
    expect(record.entry('message:a')).toMatchObject({ revision: 4, input: { subject: 'one' } });
  });
});

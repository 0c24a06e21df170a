import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchItem, CommitPlan } from '../../../../src/domain/commit/commit.ts';
import { actorInput, collectionInput, entryInput, sourceInput } from '../../../../src/domain/record/input.ts';
import { MemoryRecord } from '../../../support/memory-record.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const collection = (id: string, more: object = {}): BatchItem => ({
  kind: 'collection',
  input: collectionInput.parse({ id, title: id, ...more }),
});
const actor = (id: string, more: object = {}): BatchItem => ({
  kind: 'actor',
  input: actorInput.parse({ id, name: id, kind: 'PERSON', ...more }),
});
const message = (name: string, more: object = {}, inCollection = 'collection:c'): BatchItem => ({
  kind: 'entry',
  collection: inCollection,
  input: entryInput.parse({
    type: 'MESSAGE',
    id: `message:${name}`,
    wording: 'VERBATIM',
    visibility: 'PRIVATE',
    channel: 'EMAIL',
    ...more,
  }),
});
const after = (entry: string, offset: string) => ({ relativeTo: { entry: `message:${entry}`, offset } });

async function recordWith(...items: BatchItem[]): Promise<MemoryRecord> {
  const record = new MemoryRecord();
  await record.commit(collection('collection:c'), actor('actor:a'), actor('actor:b'), ...items);
  return record;
}

const outcomes = (plan: CommitPlan) => plan.results.map((result) => result.outcome);
const errorOf = (plan: CommitPlan, index = 0) => {
  const result = plan.results[index];
  return result?.outcome === 'REFUSED' ? result.error : null;
};

describe('a batch', () => {
  test('that was committed before plans nothing', async () => {
    const items = [collection('collection:c'), actor('actor:a'), message('m', { occurred: '2016-10-12' })];
    const record = new MemoryRecord();
    await record.commit(...items);
    const again = await record.commit(...items);
    expect(outcomes(again)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
    expect(record.sequence).toBe(1);
  });

  test('refuses unknown references, and references to refused items, and keeps the rest', async () => {
    const record = new MemoryRecord();
    const plan = await record.commit(
      collection('collection:c'),
      { kind: 'source', input: sourceInput.parse({ id: 'source:s', title: 'S', publisher: 'actor:nobody' }) },
      actor('actor:a', { citations: [{ source: 'source:s' }] }),
      message('m', { sender: 'actor:a' }),
      message('n'),
    );
    expect(outcomes(plan)).toEqual(['ADDED', 'REFUSED', 'REFUSED', 'REFUSED', 'ADDED']);
    expect(errorOf(plan, 1)).toMatchObject({ code: 'UNKNOWN_REFERENCE', location: { path: 'source:s' } });
    expect([...record.entriesById.keys()]).toEqual(['message:n']);
    expect(record.namedById.has('actor:a')).toBe(false);
  });

  test('refuses an account that another actor has, in any letter case', async () => {
    const record = await recordWith(actor('actor:w', { accounts: [{ platform: 'twitter', handle: 'wikileaks' }] }));
    const plan = await record.commit(actor('actor:x', { accounts: [{ platform: 'Twitter', handle: '@WikiLeaks' }] }));
    expect(errorOf(plan)).toMatchObject({ code: 'CONFLICT' });
  });

  test('with an invalid moment is refused with the location of the moment', async () => {
    const record = await recordWith();
    const plan = await record.commit(message('m', { occurred: '2016-02-30' }));
    expect(errorOf(plan)).toMatchObject({ code: 'BAD_VALUE', location: { path: 'message:m.occurred' } });
    expect(record.entriesById.size).toBe(0);
  });
});

describe('a changed import', () => {
  test('makes a second revision and keeps the first', async () => {
    const record = await recordWith(message('m', { text: 'first' }));
    const plan = await record.commit(message('m', { text: 'second' }));
    expect(record.entry('message:m')).toMatchObject({ revision: 2, status: 'CORRECTED' });
    expect(plan.revisions).toMatchObject([{ entry: 'message:m', revision: 1, input: { text: 'first' } }]);
    expect(plan.changes).toMatchObject([{ kind: 'CORRECTED', replaced: { revision: 1 } }]);
  });

  test("of a collection's zone moves its days", async () => {
    const record = await recordWith(message('m', { occurred: '2016-10-12' }));
    await record.commit(collection('collection:c', { zone: 'America/New_York' }));
    expect(record.entry('message:m').occurred?.scheduled).toBe(Date.parse('2016-10-12T04:00:00Z'));
  });

  test("of a collection's access reaches each of its entries", async () => {
    const record = await recordWith(message('m'));
    const plan = await record.commit(collection('collection:c', { access: 'RESTRICTED' }));
    expect(record.entry('message:m').access).toBe('RESTRICTED');
    expect(plan.changes).toMatchObject([{ entry: 'message:m', kind: 'DERIVED' }]);
  });
});

describe('a relative moment', () => {
  test('is after its base, also if the base comes later in the batch', async () => {
    const record = await recordWith(
      message('late', { occurred: after('base', 'PT15M') }),
      message('base', { occurred: '2016-10-12' }),
    );
    expect(record.entry('message:late').occurred).toMatchObject({
      scheduled: Date.parse('2016-10-12T00:15:00Z'),
      precision: 'DAY',
      basis: 'RELATIVE',
    });
  });

  test('follows its base through every link of a chain', async () => {
    const offsets = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(offsets, async (minutes) => {
        const duration = (count: number) => `${count < 0 ? '-' : ''}PT${Math.abs(count)}M`;
        const chain = minutes.map((count, index) =>
          message(`m${index + 1}`, { occurred: after(`m${index}`, duration(count)) }),
        );
        const record = await recordWith(message('m0', { occurred: '2016-10-12T12:00Z' }), ...chain);
        const plan = await record.commit(message('m0', { occurred: '2017-01-01T00:00Z' }));
        const total = minutes.reduce((sum, count) => sum + count, 0);
        expect(record.entry(`message:m${minutes.length}`).occurred?.scheduled).toBe(
          Date.parse('2017-01-01T00:00:00Z') + total * 60_000,
        );
        expect(plan.changes.map((change) => change.kind)).toEqual(['CORRECTED', ...minutes.map(() => 'DERIVED')]);
      }),
      scaledRuns(12),
    );
  });

  test('that leads back to itself is refused, within a batch and through stored entries', async () => {
    const record = await recordWith(message('a', { occurred: '2016' }), message('b', { occurred: after('a', 'P1D') }));
    const direct = await record.commit(message('c', { occurred: after('c', 'P1D') }));
    expect(errorOf(direct)).toMatchObject({ code: 'CIRCULAR_MOMENT' });
    const through = await record.commit(message('a', { occurred: after('b', 'P1D') }));
    expect(errorOf(through)).toMatchObject({ code: 'CIRCULAR_MOMENT' });
    expect(record.entry('message:a').occurred?.edtf).toBe('2016');
  });

  test('is refused without a base, with an undated one and with one of another collection', async () => {
    const record = await recordWith(
      message('undated'),
      collection('collection:d'),
      message('elsewhere', { occurred: '2016' }, 'collection:d'),
    );
    const plan = await record.commit(
      message('x', { occurred: after('nothing', 'P1D') }),
      message('y', { occurred: after('undated', 'P1D') }),
      message('z', { occurred: after('elsewhere', 'P1D') }),
    );
    expect([0, 1, 2].map((index) => errorOf(plan, index)?.code)).toEqual([
      'UNKNOWN_REFERENCE',
      'UNKNOWN_REFERENCE',
      'BAD_RECORD',
    ]);
  });

  test('prevents its base from losing its moment', async () => {
    const record = await recordWith(message('a', { occurred: '2016' }), message('b', { occurred: after('a', 'P1D') }));
    const plan = await record.commit(message('a'));
    expect(outcomes(plan)).toEqual(['REFUSED']);
    expect(record.entry('message:b').occurred).not.toBeNull();
  });
});

describe('disclosure', () => {
  test('of a public entry is when it occurred, of a private one never, unless the entry states it', async () => {
    const record = await recordWith(
      message('public', { visibility: 'PUBLIC', occurred: '2016-10-12' }),
      message('undated', { visibility: 'PUBLIC' }),
      message('private', { occurred: '2016-10-12' }),
      message('leaked', { occurred: '2016-10-12', disclosed: '2017-11-13' }),
    );
    expect(record.entry('message:public')).toMatchObject({ disclosure: 'KNOWN', disclosed: { edtf: '2016-10-12' } });
    expect(record.entry('message:undated')).toMatchObject({ disclosure: 'DATE_UNKNOWN', disclosed: null });
    expect(record.entry('message:private')).toMatchObject({ disclosure: 'NEVER', disclosed: null });
    expect(record.entry('message:leaked')).toMatchObject({ disclosure: 'KNOWN', disclosed: { edtf: '2017-11-13' } });
  });
});

describe('the reply state', () => {
  const cited = { unanswered: [{ source: 'source:s' }] };
  const source: BatchItem = { kind: 'source', input: sourceInput.parse({ id: 'source:s', title: 'S' }) };

  test('distinguishes a message that is reported as unanswered from one without a documented reply', async () => {
    const record = await recordWith(source, message('reported', cited), message('silent'));
    expect(record.entry('message:reported').replyState).toBe('REPORTED_UNANSWERED');
    expect(record.entry('message:silent').replyState).toBe('NO_REPLY_DOCUMENTED');
  });

  test('follows the answers as they come, move and come before their question', async () => {
    const record = await recordWith(message('answer', { inReplyTo: 'message:late' }), message('question'));
    await record.commit(message('late'));
    expect(record.entry('message:late').replyState).toBe('ANSWERED');
    await record.commit(message('answer', { inReplyTo: 'message:question' }));
    expect(record.entry('message:late').replyState).toBe('NO_REPLY_DOCUMENTED');
    expect(record.entry('message:question').replyState).toBe('ANSWERED');
  });

  test('and the thread are inherited along a chain of answers', async () => {
    const record = await recordWith(message('c', { inReplyTo: 'message:b' }), message('b', { inReplyTo: 'message:a' }));
    await record.commit(message('a', { thread: 'thread:t' }));
    expect(record.entry('message:c').thread).toBe('thread:t');
  });
});

test('the counters of a plan equal a recount of the record', async () => {
  const names = fc.constantFrom('m', 'n', 'o');
  const change = fc.record({
    name: names,
    occurred: fc.option(fc.constantFrom('2016', '2016-10-12', '2016-10-12T14:02Z'), { nil: undefined }),
    sender: fc.option(fc.constantFrom('actor:a', 'actor:b'), { nil: undefined }),
    text: fc.constantFrom('one', 'one two', ''),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const record = await recordWith();
      const running = new Map<string, number>();
      for (const { name, ...more } of changes) {
        const plan = await record.commit(message(name, more));
        for (const { term, by } of plan.terms) running.set(term, (running.get(term) ?? 0) + by);
      }
      const entries = [...record.entriesById.values()];
      for (const sender of ['actor:a', 'actor:b']) {
        const recount = entries.filter(
          ({ input }) => input.type === 'MESSAGE' && input.sender?.actor === sender,
        ).length;
        expect(running.get(`sender=${sender}`) ?? 0).toBe(recount);
      }
      expect(running.get('collection=collection:c') ?? 0).toBe(entries.length);
    }),
    scaledRuns(15),
  );
});

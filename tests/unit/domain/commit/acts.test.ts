import { describe, expect, test } from 'vitest';
import type { ActItem, BatchItem, CommitPlan } from '../../../../src/domain/commit/commit.ts';
import { entryPatch } from '../../../../src/domain/commit/entry-patch.ts';
import { indexEntry } from '../../../../src/domain/query/entry-index.ts';
import { MemoryRecord } from '../../../support/memory-record.ts';
import { BASE, message, OPEN, outcomes, statement } from '../../../support/record-items.ts';

const reason = 'a reader wrote in';
const correct = (name: string, patch: object, more: object = {}): ActItem => ({
  kind: 'correction',
  id: `message:${name}`,
  patch: entryPatch.parse(patch),
  reason,
  ...more,
});
const act = (kind: 'retraction' | 'restoration' | 'erasure', name: string): ActItem => ({
  kind,
  id: `message:${name}`,
  reason,
});
const after = (name: string, offset = 'PT15M') => ({
  occurred: { relativeTo: { entry: `message:${name}`, offset } },
});

async function recordWith(...items: BatchItem[]): Promise<MemoryRecord> {
  const record = new MemoryRecord();
  const plan = await record.commit(...BASE, ...items);
  expect(new Set(outcomes({ sequence: 1, ...plan }))).toEqual(new Set(['ADDED']));
  return record;
}

const told = (plan: CommitPlan) => outcomes({ sequence: 0, ...plan });
const messageOf = (plan: CommitPlan, index = 0) => {
  const result = plan.results[index];
  return result?.outcome === 'REFUSED' ? result.error.message : null;
};

describe('a correction', () => {
  test('replaces the fields of the patch, removes fields that are null, and keeps the others and the earlier revision', async () => {
    const record = await recordWith(message('m', { text: 'first', subject: 'S', platform: 'mail' }));
    const plan = await record.commit(correct('m', { text: 'second', subject: null }));
    const { input } = record.entry('message:m');
    expect(input).toMatchObject({ text: 'second', platform: 'mail' });
    expect(input).not.toHaveProperty('subject');
    expect(record.entry('message:m')).toMatchObject({ status: 'CORRECTED', revision: 2, sequence: 2 });
    expect(plan.revisions).toMatchObject([{ revision: 1, reason, status: 'CURRENT', input: { text: 'first' } }]);
    expect(plan.changes).toMatchObject([{ kind: 'CORRECTED', replaced: { revision: 1 } }]);
    expect(plan.changes[0]?.at).toBe(Date.parse('2026-01-01T00:00:00Z'));
  });

  test('outlives an import of the old text and one of its own, and is replaced by an import of a new one', async () => {
    const record = await recordWith(message('m', { text: 'old' }));
    await record.commit(correct('m', { text: 'right' }));
    expect(told(await record.commit(message('m', { text: 'old' })))).toEqual(['UNCHANGED']);
    expect(told(await record.commit(message('m', { text: 'right' })))).toEqual(['UNCHANGED']);
    expect(record.entry('message:m')).toMatchObject({ revision: 2, input: { text: 'right' } });
    expect(told(await record.commit(message('m', { text: 'new' })))).toEqual(['CHANGED']);
    expect(record.entry('message:m')).toMatchObject({ revision: 3, input: { text: 'new' } });
  });

  test('that changes nothing plans nothing, and its outcome is UNCHANGED', async () => {
    const record = await recordWith(message('m', { text: 'same' }));
    const plan = await record.commit(correct('m', { text: 'same', subject: null }));
    expect(told(plan)).toEqual(['UNCHANGED']);
    expect(plan.entries).toEqual([]);
    expect(record.sequence).toBe(1);
  });

  test('moves the entries relative to the entry', async () => {
    const record = await recordWith(
      message('m', { occurred: { edtf: '2016-10-12T10:00Z' } }),
      message('n', after('m')),
    );
    const plan = await record.commit(correct('m', { occurred: '2016-10-12T11:00Z' }));
    expect(plan.changes.map(({ kind }) => kind)).toEqual(['CORRECTED', 'DERIVED']);
    expect(record.entry('message:n').occurred?.scheduled).toBe(Date.parse('2016-10-12T11:15:00Z'));
  });

  test('of a statement leaves all other fields unchanged', async () => {
    const record = await recordWith(statement('s', { visibility: 'PRIVATE', text: 'one' }));
    await record.commit({ kind: 'correction', id: 'statement:s', patch: entryPatch.parse({ text: 'two' }), reason });
    expect(record.entry('statement:s').input).toMatchObject({ visibility: 'PRIVATE', text: 'two' });
  });

  test.each<[string, object, string]>([
    ['another kind of entry', { speaker: 'actor:ann' }, 'BAD_RECORD'],
    ['an entry without a required field', { channel: null }, 'BAD_RECORD'],
    ['an entry that answers itself', { inReplyTo: 'message:m' }, 'BAD_RECORD'],
    ['a moment that is not valid', { occurred: '2016-02-30' }, 'BAD_VALUE'],
    ['a moment relative to itself', after('m'), 'CIRCULAR_MOMENT'],
    ['somebody unknown', { sender: 'actor:nobody' }, 'UNKNOWN_REFERENCE'],
  ])('that would make %s of it is refused', async (_what, patch, code) => {
    const record = await recordWith(message('m', { occurred: { edtf: '2016' } }));
    expect(told(await record.commit(correct('m', patch)))).toEqual([code]);
    expect(record.entry('message:m').revision).toBe(1);
  });

  test('of another revision than expected is refused with both numbers', async () => {
    const record = await recordWith(message('m', { text: 'one' }));
    expect(told(await record.commit(correct('m', { text: 'two' }, { expectedRevision: 1 })))).toEqual(['CHANGED']);
    const plan = await record.commit(correct('m', { text: 'three' }, { expectedRevision: 1 }));
    expect(told(plan)).toEqual(['CONFLICT']);
    expect(messageOf(plan)).toMatch(/has revision 2, not 1\. Read it again before you correct it\./);
  });
});

describe('an act', () => {
  test.each<ActItem>([
    correct('unknown', { text: 'x' }),
    act('retraction', 'unknown'),
    act('restoration', 'unknown'),
    act('erasure', 'unknown'),
    { kind: 'merge', keep: 'actor:unknown', merge: 'actor:ann' },
    { kind: 'merge', keep: 'actor:ann', merge: 'actor:unknown' },
    { kind: 'merge', keep: 'actor:ann', merge: OPEN },
    { kind: 'split', id: 'actor:unknown' },
  ])('on an id that the record does not have is refused: %o', async (item) => {
    const record = await recordWith(message('m', { text: 'one' }));
    const plan = await record.commit(item, correct('m', { text: 'two' }));
    expect(told(plan)).toEqual(['NOT_FOUND', 'CHANGED']);
  });

  test.each(['', 'x'.repeat(2_001)])('without a reason of the right length is refused', async (given) => {
    const record = await recordWith(message('m'));
    for (const kind of ['retraction', 'erasure'] as const) {
      expect(told(await record.commit({ kind, id: 'message:m', reason: given }))).toEqual(['BAD_VALUE']);
    }
  });

  test('is refused if another item of the batch has the same subject', async () => {
    const record = await recordWith(message('m', { text: 'one' }));
    const plan = await record.commit(correct('m', { text: 'two' }), act('erasure', 'm'));
    expect(told(plan)).toEqual(['CHANGED', 'CONFLICT']);
  });
});

describe('a retraction', () => {
  test('keeps the text and changes the status, once', async () => {
    const record = await recordWith(message('m', { text: 'said' }));
    const plan = await record.commit(act('retraction', 'm'));
    expect(record.entry('message:m')).toMatchObject({ status: 'RETRACTED', revision: 2, input: { text: 'said' } });
    expect(plan.revisions).toMatchObject([{ revision: 1, status: 'CURRENT', reason }]);
    expect(plan.changes).toMatchObject([{ kind: 'RETRACTED' }]);
    expect(told(await record.commit(act('retraction', 'm')))).toEqual(['UNCHANGED']);
  });

  test('prevents a correction, and outlives an import of a new text', async () => {
    const record = await recordWith(message('m', { text: 'one' }));
    await record.commit(act('retraction', 'm'));
    expect(told(await record.commit(correct('m', { text: 'two' })))).toEqual(['CONFLICT']);
    expect(told(await record.commit(message('m', { text: 'three' })))).toEqual(['CHANGED']);
    expect(record.entry('message:m')).toMatchObject({ status: 'RETRACTED', revision: 3, input: { text: 'three' } });
    await record.commit(act('restoration', 'm'));
    expect(record.entry('message:m')).toMatchObject({ status: 'CORRECTED', revision: 4 });
  });

  test('that is taken back leaves the entry current, or corrected if it was', async () => {
    const record = await recordWith(message('current', { text: 'a' }), message('corrected', { text: 'a' }));
    await record.commit(correct('corrected', { text: 'b' }));
    for (const name of ['current', 'corrected']) {
      for (const kind of ['retraction', 'restoration', 'retraction', 'restoration'] as const) {
        expect(told(await record.commit(act(kind, name)))).toEqual(['CHANGED']);
      }
      expect(told(await record.commit(act('restoration', name)))).toEqual(['UNCHANGED']);
    }
    expect(record.entry('message:current')).toMatchObject({ status: 'CURRENT', revision: 5 });
    expect(record.entry('message:corrected')).toMatchObject({ status: 'CORRECTED', revision: 6 });
  });
});

describe('an erasure', () => {
  test('leaves a mark, and the order keys of the entry in the change log', async () => {
    const record = await recordWith(message('m', { text: 'word', occurred: { edtf: '2016' } }));
    const { keys } = indexEntry(record.entry('message:m'));
    const plan = await record.commit(act('erasure', 'm'));
    const at = Date.parse('2026-01-01T00:00:00Z');
    expect(plan.erased).toEqual([{ id: 'message:m', collection: OPEN, at, reason, sequence: 2 }]);
    expect(plan.changes).toMatchObject([{ kind: 'ERASED', before: keys, after: null, replaced: null }]);
    expect(plan.named).toMatchObject([{ id: OPEN, revision: 2 }]);
    expect(plan.revisions).toEqual([]);
    expect(record.entriesById.size).toBe(0);
  });

  test('is final: the id cannot be put again, a second erasure changes nothing, and no act finds the entry', async () => {
    const record = await recordWith(message('m'));
    await record.commit(act('erasure', 'm'));
    const again = await record.commit(message('m', { text: 'other' }));
    expect(told(again)).toEqual(['CONFLICT']);
    expect(messageOf(again)).toMatch(/was erased on 2026-01-01/);
    expect(told(await record.commit(act('erasure', 'm')))).toEqual(['UNCHANGED']);
    const gone = await record.commit(act('retraction', 'm'));
    expect(told(gone)).toEqual(['NOT_FOUND']);
    expect(messageOf(gone)).toMatch(/was erased/);
  });

  test('is refused while a moment is relative to the entry, and names the other entry', async () => {
    const record = await recordWith(message('m', { occurred: { edtf: '2016' } }), message('n', after('m')));
    const plan = await record.commit(act('erasure', 'm'));
    expect(told(plan)).toEqual(['CONFLICT']);
    expect(messageOf(plan)).toContain('message:n');
    const freed = await record.commit(correct('n', { occurred: '2016' }), act('erasure', 'm'));
    expect(told(freed)).toEqual(['CHANGED', 'CHANGED']);
    expect([...record.entriesById.keys()]).toEqual(['message:n']);
  });

  test('of both at once removes the base and the entry relative to it', async () => {
    const record = await recordWith(message('m', { occurred: { edtf: '2016' } }), message('n', after('m')));
    expect(told(await record.commit(act('erasure', 'm'), act('erasure', 'n')))).toEqual(['CHANGED', 'CHANGED']);
    expect(record.entriesById.size).toBe(0);
  });

  test('of a base is refused if the batch puts an entry relative to it', async () => {
    const record = await recordWith(message('m', { occurred: { edtf: '2016' } }));
    expect(told(await record.commit(message('n', after('m')), act('erasure', 'm')))).toEqual(['ADDED', 'CONFLICT']);
  });

  test('derives again the entries that depended on it, and leaves those that name it as they are', async () => {
    const record = await recordWith(
      message('first', { thread: 'thread:t' }),
      message('middle', { inReplyTo: 'message:first' }),
      message('last', { inReplyTo: 'message:middle', relations: [{ kind: 'QUOTES', entry: 'message:middle' }] }),
    );
    expect(record.entry('message:last').thread).toBe('thread:t');
    const plan = await record.commit(act('erasure', 'middle'));
    expect(plan.changes.map(({ kind, entry }) => [kind, entry]).sort()).toEqual([
      ['DERIVED', 'message:first'],
      ['DERIVED', 'message:last'],
      ['ERASED', 'message:middle'],
    ]);
    expect(record.entry('message:first').replyState).toBe('NO_REPLY_DOCUMENTED');
    expect(record.entry('message:last')).toMatchObject({
      thread: null,
      revision: 1,
      input: { inReplyTo: 'message:middle', relations: [{ entry: 'message:middle' }] },
    });
  });

  test('of one answer leaves the message answered by another', async () => {
    const record = await recordWith(
      message('q'),
      message('a', { inReplyTo: 'message:q' }),
      message('b', { inReplyTo: 'message:q' }),
    );
    await record.commit(act('erasure', 'a'));
    expect(record.entry('message:q').replyState).toBe('ANSWERED');
    await record.commit(act('erasure', 'b'));
    expect(record.entry('message:q').replyState).toBe('NO_REPLY_DOCUMENTED');
  });
});

import { describe, expect, it } from 'vitest';
import { ThreadFinder } from '../../../../src/domain/commit/threads.ts';
import type { EntryInput } from '../../../../src/domain/record/input.ts';
import type { CollectionRecord, EntryRecord } from '../../../../src/domain/record/record.ts';

const collection = (id: string, access: 'OPEN' | 'RESTRICTED' = 'OPEN') =>
  ({ id, input: { access } }) as unknown as CollectionRecord;
const OPEN = collection('collection:open');
const CLOSED = collection('collection:closed', 'RESTRICTED');

const draft = (id: string, inReplyTo: string | null, given: { thread?: string; in?: CollectionRecord } = {}) => {
  const { thread, in: within = OPEN } = given;
  const input = { type: 'MESSAGE', id, inReplyTo: inReplyTo ?? undefined, thread } as unknown as EntryInput;
  return [id, { input, collection: within }] as const;
};
const stored = (id: string, thread: string | null) =>
  [id, { collection: OPEN.id, access: 'OPEN', thread } as unknown as EntryRecord] as const;

describe('the thread of a message', () => {
  it('is its own, else that of the message that it answers, along the whole chain', () => {
    const drafts = new Map([draft('a', null, { thread: 'x' }), draft('b', 'a'), draft('c', 'b'), draft('d', 'kept')]);
    const threads = new ThreadFinder(drafts, new Map([stored('kept', 'y')]));
    expect(['c', 'b', 'a', 'd'].map((id) => threads.of(id))).toEqual(['x', 'x', 'x', 'y']);
  });

  it('is none in a circle, and none behind a circle', () => {
    const threads = new ThreadFinder(new Map([draft('a', 'b'), draft('b', 'a'), draft('c', 'b')]), new Map());
    expect(['c', 'a', 'b'].map((id) => threads.of(id))).toEqual([null, null, null]);
  });

  it('does not come from another collection that is restricted', () => {
    const closed = draft('a', null, { thread: 'x', in: CLOSED });
    const threads = new ThreadFinder(new Map([closed, draft('b', 'a'), draft('c', 'b')]), new Map());
    expect(['c', 'b', 'a'].map((id) => threads.of(id))).toEqual([null, null, 'x']);
  });

  it('is worked out once for each of 20,000 messages that answer each other in a row', () => {
    const row = Array.from({ length: 20_000 }, (_, index) =>
      index === 0 ? draft('0', null, { thread: 'x' }) : draft(String(index), String(index - 1)),
    );
    const drafts = new Map(row);
    const fromStart = new ThreadFinder(drafts, new Map());
    expect(new Set(row.map(([id]) => fromStart.of(id)))).toEqual(new Set(['x']));
    const fromEnd = new ThreadFinder(drafts, new Map());
    expect(new Set(row.toReversed().map(([id]) => fromEnd.of(id)))).toEqual(new Set(['x']));
  });
});

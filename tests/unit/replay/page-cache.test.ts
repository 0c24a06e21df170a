import { describe, expect, it } from 'vitest';
import type { DigestedQuery } from '../../../src/replay/page-cache.ts';
import { PageCache } from '../../../src/replay/page-cache.ts';
import type { EntrySlice, RecordReader, Reading } from '../../../src/store/store.ts';

const QUERY = { digest: 'a', query: { clock: 'OCCURRED' } } as unknown as DigestedQuery;
const FIRST = { after: null, limit: 16, commit: 1 };
const SLICE: EntrySlice = { items: [], more: false, head: 1 };

/** Pages that are read when the test says so. */
function held() {
  const reads: { readonly signal: AbortSignal; readonly done: () => void }[] = [];
  const readerFor = ({ signal }: Reading) =>
    ({
      page: () => new Promise((resolve) => reads.push({ signal, done: () => resolve(SLICE) })),
    }) as unknown as RecordReader;
  const cache = new PageCache({ readerFor });
  const ask = () => {
    const replay = new AbortController();
    return { replay, page: cache.page(QUERY, FIRST, { client: 'a', signal: replay.signal }) };
  };
  return { reads, ask };
}

describe('a page for several replays', () => {
  it('is read once, and goes on while one of them waits for it', async () => {
    const { reads, ask } = held();
    const [first, second] = [ask(), ask()];
    first.replay.abort();
    expect(await first.page).toBeNull();
    expect(reads.map(({ signal }) => signal.aborted)).toEqual([false]);
    reads[0]?.done();
    expect(await second.page).toBe(SLICE);
  });

  it('ends when no replay waits for it any more, and is read again for the next one', async () => {
    const { reads, ask } = held();
    const [first, second] = [ask(), ask()];
    first.replay.abort();
    second.replay.abort();
    expect(await second.page).toBeNull();
    const third = ask();
    expect(reads.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    reads[1]?.done();
    expect(await third.page).toBe(SLICE);
  });

  it('is kept when all replays have it', async () => {
    const { reads, ask } = held();
    const first = ask();
    reads[0]?.done();
    await first.page;
    first.replay.abort();
    expect(await ask().page).toBe(SLICE);
    expect(reads).toHaveLength(1);
  });
});

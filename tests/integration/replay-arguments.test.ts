import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, OPERATOR } from '../../src/domain/authority.ts';
import { parseDuration } from '../../src/domain/time/duration.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addHistory, cursorOf, inputFor, openFrames, play } from '../support/played.ts';
import { DAY_MS, START } from '../support/replay-model.ts';

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

describe('a wrong argument is reported before the first frame', () => {
  const at = (day: number) => START + day * DAY_MS;
  test.each<[string, string, string, (cursor: string) => Partial<ReplayInput>]>([
    ['from after to', 'BAD_ARGUMENTS', 'input.from', () => ({ from: at(2), to: at(1) })],
    ['after with from', 'BAD_ARGUMENTS', 'input.after', (after) => ({ after, from: at(0) })],
    ['another to than the cursor', 'CURSOR_MISMATCH', 'input.to', (after) => ({ after, to: at(3) })],
    ['another clock than the cursor', 'CURSOR_MISMATCH', 'input.after', (after) => ({ after, clock: 'DISCLOSED' })],
    ['another filter than the cursor', 'CURSOR_MISMATCH', 'input.after', (after) => ({ after, filter: {} })],
    ['a cursor that was changed', 'CURSOR_INVALID', 'input.after', (after) => ({ after: `${after}A` })],
    ['two pacings', 'BAD_ARGUMENTS', 'input.pacing', () => ({ pacing: { speed: 1, instant: true } })],
    ['a gap below zero', 'BAD_VALUE', 'input.maxGap', () => ({ maxGap: parseDuration('-PT1S') })],
    ['a gap of months', 'BAD_VALUE', 'input.maxGap', () => ({ maxGap: parseDuration('P1M') })],
    ['a clock that ticks too often', 'BAD_VALUE', 'input.clockEvery', () => ({ clockEvery: parseDuration('PT0.05S') })],
    ['a filter that is wrong', 'BAD_VALUE', 'input.filter.actors', () => ({ filter: { actors: ['nobody'] } })],
    ['an unknown id', 'NOT_FOUND', 'input.filter.actors', () => ({ filter: { actors: ['actor:nobody'] } })],
  ])('%s', async (_what, code, path, change) => {
    const collection = await addHistory(store, [START]);
    const input = inputFor(collection, { to: at(2) });
    const [opened] = await play(store, input);
    const wrong = { ...input, to: null, ...change(cursorOf(opened?.frame)) };
    const opening = openFrames(store, wrong);
    await expect(opening).rejects.toMatchObject({ name: 'DomainError', code, location: { path } });
  });

  test('a hidden id is reported like an unknown one', async () => {
    const hidden = await addHistory(store, [START], 'RESTRICTED');
    const open = (viewer: typeof OPERATOR, filter: ReplayInput['filter']) =>
      openFrames(store, { ...inputFor(hidden), filter }, { viewer });
    await expect(open(ANONYMOUS, { collections: [hidden] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const frames = await open(OPERATOR, { collections: [hidden] });
    expect((await frames.next()).value).toMatchObject({ kind: 'OPENED', total: 1 });
    await frames.return();
  });
});

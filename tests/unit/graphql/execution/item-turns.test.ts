import { describe, expect, it } from 'vitest';
import { ItemTurns } from '../../../../src/graphql/execution/item-turns.ts';

/** A clock that ticks each time it is read, and a thread that has time for other work when the test says so. */
function simulated() {
  let now = 0;
  const later: (() => void)[] = [];
  const turns = new ItemTurns({ now: () => now++, later: (work) => later.push(work) });
  const completed: string[] = [];
  return {
    turns,
    completed,
    /** Completes the items of a list as graphql-js does. */
    complete: (name: string, items: unknown) =>
      Promise.all((items as unknown[]).map(async (item) => completed.push(`${name}${String(await item)}`))),
    /** One turn of the loop of the thread. */
    turn: async () => {
      await new Promise<void>((resolve) => void setImmediate(resolve));
      later.shift()?.();
      await new Promise<void>((resolve) => void setImmediate(resolve));
    },
    isIdle: () => later.length === 0,
  };
}

const listOf = (length: number) => Array.from({ length }, (_, index) => ({ toString: () => String(index) }));
const never = () => new AbortController().signal;

describe('the items of a list', () => {
  it('come at once if they are few, and so does a value that is no list of objects', () => {
    const { turns, isIdle } = simulated();
    const items = turns.itemsOf('a', never());
    const few = listOf(100);
    const words = Array<string>(10_000).fill('word');
    expect([items.spread(few), items.spread(words), items.spread(7), items.spread(null)]).toEqual([
      few,
      words,
      7,
      null,
    ]);
    expect(isIdle()).toBe(true);
  });

  it('come in turns if they are many, in their order', async () => {
    const { turns, completed, complete, turn, isIdle } = simulated();
    const all = complete('x', turns.itemsOf('a', never()).spread(listOf(200)));
    await turn();
    expect(completed.length).toBeGreaterThan(0);
    expect(completed.length).toBeLessThan(10);
    for (let turns = 0; turns < 200 && completed.length < 200; turns += 1) await turn();
    await all;
    expect(completed).toEqual(listOf(200).map((item) => `x${String(item)}`));
    await turn();
    expect(isIdle()).toBe(true);
  });

  it('of several clients come in turns, and so do those of several operations of one client', async () => {
    const { turns, completed, complete, turn } = simulated();
    void complete('a', turns.itemsOf('greedy', never()).spread(listOf(500)));
    void complete('b', turns.itemsOf('greedy', never()).spread(listOf(500)));
    void complete('c', turns.itemsOf('other', never()).spread(listOf(500)));
    for (let turns = 0; turns < 12; turns += 1) await turn();
    const shares = ['a', 'b', 'c'].map((name) => completed.filter((each) => each.startsWith(name)).length);
    const [a = 0, b = 0, c = 0] = shares;
    expect([Math.abs(a - b) <= 4, c > a, c > b]).toEqual([true, true, true]);
  });

  it('stop at the end of their operation', async () => {
    const { turns, completed, complete, turn, isIdle } = simulated();
    const controller = new AbortController();
    void complete('x', turns.itemsOf('a', controller.signal).spread(listOf(500)));
    await turn();
    const before = completed.length;
    controller.abort();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect([completed.length, isIdle()]).toEqual([before, true]);
  });
});

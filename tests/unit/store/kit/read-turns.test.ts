import { describe, expect, it } from 'vitest';
import { ReadTurns } from '../../../../src/store/kit/read-turns.ts';
import type { Steps } from '../../../../src/store/kit/steps.ts';

/** A clock that only steps move, and a thread that has time for other work when the test says so. */
function simulated() {
  let now = 0;
  const later: (() => void)[] = [];
  const turns = new ReadTurns({ now: () => now, later: (work) => later.push(work) });
  const done: string[] = [];
  function* reading(name: string, stepMs: number, count: number): Steps<string> {
    for (let step = 1; step <= count; step += 1) {
      now += stepMs;
      done.push(`${name}${step}`);
      yield;
    }
    return name;
  }
  return {
    turns,
    done,
    reading,
    pass: (milliseconds: number) => (now += milliseconds),
    work: () => later.shift()?.(),
    workOn: () => {
      for (let work = later.shift(); work !== undefined; work = later.shift()) work();
    },
    isIdle: () => later.length === 0,
  };
}

const of = (client: string) => ({ client, signal: new AbortController().signal });

describe('reads in turns', () => {
  it('return the results and the errors of their work', async () => {
    const { turns, reading, workOn } = simulated();
    const good = turns.run(of('a'), () => reading('x', 1, 3));
    const bad = turns.run(of('a'), () => {
      throw new Error('broken');
    });
    workOn();
    await expect(good).resolves.toBe('x');
    await expect(bad).rejects.toThrow('broken');
  });

  it('let a new client go before one that has read for long', async () => {
    const { turns, reading, done, work, workOn } = simulated();
    void turns.run(of('greedy'), () => reading('g', 5, 100));
    work();
    work();
    const plain = turns.run(of('plain'), () => reading('p', 1, 1));
    workOn();
    await plain;
    expect(done.slice(0, 4)).toEqual(['g1', 'g2', 'p1', 'g3']);
  });

  it('let the operation of a client go first that has read least', () => {
    const { turns, reading, done, work } = simulated();
    void turns.run(of('one'), () => reading('a', 5, 10));
    work();
    void turns.run(of('one'), () => reading('b', 5, 10));
    for (let turn = 0; turn < 4; turn += 1) work();
    expect(done).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('forget the past reading of a client after a while', () => {
    const { turns, reading, done, pass, work } = simulated();
    void turns.run(of('early'), () => reading('e', 5, 1));
    work();
    work();
    pass(60_000);
    void turns.run(of('late'), () => reading('l', 5, 10));
    work();
    void turns.run(of('early'), () => reading('e', 5, 10));
    work();
    expect(done).toEqual(['e1', 'l1', 'e1']);
  });

  it('end with their signal, and close their open reads', () => {
    const { turns, reading, done, work, isIdle } = simulated();
    const controller = new AbortController();
    function* closing(): Steps<string> {
      try {
        return yield* reading('x', 5, 100);
      } finally {
        done.push('closed');
      }
    }
    void turns.run({ client: 'a', signal: controller.signal }, closing);
    work();
    controller.abort();
    work();
    expect([done, isIdle()]).toEqual([['x1', 'closed'], true]);
  });

  it('do not begin after their signal', () => {
    const { turns, reading, done, isIdle } = simulated();
    void turns.run({ client: 'a', signal: AbortSignal.abort() }, () => reading('x', 1, 1));
    expect([done, isIdle()]).toEqual([[], true]);
  });

  it('of very many clients all end, and few are open at once', async () => {
    const { turns, done, workOn } = simulated();
    let [open, most] = [0, 0];
    function* counted(name: string): Steps<string> {
      open += 1;
      most = Math.max(most, open);
      yield;
      yield;
      open -= 1;
      done.push(name);
      return name;
    }
    const names = Array.from({ length: 5_000 }, (_, index) => `client${index}`);
    const results = names.map((name) => turns.run(of(name), () => counted(name)));
    workOn();
    expect(await Promise.all(results)).toEqual(names);
    expect([open, most <= 64]).toEqual([0, true]);
  });

  it('that have ended do not stop other reads of their client', async () => {
    const { turns, reading, done, workOn } = simulated();
    const controller = new AbortController();
    void turns.run({ client: 'a', signal: controller.signal }, () => reading('x', 1, 1));
    const other = turns.run(of('a'), () => reading('y', 1, 1));
    controller.abort();
    workOn();
    await expect(other).resolves.toBe('y');
    expect(done).toEqual(['y1']);
  });
});

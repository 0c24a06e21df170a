import { describe, expect, it } from 'vitest';
import { ReadSlots } from '../../../../src/store/kit/read-slots.ts';

/** Reads that end when the test says so. */
function held(options = { perClient: 2, inAll: 3 }) {
  const slots = new ReadSlots(options);
  const underWay = new Map<string, (error?: Error) => void>();
  const read = (name: string, client: string, signal = new AbortController().signal) =>
    slots.run({ client, signal }, () => {
      return new Promise<string>((resolve, reject) => {
        underWay.set(name, (error) => {
          underWay.delete(name);
          if (error === undefined) resolve(name);
          else reject(error);
        });
      });
    });
  const end = async (name: string, error?: Error) => {
    underWay.get(name)?.(error);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { read, end, names: () => [...underWay.keys()] };
}

describe('slots for reads', () => {
  it('return the results and the errors of the reads', async () => {
    const { read, end } = held();
    const [good, bad] = [read('a1', 'a'), read('a2', 'a')];
    bad.catch(() => undefined);
    await end('a1');
    await end('a2', new Error('broken'));
    expect(await good).toBe('a1');
    await expect(bad).rejects.toThrow('broken');
  });

  it('are limited for one client, so that another one begins at once', () => {
    const { read, names } = held();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void read(name, 'a');
    expect(names()).toEqual(['a1', 'a2']);
    void read('b1', 'b');
    expect(names()).toEqual(['a1', 'a2', 'b1']);
  });

  it('go next to the client with the fewest reads', async () => {
    const { read, end, names } = held();
    for (const name of ['a1', 'a2', 'a3']) void read(name, 'a');
    for (const name of ['b1', 'c1']) void read(name, name.slice(0, 1));
    await end('a1');
    expect(names()).toEqual(['a2', 'b1', 'c1']);
    await end('b1');
    expect(names()).toEqual(['a2', 'c1', 'a3']);
  });

  it("go to a client's operations in turn", async () => {
    const { read, end, names } = held({ perClient: 1, inAll: 1 });
    const { signal } = new AbortController();
    for (const name of ['large1', 'large2', 'large3']) void read(name, 'a', signal);
    void read('plain', 'a');
    await end('large1');
    expect(names()).toEqual(['large2']);
    await end('large2');
    expect(names()).toEqual(['plain']);
  });

  it('are not given to reads of ended operations', async () => {
    const { read, end, names } = held({ perClient: 1, inAll: 1 });
    const ended = new AbortController();
    let settled = 0;
    for (const name of ['a1', 'a2']) void read(name, 'a', ended.signal).finally(() => (settled += 1));
    void read('b1', 'b');
    ended.abort();
    await end('a1');
    expect([names(), settled]).toEqual([['b1'], 0]);
    await end('b1');
    expect(names()).toEqual([]);
  });
});

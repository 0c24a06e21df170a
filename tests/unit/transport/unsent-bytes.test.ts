import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UnsentBytes } from '../../../src/transport/unsent-bytes.ts';

const counted = () => new UnsentBytes({ perAddress: 100, inAll: 150 });

describe('unsent bytes', () => {
  it('stop the operations of an address at its limit, and those of all at the limit of all', () => {
    const unsent = counted();
    unsent.add('a', 99);
    expect([unsent.mayBegin('a'), unsent.mayBegin('b')]).toEqual([true, true]);
    const end = unsent.add('a', 1);
    expect([unsent.mayBegin('a'), unsent.mayBegin('b')]).toEqual([false, true]);
    unsent.add('b', 50);
    expect([unsent.mayBegin('b'), unsent.mayBegin('c'), unsent.total]).toEqual([false, false, 150]);
    end();
    end();
    expect([unsent.mayBegin('a'), unsent.mayBegin('c'), unsent.total]).toEqual([true, true, 149]);
  });

  it('make WebSockets wait at half of the limit', () => {
    const unsent = counted();
    unsent.add('a', 50);
    expect([unsent.hasRoomForSockets('a'), unsent.mayBegin('a')]).toEqual([false, true]);
  });

  it('let WebSockets go on one by one, those of an address with room first', async () => {
    const unsent = counted();
    const resumed: string[] = [];
    const ends = new Map([['a', unsent.add('a', 60)]]);
    for (const name of ['a1', 'a2', 'b1']) {
      unsent.whenRoomForSockets(name.slice(0, 1), () => {
        resumed.push(name);
        if (name === 'a1') unsent.add('a', 60);
      });
    }
    await nextTurn();
    await nextTurn();
    expect(resumed).toEqual(['b1']);
    ends.get('a')?.();
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    expect(resumed).toEqual(['b1', 'a1']);
  });

  it('forget a WebSocket that waits no more', async () => {
    const unsent = counted();
    const end = unsent.add('a', 60);
    const resumed: string[] = [];
    const forget = unsent.whenRoomForSockets('a', () => resumed.push('a'));
    forget();
    end();
    await nextTurn();
    await nextTurn();
    expect(resumed).toEqual([]);
  });
});

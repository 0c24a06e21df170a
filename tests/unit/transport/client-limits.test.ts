import { describe, expect, it } from 'vitest';
import { ClientLimits, OpenCounts } from '../../../src/transport/client-limits.ts';

const limits = () =>
  new ClientLimits({ requestsPerMinute: 3, sockets: 1, unsent: { perAddress: 1, inAll: 1 }, subscriptions: 1 });

describe('Requests of one address', () => {
  it('are counted for a minute; beyond the limit each gets the seconds that are left', () => {
    const counts = limits();
    const answers = [0, 1_000, 59_000, 59_001, 59_999].map((now) => counts.count('a', now));
    expect(answers).toEqual([null, null, null, 1, 1]);
    expect([counts.count('a', 60_000), counts.count('a', 60_001)]).toEqual([null, null]);
  });

  it('do not count for another address', () => {
    const counts = limits();
    for (let request = 0; request < 9; request += 1) counts.count('a', 0);
    expect(counts.count('b', 0)).toBeNull();
    expect(counts.count('a', 0)).toBe(60);
  });

  it('are refused with the limit and the time to wait', () => {
    expect(limits().refusal(12)).toBe(
      'At most 3 requests and operations can come from one address in a minute. Try again in 12 seconds.',
    );
  });
});

describe('Open things of one address', () => {
  it('are refused beyond the limit, and have room again when one is closed', () => {
    const counts = new OpenCounts(2);
    const close = counts.open('a');
    expect([counts.open('a') === null, counts.open('a') === null, counts.open('b') === null]).toEqual([
      false,
      true,
      false,
    ]);
    close?.();
    expect(counts.open('a')).not.toBeNull();
  });

  it('are closed once, even if the function is called twice', () => {
    const counts = new OpenCounts(2);
    const close = counts.open('a');
    counts.open('a');
    close?.();
    close?.();
    expect(counts.open('a')).not.toBeNull();
    expect(counts.open('a')).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommitReport } from '../../../../src/domain/commit/commit.ts';
import { withinDeadline } from '../../../../src/graphql/execution/deadline.ts';
import { EndingWriter } from '../../../../src/graphql/execution/ending-writer.ts';

const REPORT: CommitReport = { sequence: 1, results: [] };

/** A mutation that makes two commits one after the other, on a store that ends each when the test says so. */
function mutation(timeoutMs: number) {
  const commits: (() => void)[] = [];
  const writer = new EndingWriter({
    commit: () => new Promise((resolve) => commits.push(() => resolve(REPORT))),
  });
  const gone = new AbortController();
  const work = async () => {
    await writer.commit({ items: [] });
    await writer.commit({ items: [] });
    return 'done';
  };
  const answer = withinDeadline({
    timeoutMs,
    gone: gone.signal,
    work,
    untilItMayEnd: () => writer.end(),
    late: () => writer.late(timeoutMs),
  });
  answer.catch(() => undefined);
  return { answer, gone, commits };
}

describe('a mutation', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('finishes the running commit at its deadline, and begins no other', async () => {
    const { answer, commits } = mutation(1_000);
    let isSettled = false;
    answer.catch(() => (isSettled = true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([isSettled, commits.length]).toEqual([false, 1]);
    commits[0]?.();
    await expect(answer).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      message: expect.stringContaining('are written') as string,
    });
    expect(commits).toHaveLength(1);
  });

  it('does the same when its client goes', async () => {
    const { answer, gone, commits } = mutation(60_000);
    gone.abort(new Error('The client is gone'));
    commits[0]?.();
    await expect(answer).rejects.toThrow('The client is gone');
    expect(commits).toHaveLength(1);
  });

  it('runs to its end if nothing ends it', async () => {
    const { answer, commits } = mutation(60_000);
    commits[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    commits[1]?.();
    expect(await answer).toBe('done');
  });
});

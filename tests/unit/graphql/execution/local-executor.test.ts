import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../../src/domain/authority.ts';
import { ErrorMask } from '../../../../src/graphql/errors.ts';
import { withinDeadline } from '../../../../src/graphql/execution/deadline.ts';
import { LocalExecutor } from '../../../../src/graphql/execution/local-executor.ts';
import { executableSchema } from '../../../../src/graphql/execution/schema.ts';
import { ReadSlots } from '../../../../src/store/kit/read-slots.ts';
import type { Reading, RecordReader } from '../../../../src/store/store.ts';

/** Reads that wait until the test lets them go on. */
function held() {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const page = () => {
    begun += 1;
    return new Promise((resolve) => {
      waiting.push(() => {
        resolve({ items: [], more: false, head: 0 });
      });
    });
  };
  const reader = { page } as unknown as RecordReader;
  return { reader, release: () => waiting.splice(0).forEach((go) => go()), begun: () => begun };
}

function executorOn(reader: RecordReader): LocalExecutor {
  const hidden: unknown[] = [];
  const slots = new ReadSlots({ perClient: 1, inAll: 1 });
  const readerFor = (reading: Reading): RecordReader => ({
    ...reader,
    page: (...given) => slots.run(reading, () => reader.page(...given)),
  });
  return new LocalExecutor({
    schema: executableSchema(),
    source: () => Promise.resolve({ readerFor }),
    errors: new ErrorMask({ hints: true, onUnexpectedError: (error) => hidden.push(error) }),
    maxAnswerBytes: 1_000,
  });
}

const call = (query: string) => ({ operation: { query }, viewer: ANONYMOUS, client: 'a', record: 'r', frames: null });
const QUERY = '{ timeline { nodes { id } } }';

describe('an operation', () => {
  it('is answered as JSON', async () => {
    const { reader, release, begun } = held();
    const answer = executorOn(reader).execute(call(QUERY), new AbortController().signal);
    await expect.poll(begun).toBe(1);
    release();
    expect(await answer).toEqual([{ text: '{"data":{"timeline":{"nodes":[]}}}', hasErrors: false }]);
  });

  it('ends with the reason of its signal, and no part of it goes on', async () => {
    const { reader, release, begun } = held();
    const controller = new AbortController();
    const answer = executorOn(reader).execute(call(QUERY), controller.signal);
    await expect.poll(begun).toBe(1);
    controller.abort(new Error('The client is gone'));
    await expect(answer).rejects.toThrow('The client is gone');
    release();
    await expect(executorOn(reader).execute(call(QUERY), controller.signal)).rejects.toThrow('The client is gone');
    expect(begun()).toBe(1);
  });

  it('is refused if its answer is too long', async () => {
    const name = 'a'.repeat(990);
    const answer = executorOn(held().reader).execute(call(`{ ${name}: __typename }`), new AbortController().signal);
    await expect(answer).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('ends at its deadline', async () => {
    const { reader } = held();
    const work = (signal: AbortSignal) => executorOn(reader).execute(call(QUERY), signal);
    const answer = withinDeadline({ timeoutMs: 1, gone: null, work });
    await expect(answer).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });
});

/** The thread of `thread.ts`: it writes to the store while the main thread reads. */
import { workerData } from 'node:worker_threads';
import type { Batch, ItemResult } from '../../domain/commit/commit.ts';
import type { DomainError } from '../../errors.ts';
import { type PutRequest, storeTarget } from '../../importing/import-target.ts';
import { openStore } from '../../store/open-store.ts';
import { answerCalls } from '../../threads/answer-calls.ts';

/** An `ItemResult` without the class of its error, which cannot cross threads. */
export type PlainResult =
  | Exclude<ItemResult, { outcome: 'REFUSED' }>
  | ({ readonly outcome: 'REFUSED' } & Pick<DomainError, 'code' | 'message' | 'location'>);

const store = openStore(String(workerData));
const target = store.then(storeTarget);
// Each call reports this error itself.
target.catch(() => undefined);

const calls = {
  async ping(): Promise<void> {
    await (await store).ping();
  },
  async commit(batch: Batch): Promise<PlainResult[]> {
    return (await (await target).commit(batch)).results.map(toPlain);
  },
  async put(requests: readonly PutRequest[]): Promise<PlainResult[]> {
    return (await (await target).put(requests)).map(toPlain);
  },
  async named(ids: readonly string[]) {
    return (await target).named(ids);
  },
  async close(): Promise<void> {
    await (await store).close();
  },
};

function toPlain(result: ItemResult): PlainResult {
  if (result.outcome !== 'REFUSED') return result;
  const { code, message, location } = result.error;
  return { outcome: 'REFUSED', code, message, location };
}

export type ImportCalls = typeof calls;

answerCalls(calls);

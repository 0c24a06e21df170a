import type { ItemResult } from '../../domain/commit/commit.ts';
import { DomainError } from '../../errors.ts';
import type { ImportTarget } from '../../importing/import-target.ts';
import { CallThread } from '../../threads/call-thread.ts';
import { startThread } from '../../threads/start-thread.ts';
import type { ImportCalls, PlainResult } from './import-worker.ts';

/**
 * Opens a store on its own thread, so that one batch is committed while the next one is read.
 *
 * @throws DomainError STORE_UNAVAILABLE or STORE_TOO_NEW
 */
export async function openImportThread(location: string): Promise<ImportTarget & AsyncDisposable> {
  const worker = startThread('./import-worker', import.meta.url, location);
  const thread = new CallThread<ImportCalls>(worker, (reason) => {
    return new DomainError(
      'STORE_UNAVAILABLE',
      `The thread that writes to the store ended unexpectedly: ${reason}. Run the command again; it goes on where it was.`,
    );
  });
  const close = async () => {
    if (!thread.isGone) await thread.call('close');
    await thread.close();
  };
  try {
    await thread.call('ping');
  } catch (error) {
    await thread.close();
    throw error;
  }
  return {
    commit: async (batch) => ({ results: (await thread.call('commit', batch)).map(toItemResult) }),
    // The store does not need the positions of the items.
    put: async (requests) => {
      const bare = requests.map(({ item, ifAbsent = false }) => ({ item, ifAbsent }));
      return (await thread.call('put', bare)).map(toItemResult);
    },
    named: (ids) => thread.call('named', ids),
    [Symbol.asyncDispose]: close,
  };
}

function toItemResult(result: PlainResult): ItemResult {
  if (result.outcome !== 'REFUSED') return result;
  return { outcome: 'REFUSED', error: new DomainError(result.code, result.message, result.location) };
}

import { DomainError } from '../../../errors.ts';
import { startThread } from '../../../threads/start-thread.ts';

/**
 * Writes the whole file anew, on a thread of its own, so that nothing is left of what was deleted: neither on free pages
 * nor in the index of words nor in the write-ahead log. SQLite's own `secure_delete` is not enough for that: it leaves
 * copies behind where rows moved within a page before they were deleted. Reads go on meanwhile; commits wait.
 *
 * @throws DomainError STORE_UNAVAILABLE where it could not be done.
 */
export function rewriteFile(file: string): Promise<void> {
  const worker = startThread('./rewrite-worker', import.meta.url, file);
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      const message = `The entry is erased, but the file ${file} could not be rewritten and may still hold its words: ${reason} Erase the entry again to try again.`;
      reject(new DomainError('STORE_UNAVAILABLE', message));
    };
    worker.on('error', (error) => {
      fail(error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else fail('the thread that rewrites it ended.');
    });
  });
}

import { DomainError } from '../../../errors.ts';
import { startThread } from '../../../threads/start-thread.ts';

/**
 * Rewrites the whole file, on its own thread. Afterwards the file has no trace of the deleted rows: not on free pages,
 * not in the index of words, not in the write-ahead log. SQLite's `secure_delete` is not enough: it leaves copies of
 * rows that moved within a page before they were deleted. Reads go on meanwhile; commits wait.
 *
 * @throws DomainError STORE_UNAVAILABLE if the rewrite fails
 */
export function rewriteFile(file: string): Promise<void> {
  const worker = startThread('./rewrite-worker', import.meta.url, file);
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      const message = `The entry is erased, but the file ${file} could not be rewritten and may still hold its words: ${reason} Erase the entry again to try again.`;
      const publicMessage = 'The entry is erased, but its words may still be in the file. Erase it again to try again.';
      reject(new DomainError('STORE_UNAVAILABLE', message, {}, { publicMessage }));
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

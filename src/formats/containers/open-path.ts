import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '../../errors.ts';
import type { Archive } from './archive.ts';
import { diskFile } from './disk-file.ts';

/**
 * What stands under a path.
 *
 * @throws DomainError BAD_CONFIGURATION where it can't be read
 */
export async function openPath(path: string): Promise<Archive> {
  try {
    const { size } = await stat(path);
    return {
      files: [diskFile({ location: path, path: basename(path), size })],
      unopened: [],
      [Symbol.asyncDispose]: async () => undefined,
    };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(
      'BAD_CONFIGURATION',
      `can't be read: ${(error as Error).message}`,
      { file: path },
      { cause: error },
    );
  }
}

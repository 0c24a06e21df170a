import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paragraphsOf } from '../../domain/review/verify-quotes.ts';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

/** A folder with the texts of sources. Each text is read when it is needed. */
export interface SourceTexts {
  readonly folder: string;
  /** The paragraphs of a text; null if the folder has no such file. */
  read(file: string): Promise<readonly string[] | null>;
}

/** @throws DomainError BAD_CONFIGURATION if the folder, or later a text in it, cannot be read. */
export async function readSourceTexts(folder: string): Promise<SourceTexts> {
  const names = await filesIn(folder);
  return { folder, read: async (file) => (names.has(file) ? readText(join(folder, file)) : null) };
}

async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    const files = await readdir(folder, { withFileTypes: true });
    return new Set(files.filter((file) => !file.isDirectory()).map((file) => file.name));
  } catch (error) {
    const message = `The folder of --sources cannot be read: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file: folder }, { cause: error });
  }
}

async function readText(path: string): Promise<readonly string[]> {
  try {
    return paragraphsOf(await readFile(path, 'utf8'));
  } catch (error) {
    const message = `The text cannot be read: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file: path }, { cause: error });
  }
}

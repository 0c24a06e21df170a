import { writeFile } from 'node:fs/promises';
import { mergesOf, type MergeProposal } from '../../domain/review/merge-proposals.ts';
import { FORMAT_VERSION } from '../../domain/record/file.ts';
import { toFileAct } from '../../domain/record/acts.ts';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

/**
 * Writes the proposals as acts in the own format, one a line, the surest first. A reader deletes the wrong ones and imports
 * the file.
 *
 * @throws DomainError BAD_CONFIGURATION if the file cannot be written
 */
export async function writeMerges(file: string, proposals: readonly MergeProposal[]): Promise<void> {
  const lines = [{ backchannel: FORMAT_VERSION }, ...proposals.flatMap(mergesOf).map(toFileAct)];
  try {
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  } catch (error) {
    const message = `The file of --merges cannot be written: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file }, { cause: error });
  }
}

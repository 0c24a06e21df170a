import { writeFile } from 'node:fs/promises';
import { mergesOf, type MergeProposal } from '../../domain/review/merge-proposals.ts';
import { toFileAct } from '../../domain/record/acts.ts';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

/**
 * Proposals as acts in the own format, one a line, the surest first: whoever has taken out those that are wrong imports
 * the rest.
 *
 * @throws DomainError BAD_CONFIGURATION where the file can't be written
 */
export async function writeMerges(file: string, proposals: readonly MergeProposal[]): Promise<void> {
  const lines = [{ backchannel: 1 }, ...proposals.flatMap(mergesOf).map(toFileAct)];
  try {
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  } catch (error) {
    const message = `can't be written: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file }, { cause: error });
  }
}

import { Command } from 'commander';
import pc from 'picocolors';
import type { Inconsistency, Store } from '../../store/store.ts';
import { EXIT } from '../shell/exit-codes.ts';
import { openRecord } from '../shell/open-record.ts';
import { storeOption } from '../shell/options.ts';
import { checkRecord } from './record-check.ts';
import { counted, plain } from '../shell/terminal-text.ts';

interface DoctorOptions {
  readonly store?: string;
  readonly mend?: boolean;
}

export function doctorCommand(interrupted: AbortSignal): Command {
  return new Command('doctor')
    .description('Check that a store is whole, and mend what can be worked out from the record.')
    .addOption(storeOption())
    .option('--mend', 'put right what can be worked out; commits wait meanwhile')
    .addHelpText(
      'after',
      `
It reads everything: whether the index, the words and the counts say what the record says, whether what follows from the
record (moments, order keys, reply states, threads) does follow from it, and whether all that it refers to is there.
Exits with 1 if anything is wrong and was not mended. What is lost can't be worked out: it needs the archive that it came
from, or a copy; while a record can't be read, nothing is mended. Mending what follows from entries lets the change log begin anew, and with it the cursors of live replays.

Example:
  $ backchannel doctor --mend`,
    )
    .action(async ({ mend = false, ...options }: DoctorOptions) => {
      await using record = await openRecord({ ...options, seed: false });
      const isHealthy = await examine(record.store, mend, interrupted);
      if (!isHealthy) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

/** @returns whether nothing is wrong, or nothing any more */
async function examine(store: Store, mend: boolean, interrupted: AbortSignal): Promise<boolean> {
  let wrong = 0;
  let mended = 0;
  const tell = (inconsistency: Inconsistency) => {
    interrupted.throwIfAborted();
    wrong += 1;
    const isMended = mend && inconsistency.canBeMended;
    if (isMended) mended += 1;
    const label = isMended ? pc.green('mended') : inconsistency.canBeMended ? pc.yellow('wrong ') : pc.red('lost  ');
    process.stdout.write(`${label} ${inconsistency.what}: ${plain(inconsistency.detail)}\n`);
  };
  const inconsistencies: Inconsistency[] = [];
  for await (const inconsistency of store.checkIndex()) inconsistencies.push(inconsistency);
  // To write anew what can't be read would take the last of it away.
  const isLost = inconsistencies.some(({ canBeMended }) => !canBeMended);
  if (mend && inconsistencies.length > 0 && !isLost) await store.rebuildIndex();
  for (const inconsistency of inconsistencies)
    tell({ ...inconsistency, canBeMended: inconsistency.canBeMended && !isLost });
  if (isLost)
    process.stdout.write('What follows from the record was not looked at, because not all of it can be read.\n');
  else {
    for await (const { inconsistencies: found, misderived, lastCommit } of checkRecord(store)) {
      interrupted.throwIfAborted();
      if (mend && found.some(({ canBeMended }) => canBeMended)) await store.mend(misderived, lastCommit);
      for (const inconsistency of found) tell(inconsistency);
    }
  }
  const left = wrong - mended;
  const hint = left > 0 && !mend ? ' --mend puts right what is only wrong.' : '';
  const verdict = wrong === 0 ? 'Nothing is wrong.' : `${counted(wrong, 'fault')}, ${mended} mended.${hint}`;
  process.stdout.write(`${pc.bold(store.name)}: ${verdict}\n`);
  return left === 0;
}

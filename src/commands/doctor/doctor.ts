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
    .description('Check a store for inconsistencies, and mend those that can be worked out from the record.')
    .addOption(storeOption())
    .option('--mend', 'mend what can be worked out; commits wait until it is done')
    .addHelpText(
      'after',
      `
It reads the whole store and checks three things:
  - The index, the words and the counts agree with the record.
  - The stored results (moments, order keys, reply states, threads) follow from the record.
  - Every reference leads to something that is in the store.

Each inconsistency is "wrong" (it can be mended), "lost" (it cannot) or "mended". Lost data need the archive that they came
from, or a copy of the store. If a record cannot be read, nothing is mended. Mending entries starts a new change log; replays
that are behind then get CURSOR_EXPIRED. Exits with 1 if an inconsistency is left.

Example:
  $ backchannel doctor --mend`,
    )
    .action(async ({ mend = false, ...options }: DoctorOptions) => {
      await using record = await openRecord({ ...options, seed: false });
      const isHealthy = await examine(record.store, mend, interrupted);
      if (!isHealthy) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

/** @returns whether the store is consistent, or all of it was mended */
async function examine(store: Store, mend: boolean, interrupted: AbortSignal): Promise<boolean> {
  let wrong = 0;
  let mended = 0;
  const report = (inconsistency: Inconsistency) => {
    interrupted.throwIfAborted();
    wrong += 1;
    const isMended = mend && inconsistency.canBeMended;
    if (isMended) mended += 1;
    const label = isMended ? pc.green('mended') : inconsistency.canBeMended ? pc.yellow('wrong ') : pc.red('lost  ');
    process.stdout.write(`${label} ${inconsistency.what}: ${plain(inconsistency.detail)}\n`);
  };
  const inconsistencies: Inconsistency[] = [];
  for await (const inconsistency of store.checkIndex()) inconsistencies.push(inconsistency);
  // A rebuild would delete what is left of a record that cannot be read.
  const isLost = inconsistencies.some(({ canBeMended }) => !canBeMended);
  if (mend && inconsistencies.length > 0 && !isLost) await store.rebuildIndex();
  for (const inconsistency of inconsistencies)
    report({ ...inconsistency, canBeMended: inconsistency.canBeMended && !isLost });
  if (isLost) process.stdout.write('Only the index was checked, because a part of the record cannot be read.\n');
  else {
    for await (const { inconsistencies: found, toRederive, lastCommit } of checkRecord(store)) {
      interrupted.throwIfAborted();
      if (mend && found.some(({ canBeMended }) => canBeMended)) await store.mend(toRederive, lastCommit);
      for (const inconsistency of found) report(inconsistency);
    }
  }
  const left = wrong - mended;
  const hint = left > 0 && !mend ? ' Run it with --mend to mend what is wrong.' : '';
  const verdict =
    wrong === 0
      ? 'No inconsistency was found.'
      : `${counted(wrong, 'inconsistency', 'inconsistencies')}, ${mended} mended.${hint}`;
  process.stdout.write(`${pc.bold(store.name)}: ${verdict}\n`);
  return left === 0;
}

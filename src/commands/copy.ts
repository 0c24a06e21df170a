import { resolve } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import { DomainError } from '../errors.ts';
import { copyRecord } from '../copying/copy-record.ts';
import { openRecord } from './shell/open-record.ts';
import { counted } from './shell/terminal-text.ts';

interface CopyCommandOptions {
  readonly from: string;
  readonly to: string;
}

export function copyCommand(interrupted: AbortSignal): Command {
  return new Command('copy')
    .description('Move a whole record from one store to another, such as from a file to MongoDB.')
    .requiredOption('--from <location>', 'sqlite:FILE or mongodb://HOST/DATABASE')
    .requiredOption('--to <location>', 'the same; new and empty, or a copy that was begun')
    .addHelpText(
      'after',
      `
Ids, revisions with their reasons and times, retractions, marks of what was erased, merged actors and revoked tokens come
along. The log of changes does not: a replay that had seen all goes on by its cursor, another begins anew
(CURSOR_EXPIRED). It may be interrupted and goes on where it was; done again it
brings what has changed since. Nothing is written to the source. A target that holds a record of its own is refused, and
so is one that was written to since it was copied; serve from it when the copy is done.

Example:
  $ backchannel copy --from sqlite:./data/backchannel.db --to mongodb://db.example.org/backchannel`,
    )
    .action(async ({ from: fromLocation, to: toLocation }: CopyCommandOptions) => {
      const source = placeOf(fromLocation);
      if (source === placeOf(toLocation)) {
        throw new DomainError('BAD_CONFIGURATION', '--from and --to are the same store.');
      }
      await using from = await openRecord({ store: fromLocation, seed: false });
      await using to = await openRecord({ store: toLocation, seed: false });
      const counts = await copyRecord(from.store, to.store, {
        source: from.store.name.startsWith('sqlite:') ? source : from.store.name,
        signal: interrupted,
        onProgress: ({ named, entries }) => {
          if (process.stderr.isTTY) {
            process.stderr.write(`\r${pc.dim(`${counted(named, 'name')}, ${counted(entries, 'entry', 'entries')}`)}`);
          }
        },
      });
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
      const copied = [
        counted(counts.named, 'collection, actor, source or link', 'collections, actors, sources and links'),
        counted(counts.entries, 'entry', 'entries'),
        counted(counts.revisions, 'earlier revision'),
        counted(counts.erased, 'erasure'),
      ];
      process.stdout.write(`${pc.bold('copied')} ${copied.join(', ')}\n`);
    });
}

/** A location in the one way of writing it. */
function placeOf(location: string): string {
  const file = /^sqlite:(.+)$/.exec(location)?.[1];
  return file === undefined ? location : `sqlite:${resolve(file)}`;
}

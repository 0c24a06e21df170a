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
    .description('Copy a whole record from one store to another, for example from a file to MongoDB.')
    .requiredOption('--from <location>', 'sqlite:FILE or mongodb://HOST/DATABASE')
    .requiredOption('--to <location>', 'the same; a new, empty store, or an unfinished copy')
    .addHelpText(
      'after',
      `
The copy has all ids, revisions with their reasons and times, retractions, marks of erasures, merged actors and revoked
tokens. It does not have the change log: a replay that had seen everything resumes by its cursor, any other one gets
CURSOR_EXPIRED and starts again.

The command may be interrupted: run it again, and it goes on where it was. A later run brings the changes since then.
Nothing is written to the source. The target must be empty or a copy of this source, and nobody else may write to it
before the copy is finished.

Example:
  $ backchannel copy --from sqlite:./data/backchannel.db --to mongodb://db.example.org/backchannel`,
    )
    .action(async ({ from: fromLocation, to: toLocation }: CopyCommandOptions) => {
      const source = canonicalLocation(fromLocation);
      if (source === canonicalLocation(toLocation)) {
        throw new DomainError('BAD_CONFIGURATION', '--from and --to name the same store. Name two different ones.');
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

/** A location with the full path of its file. */
function canonicalLocation(location: string): string {
  const file = /^sqlite:(.+)$/.exec(location)?.[1];
  return file === undefined ? location : `sqlite:${resolve(file)}`;
}

import { Command, Option } from 'commander';
import { DomainError } from '../../errors.ts';
import { DATE_ORDERS } from '../../formats/format.ts';
import { INPUT_FORMATS } from '../../importing/recognise.ts';
import { describeError, EXIT } from '../shell/exit-codes.ts';
import { storeOption } from '../shell/options.ts';
import { OwnFiles } from './own-files.ts';
import { PathWatch } from './path-watch.ts';
import { type ImportCommandOptions, importOnce } from './run.ts';

export function importCommand(interrupted: AbortSignal): Command {
  return new Command('import')
    .description('Import records and archives into the store. A second import of the same file changes nothing.')
    .argument('<path...>', 'files, folders, and archives packed as .zip, .tar, .tar.gz or .gz')
    .addOption(storeOption())
    .addOption(
      new Option('--format <name>', 'format of the files (default: recognised by their contents)').choices(
        INPUT_FORMATS.map(({ name }) => name),
      ),
    )
    .option(
      '--collection <id>',
      'collection to import into (default: one with the name of the archive); not for the own format',
    )
    .option('--title <text>', 'title of the collection; not for the own format')
    .option('--time-zone <zone>', 'IANA time zone of times without one (default: that of the collection, or UTC)')
    .addOption(
      new Option('--date-order <order>', 'order of day, month and year in dates that do not show it').choices(
        DATE_ORDERS,
      ),
    )
    .option('--mapping <file>', 'file that says what the columns of a table mean')
    .option('--me <name>', 'handle or name of the person who exported the archive, if it does not say')
    .addOption(
      new Option('--visibility <whose>', 'visibility of messages, if the archive does not say').choices([
        'private',
        'public',
      ]),
    )
    .option('--dry-run', 'show the report, and write nothing')
    .option('--report <file>', 'write the report as JSON, too')
    .option('--watch', 'import again on every change, until Ctrl-C')
    .addHelpText(
      'after',
      `
A part that is wrong is skipped and reported with its location; the rest is imported. Exits with 1 if a part was skipped.

Examples:
  $ backchannel import my-record.json --dry-run
  $ backchannel import exported.ndjson --store sqlite:./data/mine.db --report report.json
  $ backchannel import slack-export.zip discord-folder/ twitter-archive.zip
  $ backchannel import "WhatsApp Chat with Ann.txt" --time-zone Europe/Berlin --date-order dmy`,
    )
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const isComplete =
        options.watch === true
          ? await importOnChange(paths, options, interrupted)
          : await importOnce(paths, options, interrupted);
      if (!isComplete) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

/** Imports now and after every change, until it is interrupted. An error is reported; the next change may mend it. */
async function importOnChange(
  paths: readonly string[],
  options: ImportCommandOptions,
  interrupted: AbortSignal,
): Promise<boolean> {
  using watch = new PathWatch(paths, new OwnFiles(options));
  let isComplete = await importOnce(paths, options, interrupted);
  for (;;) {
    process.stderr.write('Waiting for changes. Press Ctrl-C to end.\n');
    try {
      await watch.settled(interrupted);
    } catch (error) {
      if (interrupted.aborted) return isComplete;
      throw error;
    }
    try {
      isComplete = await importOnce(paths, options, interrupted);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      isComplete = false;
      process.stderr.write(`backchannel: ${describeError(error)}\n`);
    }
  }
}

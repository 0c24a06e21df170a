import { Command, Option } from 'commander';
import pc from 'picocolors';
import { readConfig } from '../../config.ts';
import { DomainError } from '../../errors.ts';
import { DryRun } from '../../importing/dry-run.ts';
import { DATE_ORDERS } from '../../formats/format.ts';
import { importInput, openInput, type OpenedPath } from '../../importing/import-path.ts';
import type { Skipped } from '../../importing/import-records.ts';
import { type ImportTarget, importTarget } from '../../importing/import-target.ts';
import { INPUT_FORMATS } from '../../importing/recognise.ts';
import { Tally } from '../../importing/tally.ts';
import { openScratchStore } from '../../store/open-store.ts';
import { describeError, EXIT } from '../shell/exit-codes.ts';
import { contextFor, type ImportReadOptions, readOptions } from './options.ts';
import { ensureMapping } from './mapping.ts';
import { Groups, type PathReport, reasonGroup, ReportFile } from './report.ts';
import { toTable } from './table.ts';
import { openImportThread } from './thread.ts';
import { openRecord } from '../shell/open-record.ts';
import { OwnFiles } from './own-files.ts';
import { PathWatch } from './path-watch.ts';
import { storeOption } from '../shell/options.ts';
import { startProgress } from '../shell/progress.ts';
import { plain } from '../shell/terminal-text.ts';

interface ImportCommandOptions extends ImportReadOptions {
  readonly store?: string;
  readonly format?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly watch?: boolean;
}

export function importCommand(interrupted: AbortSignal): Command {
  return new Command('import')
    .description('Load records and archives into the store. Importing the same again changes nothing.')
    .argument('<path...>', 'files, folders, or archives packed as .zip, .tar, .tar.gz or .gz')
    .addOption(storeOption())
    .addOption(
      new Option('--format <name>', 'instead of recognising it').choices(INPUT_FORMATS.map(({ name }) => name)),
    )
    .option(
      '--collection <id>',
      'collection to import into, instead of one by the name of the archive; not for the own format',
    )
    .option('--title <text>', "the collection's title")
    .option('--time-zone <zone>', 'IANA zone of times that say none (else that of the collection, else UTC)')
    .addOption(
      new Option('--date-order <order>', 'day, month and year where a file leaves it open').choices(DATE_ORDERS),
    )
    .option('--mapping <file>', 'which column of a table is what')
    .option('--me <name>', 'handle or name of whoever exported the archive, where it does not say')
    .addOption(
      new Option('--visibility <whose>', 'of messages, where the archive does not tell').choices(['private', 'public']),
    )
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--report <file>', 'write the report as JSON too')
    .option('--watch', 'import again whenever it changes, until Ctrl-C')
    .addHelpText(
      'after',
      `
What is wrong is named and skipped; the rest is imported, in whole batches. Exits with 1 if anything was skipped.

Examples:
  $ backchannel import my-record.json --dry-run
  $ backchannel import exported.ndjson --store sqlite:./data/mine.db --report report.json
  $ backchannel import slack-export.zip discord-folder/ twitter-archive.zip
  $ backchannel import "WhatsApp Chat with Ann.txt" --time-zone Europe/Berlin --date-order dmy`,
    )
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const isComplete =
        options.watch === true
          ? await importWhenever(paths, options, interrupted)
          : await importOnce(paths, options, interrupted);
      if (!isComplete) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

/**
 * Imports now and whenever what stands under the paths has changed, until it is interrupted. What can't be opened is
 * told; the next change may mend it.
 */
async function importWhenever(
  paths: readonly string[],
  options: ImportCommandOptions,
  interrupted: AbortSignal,
): Promise<boolean> {
  using watch = new PathWatch(paths, new OwnFiles(options));
  let isComplete = await importOnce(paths, options, interrupted);
  for (;;) {
    process.stderr.write('Waiting for changes; Ctrl-C ends this.\n');
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

/** @returns whether nothing was skipped */
async function importOnce(
  paths: readonly string[],
  options: ImportCommandOptions,
  interrupted: AbortSignal,
): Promise<boolean> {
  const read = await readOptions(options);
  await using opened = await openAll(paths, options);
  refuseOtherCollection(opened.inputs, options);
  await ensureMapping(opened.inputs, read.mapping, (text) => process.stdout.write(text));
  const isDryRun = options.dryRun === true;
  await using target = isDryRun
    ? await openRehearsal(options)
    : await openImportThread(readConfig(options, process.env).store);
  using reportFile = options.report === undefined ? null : new ReportFile(options.report, isDryRun);
  const reports: PathReport[] = [];
  for (const input of opened.inputs) {
    if (interrupted.aborted) break;
    reports.push(await importOpened(input, { target, reportFile, read, interrupted }));
  }
  process.stdout.write(toTable(reports, isDryRun));
  interrupted.throwIfAborted();
  return reports.every(({ counts }) => counts.skipped === 0);
}

/** Says what an import would do, and writes nothing. */
async function openRehearsal(options: ImportCommandOptions): Promise<ImportTarget & AsyncDisposable> {
  const scratch = await openScratchStore();
  try {
    const record = await openRecord({ ...options, seed: false });
    const close = async () => {
      await scratch.close();
      await record[Symbol.asyncDispose]();
    };
    return { ...importTarget(new DryRun(record.store, scratch)), [Symbol.asyncDispose]: close };
  } catch (error) {
    await scratch.close();
    throw error;
  }
}

/** Entries put elsewhere than their file says would collide with what they answer and with the zone of their days. */
function refuseOtherCollection(inputs: readonly OpenedPath[], { collection, title }: ImportReadOptions): void {
  const option = collection !== undefined ? '--collection' : title !== undefined ? '--title' : null;
  const naming = inputs.flatMap(({ parts }) => parts).find(({ format }) => 'read' in format && format.namesCollections);
  if (option === null || naming === undefined || !('file' in naming)) return;
  const message = `names its collections itself, which ${option} can't change: leave that out, or edit the file.`;
  throw new DomainError('BAD_CONFIGURATION', message, { file: naming.file.path });
}

/** All of them, so that one that can't be opened ends the command before anything is written. */
async function openAll(paths: readonly string[], options: ImportCommandOptions) {
  const own = new OwnFiles(options);
  const inputs: OpenedPath[] = [];
  const close = async () => {
    for (const input of inputs) await input[Symbol.asyncDispose]();
  };
  try {
    for (const path of paths) inputs.push(await openInput(path, options.format, (file) => own.has(file)));
  } catch (error) {
    await close();
    throw error;
  }
  return { inputs, [Symbol.asyncDispose]: close };
}

interface Surroundings {
  readonly target: ImportTarget;
  readonly reportFile: ReportFile | null;
  readonly read: Awaited<ReturnType<typeof readOptions>>;
  readonly interrupted: AbortSignal;
}

async function importOpened(
  input: OpenedPath,
  { target, reportFile, read, interrupted }: Surroundings,
): Promise<PathReport> {
  const { path, archive, parts } = input;
  using progress = startProgress(
    path,
    archive.files.reduce((sum, { size }) => sum + size, 0),
  );
  const tally = new Tally();
  const reasons = new Groups();
  const notes = new Groups();
  reportFile?.begin(path);
  const counts = await importInput(input, contextFor(path, read, target), {
    target,
    onItem: (item) => tally.add(item),
    onSkipped: (skipped) => {
      reasons.add(reasonGroup(skipped.reason), skipped.reason);
      reportFile?.skip(skipped);
      progress.print(`${pc.yellow('skipped')} ${describe(path, skipped)}`);
    },
    onNote: (note) => {
      notes.add(note.topic, note.text);
      reportFile?.note(note);
    },
    onName: (actor, name) => tally.addName(actor, name),
    onProgress: (sofar) => progress.update(sofar.read),
    onBytes: (count) => progress.advance(count),
    signal: interrupted,
  });
  const report = {
    formats: [...new Set(parts.map(({ format }) => format.name))],
    counts: { ...counts, ...tally.counts },
    reasons: reasons.counted,
    notes: notes.counted,
    proposals: tally.proposals,
  };
  reportFile?.end(report);
  return { file: path, ...report };
}

function describe(path: string, { at, id, reason }: Skipped): string {
  // The name of a file by itself is said by its path already.
  const file = at.file === undefined || path.endsWith(at.file) ? undefined : at.file;
  const place = [path, file, at.line].filter((part) => part !== undefined).join(':');
  const message = at.message === undefined ? undefined : `message ${at.message}`;
  const isNamed = id !== null && !reason.startsWith(id);
  const what = [message, isNamed ? id : undefined, at.path].filter((part) => part !== undefined);
  return plain([place, ...what, reason].join(': '));
}

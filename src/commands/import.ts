import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { DomainError } from '../errors.ts';
import { DryRun } from '../formats/dry-run.ts';
import type { InputFormat } from '../formats/format.ts';
import { importRecords, type ImportCounts, type Skipped } from '../formats/import-records.ts';
import { INPUT_FORMATS, recogniseFormat } from '../formats/recognise.ts';
import type { Store } from '../store/store.ts';
import { EXIT } from './exit-codes.ts';
import { openRecord } from './open-record.ts';
import { storeOption } from './options.ts';
import { startProgress } from './progress.ts';

interface ImportCommandOptions {
  readonly store?: string;
  readonly format?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
}

interface FileReport {
  readonly file: string;
  readonly format: string;
  readonly counts: ImportCounts;
  readonly skipped: readonly Skipped[];
}

export function importCommand(interrupted: AbortSignal): Command {
  return new Command('import')
    .description('Load records into the store. Importing the same again changes nothing.')
    .argument('<path...>', 'files in the own format, JSON or NDJSON')
    .addOption(storeOption())
    .addOption(
      new Option('--format <name>', 'instead of recognising it').choices(INPUT_FORMATS.map(({ name }) => name)),
    )
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--report <file>', 'write the report as JSON too')
    .addHelpText(
      'after',
      `
A line that is wrong is named and skipped; the rest is imported, in whole batches. Exits with 1 if anything was skipped.

Examples:
  $ backchannel import my-record.json --dry-run
  $ backchannel import exported.ndjson --store sqlite:./data/mine.db --report report.json`,
    )
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const inputs = await Promise.all(paths.map((path) => toInput(path, options.format)));
      await using record = await openRecord({ ...options, seed: false });
      const dryRun = options.dryRun === true ? new DryRun(record.store, await record.store.head()) : null;
      const reports: FileReport[] = [];
      for (const input of inputs) reports.push(await importFile(input, dryRun ?? record.store, interrupted));
      process.stdout.write(toTable(reports, dryRun !== null));
      if (options.report !== undefined)
        await writeFile(options.report, `${JSON.stringify({ dryRun: dryRun !== null, files: reports }, null, 2)}\n`);
      if (reports.some(({ counts }) => counts.skipped > 0)) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

interface Input {
  readonly path: string;
  readonly bytes: number;
  readonly format: InputFormat;
}

async function toInput(path: string, formatName: string | undefined): Promise<Input> {
  try {
    const { size } = await stat(path);
    const named = INPUT_FORMATS.find(({ name }) => name === formatName);
    return { path, bytes: size, format: named ?? (await recogniseFormat(path)) };
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

async function importFile(
  input: Input,
  target: Pick<Store, 'commit'> | DryRun,
  signal: AbortSignal,
): Promise<FileReport> {
  using progress = startProgress(input.path, input.bytes);
  const skipped: Skipped[] = [];
  const stream = createReadStream(input.path);
  const bytes = progress.counting(stream);
  const counts = await importRecords(input.format.read(bytes), {
    commit: (batch) => target.commit(batch),
    onSkipped: (problem) => {
      skipped.push(problem);
      progress.print(`${pc.yellow('skipped')} ${describe(input.path, problem)}`);
    },
    onProgress: (sofar) => progress.update(sofar.read),
    signal,
  });
  return { file: input.path, format: input.format.name, counts, skipped };
}

function describe(file: string, { at, id, reason }: Skipped): string {
  const place = [file, at.line, at.path ?? id].filter((part) => part !== undefined && part !== null).join(':');
  return `${place}: ${reason}`;
}

function toTable(reports: readonly FileReport[], isDryRun: boolean): string {
  const columns = ['read', 'added', 'unchanged', 'changed', 'skipped'] as const;
  const width = Math.max(4, ...reports.map(({ file }) => file.length));
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)} ${cells.map((cell) => cell.padStart(10)).join('')}\n`;
  const note = isDryRun ? pc.dim('Nothing was written: this is what would happen.\n') : '';
  return (
    row('file', columns) +
    reports
      .map(({ file, counts }) =>
        row(
          file,
          columns.map((column) => String(counts[column])),
        ),
      )
      .join('') +
    note
  );
}

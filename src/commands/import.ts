import { createReadStream } from 'node:fs';
import { access, constants, stat, writeFile } from 'node:fs/promises';
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
import { plain } from './terminal-text.ts';

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
      for (const input of inputs) {
        if (!interrupted.aborted) reports.push(await importFile(input, dryRun ?? record.store, interrupted));
      }
      process.stdout.write(toTable(reports, dryRun !== null));
      if (options.report !== undefined)
        await writeFile(options.report, `${JSON.stringify({ dryRun: dryRun !== null, files: reports }, null, 2)}\n`);
      interrupted.throwIfAborted();
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
    await access(path, constants.R_OK);
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
  const place = [file, at.line].filter((part) => part !== undefined).join(':');
  const what = [id !== null && !reason.startsWith(id) ? id : undefined, at.path].filter((part) => part !== undefined);
  return plain([place, ...what, reason].join(': '));
}

const COLUMNS = ['read', 'added', 'unchanged', 'changed', 'skipped'] as const;
type Column = (typeof COLUMNS)[number];

function toTable(reports: readonly FileReport[], isDryRun: boolean): string {
  const rows: (readonly [name: string, counts: ImportCounts])[] = reports.map(({ file, counts }) => [
    plain(file),
    counts,
  ]);
  if (rows.length > 1) rows.push(['together', sumOf(reports)]);
  const width = Math.max(4, ...rows.map(([name]) => name.length));
  const cell = (counts: ImportCounts, column: Column) => {
    const text = counts[column].toLocaleString('en').padStart(11);
    if (counts[column] === 0) return pc.dim(text);
    return column === 'skipped' ? pc.yellow(text) : text;
  };
  const lines = [
    pc.bold(`${'file'.padEnd(width)} ${COLUMNS.map((column) => column.padStart(11)).join('')}`),
    ...rows.map(([name, counts]) => `${name.padEnd(width)} ${COLUMNS.map((column) => cell(counts, column)).join('')}`),
    ...(isDryRun ? [pc.dim('Nothing was written: this is what would happen.')] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function sumOf(reports: readonly FileReport[]): ImportCounts {
  const sum: ImportCounts = { read: 0, added: 0, unchanged: 0, changed: 0, skipped: 0 };
  for (const { counts } of reports) for (const column of COLUMNS) sum[column] += counts[column];
  return sum;
}

import pc from 'picocolors';
import { readConfig } from '../../config.ts';
import { DomainError } from '../../errors.ts';
import { DryRun } from '../../importing/dry-run.ts';
import { importInput, openInput, type OpenedPath } from '../../importing/import-path.ts';
import type { Skipped } from '../../importing/import-records.ts';
import { type ImportTarget, importTarget } from '../../importing/import-target.ts';
import { Tally } from '../../importing/tally.ts';
import { openScratchStore } from '../../store/open-store.ts';
import { openRecord } from '../shell/open-record.ts';
import { startProgress } from '../shell/progress.ts';
import { plain } from '../shell/terminal-text.ts';
import { ensureMapping } from './mapping.ts';
import { contextFor, type ImportReadOptions, readOptions } from './options.ts';
import { OwnFiles } from './own-files.ts';
import { Groups, type PathReport, reasonGroup, ReportFile } from './report.ts';
import { toTable } from './table.ts';
import { openImportThread } from './thread.ts';

export interface ImportCommandOptions extends ImportReadOptions {
  readonly store?: string;
  readonly format?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly watch?: boolean;
}

/** Imports all paths once. @returns whether nothing was skipped */
export async function importOnce(
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
    ? await openDryRun(options)
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

/** A target that answers like the store and writes nothing to it. */
async function openDryRun(options: ImportCommandOptions): Promise<ImportTarget & AsyncDisposable> {
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

/** In another collection, the days of the own format would change with the zone, and answers would point elsewhere. */
function refuseOtherCollection(inputs: readonly OpenedPath[], { collection, title }: ImportReadOptions): void {
  const option = collection !== undefined ? '--collection' : title !== undefined ? '--title' : null;
  const naming = inputs.flatMap(({ parts }) => parts).find(({ format }) => 'read' in format && format.namesCollections);
  if (option === null || naming === undefined || !('file' in naming)) return;
  const message = `This file names its collections itself. Leave ${option} out, or edit the file.`;
  throw new DomainError('BAD_CONFIGURATION', message, { file: naming.file.path });
}

/** Opens all paths first, so that an unreadable one ends the command before anything is written. */
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

interface ImportJob {
  readonly target: ImportTarget;
  readonly reportFile: ReportFile | null;
  readonly read: Awaited<ReturnType<typeof readOptions>>;
  readonly interrupted: AbortSignal;
}

async function importOpened(
  input: OpenedPath,
  { target, reportFile, read, interrupted }: ImportJob,
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
  // A single file is already named by its path.
  const file = at.file === undefined || path.endsWith(at.file) ? undefined : at.file;
  const location = [path, file, at.line].filter((part) => part !== undefined).join(':');
  const message = at.message === undefined ? undefined : `message ${at.message}`;
  const isNamed = id !== null && !reason.startsWith(id);
  const details = [message, isNamed ? id : undefined, at.path].filter((part) => part !== undefined);
  return plain([location, ...details, reason].join(': '));
}

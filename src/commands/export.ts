import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { EntryFilter } from '../domain/query/filter.ts';
import { DomainError } from '../errors.ts';
import { systemReason } from '../system-errors.ts';
import { exportRecord } from '../formats/output/export-records.ts';
import { OUTPUT_FORMATS } from '../formats/output/output-formats.ts';
import { ownJson } from '../formats/own/json.ts';
import { OPERATOR } from '../domain/authority.ts';
import { resolveFilter } from '../access/resolve-filter.ts';
import { openRecord } from './shell/open-record.ts';
import { filterOption, storeOption } from './shell/options.ts';

interface ExportCommandOptions {
  readonly store?: string;
  readonly collection?: string;
  readonly filter?: EntryFilter;
  readonly format: string;
  readonly output?: string;
  readonly seed: boolean;
}

export function exportCommand(interrupted: AbortSignal): Command {
  return new Command('export')
    .description('Write the record to a file, or a part of it with everything that it refers to.')
    .addOption(storeOption())
    .option('--collection <id>', 'only this collection')
    .addOption(filterOption())
    .addOption(
      new Option('--format <name>', 'format of the file; see below')
        .choices(OUTPUT_FORMATS.map(({ name }) => name))
        .default('json'),
    )
    .option('--output <file>', 'file to write, instead of standard output; it is written completely or not at all')
    .option('--no-seed', 'do not fill a new, empty store with the first record')
    .addHelpText(
      'after',
      `
Formats (docs/formats.md has the details):
  json, ndjson  the own format, which import reads: json for editing by hand, ndjson for large records
  csv           a table of entries for spreadsheets; no cell is a formula
  timelinejs    slides for TimelineJS; undated entries are on the title slide
  ftm           FollowTheMoney entities, one a line, for Aleph and similar programs
  ics           a calendar
  html          one page for reading and printing; it loads nothing and runs no script
Each export states its time, its revision and its filter. It includes restricted collections.

Examples:
  $ backchannel export --output record.json
  $ backchannel export --format ndjson --filter '{"visibility":"PRIVATE"}' > private.ndjson
  $ backchannel export --format html --collection collection:letters --output letters.html`,
    )
    .action(async (options: ExportCommandOptions) => {
      await using record = await openRecord(options);
      const filter = combine(options.filter, options.collection);
      if (filter !== null) await resolveFilter(record.store, OPERATOR, filter, 'OCCURRED');
      const format = OUTPUT_FORMATS.find(({ name }) => name === options.format) ?? ownJson;
      const exported = await exportRecord(record.store, filter, new Date().toISOString());
      const pieces = Readable.from(format.write(exported));
      if (options.output === undefined) await pipeline(pieces, process.stdout, { end: false, signal: interrupted });
      else await writeWhole(options.output, pieces, interrupted);
    });
}

function combine(filter: EntryFilter | undefined, collection: string | undefined): EntryFilter | null {
  if (collection === undefined) return filter ?? null;
  if (filter?.collections !== undefined) {
    throw new DomainError(
      'BAD_CONFIGURATION',
      '--collection and --filter both name collections. Name them in one of the two.',
    );
  }
  return { ...filter, collections: [collection] };
}

/** Writes a temporary file beside the target and renames it at the end, so that no incomplete export is ever there. */
async function writeWhole(path: string, pieces: Readable, signal: AbortSignal): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await pipeline(pieces, createWriteStream(draft), { signal });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    signal.throwIfAborted();
    if (error instanceof DomainError) throw error;
    throw new DomainError(
      'BAD_CONFIGURATION',
      `can't be written: ${systemReason(error)}`,
      { file: path },
      { cause: error },
    );
  }
}

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
    .description('Write the record, or a part of it with all that it refers to.')
    .addOption(storeOption())
    .option('--collection <id>', 'only this collection')
    .addOption(filterOption())
    .addOption(
      new Option('--format <name>', 'what to write; see below')
        .choices(OUTPUT_FORMATS.map(({ name }) => name))
        .default('json'),
    )
    .option('--output <file>', 'instead of standard output; written whole or not at all')
    .option('--no-seed', 'leave a new, empty store empty')
    .addHelpText(
      'after',
      `
Formats; docs/formats.md says what becomes what:
  json, ndjson  the own format, which import reads back: json to edit by hand, ndjson for large records
  csv           entries as a table for spreadsheets, none of it a formula
  timelinejs    slides for TimelineJS; what has no date stands on the title
  ftm           FollowTheMoney entities, one a line, for Aleph and its like
  ics           a calendar
  html          one page to read and to print, which loads nothing and runs nothing
Each says when it was made, at which revision and with which filter. It holds what an operator may see, restricted
collections too.

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
    throw new DomainError('BAD_CONFIGURATION', 'Name the collection either in --collection or in --filter.');
  }
  return { ...filter, collections: [collection] };
}

/** Writes beside the file and puts it in place at the end, so that there is never half an export. */
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

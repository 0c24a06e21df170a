import { pipeline, Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import type { ArchiveFile } from '../format.ts';
import type { Dialect } from './dialect.ts';

/** A row of a table, or the problem that makes it unreadable. */
export type ParsedRow = { readonly line: number } & (
  { readonly cells: readonly string[] } | { readonly problem: string }
);

/** A quote that is never closed turns the rest of the file into one row. */
const MAX_ROW_BYTES = 16 * 1024 * 1024;

/**
 * Reads rows, each with the number of its first line. Rows with only empty cells are left out. Cells can have line
 * ends.
 */
export async function* readRows(
  file: ArchiveFile,
  { delimiter, encoding, firstLine }: Dialect,
): AsyncGenerator<ParsedRow> {
  let failure: CsvError | undefined;
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    from_line: firstLine,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_BYTES,
    on_skip: (error) => {
      failure ??= error;
    },
  });
  // The iteration below throws the errors of both ends.
  pipeline(Readable.from(decode(file, encoding)), parser, () => undefined);
  let next = 1;
  // The parser counts a Windows line end within a cell twice.
  let surplus = 0;
  for await (const { info, record } of parser as AsyncIterable<ParsedRecord>) {
    surplus += sumOf(record, WINDOWS_LINE_END);
    const last = info.lines - surplus;
    next = last + 1;
    yield { line: Math.max(1, last - sumOf(record, LINE_END)), cells: record };
  }
  if (failure !== undefined) yield { line: next, problem: reasonOf(failure) };
}

const WINDOWS_LINE_END = /\r\n/g;
const LINE_END = /\r\n?|\n/g;

function sumOf(cells: readonly string[], pattern: RegExp): number {
  return cells.reduce((count, cell) => count + (cell.match(pattern)?.length ?? 0), 0);
}

interface ParsedRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

async function* decode(file: ArchiveFile, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function reasonOf({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'has a quote that is never closed, so nothing after it can be read';
  if (code !== 'CSV_MAX_RECORD_SIZE') return `is not a row of a table (${code})`;
  return `is longer than ${MAX_ROW_BYTES} bytes, so nothing after it is read; a quote may not be closed`;
}

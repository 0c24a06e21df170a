import { parse } from 'csv-parse/sync';
import { firstBytes } from '../containers/head.ts';
import type { ArchiveFile } from '../format.ts';
import type { Mapping } from './mapping.ts';

/** How a table is written. */
export interface Dialect {
  readonly delimiter: string;
  /** As `TextDecoder` knows it. */
  readonly encoding: string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** What programs write that do not write UTF-8. */
const FALLBACK_ENCODING = 'windows-1252';
const SAMPLE_ROWS = 50;
const SAMPLE_BYTES = 64 * 1024;

/** What the mapping says, else what the table itself shows. Reads the file once to know that it is UTF-8 to its end. */
export async function dialectOf(
  file: ArchiveFile,
  { delimiter, encoding }: Pick<Mapping, 'delimiter' | 'encoding'> = {},
): Promise<Dialect> {
  return {
    delimiter: delimiter ?? findDelimiter(await sampleOf(file, encoding)) ?? ',',
    encoding: encoding ?? (await encodingOf(file)),
  };
}

/** What a table begins with, in its encoding. */
export async function sampleOf(file: ArchiveFile, encoding: string | undefined): Promise<string> {
  const head = await file.head();
  if (encoding === undefined) return head;
  return new TextDecoder(encoding).decode(await firstBytes(file.open(), SAMPLE_BYTES));
}

/** The delimiter that cuts the first rows into equally many cells, of which there are two at least; null for none. */
export function findDelimiter(head: string): string | null {
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, cells: cellsOf(head, delimiter) }));
  const fitting = counts.filter(({ cells }) => cells > 1).sort((one, other) => other.cells - one.cells);
  return fitting[0]?.delimiter ?? null;
}

/** Cells of the header, if most of the rows have as many; else 0. */
function cellsOf(head: string, delimiter: string): number {
  const rows = sampleRows(head, delimiter);
  const cells = rows[0]?.length ?? 0;
  return rows.filter((row) => row.length === cells).length > rows.length / 2 ? cells : 0;
}

/** The first rows that the beginning of a table holds whole. */
export function sampleRows(head: string, delimiter: string): readonly (readonly string[])[] {
  return parse(head, {
    delimiter,
    bom: true,
    to: SAMPLE_ROWS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
}

async function encodingOf(file: ArchiveFile): Promise<string> {
  const mark = (await firstBytes(file.open(), 2)).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of file.open()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return FALLBACK_ENCODING;
  }
}

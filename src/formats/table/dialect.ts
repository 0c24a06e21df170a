import { parse } from 'csv-parse/sync';
import { firstBytes } from '../containers/head.ts';
import type { ArchiveFile } from '../format.ts';
import { findEncoding } from './encoding.ts';
import type { Mapping } from './mapping.ts';

/** The delimiter, encoding and first line of a table. */
export interface Dialect {
  readonly delimiter: string;
  /** A label of `TextDecoder`. */
  readonly encoding: string;
  /** 2 if the first line is Excel's `sep=;`. */
  readonly firstLine: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A line that tells Excel the delimiter. Many programs write it. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?\r?\n/i;
const SAMPLE_ROWS = 50;
const SAMPLE_BYTES = 64 * 1024;

/** The dialect from the mapping, else from the table. It reads the whole file once to be sure that it is UTF-8. */
export async function dialectOf(
  file: ArchiveFile,
  { delimiter, encoding }: Pick<Mapping, 'delimiter' | 'encoding'> = {},
): Promise<Dialect> {
  const head = await sampleOf(file, encoding);
  return {
    delimiter: delimiter ?? findDelimiter(head) ?? ',',
    encoding: encoding ?? (await findEncoding(file)),
    firstLine: SEPARATOR_LINE.test(head) ? 2 : 1,
  };
}

/** The beginning of a table, decoded. */
export async function sampleOf(file: ArchiveFile, encoding: string | undefined): Promise<string> {
  const head = await file.head();
  if (encoding === undefined) return head;
  return new TextDecoder(encoding).decode(await firstBytes(file.open(), SAMPLE_BYTES));
}

/**
 * The delimiter of `sep=`, else the one that gives the most cells in the first rows (at least two). Null if none does.
 */
export function findDelimiter(head: string): string | null {
  const said = SEPARATOR_LINE.exec(head)?.[1];
  if (said !== undefined) return said;
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, cells: cellsOf(head, delimiter) }));
  const fitting = counts.filter(({ cells }) => cells > 1).sort((one, other) => other.cells - one.cells);
  return fitting[0]?.delimiter ?? null;
}

/** The number of cells in the header if most rows have at least as many. Otherwise 0. */
function cellsOf(head: string, delimiter: string): number {
  const rows = sampleRows(head, delimiter);
  const cells = rows[0]?.length ?? 0;
  return rows.filter((row) => row.length >= cells).length > rows.length / 2 ? cells : 0;
}

/** Whether a row can be a header. A title above the header has only one cell. */
export function isTitle(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length < 2;
}

/** The complete rows in the beginning of a table, from the header on. */
export function sampleRows(head: string, delimiter: string): readonly (readonly string[])[] {
  const rows = parse(head.replace(SEPARATOR_LINE, ''), {
    delimiter,
    bom: true,
    to: SAMPLE_ROWS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
  });
  return rows.slice(rows.findIndex((row) => !isTitle(row)));
}

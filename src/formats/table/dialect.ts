import { parse } from 'csv-parse/sync';
import { firstBytes } from '../containers/head.ts';
import type { ArchiveFile } from '../format.ts';
import { findEncoding } from './encoding.ts';
import type { Mapping } from './mapping.ts';

/** How a table is written. */
export interface Dialect {
  readonly delimiter: string;
  /** As `TextDecoder` knows it. */
  readonly encoding: string;
  /** 2 where Excel wrote `sep=;` on the first. */
  readonly firstLine: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** What Excel obeys, and programs write for it. */
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?\r?\n/i;
const SAMPLE_ROWS = 50;
const SAMPLE_BYTES = 64 * 1024;

/** What the mapping says, else what the table itself shows. Reads the file once to know that it is UTF-8 to its end. */
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

/** What a table begins with, in its encoding. */
export async function sampleOf(file: ArchiveFile, encoding: string | undefined): Promise<string> {
  const head = await file.head();
  if (encoding === undefined) return head;
  return new TextDecoder(encoding).decode(await firstBytes(file.open(), SAMPLE_BYTES));
}

/** The delimiter that the table names, or that cuts its first rows into most cells, two at least; null for none. */
export function findDelimiter(head: string): string | null {
  const said = SEPARATOR_LINE.exec(head)?.[1];
  if (said !== undefined) return said;
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, cells: cellsOf(head, delimiter) }));
  const fitting = counts.filter(({ cells }) => cells > 1).sort((one, other) => other.cells - one.cells);
  return fitting[0]?.delimiter ?? null;
}

/** Cells of the header, if most of the rows have as many at least; else 0. */
function cellsOf(head: string, delimiter: string): number {
  const rows = sampleRows(head, delimiter);
  const cells = rows[0]?.length ?? 0;
  return rows.filter((row) => row.length >= cells).length > rows.length / 2 ? cells : 0;
}

/** Whether a row can be a header: what stands above one is a title, alone in its row. */
export function isTitle(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length < 2;
}

/** The first rows that the beginning of a table holds whole, from the header on. */
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

import type { ArchiveFile } from '../format.ts';
import { eml } from '../mail/eml.ts';
import { readMailDate } from '../dates/mail-date.ts';
import { type Field, isDisplayName, isTimeColumn, namedColumns } from './column-names.ts';
import { MAX_DATE_LENGTH } from '../dates/table-date.ts';
import { type Dialect, dialectOf, sampleOf, sampleRows } from './dialect.ts';
import { saysNothing } from './nothing.ts';
import { columnNames } from './table.ts';

const OF_MESSAGES: readonly Field[] = ['sender', 'cc', 'bcc', 'subject', 'thread', 'inReplyTo'];
const OF_STATEMENTS: readonly Field[] = ['speaker', 'outlet', 'audience'];
const OF_PEOPLE: readonly Field[] = ['to', 'cc', 'bcc'];
const LISTS: readonly Field[] = [...OF_PEOPLE, 'links'];
/** Shorter cells are not texts but names, kinds and numbers. */
const MIN_TEXT_LENGTH = 12;

/** Proposes a mapping, as the text of a file, from the names of the columns and the first rows. */
export async function proposeMapping(file: ArchiveFile): Promise<string> {
  const dialect = await dialectOf(file);
  const rows = sampleRows(await sampleOf(file, dialect.encoding), dialect.delimiter);
  const [first = []] = rows;
  const isHeader = !first.some(isContent);
  const names = isHeader ? columnNames(first) : first.map((_, index) => String(index + 1));
  const columns = names.map((name, index) => ({
    name,
    cells: rows
      .slice(isHeader ? 1 : 0)
      .map((row) => (row[index] ?? '').trim())
      .filter((cell) => !saysNothing(cell)),
  }));
  const mail = columns.find(({ cells }) => cells.length > 0 && cells.every((cell) => eml.recognises(cell, '')));
  const mapping = mail === undefined ? propose(columns, dialect, isHeader) : ofMails(mail, columns, dialect, isHeader);
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** The mapping for a table that has whole mails in a column, as published data sets of mails do. */
function ofMails(
  mail: ColumnSample,
  columns: readonly ColumnSample[],
  { delimiter, encoding }: Dialect,
  isHeader: boolean,
) {
  const unused = columns.filter((column) => column !== mail).map(({ name }) => name);
  return { type: 'MAIL', delimiter, encoding, ...(!isHeader && { header: false }), mail: mail.name, unused };
}

interface ColumnSample {
  readonly name: string;
  /** The cells of the first rows, without empty cells. */
  readonly cells: readonly string[];
}

function propose(columns: readonly ColumnSample[], { delimiter, encoding }: Dialect, isHeader: boolean) {
  const found = findFields(columns, isHeader);
  const isStatement = found.has('speaker') || (found.has('outlet') && !found.has('to'));
  if (isStatement && !found.has('speaker')) move(found, 'sender', 'speaker');
  const passedOver = isStatement ? OF_MESSAGES : OF_STATEMENTS;
  const fields = [...found].filter(([field]) => !passedOver.includes(field));
  const used = new Set(fields.flatMap(([, { source }]) => namesIn(source)));
  const people = [found.get('sender') ?? found.get('speaker'), found.get('to')].flatMap(
    (field) => field?.column.cells ?? [],
  );
  const isMail = people.some((cell) => /\S@\S+\.\S/.test(cell));
  const format = numberFormat(found.get('occurred'));
  return {
    type: isStatement ? 'STATEMENT' : 'MESSAGE',
    delimiter,
    encoding,
    ...(!isHeader && { header: false }),
    ...(isMail && { platform: 'email' }),
    ...(isStatement ? { kind: 'ASSERTION' } : { channel: isMail || hasCells(found.get('subject')) ? 'EMAIL' : 'CHAT' }),
    visibility: isStatement ? 'PUBLIC' : 'PRIVATE',
    wording: 'VERBATIM',
    ...(format !== null && { dates: { format } }),
    fields: {
      ...Object.fromEntries(fields.map(([field, { source }]) => [field, source])),
      ...(isStatement && !found.has('speaker') && { speaker: columns[0]?.name ?? '' }),
    },
    unused: columns.map(({ name }) => name).filter((name) => !used.has(name)),
  };
}

type ProposedSource =
  | string
  | { readonly column: string; readonly split?: string; readonly name?: string }
  | { readonly columns: readonly string[] };

interface ProposedField {
  readonly column: ColumnSample;
  readonly source: ProposedSource;
}

function findFields(columns: readonly ColumnSample[], isHeader: boolean): Map<Field, ProposedField> {
  const found = new Map<Field, ProposedField>();
  const taken = new Set<ColumnSample>();
  const take = (field: Field, column: ColumnSample | undefined) => {
    if (column === undefined) return;
    taken.add(column);
    found.set(field, { column, source: sourceOf(field, column, columns, taken) });
  };
  for (const [field, names] of namedColumns(columns.map(({ name }) => name))) {
    const named = names.flatMap((name) => columns.filter((column) => column.name === name && !taken.has(column)));
    const fitting = named.filter((column) => canBe(field, column));
    const column = (field === 'sender' ? fitting.find(hasAddresses) : undefined) ?? fitting[0];
    take(
      field,
      column ?? (field === 'occurred' ? columns.find((other) => !taken.has(other) && isDated(other)) : undefined),
    );
  }
  const others = () => columns.filter((column) => !taken.has(column) && column.cells.length > 0);
  if (!found.has('text')) take('text', longest(others(), isHeader ? MIN_TEXT_LENGTH : 0));
  if (!isHeader) take('sender', mostVaried(others().filter(({ cells }) => cells.every(isName))));
  return found;
}

/** A column can have the name of a field but other content: a number that repeats is not the id of a row. */
function canBe(field: Field, { cells }: ColumnSample): boolean {
  if (field === 'id') return new Set(cells).size === cells.length;
  return field !== 'links' || cells.length === 0 || cells.some((cell) => cell.includes('://'));
}

function hasAddresses({ cells }: ColumnSample): boolean {
  return cells.some((cell) => /\S@\S+\.\S/.test(cell));
}

function hasCells(found: ProposedField | undefined): boolean {
  return found !== undefined && found.column.cells.length > 0;
}

function mostVaried(columns: readonly ColumnSample[]): ColumnSample | undefined {
  const kinds = ({ cells }: ColumnSample) => new Set(cells).size;
  return columns.toSorted((one, other) => kinds(other) - kinds(one))[0];
}

function sourceOf(
  field: Field,
  column: ColumnSample,
  columns: readonly ColumnSample[],
  taken: Set<ColumnSample>,
): ProposedSource {
  const companion = (isOne: (name: string) => boolean) => {
    const other = columns.find((candidate) => !taken.has(candidate) && isOne(candidate.name));
    if (other !== undefined) taken.add(other);
    return other?.name;
  };
  if (field === 'occurred') {
    const time = companion(isTimeColumn);
    return time === undefined ? column.name : { columns: [column.name, time] };
  }
  if (field === 'sender' && column.cells.every((cell) => !/\s/.test(cell))) {
    const name = companion(isDisplayName);
    return name === undefined ? column.name : { column: column.name, name };
  }
  const separator = LISTS.includes(field) ? separatorOf(field, column.cells) : undefined;
  return separator === undefined ? column.name : { column: column.name, split: separator };
}

/** A comma can be part of a name (`Doe, Jo`), but between addresses it is a separator. */
function separatorOf(field: Field, cells: readonly string[]): string | undefined {
  return [';', '|', ','].find((mark) => {
    const lists = cells.map((cell) => cell.split(mark)).filter((parts) => parts.length > 1);
    const isBetweenAll = lists.every((parts) => parts.every((part) => /\S@\S|:\/\//.test(part)));
    return lists.length > 0 && (mark !== ',' || isBetweenAll || !OF_PEOPLE.includes(field));
  });
}

/** Dates, addresses and numbers are not the name of a column. */
function isContent(cell: string): boolean {
  return /^\s*-?\d+([.,]\d+)?\s*$|\S@\S+\.\S|:\/\//.test(cell) || (/^\s*\d.*\d/.test(cell) && isDate(cell));
}

function isDate(cell: string): boolean {
  return cell.length <= MAX_DATE_LENGTH && /\d/.test(cell) && (readMailDate(cell)?.edtf.includes('-') ?? false);
}

function isDated({ cells }: ColumnSample): boolean {
  return cells.length > 0 && cells.every(isDate);
}

function isName(cell: string): boolean {
  return /^[\p{L}_@][\p{L}\p{M}\p{N}\s.,'’@_-]{0,60}$/u.test(cell);
}

function longest(columns: readonly ColumnSample[], least: number): ColumnSample | undefined {
  const length = ({ cells }: ColumnSample) => cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
  const texts = columns.filter((column) => column.cells.some((cell) => /\s/.test(cell) && !isContent(cell)));
  return texts.filter((column) => length(column) >= least).sort((one, other) => length(other) - length(one))[0];
}

/** Dates that are numbers: Unix time in seconds or milliseconds, or the day numbers of a spreadsheet. */
function numberFormat(field: ProposedField | undefined): string | null {
  const cells = field?.column.cells ?? [];
  const areAll = (pattern: RegExp) => cells.length > 0 && cells.every((cell) => pattern.test(cell));
  if (areAll(/^\d{9,10}(\.\d+)?$/)) return 'unix';
  if (areAll(/^\d{12,13}$/)) return 'unix-ms';
  return areAll(/^[2-5]\d{4}([.,]\d+)?$/) ? 'excel' : null;
}

function move(found: Map<Field, ProposedField>, from: Field, to: Field): void {
  const field = found.get(from);
  if (field === undefined) return;
  found.delete(from);
  found.set(to, field);
}

function namesIn(source: ProposedSource): readonly string[] {
  if (typeof source === 'string') return [source];
  return 'columns' in source ? source.columns : [source.column, ...(source.name === undefined ? [] : [source.name])];
}

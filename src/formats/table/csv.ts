import type { CitationInput } from '../../domain/record/input.ts';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile, DateOrder, FileFormat, ReadContext, ReadEvent } from '../format.ts';
import { type Dialect, dialectOf, findDelimiter, isTitle } from './dialect.ts';
import { MailRows } from './mail-rows.ts';
import { type FieldMapping, type MailMapping, type Mapping, readMapping } from './mapping.ts';
import { proposeMapping } from './proposal.ts';
import { RowEntries } from './row-entries.ts';
import { readRows } from './rows.ts';
import { type DateReading, OrderEvidence } from '../dates/table-date.ts';
import { Table } from './table.ts';

/** Excel's “Unicode text” has tabs between its cells, but its name ends in `.txt`. */
const NAMED = /\.(csv|tsv|tab|txt)$/i;

/** Tables with comma, semicolon, tab or bar between cells. A mapping says which column is which field. */
export const csv: FileFormat = {
  name: 'csv',
  recognises: (head, path) => {
    const delimiter = NAMED.test(path) ? findDelimiter(head) : null;
    return delimiter !== null && (delimiter === '\t' || !path.toLowerCase().endsWith('.txt'));
  },
  mapping: {
    check: (mapping) => {
      readMapping(mapping);
    },
    propose: proposeMapping,
  },
  async *read(file, context) {
    if (context.mapping === null) throw new DomainError('BAD_CONFIGURATION', NO_MAPPING);
    const mapping = readMapping(context.mapping);
    const { name, title } = mapping.collection ?? {};
    const collection = yield* context.collection({
      ...(name !== undefined && { name }),
      ...(title !== undefined && { title }),
    });
    const citations = yield* context.archive(collection);
    const dialect = await dialectOf(file, mapping);
    if (mapping.encoding === undefined && !dialect.encoding.startsWith('utf-')) {
      yield { kind: 'NOTE', topic: 'encoding', text: `the table is not UTF-8; read as ${dialect.encoding}`, at: {} };
    }
    const reading = { file, context, collection: collection.id, citations, dialect };
    yield* mapping.type === 'MAIL' ? readMails({ ...reading, mapping }) : readTable({ ...reading, mapping });
  },
};

const NO_MAPPING = 'needs a mapping of its columns: give --mapping, or import the table alone to get a proposal';

interface TableInput<M extends Mapping> {
  readonly file: ArchiveFile;
  readonly context: ReadContext;
  readonly collection: string;
  readonly citations: readonly CitationInput[];
  readonly mapping: M;
  readonly dialect: Dialect;
}

async function* readTable(reading: TableInput<FieldMapping>): AsyncGenerator<ReadEvent> {
  const order = yield* findOrder(reading);
  if (order === 'UNKNOWN') return;
  const dates = dateReading(reading, order);
  let entries: RowEntries | null = null;
  for await (const row of rowsOf(reading)) {
    if ('kind' in row) {
      yield row;
      continue;
    }
    entries ??= new RowEntries({ ...reading, table: row.table, dates });
    yield* entries.of(row.cells, row.at);
  }
}

/** How to read the dates of the table: from the command line, else from the mapping, else from the dates themselves. */
function dateReading({ mapping: { dates }, context }: TableInput<FieldMapping>, shown: DateOrder | null): DateReading {
  return { format: dates.format ?? null, order: context.dateOrder ?? dates.order ?? shown, zone: dates.zone ?? null };
}

async function* readMails(reading: TableInput<MailMapping>): AsyncGenerator<ReadEvent> {
  const { context, collection, citations, mapping } = reading;
  const mails = new MailRows(context, collection, citations);
  for await (const row of rowsOf(reading)) {
    if ('kind' in row) yield row;
    else yield* mails.of(row.table.text(row.cells, { column: mapping.mail }), row.at);
  }
}

interface TableRow {
  readonly table: Table;
  readonly cells: readonly string[];
  readonly at: { readonly line: number };
}

/** The rows below the header that have as many cells as the header, and a problem for each other row. */
async function* rowsOf({ file, mapping, dialect }: TableInput<Mapping>): AsyncGenerator<TableRow | ReadEvent> {
  let table: Table | null = null;
  for await (const row of readRows(file, dialect)) {
    const at = { line: row.line };
    if ('problem' in row) {
      yield { kind: 'PROBLEM', reason: row.problem, at };
      continue;
    }
    if (table === null) {
      table = tableOf(row.cells, mapping);
      if (table === null) continue;
      const problem = table.problemOf(mapping);
      if (problem !== null) {
        yield { kind: 'PROBLEM', reason: problem, at };
        return;
      }
      if (mapping.header) continue;
    }
    if (mapping.header && table.isHeader(row.cells)) continue;
    const ragged = table.raggedness(row.cells);
    if (ragged === null) yield { table, cells: row.cells, at };
    else yield { kind: 'PROBLEM', reason: ragged, at };
  }
  if (table === null) yield { kind: 'PROBLEM', reason: 'has no row that could be its header', at: {} };
}

/** The table that has this row as its header. Null if the row is only a title above the header. */
function tableOf(first: readonly string[], mapping: Mapping): Table | null {
  if (!mapping.header) return new Table(first.map((_, index) => String(index + 1)));
  const table = new Table(first);
  return isTitle(first) && table.problemOf(mapping) !== null ? null : table;
}

/** The whole table has one order of day and month. If no date shows the order, the table is not read. */
async function* findOrder({
  file,
  context,
  mapping,
  dialect,
}: TableInput<FieldMapping>): AsyncGenerator<ReadEvent, DateOrder | 'UNKNOWN' | null> {
  const { occurred, disclosed } = mapping.fields;
  const known = context.dateOrder ?? mapping.dates.order ?? null;
  if (known !== null || mapping.dates.format !== undefined) return known;
  const evidence = new OrderEvidence();
  let table: Table | null = null;
  for await (const row of readRows(file, dialect)) {
    if ('problem' in row) continue;
    table ??= tableOf(row.cells, mapping);
    if (table === null) continue;
    for (const source of [occurred, disclosed]) evidence.add(table.text(row.cells, source));
  }
  const { verdict } = evidence;
  if (verdict === null) return null;
  if ('problem' in verdict) {
    yield { kind: 'PROBLEM', reason: verdict.problem, at: {} };
    return 'UNKNOWN';
  }
  const text = `dates are read as ${verdict.order}, because one is ${verdict.shownBy}`;
  yield { kind: 'NOTE', topic: 'day and month', text, at: {} };
  return verdict.order;
}

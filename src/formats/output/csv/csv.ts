/**
 * Entries as a table for spreadsheets, one entry a row (RFC 4180, UTF-8). The byte order mark is for spreadsheets that
 * would guess another encoding. A cell that a spreadsheet would run as a formula begins with an apostrophe. Lists are
 * joined with `; `. `docs/formats.md` describes each column.
 */
import { stringify } from 'csv-stringify/sync';
import type { Moment } from '../../../domain/time/moment.ts';
import type { EntryInput, PartyInput } from '../../../domain/record/input.ts';
import { changesInWords, citationInWords, ownCitationsOf } from '../entry-words.ts';
import type { ExportedEntry, ExportedRecord, ExportHeader, OutputFormat } from '../output-format.ts';
import { RecordNames } from '../record-names.ts';

export const csvExport: OutputFormat = { name: 'csv', write };

const BYTE_ORDER_MARK = '\uFEFF';

type Cell = string | number | null | undefined;

interface CsvRow {
  readonly entry: ExportedEntry;
  readonly input: EntryInput;
  readonly names: RecordNames;
  readonly header: ExportHeader;
}

const COLUMNS: readonly (readonly [name: string, cell: (row: CsvRow) => Cell])[] = [
  ['id', ({ entry }) => entry.id],
  ['type', ({ input }) => input.type],
  ['collection', ({ entry }) => entry.collection],
  ...momentColumns('occurred', ({ entry }) => entry.occurred),
  ...momentColumns('disclosed', ({ entry }) => entry.disclosed),
  ['disclosure', ({ entry }) => entry.disclosure],
  ['visibility', ({ input }) => input.visibility],
  ['wording', ({ input }) => input.wording],
  ['text', ({ input }) => input.text],
  ['language', ({ input }) => input.language],
  ['from', ({ input, names }) => partiesIn(input.type === 'MESSAGE' ? [input.sender] : [input.speaker], names)],
  ['from_id', ({ input }) => (input.type === 'MESSAGE' ? input.sender?.actor : input.speaker.actor)],
  ['to', ({ input, names }) => partiesIn(input.to, names)],
  ['to_ids', ({ input }) => listed(input.to?.map(({ actor }) => actor))],
  ['cc', ({ input, names }) => (input.type === 'MESSAGE' ? partiesIn(input.cc, names) : null)],
  ['bcc', ({ input, names }) => (input.type === 'MESSAGE' ? partiesIn(input.bcc, names) : null)],
  ['platform', ({ input }) => (input.type === 'MESSAGE' ? input.platform : null)],
  ['channel', ({ input }) => (input.type === 'MESSAGE' ? input.channel : null)],
  ['subject', ({ input }) => (input.type === 'MESSAGE' ? input.subject : null)],
  ['thread', ({ entry }) => entry.thread],
  ['in_reply_to', ({ input }) => (input.type === 'MESSAGE' ? input.inReplyTo : null)],
  ['reply_state', ({ entry }) => entry.replyState],
  ['attachments', ({ input }) => (input.type === 'MESSAGE' ? listed(input.attachments?.map(attachmentName)) : null)],
  ['statement_kind', ({ input }) => (input.type === 'STATEMENT' ? input.kind : null)],
  ['on_behalf_of', ({ input, names }) => (input.type === 'STATEMENT' ? actorsIn(input.onBehalfOf, names) : null)],
  ['outlet', ({ input, names }) => (input.type === 'STATEMENT' ? actorsIn([input.outlet], names) : null)],
  ['audience', ({ input }) => (input.type === 'STATEMENT' ? input.audience : null)],
  ['about', ({ input }) => listed(input.about)],
  ['links', ({ input, names }) => listed(input.links?.map((link) => names.link(link)))],
  ['relations', ({ input }) => listed(input.relations?.map(({ kind, entry }) => `${kind} ${entry}`))],
  [
    'citations',
    ({ input, names }) => listed(ownCitationsOf(input).map((citation) => citationInWords(citation, names))),
  ],
  ['status', ({ entry }) => entry.status],
  ['revision', ({ entry }) => entry.revision],
  ['changes', ({ entry }) => listed(changesInWords(entry))],
  ['exported_at', ({ header }) => header.at],
  ['exported_revision', ({ header }) => header.revision],
  ['exported_filter', ({ header }) => (header.filter === null ? null : JSON.stringify(header.filter))],
];

function momentColumns(clock: string, momentOf: (row: CsvRow) => Moment | null): (typeof COLUMNS)[number][] {
  const instant = (value: number | null | undefined) =>
    typeof value === 'number' ? new Date(value).toISOString() : null;
  return [
    [clock, (row) => momentOf(row)?.edtf],
    [`${clock}_written`, (row) => momentOf(row)?.written],
    [`${clock}_earliest`, (row) => instant(momentOf(row)?.earliest)],
    [`${clock}_latest`, (row) => instant(momentOf(row)?.latest)],
    [`${clock}_precision`, (row) => momentOf(row)?.precision],
    [`${clock}_basis`, (row) => momentOf(row)?.basis],
  ];
}

async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toLine(COLUMNS.map(([name]) => name));
  const names = new RecordNames();
  for await (const item of items) {
    if (item.kind !== 'entry') names.add(item);
    else yield toLine(COLUMNS.map(([, cell]) => cell({ entry: item, input: item.input, names, header })));
  }
}

function toLine(cells: readonly Cell[]): string {
  // The library does not quote a single line feed by itself.
  return stringify([cells.map(withoutFormula)], { record_delimiter: '\r\n', quoted_match: [/[\r\n]/] });
}

/**
 * The beginnings that a spreadsheet may run as a formula: some programs ignore blanks and quotation marks before the
 * sign, and some also know its wide form.
 */
const FORMULA = /^(?:[\t\r]|[\s\p{Cf}"'`]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

function listed(values: readonly string[] | undefined): string | null {
  return values?.join('; ') ?? null;
}

function partiesIn(parties: readonly (PartyInput | undefined)[] | undefined, names: RecordNames): string | null {
  return listed(parties?.filter((party) => party !== undefined).map((party) => names.party(party)));
}

function actorsIn(actors: readonly (string | undefined)[] | undefined, names: RecordNames): string | null {
  return listed(actors?.filter((actor) => actor !== undefined).map((actor) => names.actor(actor)));
}

function attachmentName({
  name,
  url,
  sha256,
}: {
  name?: string | undefined;
  url?: string | undefined;
  sha256?: string | undefined;
}): string {
  return name ?? url ?? sha256 ?? 'attachment';
}

import type { ArchiveFile } from '../format.ts';
import { readMailDate } from '../mail/mail-date.ts';
import { type Dialect, dialectOf, sampleOf, sampleRows } from './dialect.ts';

/** How tables call what the fields are, folded as `fold` does. Fields first that others would take for theirs. */
const NAMES: readonly (readonly [field: string, names: readonly string[]])[] = [
  ['id', ['id', 'messageid', 'uid', 'guid', 'tweetid', 'statusid', 'nr', 'no', 'number']],
  ['inReplyTo', ['inreplyto', 'inreplytoid', 'replyto', 'replytoid', 'parent', 'parentid']],
  ['thread', ['thread', 'threadid', 'conversation', 'conversationid']],
  ['subject', ['subject', 'title', 'betreff', 'objet', 'asunto', 'headline']],
  ['speaker', ['speaker', 'saidby', 'sprecher']],
  ['outlet', ['outlet', 'publication', 'newspaper', 'medium', 'programme', 'program']],
  ['audience', ['audience', 'venue', 'occasion']],
  [
    'sender',
    ['sender', 'from', 'fromaddress', 'author', 'user', 'username', 'handle', 'name', 'von', 'absender', 'de'],
  ],
  ['to', ['to', 'toaddress', 'recipient', 'recipients', 'receiver', 'an', 'empfanger', 'destinataire', 'para']],
  ['cc', ['cc', 'copy', 'kopie']],
  ['bcc', ['bcc']],
  [
    'occurred',
    [
      'date',
      'datetime',
      'timestamp',
      'time',
      'sent',
      'sentat',
      'senton',
      'datesent',
      'createdat',
      'when',
      'datum',
      'fecha',
    ],
  ],
  [
    'text',
    ['text', 'message', 'body', 'content', 'statement', 'quote', 'words', 'tweet', 'nachricht', 'inhalt', 'texte'],
  ],
  ['links', ['url', 'urls', 'link', 'links']],
  ['language', ['language', 'lang']],
];
const OF_MESSAGES = ['sender', 'cc', 'bcc', 'subject', 'thread', 'inReplyTo'];
const OF_STATEMENTS = ['speaker', 'outlet', 'audience'];
const LISTS = ['to', 'cc', 'bcc', 'links'];
const TIMES = ['time', 'hour', 'uhrzeit', 'heure', 'hora'];

/** A mapping to begin with, as the text of a file, out of the names of the columns and the first rows. */
export async function proposeMapping(file: ArchiveFile): Promise<string> {
  const dialect = await dialectOf(file);
  const [header = [], ...rows] = sampleRows(await sampleOf(file, dialect.encoding), dialect.delimiter);
  const columns = header.map((name, index) => ({
    name: name.trim(),
    cells: rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== ''),
  }));
  return `${JSON.stringify(propose(columns, dialect), null, 2)}\n`;
}

interface Column {
  readonly name: string;
  /** Of the first rows, without empty ones. */
  readonly cells: readonly string[];
}

function propose(columns: readonly Column[], { delimiter, encoding }: Dialect) {
  const found = findFields(columns);
  const isStatement = found.has('speaker') || (found.has('outlet') && !found.has('to'));
  if (isStatement && !found.has('speaker')) move(found, 'sender', 'speaker');
  const passedOver = isStatement ? OF_MESSAGES : OF_STATEMENTS;
  const fields = [...found].filter(([field]) => !passedOver.includes(field));
  const used = new Set(fields.flatMap(([, { source }]) => namesIn(source)));
  const people = [found.get('sender') ?? found.get('speaker'), found.get('to')].flatMap(
    (field) => field?.column.cells ?? [],
  );
  const isMail = people.some((cell) => /\S@\S+\.\S/.test(cell));
  return {
    type: isStatement ? 'STATEMENT' : 'MESSAGE',
    delimiter,
    encoding,
    ...(isMail && { platform: 'email' }),
    ...(isStatement ? { kind: 'ASSERTION' } : { channel: isMail || found.has('subject') ? 'EMAIL' : 'CHAT' }),
    visibility: isStatement ? 'PUBLIC' : 'PRIVATE',
    wording: 'VERBATIM',
    fields: {
      ...Object.fromEntries(fields.map(([field, { source }]) => [field, source])),
      ...(isStatement && !found.has('speaker') && { speaker: columns[0]?.name ?? '' }),
    },
    unused: columns.map(({ name }) => name).filter((name) => !used.has(name)),
  };
}

type Source = string | { readonly column: string; readonly split: string } | { readonly columns: readonly string[] };

interface Found {
  readonly column: Column;
  readonly source: Source;
}

function findFields(columns: readonly Column[]): Map<string, Found> {
  const found = new Map<string, Found>();
  const taken = new Set<Column>();
  for (const [field, names] of NAMES) {
    const named = names.map((name) => columns.find((column) => !taken.has(column) && fold(column.name) === name));
    const column =
      named.find((candidate) => candidate !== undefined) ?? (field === 'occurred' ? datedColumn(columns) : undefined);
    if (column === undefined) continue;
    taken.add(column);
    found.set(field, { column, source: sourceOf(field, column, columns, taken) });
  }
  return found;
}

function sourceOf(field: string, column: Column, columns: readonly Column[], taken: Set<Column>): Source {
  if (field === 'occurred') {
    const time = columns.find((other) => !taken.has(other) && TIMES.includes(fold(other.name)));
    if (time === undefined) return column.name;
    taken.add(time);
    return { columns: [column.name, time.name] };
  }
  const separator = LISTS.includes(field)
    ? [';', '|', ','].find((mark) => column.cells.some((cell) => cell.includes(mark)))
    : undefined;
  return separator === undefined ? column.name : { column: column.name, split: separator };
}

/** Where no column is called a date, the one of which every cell is. */
function datedColumn(columns: readonly Column[]): Column | undefined {
  return columns.find(
    ({ cells }) => cells.length > 0 && cells.every((cell) => /\d/.test(cell) && readMailDate(cell)?.edtf.includes('-')),
  );
}

function move(found: Map<string, Found>, from: string, to: string): void {
  const field = found.get(from);
  if (field === undefined) return;
  found.delete(from);
  found.set(to, field);
}

function namesIn(source: Source): readonly string[] {
  if (typeof source === 'string') return [source];
  return 'columns' in source ? source.columns : [source.column];
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

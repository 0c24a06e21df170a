import type { FieldSource, Mapping } from './mapping.ts';

/** How many a problem names. */
const COLUMNS_SHOWN = 40;

/** The columns of a table, and what a row says in the fields of a mapping. */
export class Table {
  readonly #header: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;

  /** @param header names of the columns, in order, as they are written */
  constructor(header: readonly string[]) {
    this.#header = columnNames(header);
    this.#indexes = new Map(this.#header.map((name, index) => [name, index] as const));
  }

  /** Whether a row is the header again, as it is where tables were put together. */
  isHeader(cells: readonly string[]): boolean {
    return cells.length === this.#header.length && columnNames(cells).every((name, at) => name === this.#header[at]);
  }

  /** What is wrong with a row, or with the mapping, for this table; null if nothing. */
  problemOf(mapping: Mapping): string | null {
    for (const [field, source] of sourcesOf(mapping)) {
      const names = [source.column, ...(source.columns ?? []), source.name].filter((name) => name !== undefined);
      const missing = names.find((name) => !this.#indexes.has(name));
      if (missing === undefined) continue;
      return `has no column "${missing}", which the mapping names for ${field}; there are ${this.#columns}`;
    }
    return null;
  }

  get #columns(): string {
    const shown = this.#header.slice(0, COLUMNS_SHOWN).map((name) => `"${name}"`);
    const others = this.#header.length - shown.length;
    return shown.join(', ') + (others > 0 ? `, and ${others} more` : '');
  }

  /** Rows may end in empty cells that the header does not have. */
  raggedness(cells: readonly string[]): string | null {
    const extra = cells.slice(this.#header.length).some((cell) => cell.trim() !== '');
    if (cells.length >= this.#header.length && !extra) return null;
    return `has ${cells.length} cells, but the header has ${this.#header.length}`;
  }

  /** What the row says there; empty where it says nothing. */
  text(cells: readonly string[], source: FieldSource | undefined): string {
    if (source === undefined) return '';
    const names = source.columns ?? (source.column === undefined ? [] : [source.column]);
    const parts = names.map((name) => (cells[this.#indexes.get(name) ?? -1] ?? '').trim());
    const written = source.value ?? parts.filter((part) => part !== '').join(source.join ?? ' ');
    return meantBy(written, source);
  }

  list(cells: readonly string[], source: FieldSource | undefined): string[] {
    if (source === undefined) return [];
    const written = this.text(cells, { ...source, values: undefined });
    const members = source.split === undefined ? [written] : written.split(source.split);
    return members.map((member) => meantBy(member.trim(), source)).filter((member) => member !== '');
  }
}

/** Columns whose names are alike are told apart by a number: `Name`, `Name (2)`. */
export function columnNames(header: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return header.map((written) => {
    const name = written.trim();
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function meantBy(written: string, { values }: FieldSource): string {
  return values !== undefined && Object.hasOwn(values, written) ? (values[written] ?? '') : written;
}

/** Every source of a mapping, by its path. */
function sourcesOf(mapping: Mapping): [path: string, source: FieldSource][] {
  if (mapping.type === 'MAIL') return [['mail', { column: mapping.mail }]];
  const fields = Object.entries<FieldSource | undefined>(mapping.fields);
  const kind = mapping.type === 'MESSAGE' ? mapping.channel : mapping.kind;
  const others = { visibility: mapping.visibility, [mapping.type === 'MESSAGE' ? 'channel' : 'kind']: kind };
  const all = [...fields.map(([name, source]) => [`fields.${name}`, source] as const), ...Object.entries(others)];
  return all.flatMap(([path, source]): [string, FieldSource][] => (typeof source === 'object' ? [[path, source]] : []));
}

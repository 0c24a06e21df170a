import type { FieldSource, Mapping } from './mapping.ts';

/** How many columns a problem lists. */
const COLUMNS_SHOWN = 40;

/** The columns of a table; finds the values for the fields of a mapping in a row. */
export class Table {
  readonly #header: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;

  /** @param header the names of the columns as written, in order */
  constructor(header: readonly string[]) {
    this.#header = columnNames(header);
    this.#indexes = new Map(this.#header.map((name, index) => [name, index] as const));
  }

  /** Whether a row repeats the header, as in tables that were joined. */
  isHeader(cells: readonly string[]): boolean {
    return cells.length === this.#header.length && columnNames(cells).every((name, at) => name === this.#header[at]);
  }

  /** Says which column of the mapping the table does not have. Null if it has all. */
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

  /**
   * Says whether a row has too few or too many cells. Extra empty cells at its end are allowed. Null if it is right.
   */
  raggedness(cells: readonly string[]): string | null {
    const extra = cells.slice(this.#header.length).some((cell) => cell.trim() !== '');
    if (cells.length >= this.#header.length && !extra) return null;
    return `has ${cells.length} cells, but the header has ${this.#header.length}`;
  }

  /** The value of a field in a row; empty if there is none. */
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

/** Columns with the same name get a number: `Name`, `Name (2)`. */
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

/** Every source in a mapping, with its path. */
function sourcesOf(mapping: Mapping): [path: string, source: FieldSource][] {
  if (mapping.type === 'MAIL') return [['mail', { column: mapping.mail }]];
  const fields = Object.entries<FieldSource | undefined>(mapping.fields);
  const kind = mapping.type === 'MESSAGE' ? mapping.channel : mapping.kind;
  const others = { visibility: mapping.visibility, [mapping.type === 'MESSAGE' ? 'channel' : 'kind']: kind };
  const all = [...fields.map(([name, source]) => [`fields.${name}`, source] as const), ...Object.entries(others)];
  return all.flatMap(([path, source]): [string, FieldSource][] => (typeof source === 'object' ? [[path, source]] : []));
}

import { LRUCache } from 'lru-cache';
import { canonicalJson, sha256 } from '../../domain/digest.ts';
import type { MomentInput } from '../../domain/time/moment.ts';
import type { CitationInput } from '../../domain/record/input.ts';
import { CHANNELS, STATEMENT_KINDS, VISIBILITIES } from '../../domain/record/vocabulary.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { entryId, linkId, threadId } from '../kit/ids.ts';
import { Ordinals } from '../kit/ordinals.ts';
import { toEvent } from '../kit/checked-item.ts';
import type { FieldMapping, FieldSource } from './mapping.ts';
import { saysUndated, saysNothing } from './nothing.ts';
import { type DateReading, readTableDate } from '../dates/table-date.ts';
import { readParties } from './parties.ts';
import type { Table } from './table.ts';

const MAX_REMEMBERED = 100_000;
const DIGEST_LENGTH = 12;

/** A cell with a value that its field can't have. The message begins with the field. */
class BadCell extends Error {}

interface RowContext {
  readonly context: ReadContext;
  readonly collection: string;
  readonly citations: readonly CitationInput[];
  readonly mapping: FieldMapping;
  readonly table: Table;
  readonly dates: DateReading;
}

/** Turns rows into messages or statements, and the people in them into actors. */
export class RowEntries {
  readonly #context: RowContext;
  readonly #places = new Ordinals();
  readonly #alike = new Ordinals();
  /** Digests of the rows, by the ids of the rows. */
  readonly #seen = new LRUCache<string, string>({ max: MAX_REMEMBERED });

  constructor(context: RowContext) {
    this.#context = context;
  }

  *of(cells: readonly string[], at: ArchiveLocation): Generator<ReadEvent> {
    try {
      const { context, collection, citations, mapping } = this.#context;
      const own = new MappedRow(cells, this.#context);
      const content = mapping.type === 'MESSAGE' ? messageOf(own, mapping) : statementOf(own, mapping);
      const id = this.#idOf(own.key(mapping.fields.id), content);
      for (const text of own.notes) yield { kind: 'NOTE', topic: 'links', text, at };
      for (const item of own.introduced) yield* context.introduce(item, at);
      const place = this.#places.next(content.occurred?.edtf ?? '');
      yield toEvent({ kind: 'entry', collection, input: { ...content, id, place, citations: [...citations] } }, at);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      yield { kind: 'PROBLEM', reason: error.message, at };
    }
  }

  #idOf(written: string, content: { readonly type: 'MESSAGE' | 'STATEMENT' }): string {
    const { collection } = this.#context;
    const type = content.type === 'MESSAGE' ? 'message' : 'statement';
    const digest = sha256(canonicalJson(content)).slice(0, DIGEST_LENGTH);
    if (written === '') {
      const ordinal = this.#alike.next(digest);
      return entryId(type, collection, digest, ...(ordinal === 0 ? [] : [String(ordinal)]));
    }
    const before = this.#seen.get(written);
    if (before !== undefined && before !== digest)
      throw new BadCell(`id: "${written}" is already the id of an earlier row that differs`);
    this.#seen.set(written, digest);
    return entryId(type, collection, written);
  }
}

/** Reads the cells of one row by the mapping, and collects the actors and links in it. */
class MappedRow {
  readonly introduced: Parameters<ReadContext['introduce']>[0][] = [];
  /** One note for each value that was left out. */
  readonly notes: string[] = [];
  readonly #cells: readonly string[];
  readonly #context: RowContext;

  constructor(cells: readonly string[], context: RowContext) {
    this.#cells = cells;
    this.#context = context;
  }

  text(source: FieldSource | undefined): string {
    return this.#context.table.text(this.#cells, source);
  }

  /** `{ [field]: text of the cell }`, or `{}` if the cell is empty. */
  optional<Field extends string>(field: Field, source: FieldSource | undefined): { readonly [F in Field]?: string } {
    const text = this.text(source);
    return (text === '' ? {} : { [field]: text }) as { readonly [F in Field]?: string };
  }

  parties(source: FieldSource | undefined) {
    const { mapping, table } = this.#context;
    const displayName = source?.name === undefined ? '' : this.text({ column: source.name });
    const found = table
      .list(this.#cells, source)
      .filter((cell) => !saysNothing(cell))
      .flatMap((cell) => readParties(cell, mapping.platform ?? null, displayName));
    for (const { actor } of found) if (actor !== null) this.introduced.push(actor);
    return [...new Map(found.map(({ party }) => [party.actor, party])).values()];
  }

  links(source: FieldSource | undefined): string[] {
    const cells = this.#context.table.list(this.#cells, source).filter((cell) => !saysNothing(cell));
    const urls = cells.filter((cell) => URL.canParse(cell));
    for (const cell of cells) if (!URL.canParse(cell)) this.notes.push(`"${cell}" is not a link, so it was left out`);
    for (const url of urls) this.introduced.push({ kind: 'link', input: { id: linkId(url), url } });
    return [...new Set(urls.map(linkId))];
  }

  moment(field: string, source: FieldSource | undefined): MomentInput | undefined {
    const cell = this.text(source);
    if (saysUndated(cell)) return undefined;
    const moment = readTableDate(cell, this.#context.dates);
    if (typeof moment === 'string') throw new BadCell(`${field}: ${moment}`);
    return moment;
  }

  /** One of the given words of the record, from the cell or fixed by the mapping. */
  word<Word extends string>(field: string, source: Word | FieldSource, words: readonly Word[]): Word {
    if (typeof source === 'string') return source;
    const cell = this.text(source);
    const word = words.find((known) => known === cell.toUpperCase().replaceAll(/[\s-]+/g, '_'));
    if (word === undefined)
      throw new BadCell(`${field}: "${cell}" is not one of ${words.join(', ')}. Give its meaning in \`values\`.`);
    return word;
  }

  /** The fields that messages and statements share. */
  shared({ fields, visibility, wording }: FieldMapping) {
    const occurred = this.moment('occurred', fields.occurred);
    const disclosed = this.moment('disclosed', fields.disclosed);
    const [to, links] = [this.parties(fields.to), this.links(fields.links)];
    const asked = this.#context.context.visibility;
    return {
      wording,
      ...this.optional('text', fields.text),
      ...this.optional('language', fields.language),
      ...(occurred !== undefined && { occurred }),
      ...(disclosed !== undefined && { disclosed }),
      ...(to.length > 0 && { to }),
      ...(links.length > 0 && { links }),
      visibility: asked ?? (visibility === undefined ? null : this.word('visibility', visibility, VISIBILITIES)),
    };
  }

  /** The id of a row as the table writes it; empty if there is none. Some programs write the number `12` as `12.0`. */
  key(source: FieldSource | undefined): string {
    const cell = this.text(source);
    return saysNothing(cell) ? '' : cell.replace(/^(\d+)\.0$/, '$1');
  }

  /** The entry id of another row. Null if the cell is empty. */
  messageId(source: FieldSource | undefined): string | null {
    const cell = this.key(source);
    return cell === '' ? null : entryId('message', this.#context.collection, cell);
  }

  threadId(source: FieldSource | undefined): string | null {
    const cell = this.key(source);
    return cell === '' ? null : threadId(this.#context.collection, cell);
  }
}

function messageOf(row: MappedRow, mapping: Extract<FieldMapping, { type: 'MESSAGE' }>) {
  const { fields, platform } = mapping;
  const { visibility, ...shared } = row.shared(mapping);
  const [sender] = row.parties(fields.sender);
  const [cc, bcc] = [row.parties(fields.cc), row.parties(fields.bcc)];
  const [thread, inReplyTo] = [row.threadId(fields.thread), row.messageId(fields.inReplyTo)];
  return {
    type: 'MESSAGE' as const,
    ...shared,
    visibility: visibility ?? ('PRIVATE' as const),
    channel: row.word('channel', mapping.channel, CHANNELS),
    ...(platform !== undefined && { platform }),
    ...row.optional('subject', fields.subject),
    ...(sender !== undefined && { sender }),
    ...(cc.length > 0 && { cc }),
    ...(bcc.length > 0 && { bcc }),
    ...(thread !== null && { thread }),
    ...(inReplyTo !== null && { inReplyTo }),
  };
}

function statementOf(row: MappedRow, mapping: Extract<FieldMapping, { type: 'STATEMENT' }>) {
  const { fields } = mapping;
  const { visibility, ...shared } = row.shared(mapping);
  const [speaker] = row.parties(fields.speaker);
  if (speaker === undefined) throw new BadCell('speaker: is empty');
  const [outlet] = row.parties(fields.outlet);
  return {
    type: 'STATEMENT' as const,
    ...shared,
    visibility: visibility ?? ('PUBLIC' as const),
    kind: row.word('kind', mapping.kind, STATEMENT_KINDS),
    speaker,
    ...(outlet !== undefined && { outlet: outlet.actor }),
    ...row.optional('audience', fields.audience),
  };
}

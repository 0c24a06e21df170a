/**
 * A JSON document of any size that is one object of lists, taken apart into the elements of the lists in bounded memory,
 * each as the text that it is, with the line that it begins in.
 *
 * Guarantee: where no problem is told at the end, all of it was well-formed JSON in UTF-8.
 */
import { isUtf8 } from 'node:buffer';
import { JSONParser, type ParsedTokenInfo, TokenType } from '@streamparser/json';
import { formatPath } from '../../domain/problems.ts';
import type { Position } from '../format.ts';
import { MAX_DEPTH, MAX_PART_BYTES, MAX_PART_TOKENS } from './json-stream.ts';
import { endOfLine, LineCount, startOfBadLine } from './line-count.ts';

/** A member of the document, or an element of one that is a list. */
export interface JsonElement {
  readonly member: string;
  /** Null for the member itself, which comes before its elements. */
  readonly index: number | null;
  readonly line: number;
  /** Null for a member that is a list: its elements have it. */
  readonly text: string | null;
}

/** Why a document can't be read on, and where. */
export interface Malformed {
  readonly problem: string;
  readonly at: Position;
}

const FIRST_BEYOND_ASCII = 0x80;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** What is wrong with what the parser comes upon, by the state in which it does. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['KEY', 'property name expected'],
  ['COLON', 'colon expected'],
  ['VALUE', 'value expected'],
  ['COMMA', 'comma expected'],
  ['ENDED', 'end of file expected'],
  ['STRING_DEFAULT', 'end of line or control character in a string'],
  ['STRING_AFTER_BACKSLASH', 'invalid escape character'],
]);

/** All elements, each as soon as it is complete; a problem is the last of it. */
export async function* readElements(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<JsonElement | Malformed> {
  const reader = new ElementReader();
  for await (const chunk of withoutMark(bytes)) {
    const problem = reader.write(chunk);
    yield* reader.take();
    if (problem === null) continue;
    yield problem;
    return;
  }
  const problem = reader.end();
  if (problem !== null) yield problem;
}

/** The parser counts its offsets from behind a byte order mark. */
async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Buffer | null = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (held === null) yield chunk;
    else {
      held = Buffer.concat([held, chunk]);
      if (held.length < BYTE_ORDER_MARK.length) continue;
      yield held.subarray(held.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0);
      held = null;
    }
  }
  if (held !== null) yield held;
}

class ElementReader {
  /** No values are wanted of it: it says where tokens stand, and whether they may. */
  readonly #parser = new JSONParser({ paths: [], keepStack: false });
  #elements: JsonElement[] = [];
  readonly #lines = new LineCount();
  #chunk: Uint8Array = new Uint8Array();
  /** Of the last token, in bytes from the beginning of the document, as all offsets here. */
  #tokenAt = 0;
  #depth = 0;
  /** The depth at which elements stand: that of members, or one more within a list. */
  #base = 1;
  #member: string | null = null;
  #index: number | null = null;
  /** The object or list that is an element, until it ends. */
  #open: { readonly line: number; readonly at: number } | null = null;
  /** What earlier chunks have of it. */
  #held: Uint8Array[] = [];
  #tokens = 0;

  constructor() {
    this.#parser.onToken = (token) => {
      this.#heed(token);
    };
  }

  /** @returns why it can't be read on; null where it can */
  write(chunk: Uint8Array): Malformed | null {
    this.#chunk = chunk;
    this.#lines.enter(chunk);
    try {
      this.#parser.write(chunk);
    } catch (error) {
      return this.#malformed(error as Error);
    }
    const length = this.#lines.start + chunk.length - (this.#open?.at ?? this.#tokenAt);
    if (length > MAX_PART_BYTES) return this.#problem(`is longer than ${MAX_PART_BYTES} bytes`);
    if (this.#open !== null) this.#held.push(chunk.subarray(this.#placeOf(this.#open.at)));
    return null;
  }

  end(): Malformed | null {
    if (this.#parser.isEnded) return null;
    try {
      // A number ends only here, where nothing stands behind it.
      this.#parser.end();
    } catch (error) {
      if (error instanceof RangeError) return this.#malformed(error);
    }
    const end = this.#lines.start + this.#chunk.length;
    return { problem: end === 0 ? 'is empty' : 'is not JSON: it breaks off', at: { line: this.#lines.at(end) } };
  }

  take(): readonly JsonElement[] {
    const elements = this.#elements;
    this.#elements = [];
    return elements;
  }

  #heed({ token, value, offset }: ParsedTokenInfo): void {
    this.#tokenAt = offset;
    this.#tokens += 1;
    if (this.#tokens > MAX_PART_TOKENS) throw new RangeError(`holds more than ${MAX_PART_TOKENS} tokens`);
    if (this.#depth === 0 && token !== TokenType.LEFT_BRACE) throw new RangeError('is not a JSON object');
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#enter(token, offset);
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#leave(offset);
    else if (this.#depth === this.#base) this.#pass(token, value, offset);
  }

  #pass(token: TokenType, value: ParsedTokenInfo['value'], offset: number): void {
    if (token === TokenType.COLON) return;
    if (token === TokenType.COMMA) {
      if (this.#base === 1) this.#member = null;
    } else if (this.#member === null) this.#member = String(value);
    else this.#add(JSON.stringify(value), this.#lines.at(offset));
  }

  #enter(token: TokenType, offset: number): void {
    if (this.#depth === this.#base) {
      const line = this.#lines.at(offset);
      if (this.#base === 2 || token === TokenType.LEFT_BRACE) this.#open = { line, at: offset };
      else {
        this.#add(null, line);
        this.#base = 2;
        this.#index = 0;
      }
    }
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new RangeError('is nested too deeply to be read on');
  }

  #leave(offset: number): void {
    this.#depth -= 1;
    if (this.#open !== null && this.#depth === this.#base) {
      const rest = this.#chunk.subarray(this.#placeOf(this.#open.at), this.#placeOf(offset + 1));
      this.#add(Buffer.concat([...this.#held, rest]).toString(), this.#open.line);
      this.#open = null;
      this.#held = [];
    } else if (this.#depth === 1) {
      this.#base = 1;
      this.#index = null;
    }
  }

  #add(text: string | null, line: number): void {
    this.#elements.push({ member: this.#member ?? '', index: this.#index, line, text });
    if (this.#index !== null) this.#index += 1;
    this.#tokens = 0;
  }

  /** Where in the chunk; at its beginning what began before. */
  #placeOf(offset: number): number {
    return Math.max(0, offset - this.#lines.start);
  }

  #malformed(error: Error): Malformed {
    if (error instanceof RangeError) return this.#problem(error.message);
    // Thrown where a string is decoded.
    if (error instanceof TypeError) return this.#notUtf8(startOfBadLine(this.#chunk) ?? 0);
    // Either a byte that begins or goes on with nothing, or else a whole token that may not stand there.
    const place = Number(/ at chunk position "(\d+)"/.exec(error.message)?.[1] ?? this.#placeOf(this.#tokenAt));
    const rest = this.#chunk.subarray(place, endOfLine(this.#chunk, place));
    if ((rest[0] ?? 0) >= FIRST_BEYOND_ASCII && !isUtf8(rest)) return this.#notUtf8(place);
    const state = / in state (\w+)$/.exec(error.message)?.[1] ?? '';
    const reason = REASONS.get(state) ?? 'invalid symbol';
    return { problem: `is not JSON: ${reason}`, at: { line: this.#lines.at(this.#lines.start + place) } };
  }

  #notUtf8(place: number): Malformed {
    return { problem: 'is not UTF-8', at: { line: this.#lines.at(this.#lines.start + place) } };
  }

  #problem(problem: string): Malformed {
    const path = formatPath([this.#member, this.#index].filter((step) => step !== null));
    const line = this.#open?.line ?? this.#lines.at(this.#tokenAt);
    return { problem, at: { line, ...(path !== '' && { path }) } };
  }
}

/**
 * Splits a JSON document of any size into parts, in bounded memory. Each wanted part comes as text, as soon as it is
 * complete. Parse that text with `JSON.parse`, or with `json-tree.ts` if each problem needs its location.
 *
 * Guarantee: if no problem comes, all of the document was well-formed JSON in UTF-8. A problem is always the last part.
 */
import { isUtf8 } from 'node:buffer';
import { formatPath } from '../../domain/problems.ts';
import { type JsonPath, type JsonRoot, JsonStructure, type JsonType } from './json-structure.ts';
import { JsonTokenizer, malformed, UnreadableJson } from './json-tokens.ts';

/**
 * What to do with a value:
 * - `TAKE`: it is a part, with its text.
 * - `NAME`: it is a part without its text; the values in it are parts of their own, or not.
 * - `PASS`: it is no part; the values in it may be.
 */
export type Choice = 'TAKE' | 'NAME' | 'PASS';

export interface WantedParts {
  readonly root: JsonRoot;
  /** Called for each value below the root that is not within a part. The path changes after the call. */
  readonly choose: (path: JsonPath, type: JsonType) => Choice;
}

/** A value of a document. */
export interface JsonPart {
  /** `['messages', 0]` */
  readonly path: JsonPath;
  /** The line where it begins, from 1. */
  readonly line: number;
  /** Null for a part that is only named. */
  readonly text: string | null;
}

/** Why the rest of a document is not readable. */
export interface JsonProblem {
  readonly problem: string;
  readonly line: number;
  /** The number of bytes before it. */
  readonly byte: number;
  /** The path of the value with the problem: `messages[0]`. Null if the problem is outside all values. */
  readonly path: string | null;
}

/** Far longer than any message. A longer part is a problem, so that memory does not grow with it. */
const MAX_PART_BYTES = 16 * 1024 * 1024;

/** Real messages have fewer values, but a short part of only brackets and commas could have far more. */
const MAX_PART_TOKENS = 1_000_000;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const NEWLINE = '\n'.charCodeAt(0);

/** All wanted parts in the order of the document. */
export async function* readJsonParts(
  bytes: AsyncIterable<Uint8Array>,
  wanted: WantedParts,
): AsyncGenerator<JsonPart | JsonProblem> {
  const reader = new PartReader(wanted);
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

async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Buffer | null = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (held === null) yield chunk;
    else {
      held = Buffer.concat([held, chunk]);
      if (held.length < BYTE_ORDER_MARK.length) continue;
      yield held.indexOf(BYTE_ORDER_MARK) === 0 ? held.subarray(BYTE_ORDER_MARK.length) : held;
      held = null;
    }
  }
  if (held !== null) yield held;
}

/** The part that is being read. */
interface OpenPart {
  readonly path: JsonPath;
  readonly line: number;
  readonly start: number;
  /** The number of lists and objects around it. */
  readonly depth: number;
}

class PartReader {
  readonly #choose: WantedParts['choose'];
  readonly #structure: JsonStructure;
  readonly #tokenizer: JsonTokenizer;
  #parts: JsonPart[] = [];
  #open: OpenPart | null = null;
  /** The number of values in the open part. */
  #tokens = 0;
  #lastTokenEnd = 0;
  #chunk: Buffer = Buffer.alloc(0);
  /** The offset of the chunk in the document. */
  #offset = 0;
  /** The bytes from earlier chunks: of the open part, or, outside of parts, of the incomplete token. */
  #held: Buffer[] = [];

  constructor({ root, choose }: WantedParts) {
    this.#choose = choose;
    this.#structure = new JsonStructure(root, {
      nameOf: (start, end) => (this.#open === null ? String(JSON.parse(this.#textOf(start, end))) : ''),
      begin: (type, start) => {
        if (this.#open === null) this.#begin(type, start);
      },
      finish: (type, start, end) => {
        this.#finish(type, start, end);
      },
    });
    this.#tokenizer = new JsonTokenizer((token, start, end) => {
      this.#structure.read(token, start, end);
      this.#lastTokenEnd = end;
      this.#tokens += 1;
      if (this.#open === null || this.#tokens <= MAX_PART_TOKENS) return;
      throw new UnreadableJson(`holds more than ${MAX_PART_TOKENS} tokens`, this.#open.start, this.#open.line);
    });
  }

  /** @returns the problem that ends the reading; null if there is none */
  write(chunk: Uint8Array): JsonProblem | null {
    this.#offset = this.#end;
    this.#chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    return this.#attempt(() => {
      this.#tokenizer.write(chunk);
      this.#hold();
    });
  }

  end(): JsonProblem | null {
    return this.#attempt(() => {
      this.#tokenizer.end();
      if (this.#end === 0) throw new UnreadableJson('is empty', 0);
      if (!this.#structure.isComplete) throw malformed('unexpected end of file', this.#end);
    });
  }

  take(): readonly JsonPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  get #end(): number {
    return this.#offset + this.#chunk.length;
  }

  #begin(type: JsonType, start: number): void {
    const { path, depth } = this.#structure;
    const { line } = this.#tokenizer;
    const choice = this.#choose(path, type);
    if (choice === 'TAKE') {
      this.#open = { path: [...path], line, start, depth };
      this.#tokens = 0;
    } else if (choice === 'NAME') this.#parts.push({ path: [...path], line, text: null });
  }

  #finish(type: JsonType, start: number, end: number): void {
    // An unwanted scalar must be UTF-8 too. After the check its bytes are dropped.
    if (this.#open === null && type === 'scalar') this.#textOf(start, end);
    if (this.#open?.depth !== this.#structure.depth) return;
    const { path, line } = this.#open;
    this.#parts.push({ path, line, text: this.#textOf(this.#open.start, end) });
    this.#open = null;
  }

  /** Keeps the bytes that the next chunk continues. */
  #hold(): void {
    const start = this.#open?.start ?? this.#tokenizer.openSince;
    // Spaces between tokens are not kept, but a document of only spaces must not be read without end.
    if (this.#end - (start ?? this.#lastTokenEnd) > MAX_PART_BYTES) {
      throw new UnreadableJson(`is longer than ${MAX_PART_BYTES} bytes`, start ?? this.#lastTokenEnd, this.#open?.line);
    }
    if (start !== null) this.#held.push(this.#chunk.subarray(Math.max(0, start - this.#offset)));
  }

  #textOf(start: number, end: number): string {
    const rest = this.#chunk.subarray(Math.max(0, start - this.#offset), end - this.#offset);
    const bytes = this.#held.length === 0 ? rest : Buffer.concat([...this.#held, rest]);
    this.#held = [];
    if (isUtf8(bytes)) return bytes.toString();
    throw notUtf8(bytes, start, this.#open?.line ?? this.#tokenizer.line);
  }

  #attempt(step: () => void): JsonProblem | null {
    try {
      step();
      return null;
    } catch (error) {
      if (!(error instanceof UnreadableJson)) throw error;
      const path = this.#open?.path ?? (this.#structure.isAtValue ? this.#structure.path : []);
      return {
        problem: error.message,
        line: error.line ?? this.#tokenizer.line,
        byte: error.offset,
        path: path.length === 0 ? null : formatPath(path),
      };
    }
  }
}

/** @param line the line of the first byte, which is at the offset */
function notUtf8(bytes: Buffer, offset: number, line: number): UnreadableJson {
  let start = 0;
  for (let bad = line; ; bad += 1) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(start, end))) return new UnreadableJson('is not UTF-8', offset + start, bad);
    start = end + 1;
  }
}

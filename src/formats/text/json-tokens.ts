/**
 * Splits a JSON document, which comes in chunks of bytes, into tokens. It knows the syntax of each token, but not the
 * order of tokens: that is in `json-structure.ts`.
 */

/** The kind of a token is its first byte; `STRING` for a string, `WORD` for a number, `true`, `false` and `null`. */
export const TOKEN = {
  OPEN_OBJECT: 0x7b,
  CLOSE_OBJECT: 0x7d,
  OPEN_LIST: 0x5b,
  CLOSE_LIST: 0x5d,
  COLON: 0x3a,
  COMMA: 0x2c,
  STRING: 0x22,
  WORD: 0x30,
} as const;

export type JsonToken = (typeof TOKEN)[keyof typeof TOKEN];

/** Offsets are in bytes from the beginning of the document; the end is exclusive. */
export type TokenHandler = (token: JsonToken, start: number, end: number) => void;

/** The problem that makes the rest of a document unreadable. */
export class UnreadableJson extends Error {
  /** The offset of the byte with the problem. */
  readonly offset: number;
  /** The line of the problem. Null if it is the current line. */
  readonly line: number | null;

  constructor(problem: string, offset: number, line: number | null = null) {
    super(problem);
    this.offset = offset;
    this.line = line;
  }
}

export function malformed(reason: string, offset: number): UnreadableJson {
  return new UnreadableJson(`is not JSON: ${reason}`, offset);
}

const BACKSLASH = 0x5c;
const SPACE = 0x20;
const NEWLINE = 0x0a;

const WHITESPACE = byteTable(/[ \n\t\r]/);
const MARK = byteTable(/[{}[\]:,]/);
const WORD_BYTE = byteTable(/[-+.\w]/);
const HEXADECIMAL = byteTable(/[\da-f]/i);
const ESCAPED = byteTable(/["\\/bfnrtu]/);
const WORD = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)$/;

/** The number of hexadecimal digits after `\u`. */
const UNICODE_DIGITS = 4;

/** A table of the 256 bytes: true for each of these characters. */
function byteTable(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(characters.test(String.fromCharCode(byte))));
}

export class JsonTokenizer {
  readonly #onToken: TokenHandler;
  #line = 1;
  /** The offset of the chunk in the document. */
  #offset = 0;
  /** The offset of a token that continues in the next chunk. Null if there is none. */
  #openSince: number | null = null;
  /** The part of an incomplete word that was in earlier chunks. Null within a string. */
  #word: string | null = null;
  /** Within an escape: the number of hexadecimal digits still missing, or -1 right after the backslash. */
  #escape = 0;

  constructor(onToken: TokenHandler) {
    this.#onToken = onToken;
  }

  /** The line of the current token, from 1. Tokens never contain a line end. */
  get line(): number {
    return this.#line;
  }

  /** The offset of the token that is not complete yet. Null if there is none. */
  get openSince(): number | null {
    return this.#openSince;
  }

  /** @throws UnreadableJson */
  write(chunk: Uint8Array): void {
    let at = this.#openSince === null ? 0 : this.#goOn(chunk);
    while (at < chunk.length) {
      const byte = chunk[at] ?? 0;
      if (WHITESPACE[byte] === 1) {
        if (byte === NEWLINE) this.#line += 1;
        at += 1;
      } else if (byte === TOKEN.STRING) at = this.#readString(chunk, at + 1, this.#offset + at);
      else if (MARK[byte] === 1) {
        this.#onToken(byte as JsonToken, this.#offset + at, this.#offset + at + 1);
        at += 1;
      } else if (WORD_BYTE[byte] === 1) at = this.#readWord(chunk, at, this.#offset + at, '');
      else throw malformed('invalid symbol', this.#offset + at);
    }
    this.#offset += chunk.length;
  }

  /**
   * Call it after the last chunk.
   *
   * @throws UnreadableJson
   */
  end(): void {
    if (this.#openSince === null) return;
    if (this.#word === null) throw malformed('unexpected end of file', this.#offset);
    this.#endWord(this.#word, this.#openSince, this.#offset);
  }

  #goOn(chunk: Uint8Array): number {
    const start = this.#openSince ?? 0;
    return this.#word === null ? this.#readString(chunk, 0, start) : this.#readWord(chunk, 0, start, this.#word);
  }

  /** @returns where in the chunk it ends */
  #readString(chunk: Uint8Array, from: number, start: number): number {
    let at = from;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#escape !== 0) this.#readEscaped(byte, at);
      else if (byte === TOKEN.STRING) {
        this.#openSince = null;
        this.#onToken(TOKEN.STRING, start, this.#offset + at + 1);
        return at + 1;
      } else if (byte === BACKSLASH) this.#escape = -1;
      else if (byte < SPACE) {
        throw malformed('end of line or control character in a string', this.#offset + at);
      }
    }
    this.#openSince = start;
    this.#word = null;
    return at;
  }

  #readEscaped(byte: number, at: number): void {
    const isUnicode = this.#escape > 0;
    if ((isUnicode ? HEXADECIMAL : ESCAPED)[byte] !== 1) {
      throw malformed('invalid escape character', this.#offset + at);
    }
    this.#escape = isUnicode ? this.#escape - 1 : byte === 0x75 ? UNICODE_DIGITS : 0;
  }

  /** @returns where in the chunk it ends */
  #readWord(chunk: Uint8Array, from: number, start: number, before: string): number {
    let at = from;
    while (at < chunk.length && WORD_BYTE[chunk[at] ?? 0] === 1) at += 1;
    const word = before + Buffer.from(chunk.buffer, chunk.byteOffset + from, at - from).toString('latin1');
    if (at < chunk.length) this.#endWord(word, start, this.#offset + at);
    else {
      this.#openSince = start;
      this.#word = word;
    }
    return at;
  }

  #endWord(word: string, start: number, end: number): void {
    this.#openSince = null;
    this.#word = null;
    if (!WORD.test(word)) throw malformed(/^[-\d]/.test(word) ? 'invalid number' : 'invalid symbol', start);
    this.#onToken(TOKEN.WORD, start, end);
  }
}

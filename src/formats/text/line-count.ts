import { isUtf8 } from 'node:buffer';

const NEWLINE = 0x0a;

/** In which line what stands in a stream of bytes is, as the stream comes by. Asked for in the order of the offsets. */
export class LineCount {
  #chunk: Uint8Array = new Uint8Array();
  #start = 0;
  #line = 1;
  /** Where in the chunk the line ends. */
  #end = Infinity;

  /** Offset of the chunk in the stream. */
  get start(): number {
    return this.#start;
  }

  /** Goes on to the next chunk. */
  enter(chunk: Uint8Array): void {
    const start = this.#start + this.#chunk.length;
    this.at(start);
    this.#chunk = chunk;
    this.#start = start;
    this.#end = endOfLine(chunk, 0);
  }

  /** What began in an earlier chunk and goes on in this one must have no line end. */
  at(offset: number): number {
    while (this.#end < offset - this.#start) {
      this.#line += 1;
      this.#end = endOfLine(this.#chunk, this.#end + 1);
    }
    return this.#line;
  }
}

/** Infinity where the chunk ends before. */
export function endOfLine(chunk: Uint8Array, from: number): number {
  const end = chunk.indexOf(NEWLINE, from);
  return end === -1 ? Infinity : end;
}

/** Where the first line begins that is not UTF-8; null where all are, but for a character that an earlier chunk begins. */
export function startOfBadLine(chunk: Uint8Array): number | null {
  let start = chunk.findIndex((byte) => byte >> 6 !== 0b10);
  while (start !== -1) {
    const end = endOfLine(chunk, start);
    if (!isUtf8(chunk.subarray(start, end))) return start;
    start = end === Infinity ? -1 : end + 1;
  }
  return null;
}

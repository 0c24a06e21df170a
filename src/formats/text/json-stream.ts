/**
 * JSON documents of any size, of which only parts are wanted: the messages of a chat, one by one, in bounded memory.
 */
import { JSONParser, TokenType } from '@streamparser/json';
import type { z } from 'zod';
import { describeProblems, CHECK_OPTIONS, problemsOf } from '../../domain/problems.ts';
import { asUtf8 } from './utf16.ts';

/** A value of a document, and where it stands: `['messages', 0]`. */
export interface JsonPart {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** What a document should be, and which parts of it are wanted: `$.messages.*`. */
export interface WantedParts {
  readonly root: 'list' | 'object';
  readonly paths: readonly string[];
}

/** Far longer than any message is; a part that goes on beyond it is refused instead of kept in memory. */
export const MAX_PART_BYTES = 16 * 1024 * 1024;

/** As many as a message of that length has at most; a short one of nothing but brackets and commas could have far more. */
export const MAX_PART_TOKENS = 1_000_000;

export const MAX_DEPTH = 200;

/**
 * The values at the paths, each as soon as it is complete. Where the document can't be read on, that
 * is told last; the parts before it stand.
 */
export async function* readJsonParts(
  bytes: AsyncIterable<Uint8Array>,
  wanted: WantedParts,
): AsyncGenerator<JsonPart | { readonly problem: string }> {
  const reader = new PartReader(wanted);
  for await (const chunk of asUtf8(bytes)) {
    const problem = reader.write(chunk);
    yield* reader.take();
    if (problem === null) continue;
    yield { problem };
    return;
  }
  const problem = reader.end();
  if (problem !== null) yield { problem };
}

class PartReader {
  readonly #parser: JSONParser;
  #parts: JsonPart[] = [];
  #bytes = 0;
  #sinceLastPart = 0;
  #tokens = 0;
  #depth = 0;

  constructor({ root, paths }: WantedParts) {
    this.#parser = new JSONParser({ paths: [...paths], keepStack: false });
    this.#parser.onValue = ({ value, key, stack }) => {
      const path = [...stack.slice(1).map((level) => level.key), key].filter((step) => step !== undefined);
      this.#parts.push({ path, value });
      this.#sinceLastPart = 0;
      this.#tokens = 0;
    };
    const opener = root === 'list' ? TokenType.LEFT_BRACKET : TokenType.LEFT_BRACE;
    this.#parser.onToken = ({ token }) => {
      if (this.#depth === 0 && token !== opener) throw new RangeError(`is not a JSON ${root}`);
      if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.#depth += 1;
      else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.#depth -= 1;
      this.#tokens += 1;
      if (this.#tokens > MAX_PART_TOKENS) throw new RangeError(`holds a part of more than ${MAX_PART_TOKENS} tokens`);
      if (this.#depth > MAX_DEPTH) throw new RangeError('is nested too deeply to be read on');
    };
  }

  /** @returns why it can't be read on; null where it can */
  write(chunk: Uint8Array): string | null {
    this.#sinceLastPart += chunk.length;
    const problem = this.#attempt(() => this.#parser.write(chunk));
    this.#bytes += chunk.length;
    if (problem !== null || this.#sinceLastPart <= MAX_PART_BYTES) return problem;
    return `holds a part of more than ${MAX_PART_BYTES} bytes ${this.#place()}`;
  }

  end(): string | null {
    if (this.#bytes === 0) return 'is empty';
    return this.#parser.isEnded ? null : `breaks off ${this.#place()}`;
  }

  take(): readonly JsonPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  #place(): string {
    return `before byte ${this.#bytes}`;
  }

  #attempt(step: () => void): string | null {
    try {
      step();
      return null;
    } catch (error) {
      if (error instanceof RangeError) return error.message;
      const offset = /absolute position "(\d+)"/.exec((error as Error).message)?.[1];
      return offset === undefined
        ? `is not JSON after byte ${this.#bytes}; nothing beyond is read`
        : `is not JSON at byte ${offset}; nothing beyond is read`;
    }
  }
}

/** The value in this shape, or what keeps it from having it. */
export function checked<Shape>(
  schema: z.ZodType<Shape>,
  value: unknown,
): { readonly value: Shape } | { readonly problem: string } {
  const parsed = schema.safeParse(value, CHECK_OPTIONS);
  return parsed.success ? { value: parsed.data } : { problem: describeProblems(problemsOf(parsed.error)) };
}

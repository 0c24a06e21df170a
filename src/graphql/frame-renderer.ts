/**
 * Frames as the text of their payloads, executed and serialised once for each distinct operation and authority.
 *
 * An entry's frame differs between replays in its cursor and its server time alone. So it is executed with marks in their
 * place, and the text between the marks is kept for all who ask the same of the same entry.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Instant, toIso } from '../domain/time/instant.ts';
import type { FrameBatch, ReplayFrame } from '../replay/frames.ts';

/** Characters of templates that are kept. */
const MAX_TEXT = 32_000_000;

/** Nobody can guess them, so no text of the record holds them. */
const CURSOR_MARK = `cursor:${randomBytes(16).toString('base64url')}`;
const TIME_MARK = 8_639_000_000_000_000 + randomInt(2 ** 39);
const MARKS = new RegExp(`(${CURSOR_MARK}|${toIso(TIME_MARK).replace('+', '\\+')})`);

interface Template {
  /** What stands around the marks: one more than those. */
  readonly texts: readonly string[];
  /** Their lengths in bytes. */
  readonly sizes: readonly number[];
  /** Whether each mark is a cursor; else it is the server time. */
  readonly isCursor: readonly boolean[];
  readonly length: number;
}

/** The payload of one `next` message. */
export interface Payload {
  readonly text: Buffer;
  /** Where in it the server time stands, in bytes: it is written anew for each who gets the payload. */
  readonly times: readonly number[];
}

/** Templates of all operations, bounded, and only as old as the last commit: an entry's frame may show others. */
export class Templates {
  readonly #kept = new LRUCache<string, Template>({ maxSize: MAX_TEXT, sizeCalculation: ({ length }) => length + 1 });
  readonly #batches = new LRUCache<string, readonly Payload[]>({ maxSize: MAX_TEXT, sizeCalculation: sizeOf });
  #commit = -1;

  get(key: string, commit: number): Template | undefined {
    this.#heed(commit);
    return this.#kept.get(key);
  }

  keep(key: string, template: Template, commit: number): void {
    if (commit === this.#commit) this.#kept.set(key, template);
  }

  /** Whole batches, for replays that are at the same place. */
  getBatch(key: string, commit: number): readonly Payload[] | undefined {
    this.#heed(commit);
    return this.#batches.get(key);
  }

  keepBatch(key: string, payloads: readonly Payload[], commit: number): void {
    if (commit === this.#commit) this.#batches.set(key, payloads);
  }

  #heed(commit: number): void {
    if (commit === this.#commit) return;
    this.#kept.clear();
    this.#batches.clear();
    this.#commit = commit;
  }
}

export interface Rendered {
  /** The same array for all who get the same. */
  readonly payloads: readonly Payload[];
  readonly serverTime: Instant;
  /** Whether the last one has errors, which ends the replay. */
  readonly hasFailed: boolean;
}

export function sizeOf(payloads: readonly Payload[]): number {
  return payloads.reduce((sum, { text }) => sum + text.length, 1);
}

export interface RendererOptions {
  /** Tells one operation, with all that its answer depends on, from others. */
  readonly key: string;
  readonly templates: Templates;
  /** The last commit that is known. */
  readonly commit: () => number;
  /** What a batch of frames is executed with: one context, whose loaders read for all of them at once. */
  readonly argumentsFor: () => ExecutionArgs;
  readonly toClient: (result: ExecutionResult) => ExecutionResult;
}

export class FrameRenderer {
  readonly #options: RendererOptions;

  constructor(options: RendererOptions) {
    this.#options = options;
  }

  get key(): string {
    return this.#options.key;
  }

  async render({ frames, isPlain }: FrameBatch): Promise<Rendered> {
    const [first] = frames;
    const serverTime = first?.serverTime ?? 0;
    const { key, templates, commit } = this.#options;
    const at = commit();
    const asked = isPlain && first !== undefined ? `${key} ${frames.length} ${first.cursor}` : null;
    const known = asked === null ? undefined : templates.getBatch(asked, at);
    if (known !== undefined) return { payloads: known, serverTime, hasFailed: false };
    const run = this.#runner();
    const results = await Promise.all(frames.map((frame) => this.#payloadOf(frame, run)));
    const failure = results.findIndex((result) => !('text' in result));
    if (failure === -1) {
      const payloads = results as readonly Payload[];
      if (asked !== null) templates.keepBatch(asked, payloads, at);
      return { payloads, serverTime, hasFailed: false };
    }
    // A frame whose execution fails is the last one; what comes after it comes after its cursor.
    const upTo = results.slice(0, failure + 1);
    const payloads = upTo.map((result) => ('text' in result ? result : plain(JSON.stringify(result))));
    return { payloads, serverTime, hasFailed: true };
  }

  /** Executes with arguments that are made when the first frame needs them. */
  #runner(): (frame: ReplayFrame) => Promise<ExecutionResult> {
    let args: ExecutionArgs | null = null;
    return async (frame) => {
      args ??= this.#options.argumentsFor();
      return this.#options.toClient(await execute({ ...args, rootValue: frame }));
    };
  }

  async #payloadOf(
    frame: ReplayFrame,
    run: (frame: ReplayFrame) => Promise<ExecutionResult>,
  ): Promise<Payload | ExecutionResult> {
    if (frame.kind !== 'ENTRY') {
      const { cursor, generation } = frame;
      const result = await run({ ...frame, cursor, generation });
      return result.errors === undefined ? plain(JSON.stringify(result)) : result;
    }
    const { templates, key, commit } = this.#options;
    const { entry, change, late, knownBefore, timelineTime, generation } = frame;
    const asked = `${key} ${entry.id} ${entry.sequence} ${change} ${late} ${timelineTime} ${generation} ${knownBefore}`;
    const at = commit();
    const template = templates.get(asked, at);
    if (template !== undefined) return fill(template, frame);
    const result = await run({ ...frame, generation, cursor: CURSOR_MARK, serverTime: TIME_MARK });
    if (result.errors !== undefined) return result;
    const made = templateOf(JSON.stringify(result));
    templates.keep(asked, made, at);
    return fill(made, frame);
  }
}

function plain(text: string): Payload {
  return { text: Buffer.from(text), times: [] };
}

function templateOf(text: string): Template {
  const pieces = text.split(MARKS);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  return {
    texts,
    sizes: texts.map((piece) => Buffer.byteLength(piece)),
    isCursor: pieces.filter((_, index) => index % 2 === 1).map((mark) => mark === CURSOR_MARK),
    length: text.length,
  };
}

function fill({ texts, sizes, isCursor }: Template, { cursor, serverTime }: ReplayFrame): Payload {
  const time = toIso(serverTime);
  let text = texts[0] ?? '';
  let size = sizes[0] ?? 0;
  const times: number[] = [];
  for (let index = 0; index < isCursor.length; index += 1) {
    const value = isCursor[index] === true ? cursor : time;
    if (value === time) times.push(size);
    text += value + (texts[index + 1] ?? '');
    // Both are ASCII.
    size += value.length + (sizes[index + 1] ?? 0);
  }
  return { text: Buffer.from(text), times };
}

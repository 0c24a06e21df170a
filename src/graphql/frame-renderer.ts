/**
 * Frames as the text of their payloads, executed and serialised once for each distinct operation and authority.
 *
 * An entry's frame differs between replays in its cursor and its server time alone. So it is executed with marks in their
 * place, and the text between the marks is kept for all who ask the same of the same entry.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { toIso } from '../domain/instant.ts';
import type { ReplayFrame } from '../replay/frames.ts';

/** Characters of templates that are kept. */
const MAX_TEXT = 32_000_000;

/** Nobody can guess them, so no text of the record holds them. */
const CURSOR_MARK = `cursor:${randomBytes(16).toString('base64url')}`;
const TIME_MARK = 8_639_000_000_000_000 + randomInt(2 ** 39);
const MARKS = new RegExp(`(${CURSOR_MARK}|${toIso(TIME_MARK).replace('+', '\\+')})`);

interface Template {
  /** What stands around the marks: one more than those. */
  readonly texts: readonly string[];
  /** Whether each mark is a cursor; else it is the server time. */
  readonly isCursor: readonly boolean[];
  readonly length: number;
}

/** Templates of all operations, bounded, and only as old as the last commit: an entry's frame may show others. */
export class Templates {
  readonly #kept = new LRUCache<string, Template>({ maxSize: MAX_TEXT, sizeCalculation: ({ length }) => length + 1 });
  #commit = -1;

  get(key: string, commit: number): Template | undefined {
    if (commit !== this.#commit) this.#kept.clear();
    this.#commit = commit;
    return this.#kept.get(key);
  }

  keep(key: string, template: Template, commit: number): void {
    if (commit === this.#commit) this.#kept.set(key, template);
  }
}

export interface Rendered {
  /** The payload of one `next` message each. */
  readonly payloads: readonly Buffer[];
  /** Whether the last one has errors, which ends the replay. */
  readonly hasFailed: boolean;
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

  async render(frames: readonly ReplayFrame[]): Promise<Rendered> {
    const run = this.#runner();
    const texts: string[] = [];
    let hasFailed = false;
    const results = await Promise.all(frames.map((frame) => this.#textOf(frame, run)));
    for (const result of results) {
      texts.push(typeof result === 'string' ? result : JSON.stringify(result));
      // A frame whose execution fails is the last one; what comes after it comes after its cursor.
      hasFailed = typeof result !== 'string';
      if (hasFailed) break;
    }
    return { payloads: texts.map((text) => Buffer.from(text)), hasFailed };
  }

  /** Executes with arguments that are made when the first frame needs them. */
  #runner(): (frame: ReplayFrame) => Promise<ExecutionResult> {
    let args: ExecutionArgs | null = null;
    return async (frame) => {
      args ??= this.#options.argumentsFor();
      return this.#options.toClient(await execute({ ...args, rootValue: frame }));
    };
  }

  #textOf(
    frame: ReplayFrame,
    run: (frame: ReplayFrame) => Promise<ExecutionResult>,
  ): string | Promise<string | ExecutionResult> {
    if (frame.kind !== 'ENTRY') return run(frame).then(textOrErrors);
    const { templates, key, commit } = this.#options;
    const { entry, change, late, knownBefore, timelineTime, generation } = frame;
    const asked = `${key} ${entry.id} ${entry.sequence} ${change} ${late} ${timelineTime} ${generation} ${knownBefore}`;
    const at = commit();
    const template = templates.get(asked, at);
    if (template !== undefined) return fill(template, frame);
    return run({ ...frame, cursor: CURSOR_MARK, serverTime: TIME_MARK }).then((result) => {
      const text = textOrErrors(result);
      if (typeof text !== 'string') return text;
      const made = templateOf(text);
      templates.keep(asked, made, at);
      return fill(made, frame);
    });
  }
}

function textOrErrors(result: ExecutionResult): string | ExecutionResult {
  return result.errors === undefined ? JSON.stringify(result) : result;
}

function templateOf(text: string): Template {
  const pieces = text.split(MARKS);
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    isCursor: pieces.filter((_, index) => index % 2 === 1).map((mark) => mark === CURSOR_MARK),
    length: text.length,
  };
}

function fill({ texts, isCursor }: Template, { cursor, serverTime }: ReplayFrame): string {
  let text = texts[0] ?? '';
  for (let index = 0; index < isCursor.length; index += 1) {
    text += (isCursor[index] === true ? cursor : isoOf(serverTime)) + (texts[index + 1] ?? '');
  }
  return text;
}

let lastTime = { instant: 0, iso: toIso(0) };

/** Frames that go out together have the same time. */
function isoOf(instant: number): string {
  if (lastTime.instant !== instant) lastTime = { instant, iso: toIso(instant) };
  return lastTime.iso;
}

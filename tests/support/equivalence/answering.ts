/** Queries a record as a client does, through the pipeline, and makes the answers comparable. */
import { setMaxListeners } from 'node:events';
import { execute, parse } from 'graphql';
import type { Viewer } from '../../../src/domain/authority.ts';
import { createReadingContext, type Services } from '../../../src/graphql/context.ts';
import { AnswerBudget } from '../../../src/graphql/execution/answer-budget.ts';
import { AT_ONCE } from '../../../src/graphql/execution/item-turns.ts';
import { createLoaders } from '../../../src/graphql/loaders.ts';
import type { Delivery } from '../../../src/graphql/delivery/delivery.ts';
import type { FrameSink } from '../../../src/graphql/delivery/frame-sink.ts';
import { GraphqlPipeline } from '../../../src/graphql/pipeline.ts';
import type { ReplayKey } from '../../../src/replay/replay-key.ts';
import { Replays } from '../../../src/replay/replays.ts';
import type { Store } from '../../../src/store/store.ts';
import { OPERATION_LIMITS, ROOMS } from '../services.ts';
import { type Operation, selectionOf } from './operations.ts';
import { FAR_MS, QuietClock } from './quiet-clock.ts';

export interface Json {
  readonly [name: string]: unknown;
}

const CLIENT = '127.0.0.1';

/** Rooms live so long that the clock ignores the alarms that renew them: it would jump from one to the next without end. */
const LASTING_ROOMS = { ...ROOMS, lifetimeMs: 4 * FAR_MS };

/** If nothing comes within this time, that is a difference: on the other record it came. */
const PATIENCE_MS = 20_000;

/** The values that differ between two services with the same record: times of day, and random ones. */
const BY_CHANCE = new Set(['serverTime', 'replacedAt', 'erasedAt', 'replayId', 'controlKey']);

export class Answering implements Disposable {
  readonly pipeline: GraphqlPipeline;
  /** Errors that a client would get as internal ones. */
  readonly unexpected: unknown[] = [];
  readonly #services: Services;
  readonly #replays: Replays;
  readonly #clock = new QuietClock();

  constructor(store: Store) {
    const onError = (error: unknown) => this.unexpected.push(error);
    const clock = this.#clock;
    const held = clock.holdsUp(store);
    this.#replays = new Replays({ store: held, clock, rooms: LASTING_ROOMS, onError });
    this.#services = { record: held, writer: held, replays: this.#replays };
    this.pipeline = new GraphqlPipeline({
      services: this.#services,
      introspection: true,
      limits: OPERATION_LIMITS,
      onUnexpectedError: onError,
    });
  }

  /** Without the limits on operations, which do not depend on the record. */
  async ask({ query, variables }: Operation, viewer: Viewer): Promise<Json> {
    const reader = this.#services.record.readerFor({ client: CLIENT, signal: neverGone() });
    const budget = new AnswerBudget(Infinity, () => undefined);
    const contextValue = createReadingContext({
      record: await this.#replays.cursors.findRecord(),
      reader,
      viewer,
      client: CLIENT,
      loaders: createLoaders(reader, viewer),
      budget,
      items: AT_ONCE,
    });
    const { schema } = this.pipeline;
    const result = await execute({ schema, document: parse(query), variableValues: variables, contextValue });
    const errors = result.errors?.map((error) => {
      if (
        error.originalError !== undefined &&
        error.extensions['code'] === undefined &&
        !('code' in error.originalError)
      )
        this.unexpected.push(error.originalError);
      return {
        message: error.message,
        path: error.path,
        code: (error.originalError as { code?: string } | undefined)?.code,
      };
    });
    return comparable({ data: result.data, errors }) as Json;
  }

  /** Executes a mutation, as a client sends it. */
  async change(request: Operation, viewer: Viewer): Promise<Json> {
    const prepared = this.pipeline.prepare(request, { viewer, client: CLIENT, sink: null });
    if (prepared.args === null) throw new Error(prepared.errors.map(({ message }) => message).join());
    return comparable(
      JSON.parse(Buffer.from(await this.pipeline.execute(prepared.args, neverGone())).toString()),
    ) as Json;
  }

  async watch(input: Json, viewer: Viewer): Promise<Watched> {
    const selection = selectionOf(this.pipeline.schema, this.pipeline.schema.getType('ReplayFrame') ?? never(), 1);
    const query = `subscription ($input: ReplayInput!) { replay(input: $input) ${selection} }`;
    const watched = new Watched();
    const request = { query, variables: { input } };
    const prepared = this.pipeline.prepare(request, { viewer, client: CLIENT, sink: watched });
    if (prepared.args === null) throw new Error(prepared.errors.map(({ message }) => message).join());
    const opened = await this.pipeline.subscribe(prepared.args, neverGone());
    watched.start(opened);
    return watched;
  }

  /** Resolves when the service is quiet: all due frames are rendered. */
  quiet(): Promise<void> {
    return this.#clock.quiet();
  }

  /** Resumes a paused room as soon as the service is quiet. */
  async begin(watched: Watched, viewer: Viewer): Promise<void> {
    await watched.until('OpenedFrame');
    await this.#clock.quiet();
    const key = watched.key;
    if (key !== null) await this.#replays.control(viewer, key, { kind: 'RESUME' });
  }

  [Symbol.dispose](): void {
    this.#replays.close();
  }
}

/** The client stays until the end. */
function neverGone(): AbortSignal {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return signal;
}

function never(): never {
  throw new Error('The schema has no frames');
}

/** The frames that a subscription got. */
export class Watched implements FrameSink {
  readonly frames: Json[] = [];
  over: Promise<void> = Promise.resolve();
  /** The key of a control; null if another client opened the replay. */
  key: ReplayKey | null = null;
  #delivery: Delivery | null = null;
  #isOver = false;
  readonly #waiting = new Set<() => void>();

  start(opened: Awaited<ReturnType<GraphqlPipeline['subscribe']>>): void {
    if ('run' in opened) {
      this.#delivery = opened;
      this.over = opened.run().then(() => {
        this.#isOver = true;
        this.#wake();
      });
    } else this.frames.push(comparable(opened) as Json);
  }

  hasRoom(): boolean {
    return true;
  }

  send(payloads: Parameters<FrameSink['send']>[0]): void {
    for (const { text } of payloads) {
      const { data, errors } = JSON.parse(text.toString()) as { data?: { replay: Json }; errors?: unknown };
      const { cursor, ...frame } = data?.replay ?? {};
      const { replayId, controlKey } = frame as { replayId?: string; controlKey?: string };
      if (replayId !== undefined && typeof controlKey === 'string') this.key = { replayId, controlKey };
      this.frames.push(
        comparable({ ...frame, cursor: typeof cursor === 'string' ? cursor.length : null, errors }) as Json,
      );
    }
    this.#wake();
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  /** Resolves when a frame with this text came, or when none came for a long time. */
  async until(text: string): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    signal.addEventListener('abort', () => this.#wake());
    while (!signal.aborted && !this.#isOver && !this.frames.some((frame) => JSON.stringify(frame).includes(text)))
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    if (signal.aborted) this.frames.push({ __typename: 'Nothing', instead: text });
  }

  /** Resolves when it is over, or when it did not end for a long time. */
  async end(): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const late = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await Promise.race([this.over, late]);
    if (signal.aborted) this.frames.push({ __typename: 'Nothing', instead: 'the end' });
    this.close();
  }

  close(): void {
    this.#delivery?.close();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, BY_CHANCE.has(name) ? typeof inner : comparable(inner)]),
  );
}

/** The fields of the schema that were answered for an object: `Message.text`. */
export function fieldsIn(answer: unknown, into: Set<string>): void {
  if (Array.isArray(answer)) for (const each of answer as unknown[]) fieldsIn(each, into);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return;
  const { __typename: type } = answer as Json;
  for (const [name, value] of Object.entries(answer)) {
    if (typeof type === 'string' && name !== '__typename') into.add(`${type}.${name.replace(`${type}_`, '')}`);
    fieldsIn(value, into);
  }
}

const shortText = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300));

/** The first few differences between two answers: their paths with both values. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const bothObjects = [one, other].every((value) => typeof value === 'object' && value !== null);
  if (!bothObjects) return [`${path}: ${shortText(one)} ≠ ${shortText(other)}`];
  const [left, right] = [one as Json, other as Json];
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) {
    return [`${path}: ${one.length} ≠ ${other.length}: ${shortText(one)} ≠ ${shortText(other)}`];
  }
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name) => differences(left[name], right[name], `${path}.${name}`)).slice(0, 4);
}

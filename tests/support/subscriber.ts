/** A viewer of a replay: the client of `graphql-ws` over a real socket. */
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A frame, with the fields of its kind. */
export interface Frame {
  readonly __typename: string;
  readonly cursor: string;
  readonly timelineTime: string | null;
  readonly generation: number;
  readonly replayId?: string;
  readonly controlKey?: string | null;
  readonly total?: number;
  readonly undated?: number;
  readonly status?: Status;
  readonly entry?: { readonly id: string; readonly text: string | null; readonly status: string };
  readonly change?: string;
  readonly late?: boolean;
  readonly entryId?: string;
  readonly removed?: string;
  readonly waited?: string;
  readonly revision?: number;
  readonly entries?: number;
  readonly ended?: string;
}

export interface Status {
  readonly replayId: string;
  readonly paused: boolean;
  readonly speed: number | null;
  readonly pacing: Readonly<Record<string, unknown>>;
  readonly timelineTime: string | null;
  readonly generation: number;
  readonly viewers: number;
}

export const STATUS = `replayId paused speed pacing { speed fitInto entriesPerSecond instant } timelineTime generation
  viewers`;

export const REPLAY = `subscription ($input: ReplayInput!) { replay(input: $input) {
  __typename cursor timelineTime generation
  ... on OpenedFrame { replayId controlKey total undated status { ${STATUS} } }
  ... on EntryFrame { change late entry { id text status } }
  ... on RemovedFrame { entryId removed: reason }
  ... on GapFrame { waited }
  ... on StatusFrame { status { ${STATUS} } }
  ... on CaughtUpFrame { revision }
  ... on FellBehindFrame { entries }
  ... on EndedFrame { ended: reason }
} }`;

interface Result {
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly data?: { readonly replay: Frame } | null;
}

interface SubscriberOptions {
  readonly token?: string;
  readonly query?: string;
  /** A socket that others use too. Default: a new one. */
  readonly client?: Client;
}

export function connect(socketUrl: string, token?: string): Client {
  return createClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
  });
}

export class Subscriber implements Disposable {
  /** All received frames, in order. */
  readonly frames: Frame[] = [];
  /** The code and argument of the errors that refused or ended it. */
  readonly errors: unknown[] = [];
  /** Resolves when the subscription or the socket is over. */
  readonly over: Promise<void>;
  readonly #client: Client;
  #isOver = false;
  #looked = 0;
  #wake: () => void = () => undefined;

  constructor(socketUrl: string, input: object, { token, query = REPLAY, client }: SubscriberOptions = {}) {
    this.#client = client ?? connect(socketUrl, token);
    const end = () => {
      this.#isOver = true;
      this.#wake();
    };
    this.over = new Promise((resolve) => {
      const finish = () => {
        end();
        resolve();
      };
      const error = (problem: unknown) => {
        this.#fail(problem);
        finish();
      };
      const next = (result: Result) => this.#take(result);
      this.#client.subscribe<Result['data']>(
        { query, variables: { input } },
        { next: (value) => next(value as Result), error, complete: finish },
      );
    });
  }

  /** The next frame that fits, after the last one found. */
  async until(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      while (this.#looked < this.frames.length) {
        const frame = this.frames[this.#looked];
        this.#looked += 1;
        if (frame !== undefined && fits(frame)) return frame;
      }
      if (this.#isOver)
        throw new Error(`It is over, and no such frame came: ${JSON.stringify([this.errors, this.frames.slice(-3)])}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  untilKind(name: string): Promise<Frame> {
    return this.until(({ __typename }) => __typename === name);
  }

  untilEntry(id: string): Promise<Frame> {
    return this.until(({ entry }) => entry?.id === id);
  }

  /** Ends the subscription properly. */
  close(): void {
    void this.#client.dispose();
  }

  /** Breaks the connection, like a failure of the network. */
  cut(): void {
    this.#client.terminate();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #take({ data, errors }: Result): void {
    if (errors !== undefined) this.#fail(errors);
    if (data) this.frames.push(data.replay);
    this.#wake();
  }

  #fail(problem: unknown): void {
    if (!Array.isArray(problem)) return;
    for (const { extensions } of problem as NonNullable<Result['errors']>) {
      this.errors.push({ code: extensions?.['code'], argument: extensions?.['argument'] });
    }
  }
}

/** Describes in a line what a frame says about the record. Undefined if it says nothing. */
export function lineOf({ __typename, entry, change, late, entryId, removed, waited }: Frame): string | undefined {
  if (entry !== undefined)
    return `${change ?? ''}${late === true ? ' late' : ''} ${entry.id} ${entry.text ?? ''}`.trim();
  if (entryId !== undefined) return `${removed ?? ''} ${entryId}`;
  return __typename === 'GapFrame' ? `gap ${waited ?? ''}` : undefined;
}

export function linesOf(frames: readonly Frame[]): string[] {
  return frames.map(lineOf).filter((line) => line !== undefined);
}

/** The ids of the played entries, in order. */
export function idsIn(frames: readonly Frame[]): string[] {
  return frames.flatMap(({ entry }) => (entry === undefined ? [] : [entry.id]));
}

/**
 * The entries that a client has after these frames, each with its text and status.
 *
 * @throws if a frame adds an entry twice, corrects an entry that is not there, or breaks the order of the timeline
 */
export function heldAfter(frames: readonly Frame[]): Map<string, string> {
  const held = new Map<string, string>();
  for (const { entry, change, entryId, late, timelineTime } of frames) {
    if (entryId !== undefined) held.delete(entryId);
    if (entry === undefined) continue;
    const isAdded = change === 'ADDED';
    if (held.has(entry.id) === isAdded)
      throw new Error(`${entry.id} is ${change ?? ''} ${late === true ? 'late ' : ''}at ${timelineTime ?? ''}`);
    held.set(entry.id, `${entry.status} ${entry.text ?? ''}`.trim());
  }
  return held;
}

/** For tests of replays: fills a store with a history, and plays it on a simulated clock. */
import { OPERATOR, type Viewer } from '../../src/domain/authority.ts';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { encodeReplayCursor } from '../../src/domain/replay-cursor.ts';
import { toIso, type Instant } from '../../src/domain/time/instant.ts';
import { collectionInput, entryInput } from '../../src/domain/record/input.ts';
import type { SteadyClock } from '../../src/replay/clock.ts';
import type { ReplayFrame } from '../../src/replay/frames.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import type { ReplayEnvironment } from '../../src/replay/environment.ts';
import { Replays } from '../../src/replay/replays.ts';
import type { RecordWriter } from '../../src/store/store.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { ROOMS } from './services.ts';

export interface Played {
  readonly frame: ReplayFrame;
  /** The steady time at which the frame came. */
  readonly at: number;
}

let histories = 0;

export function messageAt(collection: string, name: string, at: Instant | null): BatchItem {
  const input = entryInput.parse({
    type: 'MESSAGE',
    id: `message:${name}`,
    wording: 'REPORTED',
    visibility: 'PRIVATE',
    channel: 'EMAIL',
    ...(at !== null && { occurred: toIso(at) }),
  });
  return { kind: 'entry', collection, input };
}

/** Commits one message for each instant (null: undated) into a new collection. Returns the id of the collection. */
export async function addHistory(
  writer: RecordWriter,
  instants: readonly (Instant | null)[],
  access: 'OPEN' | 'RESTRICTED' = 'OPEN',
): Promise<string> {
  histories += 1;
  const id = `collection:h${histories}`;
  const collection: BatchItem = { kind: 'collection', input: collectionInput.parse({ id, title: id, access }) };
  const messages = instants.map((at, index) => messageAt(id, `h${histories}-${index}`, at));
  const { results } = await writer.commit({ items: [collection, ...messages] });
  if (results.some(({ outcome }) => outcome === 'REFUSED')) throw new Error('The history was refused');
  return id;
}

export function inputFor(collection: string, more: Partial<ReplayInput> = {}): ReplayInput {
  return {
    filter: { collections: [collection] },
    clock: 'OCCURRED',
    paused: false,
    onEnd: 'COMPLETE',
    catchUp: false,
    ...more,
  };
}

/** The frames of a replay for its only viewer. It releases everything at the end. */
export async function openFrames(
  store: ReplayEnvironment['store'],
  input: ReplayInput,
  { viewer = OPERATOR, clock = new SimulatedClock() }: { readonly viewer?: Viewer; readonly clock?: SteadyClock } = {},
): Promise<AsyncGenerator<ReplayFrame, void, undefined>> {
  const onError = (error: unknown) => {
    throw error;
  };
  const replays = new Replays({ store, clock, rooms: ROOMS, onError });
  const watch = await replays.open(viewer, input);
  return (async function* () {
    try {
      for (;;) {
        const batch = await watch.next(() => undefined);
        yield* batch?.frames ?? [];
        if (batch === null || batch.isOver) return;
      }
    } finally {
      watch.close();
      replays.close();
    }
  })();
}

/** All frames of a replay, or the first ones, each with its time. */
export async function play(
  store: ReplayEnvironment['store'],
  input: ReplayInput,
  { clock = new SimulatedClock(), atMost = Infinity }: { clock?: SimulatedClock; atMost?: number } = {},
): Promise<Played[]> {
  const played: Played[] = [];
  for await (const frame of await openFrames(store, input, { clock })) {
    played.push({ frame, at: clock.now() });
    if (played.length >= atMost) break;
  }
  return played;
}

/** The encoded cursor of a frame, with which a client resumes after that frame. */
export function cursorOf(frame: ReplayFrame | undefined): string {
  if (frame === undefined) throw new Error('There is no frame to go on from');
  return encodeReplayCursor(frame.cursor);
}

/** The frames without clock frames and times of day: this must be the same in every run. */
export function record(played: readonly Played[]): object[] {
  return played.flatMap(({ frame }): object[] => {
    const told = { ...frame, serverTime: 0 };
    if (told.kind === 'ENTRY') return [{ ...told, entry: told.entry.id }];
    return told.kind === 'GAP' ? [told] : [];
  });
}

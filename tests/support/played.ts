/** What the tests of a replay share: histories in a store, and playing them on a simulated clock. */
import { OPERATOR } from '../../src/domain/authority.ts';
import type { BatchItem } from '../../src/domain/commit.ts';
import { toIso, type Instant } from '../../src/domain/instant.ts';
import { collectionInput, entryInput } from '../../src/domain/record-input.ts';
import type { ReplayFrame } from '../../src/replay/frames.ts';
import { openReplay } from '../../src/replay/replay.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import type { RecordReader, RecordWriter } from '../../src/store/store.ts';
import { SimulatedClock } from './simulated-clock.ts';

export interface Played {
  readonly frame: ReplayFrame;
  /** Steady time at which it came. */
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

/** Commits one message for each instant (null: undated), into a collection of their own; answers with its id. */
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
  return { filter: { collections: [collection] }, clock: 'OCCURRED', paused: false, ...more };
}

/** All frames of a replay, or so many of them, with the time at which each came. */
export async function play(
  reader: RecordReader,
  input: ReplayInput,
  { clock = new SimulatedClock(), atMost = Infinity }: { clock?: SimulatedClock; atMost?: number } = {},
): Promise<Played[]> {
  const played: Played[] = [];
  const frames = await openReplay({ reader, viewer: OPERATOR, input, clock });
  for await (const frame of frames) {
    played.push({ frame, at: clock.now() });
    if (played.length >= atMost) break;
  }
  return played;
}

/** What must be the same in every run: the frames that don't only keep the time, without the time of day. */
export function record(played: readonly Played[]): object[] {
  return played.flatMap(({ frame }): object[] => {
    const told = { ...frame, serverTime: 0 };
    if (told.kind === 'ENTRY') return [{ ...told, entry: told.entry.id }];
    return told.kind === 'GAP' ? [told] : [];
  });
}

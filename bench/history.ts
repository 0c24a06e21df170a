/** Generated records: a number of entries at each of a number of instants, evenly apart. */
import { toIso } from '../src/domain/time/instant.ts';
import type { BatchItem } from '../src/domain/commit/commit.ts';
import { actorInput, collectionInput, entryInput } from '../src/domain/record/input.ts';

export interface History {
  readonly instants: number;
  readonly entriesPerInstant: number;
  /** Timeline milliseconds between two instants. */
  readonly apartMs: number;
  /** The length of each text. */
  readonly characters: number;
  /** Whether every second entry is public. Default: all are private. */
  readonly bothSides?: boolean;
}

export const FIRST_INSTANT = Date.UTC(2016, 6, 1);
const COLLECTION = 'collection:bench';
const ACTORS = ['reporter', 'spokesman', 'adviser', 'lawyer', 'editor'];
const SENTENCE = 'He asked again what had been said on the telephone, and nobody answered before the evening. ';
const BATCH_SIZE = 1_000;

/** Batches to commit, in order. */
export function* batchesOf(history: History): Generator<BatchItem[]> {
  yield [
    { kind: 'collection', input: collectionInput.parse({ id: COLLECTION, title: 'Generated' }) },
    ...ACTORS.map((name): BatchItem => {
      return { kind: 'actor', input: actorInput.parse({ id: `actor:${name}`, name: `The ${name}`, kind: 'PERSON' }) };
    }),
  ];
  const total = history.instants * history.entriesPerInstant;
  for (let start = 0; start < total; start += BATCH_SIZE) {
    const length = Math.min(BATCH_SIZE, total - start);
    yield Array.from({ length }, (_, offset) => messageOf(history, start + offset));
  }
}

/** The ordinal of an entry in its history, from the end of its id. */
export function ordinalIn(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

function messageOf(history: History, ordinal: number): BatchItem {
  const { entriesPerInstant, apartMs, characters, bothSides = false } = history;
  const at = FIRST_INSTANT + Math.floor(ordinal / entriesPerInstant) * apartMs;
  const actor = (offset: number) => `actor:${ACTORS[(ordinal + offset) % ACTORS.length] ?? ''}`;
  const input = entryInput.parse({
    type: 'MESSAGE',
    id: `message:bench-${String(ordinal).padStart(6, '0')}`,
    place: ordinal,
    wording: 'VERBATIM',
    visibility: bothSides && ordinal % 2 === 1 ? 'PUBLIC' : 'PRIVATE',
    channel: 'EMAIL',
    text: SENTENCE.repeat(Math.ceil(characters / SENTENCE.length))
      .slice(0, characters)
      .trim(),
    occurred: toIso(at),
    sender: actor(0),
    to: [actor(1), actor(2)],
  });
  return { kind: 'entry', collection: COLLECTION, input };
}

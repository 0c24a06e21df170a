/** Clients of `graphql-ws` whose service is killed without warning, while writers in another process go on. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { compileFilter } from '../../src/domain/query/filter.ts';
import { toIso } from '../../src/domain/time/instant.ts';
import { type RecordReader, walkEntries } from '../../src/store/store.ts';
import { act, correct } from '../support/acts.ts';
import { startNodeProcess } from '../support/node-process.ts';
import { addHistory, messageAt } from '../support/played.ts';
import { scaledRuns } from '../support/scaled.ts';
import { describeOnBothPlaces } from '../support/served-stores.ts';
import { type Frame, heldAfter, Subscriber } from '../support/subscriber.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
const ENTRIES = 40;
/** Each run starts several processes, one after the other. */
const CRASHES_MS = 240_000;

interface Round {
  /** Frames that a client processes before the service is killed. */
  readonly patience: readonly number[];
  /** The number of writes until then. */
  readonly acts: readonly { readonly kind: 'add' | 'move' | 'correct' | 'retract' | 'erase'; readonly entry: number }[];
}

const round: fc.Arbitrary<Round> = fc.record({
  patience: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 3 }),
  acts: fc.array(
    fc.record({
      kind: fc.constantFrom('add' as const, 'move' as const, 'correct' as const, 'retract' as const, 'erase' as const),
      entry: fc.nat(ENTRIES - 1),
    }),
    { maxLength: 8 },
  ),
});

/** The record, as a client that has everything holds it. */
async function present(store: RecordReader, collection: string): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  const query = compileFilter({ collections: [collection], undated: 'EXCLUDE' }, 'OCCURRED', OPERATOR);
  for await (const { id, status, input } of walkEntries(store, query)) {
    held.set(id, `${status} ${input.text ?? ''}`.trim());
  }
  return held;
}

describeOnBothPlaces('clients of a service that is killed', (newPlace) => {
  it(
    'hold the record in the end, and no entry was lost or delivered twice',
    async () => {
      await using place = await newPlace();
      const store = await place.open();
      let [port, marks] = [0, 0];

      const write = async (collection: string, { acts }: Round) => {
        const name = (entry: number) => `message:${collection.slice('collection:'.length)}-${entry}`;
        for (const { kind, entry } of acts) {
          marks += 1;
          const at = START + ((marks * 7) % 50) * DAY;
          const items: Readonly<Record<typeof kind, BatchItem>> = {
            add: messageAt(collection, `crash-${marks}`, at),
            move: correct(name(entry), { occurred: { edtf: toIso(at) } }),
            correct: correct(name(entry), { text: `Text ${marks}` }),
            retract: act('retraction', name(entry)),
            erase: act('erasure', name(entry)),
          };
          // An erased or retracted entry can't be corrected: the act is refused, and nothing is changed.
          await store.commit({ items: [items[kind]] });
        }
      };

      /** The frames that a client processes on one connection: a number of them, or all up to a mark or to the end. */
      const watch = async (input: object, url: string, enough: (frames: readonly Frame[]) => boolean) => {
        using viewer = new Subscriber(url, input);
        try {
          await viewer.until(() => enough(viewer.frames));
        } catch (error) {
          // The service was killed before.
          if (viewer.errors.length > 0) throw error;
        }
        return viewer.frames;
      };

      await fc.assert(
        fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 2 }), async (rounds) => {
          const days = Array.from({ length: ENTRIES }, (_, index) => START + index * DAY);
          const collection = await addHistory(store, days);
          const chains: Frame[][] = [[], [], []];
          const input = (chain: readonly Frame[]) => ({
            filter: { collections: [collection] },
            pacing: { entriesPerSecond: 400 },
            onEnd: 'FOLLOW',
            after: chain.at(-1)?.cursor,
          });
          /** Lets clients watch while writers write, up to a mark that all clients must reach. */
          const watchAll = async (url: string, patience: readonly number[], next: Round | null) => {
            marks += 1;
            const mark = `mark-${marks}`;
            const isAtMark = ({ entry }: Frame) => entry?.id === `message:${mark}`;
            const watching = chains.map((chain, index) =>
              watch(
                input(chain),
                url,
                (frames) => frames.length >= (patience[index] ?? Infinity) || frames.some(isAtMark),
              ),
            );
            if (next !== null) await write(collection, next);
            // The last write of all: a client that has it has everything.
            await store.commit({ items: [messageAt(collection, mark, START + (60 + marks) * DAY)] });
            return watching;
          };
          const keep = async (watching: readonly Promise<readonly Frame[]>[]) => {
            for (const [index, frames] of (await Promise.all(watching)).entries()) chains[index]?.push(...frames);
          };
          for (const next of rounds) {
            const node = await startNodeProcess(place.location, { port });
            ({ port } = node);
            const watching = await watchAll(node.socketUrl, next.patience, next);
            await Promise.race(watching);
            await node.kill();
            await keep(watching);
          }
          await using last = await startNodeProcess(place.location, { port });
          await keep(await watchAll(last.socketUrl, [], null));
          const record = await present(store, collection);
          for (const chain of chains) expect(heldAfter(chain)).toEqual(record);
        }),
        { ...scaledRuns(1), endOnFailure: true },
      );
    },
    CRASHES_MS,
  );
});

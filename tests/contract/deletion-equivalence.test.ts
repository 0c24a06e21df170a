/**
 * A client that may not read a restricted collection gets the same answers as from a record without it: in every field
 * of the schema, and in every frame of live, paced and room replays.
 *
 * The test uses the pipeline and the deliveries. It leaves out the sockets and the limits on operations, because they
 * do not read the record.
 */
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { type Choose, compare, type Covered, type Extent } from '../support/equivalence/comparison.ts';
import { SightLost } from '../support/equivalence/without-hidden.ts';
import { arbitraryWorld } from '../support/equivalence/world.ts';
import { scaled, scaledRuns } from '../support/scaled.ts';
import { mongoPlace, sqlitePlace, type StorePlace } from '../support/test-stores.ts';

/** Small enough for a person who waits. `TEST_SCALE=8 npm test` compares everything, in three worlds. */
const EXTENTS: Readonly<Record<'SQLite' | 'MongoDB', Extent>> = {
  SQLite: { readers: 2, followed: 2, played: 3, operations: 60 },
  MongoDB: { readers: 1, followed: 2, played: 2, operations: 30 },
};
const ALL: Extent = { readers: Infinity, followed: Infinity, played: Infinity, operations: 150 };

const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));

function choosing(chance: Iterator<number>): Choose {
  return (items, count) => {
    const order = items.map((item) => ({ item, rank: count >= items.length ? 0 : Number(chance.next().value) }));
    const chosen = new Set(order.toSorted((left, right) => left.rank - right.rank).slice(0, count));
    return order.filter((each) => chosen.has(each)).map(({ item }) => item);
  };
}

function describeEquivalence(database: keyof typeof EXTENTS, newPlace: () => Promise<StorePlace>): void {
  it(`hides restricted collections as if they had never been, in ${database}`, { timeout: 900_000 }, async () => {
    const covered: Covered = { fields: new Set(), kinds: new Set(), operations: 0, frames: 0 };
    const runs = scaledRuns(database === 'SQLite' ? 0.4 : 0.15);
    const extent = scaled(1) > 1 ? ALL : EXTENTS[database];
    const property = fc.asyncProperty(arbitraryWorld, chances, async (world, chance) => {
      try {
        expect(await compare(world, newPlace, { extent, choose: choosing(chance), covered })).toEqual([]);
      } catch (error) {
        if (!(error instanceof SightLost)) throw error;
        fc.pre(false);
      }
    });
    await fc.assert(property, { ...runs, endOnFailure: true });
    expect(covered.fields.size).toBeGreaterThan(250);
    expect(covered.frames).toBeGreaterThan(50);
  });
}

describe('deletion equivalence', () => {
  describeEquivalence('SQLite', sqlitePlace);
  const server = inject('mongodbUri');
  describe.skipIf(server === null)('on a server', () => {
    describeEquivalence('MongoDB', () => mongoPlace(server ?? ''));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../../../../src/domain/authority.ts';
import { formatDuration } from '../../../../src/domain/time/duration.ts';
import { compileFilter } from '../../../../src/domain/query/filter.ts';
import { lagFrom, nearbyQueries, nearOf, reasonsBetween, relatedIds } from '../../../../src/domain/query/nearby.ts';
import { orderKeyIn } from '../../../../src/domain/query/query.ts';
import type { EntryInput } from '../../../../src/domain/record/input.ts';
import type { EntryRecord } from '../../../../src/domain/record/record.ts';
import { CLOCKS, type NearbyReason } from '../../../../src/domain/record/vocabulary.ts';
import { MemoryRecord } from '../../../support/memory-record.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const NEARBY_REASONS: readonly NearbyReason[] = ['SAME_ACTOR', 'SAME_SUBJECT', 'SAME_LINK', 'RELATED'];
const ACTORS = ['actor:a', 'actor:b', 'actor:c'] as const;
const IDS = ['message:0', 'message:1', 'message:2', 'message:3', 'message:4', 'message:5'] as const;
const LINKS = ['link:x', 'link:y'] as const;

const some = <T>(values: readonly T[], maxLength = 2) =>
  values.length === 0 ? fc.constant<T[]>([]) : fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const edtf = fc.constantFrom(
  '2016',
  '2016-10',
  '2016-10~',
  '2016-10-12',
  '2016-10-13',
  '2016-10-03T14:02Z',
  '2015/2017',
  '../2016-10-12',
  '2016-10-01/..',
  '201X',
  '2016-10-10/2016-10-20',
);

/** Six messages. Each refers only to earlier ones, so that every reference resolves. */
const entries = fc
  .tuple(
    ...IDS.map((id, index) =>
      fc.record({
        id: fc.constant(id),
        sender: fc.constantFrom(...ACTORS),
        to: some(ACTORS),
        links: some(LINKS, 1),
        about: some([...ACTORS, ...LINKS, ...IDS.slice(0, index)]),
        relations: some(IDS.slice(0, index), 1),
        inReplyTo: fc.option(fc.constantFrom(...IDS.slice(0, Math.max(index, 1))), { nil: null, freq: 2 }),
        occurred: fc.option(edtf, { nil: null, freq: 8 }),
        base: fc.option(fc.constantFrom(...IDS.slice(0, Math.max(index, 1))), { nil: null, freq: 2 }),
        offset: fc.constantFrom('PT15M', 'P2D', '-P1D', 'PT36H', 'P1M', '-P1Y'),
        isPrivate: fc.boolean(),
      }),
    ),
  )
  .map((drafts) =>
    drafts.map((draft, index) => ({
      type: 'MESSAGE' as const,
      id: draft.id,
      visibility: draft.isPrivate ? ('PRIVATE' as const) : ('PUBLIC' as const),
      wording: 'REPORTED' as const,
      channel: 'POST' as const,
      sender: { actor: draft.sender },
      to: draft.to.map((actor) => ({ actor })),
      links: draft.links,
      about: draft.about,
      relations: draft.relations.map((entry) => ({ kind: 'QUOTES' as const, entry })),
      ...(draft.inReplyTo !== null && index > 0 && { inReplyTo: draft.inReplyTo }),
      ...(draft.base !== null && index > 0
        ? { occurred: { relativeTo: { entry: draft.base, offset: draft.offset } } }
        : draft.occurred !== null && { occurred: { edtf: draft.occurred } }),
    })),
  );

/** The entries that could be committed: one that is relative to an undated entry can't. */
async function recordOf(inputs: readonly EntryInput[]): Promise<EntryRecord[]> {
  const record = new MemoryRecord();
  await record.commit(
    { kind: 'collection', input: { id: 'collection:c', title: 'C', access: 'OPEN' } },
    ...ACTORS.map((id) => ({ kind: 'actor' as const, input: { id, name: id, kind: 'PERSON' as const } })),
    ...LINKS.map((id) => ({ kind: 'link' as const, input: { id, label: id } })),
  );
  for (const input of inputs) await record.commit({ kind: 'entry', collection: 'collection:c', input });
  return [...record.entriesById.values()];
}

describe('nearby', () => {
  it('gives the same reasons and the same distance from either side', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (inputs) => {
        const all = await recordOf(inputs);
        for (const one of all) {
          for (const other of all) {
            expect(reasonsBetween(one, other)).toEqual(reasonsBetween(other, one));
            const [there, back] = [lagFrom(one, other, 'OCCURRED'), lagFrom(other, one, 'OCCURRED')];
            // Adding zero turns a negative zero into a plain one.
            expect(there && [there.leastMs + 0, there.mostMs + 0]).toEqual(back && [0 - back.mostMs, 0 - back.leastMs]);
            expect(there?.stated ?? null).toBe(
              back === null || back.stated === null ? null : formatDuration(0 - back.leastMs),
            );
          }
        }
      }),
      scaledRuns(15),
    );
  });

  it('has every near entry among its candidates, however imprecise its moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries,
        fc.constantFrom(...CLOCKS),
        fc.boolean(),
        fc.constantFrom(0, 3_600_000, 172_800_000),
        async (inputs, clock, across, withinMs) => {
          const all = await recordOf(inputs);
          for (const one of all) {
            const others = all.filter(({ input }) => !across || input.visibility !== one.input.visibility);
            const near = nearOf(one, others, clock, withinMs, NEARBY_REASONS).map(({ entry }) => entry.id);
            const queries = nearbyQueries(one, compileFilter({}, clock, OPERATOR), withinMs, across);
            const candidates = others
              .filter(
                (other) =>
                  queries.some((query) => orderKeyIn(query, other) !== null) ||
                  relatedIds(one.input).includes(other.id),
              )
              .map(({ id }) => id);
            expect(candidates).toEqual(expect.arrayContaining(near));
          }
        },
      ),
      scaledRuns(25),
    );
  });

  it('is every entry with a reason that can have been within the window, and no other', async () => {
    const window = fc.constantFrom(0, 900_000, 86_400_000, 172_800_000);
    const reasons = fc.subarray([...NEARBY_REASONS]);
    await fc.assert(
      fc.asyncProperty(entries, fc.constantFrom(...CLOCKS), window, reasons, async (inputs, clock, withinMs, by) => {
        const all = await recordOf(inputs);
        for (const one of all) {
          const expected = all.filter((other) => {
            const lag = lagFrom(one, other, clock);
            if (other === one || lag === null || !reasonsBetween(one, other).some((reason) => by.includes(reason)))
              return false;
            // Some instant of the window, on either side, is a possible lag.
            return lag.leastMs <= withinMs && lag.mostMs >= -withinMs;
          });
          const near = nearOf(one, all, clock, withinMs, by).map(({ entry }) => entry.id);
          expect(near.sort()).toEqual(expected.map(({ id }) => id).sort());
        }
      }),
      scaledRuns(25),
    );
  });

  it.each(['2016-10', '2016', '201X', '2015/2017'])(
    'is among the candidates if it began long before the window: %s',
    async (occurred) => {
      const post = { type: 'MESSAGE', wording: 'REPORTED', channel: 'POST', sender: { actor: 'actor:a' } } as const;
      const [minute, coarse] = await recordOf([
        { ...post, id: 'message:0', visibility: 'PRIVATE', occurred: { edtf: '2016-10-12T12:00Z' } },
        { ...post, id: 'message:1', visibility: 'PUBLIC', occurred: { edtf: occurred } },
      ]);
      if (minute === undefined || coarse === undefined) throw new Error('Both can be committed');
      const isAskedFor = nearbyQueries(minute, compileFilter({}, 'OCCURRED', OPERATOR), 43_200_000, true).some(
        (query) => orderKeyIn(query, coarse) !== null,
      );
      const near = nearOf(minute, [coarse], 'OCCURRED', 43_200_000, NEARBY_REASONS);
      expect(isAskedFor).toBe(true);
      expect(near.map(({ entry }) => entry.id)).toEqual(['message:1']);
    },
  );

  it('gives the closest first, then the most precisely known', async () => {
    const post = (id: string, occurred: string) => ({
      type: 'MESSAGE' as const,
      id,
      visibility: 'PUBLIC' as const,
      wording: 'REPORTED' as const,
      channel: 'POST' as const,
      sender: { actor: 'actor:a' },
      occurred: { edtf: occurred },
    });
    const all = await recordOf([
      post('message:0', '2016-10-12T12:00Z'),
      post('message:month', '2016-10'),
      post('message:day', '2016-10-12'),
      post('message:hour-later', '2016-10-12T13:30Z'),
      post('message:minute', '2016-10-12T12:00Z'),
      post('message:too-late', '2016-10-12T15:00Z'),
    ]);
    const [first] = all;
    const near = first && nearOf(first, all, 'OCCURRED', 2 * 3_600_000, ['SAME_ACTOR']);
    expect(near?.map(({ entry }) => entry.id)).toEqual([
      'message:minute',
      'message:day',
      'message:month',
      'message:hour-later',
    ]);
  });
});

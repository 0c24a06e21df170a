/**
 * The same history in a record without everything that a viewer may not see. It decides on its own what is hidden, and
 * uses none of the tested code.
 */
import { subjectOf, type BatchItem } from '../../../src/domain/commit/commit.ts';
import type { EntryInput, CitationInput } from '../../../src/domain/record/input.ts';
import { MemoryRecord } from '../memory-record.ts';
import { collectionOf, OPEN_COLLECTIONS, type World } from './world.ts';

/** @throws SightLost if there is no such history, because the viewer would lose sight of something */
export async function withoutHidden({ history, live }: World, readable: readonly string[]): Promise<World> {
  const seesCollection = (id: string) => OPEN_COLLECTIONS.includes(id) || readable.includes(id);
  const isSeen = (item: BatchItem) => seesCollection(collectionOf(subjectOf(item)));
  const whole = new MemoryRecord();
  for (const batch of history) await whole.commit(...batch);
  const named = history.flat().filter(isNamed);
  const merges = history.flat().filter((item) => item.kind === 'merge');
  let visible = visibleNamed(whole, seesCollection);
  const kept = new Set<BatchItem>();
  const keep = (items: readonly BatchItem[]) => {
    const fresh = items.filter((item) => {
      const ids = item.kind === 'merge' ? [item.keep, item.merge] : [subjectOf(item)];
      return !kept.has(item) && ids.every((id) => visible.has(id));
    });
    for (const item of fresh) kept.add(item);
    return fresh;
  };
  const aboutEntries = (batch: readonly BatchItem[]) =>
    batch.filter((item) => !isNamed(item) && item.kind !== 'merge' && isSeen(item));
  const begun = history.map((batch) => [
    ...keep(batch.filter(isNamed)),
    ...keep(batch.filter(({ kind }) => kind === 'merge')),
    ...aboutEntries(batch),
  ]);
  const gone: (readonly BatchItem[])[] = [];
  for (const batch of live) {
    await whole.commit(...batch);
    const before = visible;
    visible = visibleNamed(whole, seesCollection);
    if ([...before].some((id) => !visible.has(id))) throw new SightLost();
    gone.push([...keep(named), ...keep(merges), ...aboutEntries(batch)]);
  }
  return { history: begun, live: gone };
}

const isNamed = (item: BatchItem) => 'input' in item && item.kind !== 'entry';

/** Only hidden records still name something that the viewer saw before. */
export class SightLost extends Error {}

function visibleNamed(record: MemoryRecord, seesCollection: (id: string) => boolean): Set<string> {
  const named = [...record.namedById.values()];
  const names = new Map(named.map((each) => [each.id, namesOf(each)]));
  const entries = [...record.entriesById.values()].map(({ collection, input }) => ({
    sees: seesCollection(collection),
    names: namesOfEntry(input),
  }));
  const collections = named.filter(({ kind }) => kind === 'collection').map(({ id }) => id);
  const all = [...names.keys()].filter((id) => !collections.includes(id));
  const hidden = reach(
    [
      ...entries.filter(({ sees }) => !sees).flatMap((entry) => entry.names),
      ...collections.filter((id) => !seesCollection(id)).flatMap((id) => names.get(id) ?? []),
    ],
    names,
  );
  const anyhow = new Set([...entries.flatMap((entry) => entry.names), ...[...names.values()].flat()]);
  const roots = [
    ...entries.filter(({ sees }) => sees).flatMap((entry) => entry.names),
    ...collections.filter(seesCollection).flatMap((id) => names.get(id) ?? []),
    ...all.filter((id) => !anyhow.has(id) || !hidden.has(id)),
  ];
  return new Set([...reach(roots, names), ...collections.filter(seesCollection)]);
}

function reach(roots: readonly string[], names: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const left = [...roots];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next) || !names.has(next)) continue;
    found.add(next);
    left.push(...(names.get(next) ?? []));
  }
  return found;
}

const cited = (citations: readonly CitationInput[] = []) =>
  citations.flatMap(({ source, attributedTo = [] }) => [source, ...attributedTo]);

function namesOf(record: ReturnType<MemoryRecord['namedById']['get']> & object): string[] {
  switch (record.kind) {
    case 'collection':
      return [...(record.input.sources ?? [])];
    case 'actor':
      return [
        ...cited(record.input.citations),
        ...(record.input.roles ?? []).flatMap(({ organisation, citations }) => [
          ...(organisation === undefined ? [] : [organisation]),
          ...cited(citations),
        ]),
      ];
    case 'source':
      return record.input.publisher === undefined ? [] : [record.input.publisher];
    case 'link':
      return cited(record.input.citations);
  }
}

function namesOfEntry(input: EntryInput): string[] {
  const parties =
    input.type === 'MESSAGE'
      ? [input.sender, ...(input.to ?? []), ...(input.cc ?? []), ...(input.bcc ?? [])]
      : [input.speaker, ...(input.to ?? [])];
  return [
    ...parties.flatMap((party) => (party === undefined ? [] : [party.actor])),
    ...(input.type === 'STATEMENT'
      ? [...(input.onBehalfOf ?? []), ...(input.outlet === undefined ? [] : [input.outlet])]
      : []),
    ...(input.about ?? []),
    ...(input.links ?? []),
    ...cited(input.citations),
    ...(input.type === 'MESSAGE' ? cited(input.unanswered) : []),
    ...(input.relations ?? []).flatMap(({ citations }) => cited(citations)),
  ];
}

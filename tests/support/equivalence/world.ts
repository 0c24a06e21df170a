/** Records whose open and restricted collections share everything that can be shared, and the commits that follow. */
import fc from 'fast-check';
import type { BatchItem } from '../../../src/domain/commit/commit.ts';
import type { CitationInput, EntryInput } from '../../../src/domain/record/input.ts';
import type { MomentInput } from '../../../src/domain/time/moment.ts';
import { RELATION_KINDS, STATEMENT_KINDS, VISIBILITIES } from '../../../src/domain/record/vocabulary.ts';
import { actor, collection, link, source } from '../record-items.ts';

const many = (kind: string, count: number) => Array.from({ length: count }, (_, number) => `${kind}:${number}`);

export const OPEN_COLLECTIONS = ['collection:open', 'collection:more'];
export const SHUT = 'collection:shut';
export const BOLTED = 'collection:bolted';
const COLLECTIONS = [OPEN_COLLECTIONS[0] ?? '', SHUT, OPEN_COLLECTIONS[1] ?? '', BOLTED];
export const ACTORS = many('actor', 9);
const SOURCES = many('source', 6);
const LINKS = many('link', 5);
const MESSAGES = many('message', 14);
const STATEMENTS = many('statement', 8);
export const ENTRIES = [...MESSAGES, ...STATEMENTS];
const THREADS = many('thread', 3);
/** The live commits end with such a message, so that a reader knows when it has all of them. */
const MARKER = 'message:marker';
export const IDS = [...COLLECTIONS, ...ACTORS, ...SOURCES, ...LINKS, ...ENTRIES, ...THREADS, 'actor:unknown'];
export const WORDS = ['leak', 'mail', 'press', 'harbour', 'night'];

export interface World {
  /** The batches in the order of their commits. */
  readonly history: readonly (readonly BatchItem[])[];
  /** The batches that are committed while replays run. */
  readonly live: readonly (readonly BatchItem[])[];
}

/** The collection of an entry never changes. */
export function collectionOf(entry: string): string {
  if (entry === MARKER) return OPEN_COLLECTIONS[0] ?? '';
  return COLLECTIONS[ENTRIES.indexOf(entry) % COLLECTIONS.length] ?? '';
}

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const few = <T>(values: readonly T[], maxLength = 2) => fc.uniqueArray(oneOf(values), { maxLength });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const text = fc.array(oneOf(WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

const citation: fc.Arbitrary<CitationInput> = fc.record(
  { source: oneOf(SOURCES), attributedTo: few(ACTORS, 1), paragraph: fc.integer({ min: 1, max: 4 }) },
  { requiredKeys: ['source'] },
);
const citations = fc.array(citation, { maxLength: 1 });

const named: fc.Arbitrary<readonly BatchItem[]> = fc
  .tuple(
    fc.tuple(...COLLECTIONS.map(() => few(SOURCES))),
    fc.tuple(
      ...ACTORS.map(() => fc.record({ organisation: rarely(oneOf(ACTORS)), cites: citations, roleCites: citations })),
    ),
    fc.tuple(...SOURCES.map(() => rarely(oneOf(ACTORS)))),
    fc.tuple(...LINKS.map(() => citations)),
  )
  .map(([sourcesOf, actors, publishers, linkCitations]) => [
    ...SOURCES.map((id, index) => {
      const publisher = publishers[index];
      return source(id, publisher === undefined ? {} : { publisher });
    }),
    ...ACTORS.map((id, index) => {
      const { organisation, cites = [], roleCites = [] } = actors[index] ?? {};
      const role = { title: 'Member', ...(organisation !== undefined && { organisation }), citations: roleCites };
      const accounts = [{ platform: 'x', handle: id.replace(':', '') }];
      return actor(id, { accounts, aliases: [`Alias ${id}`], citations: cites, roles: [role] });
    }),
    ...LINKS.map((id, index) =>
      link(id, { url: `https://example.org/${index}`, citations: linkCitations[index] ?? [] }),
    ),
    ...COLLECTIONS.map((id, index) =>
      collection(id, {
        access: OPEN_COLLECTIONS.includes(id) ? 'OPEN' : 'RESTRICTED',
        sources: sourcesOf[index] ?? [],
      }),
    ),
  ]);

/** The merges form stars: an actor that others are merged into is never merged itself. */
const merges: fc.Arbitrary<readonly BatchItem[]> = fc
  .uniqueArray(fc.record({ keep: oneOf(ACTORS.slice(0, 3)), merge: oneOf(ACTORS.slice(3)) }), {
    selector: ({ merge }) => merge,
    maxLength: 4,
  })
  .map((pairs) => pairs.map((pair) => ({ kind: 'merge', ...pair })));

const edtf = oneOf([
  '2016-10-12',
  '2016-10',
  '2016',
  '2016-10-12T14:02Z',
  '2016-10-13T00:15:30Z',
  '2015~',
  '2017-02-03',
]);
const momentOf = (id: string): fc.Arbitrary<MomentInput> => {
  const bases = ENTRIES.filter((other) => other !== id && collectionOf(other) === collectionOf(id));
  return fc.oneof(
    { weight: 5, arbitrary: edtf.map((value): MomentInput => ({ edtf: value })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ entry: oneOf(bases), offset: oneOf(['PT15M', 'P2D', '-PT1H']) })
        .map((relativeTo): MomentInput => ({ relativeTo })),
    },
  );
};

const party = oneOf(ACTORS).map((id) => ({ actor: id }));
const parties = fc.array(party, { maxLength: 2 });

function inputOf(id: string): fc.Arbitrary<EntryInput> {
  const shared = {
    id: fc.constant(id),
    text,
    wording: fc.constant('VERBATIM' as const),
    visibility: oneOf(VISIBILITIES),
    occurred: momentOf(id),
    disclosed: edtf.map((value): MomentInput => ({ edtf: value })),
    about: few([...ACTORS, ...LINKS, ...ENTRIES.filter((other) => other !== id)], 1),
    links: few(LINKS, 1),
    citations,
    relations: fc.array(
      fc.record({ kind: oneOf(RELATION_KINDS), entry: oneOf(ENTRIES.filter((other) => other !== id)), citations }),
      { maxLength: 1 },
    ),
    to: parties,
  };
  if (id.startsWith('message:')) {
    return fc.record(
      {
        ...shared,
        type: fc.constant('MESSAGE' as const),
        channel: oneOf(['EMAIL', 'CALL', 'POST'] as const),
        platform: oneOf(['x', 'y']),
        sender: party,
        cc: parties,
        inReplyTo: oneOf(MESSAGES.filter((other) => other !== id)),
        thread: oneOf(THREADS),
        unanswered: fc.constant([{ source: 'source:0' }]),
        attachments: fc.constant([{ name: 'notes.txt' }]),
        lastChange: fc.constant({ kind: 'EDITED' as const }),
      },
      { requiredKeys: ['type', 'id', 'wording', 'visibility', 'channel', 'sender', 'text', 'occurred'] },
    );
  }
  return fc.record(
    {
      ...shared,
      type: fc.constant('STATEMENT' as const),
      kind: oneOf(STATEMENT_KINDS),
      speaker: party,
      onBehalfOf: few(ACTORS),
      outlet: oneOf(ACTORS),
    },
    { requiredKeys: ['type', 'id', 'wording', 'visibility', 'kind', 'speaker', 'text', 'occurred'] },
  );
}

const put = (id: string): fc.Arbitrary<BatchItem> =>
  inputOf(id).map((input) => ({ kind: 'entry', collection: collectionOf(id), input }));

const act: fc.Arbitrary<BatchItem> = fc.oneof(
  { weight: 4, arbitrary: oneOf(ENTRIES).chain(put) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correction' as const),
      id: oneOf(ENTRIES),
      patch: fc.record({ text }),
      reason: fc.constant('Misread'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: oneOf(['retraction', 'restoration', 'erasure'] as const),
      id: oneOf(ENTRIES),
      reason: fc.constant('Asked for'),
    }),
  },
);

const subjectOf = (item: BatchItem) => ('input' in item ? item.input.id : 'id' in item ? item.id : item.merge);

const marked = (batch: readonly BatchItem[], number: number): readonly BatchItem[] => [
  ...batch,
  {
    kind: 'entry',
    collection: collectionOf(MARKER),
    input: {
      type: 'MESSAGE',
      id: MARKER,
      text: `Marker ${number}`,
      wording: 'VERBATIM',
      visibility: 'PUBLIC',
      channel: 'POST',
      occurred: { edtf: '2018' },
    },
  },
];

/** Every third live commit shows nothing to viewers of only the open collections. */
const isShut = (item: BatchItem) => !OPEN_COLLECTIONS.includes(collectionOf(subjectOf(item)));

export const arbitraryWorld: fc.Arbitrary<World> = fc
  .record({
    named,
    merges,
    entries: fc.tuple(...ENTRIES.map((id) => fc.option(put(id), { nil: null, freq: 6 }))),
    live: fc.array(fc.uniqueArray(act, { selector: subjectOf, minLength: 1, maxLength: 4 }), {
      minLength: 2,
      maxLength: 5,
    }),
  })
  .map(({ named: beginning, merges: merged, entries, live }) => {
    const written = entries.filter((item) => item !== null);
    const half = Math.floor(written.length / 2);
    return {
      history: [beginning, merged, written.slice(0, half), written.slice(half)],
      live: live.flatMap((batch, number) => {
        const shut = batch.filter(isShut);
        return [
          ...(shut.length === 0 ? [] : [shut]),
          marked(
            batch.filter((item) => !isShut(item)),
            number,
          ),
        ];
      }),
    };
  });

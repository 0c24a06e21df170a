/** Histories of a small, dense record, in which most references have a target. */
import fc from 'fast-check';
import type { ActItem, BatchItem } from '../../src/domain/commit/commit.ts';
import type { MomentInput } from '../../src/domain/time/moment.ts';
import type { MessageInput, StatementInput } from '../../src/domain/record/input.ts';
import {
  CHANNELS,
  RELATION_KINDS,
  STATEMENT_KINDS,
  VISIBILITIES,
  WORDINGS,
} from '../../src/domain/record/vocabulary.ts';
import { actor, CLOSED, collection, link, OPEN, source } from './record-items.ts';

export const COLLECTIONS = [OPEN, CLOSED, 'collection:other'] as const;
export const ACTORS = ['ann', 'bob', 'Cy', 'dee', 'eve'].map((name) => `actor:${name}`);
export const SOURCES = ['source:a', 'source:b'];
export const LINKS = ['link:x', 'link:y'];
const MESSAGES = Array.from({ length: 9 }, (_, number) => `message:${number}`);
const STATEMENTS = Array.from({ length: 5 }, (_, number) => `statement:${number}`);
export const ENTRIES = [...MESSAGES, ...STATEMENTS];
export const PLATFORMS = ['Twitter', '{"$ne":null}', '$where', 'a.b', '__proto__', 'é'];
const WORDS = [
  'The',
  'Résumé',
  'resume',
  'leak',
  'leaks',
  'leaked',
  "don't",
  'e-mail',
  'naïve',
  'Podestá',
  '東京',
  '$x',
  '—',
];

export const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
export const some = <T>(values: readonly T[], maxLength = 2) => fc.uniqueArray(oneOf(values), { maxLength });
const text = fc.array(oneOf(WORDS), { maxLength: 12 }).map((words) => words.join(' '));
const label = text.filter((words) => words !== '');

const edtf = oneOf([
  '2016-10-12',
  '2016-10',
  '2016',
  '2016-10-12T14:02Z',
  '2016-10-12T23:30-04:00',
  '2016-10-13T00:15:30Z',
  '2016-10~',
  '2016-W', // refused
  '2016-10-30T02:30',
  '2016/2017',
  '../2016-07',
]);
const moment: fc.Arbitrary<MomentInput> = fc.oneof(
  { weight: 4, arbitrary: edtf.map((value) => ({ edtf: value })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ entry: oneOf(ENTRIES), offset: oneOf(['PT15M', 'P2D', '-PT1H']) })
      .map((relativeTo) => ({ relativeTo })),
  },
);
const party = oneOf(ACTORS).map((id) => ({ actor: id }));
const parties = fc.array(party, { maxLength: 2 });
const citations = fc.array(fc.record({ source: oneOf(SOURCES), paragraph: fc.integer({ min: 1, max: 4 }) }), {
  maxLength: 2,
});

const shared = {
  text,
  wording: oneOf(WORDINGS),
  visibility: oneOf(VISIBILITIES),
  place: fc.nat(2),
  occurred: moment,
  disclosed: moment,
  about: some([...ACTORS, ...LINKS, ...ENTRIES]),
  links: some(LINKS),
  citations,
  relations: fc.array(fc.record({ kind: oneOf(RELATION_KINDS), entry: oneOf(ENTRIES) }), { maxLength: 1 }),
};
const messageInput: fc.Arbitrary<MessageInput> = fc.record(
  {
    ...shared,
    type: fc.constant('MESSAGE' as const),
    id: oneOf(MESSAGES),
    channel: oneOf(CHANNELS),
    platform: oneOf(PLATFORMS),
    sender: party,
    to: parties,
    cc: parties,
    subject: label,
    inReplyTo: oneOf(MESSAGES),
    thread: oneOf(['thread:1', 'thread:2']),
    unanswered: fc.constant([{ source: 'source:a' }]),
  },
  { requiredKeys: ['type', 'id', 'wording', 'visibility', 'channel'] },
);
const statementInput: fc.Arbitrary<StatementInput> = fc.record(
  {
    ...shared,
    type: fc.constant('STATEMENT' as const),
    id: oneOf(STATEMENTS),
    kind: oneOf(STATEMENT_KINDS),
    speaker: party,
    onBehalfOf: some(ACTORS),
    outlet: oneOf(ACTORS),
    audience: label,
    to: parties,
  },
  { requiredKeys: ['type', 'id', 'wording', 'visibility', 'speaker', 'kind'] },
);

/** Most entries are in the collection that their id belongs to, so that few are refused. */
const entry: fc.Arbitrary<BatchItem> = fc
  .tuple(fc.oneof(messageInput, statementInput), fc.nat(30))
  .map(([input, luck]) => ({
    kind: 'entry',
    collection: COLLECTIONS[(ENTRIES.indexOf(input.id) + (luck === 0 ? 1 : 0)) % COLLECTIONS.length] ?? OPEN,
    input,
  }));

const accounts = fc.uniqueArray(fc.record({ platform: oneOf(PLATFORMS), handle: oneOf(['@one', 'Two', 'a.b']) }), {
  maxLength: 2,
});
const namedItem: fc.Arbitrary<BatchItem> = fc.oneof(
  fc
    .record({ id: oneOf(ACTORS), aliases: fc.array(label, { maxLength: 2 }), accounts })
    .map(({ id, ...more }) => actor(id, more)),
  fc
    .record({ id: oneOf(LINKS), url: oneOf(['https://example.org/x', 'https://example.org/y']) })
    .map(({ id, url }) => link(id, { url })),
  fc.constantFrom(
    collection(OPEN, { zone: 'Asia/Tokyo' }),
    collection(OPEN, { access: 'RESTRICTED' }),
    collection(CLOSED, { access: 'OPEN' }),
    source('source:a', { title: 'The leak' }),
    actor('actor:ann', { kind: 'OUTLET' }),
  ),
);

const reason = label;
const act: fc.Arbitrary<ActItem> = fc.oneof(
  fc
    .record({ text, platform: fc.option(oneOf(PLATFORMS)), occurred: fc.option(moment) }, { requiredKeys: [] })
    .chain((patch) =>
      fc.record({ kind: fc.constant('correction' as const), id: oneOf(ENTRIES), patch: fc.constant(patch), reason }),
    ),
  fc.record({ kind: oneOf(['retraction', 'restoration', 'erasure'] as const), id: oneOf(ENTRIES), reason }),
  fc.record({ kind: fc.constant('merge' as const), keep: oneOf(ACTORS), merge: oneOf(ACTORS) }),
  fc.record({ kind: fc.constant('split' as const), id: oneOf(ACTORS) }),
);

const BEGINNING: readonly BatchItem[] = [
  collection(OPEN, { zone: 'Europe/Berlin' }),
  collection(CLOSED, { access: 'RESTRICTED' }),
  collection('collection:other'),
  ...ACTORS.map((id) => actor(id)),
  ...SOURCES.map((id) => source(id)),
  ...LINKS.map((id) => link(id)),
];

/** Batches in the order of their commits; some of their items are refused. */
export const arbitraryHistory: fc.Arbitrary<readonly (readonly BatchItem[])[]> = fc
  .array(
    fc.array(
      fc.oneof({ weight: 12, arbitrary: entry }, { weight: 2, arbitrary: namedItem }, { weight: 3, arbitrary: act }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((batches) => [BEGINNING, ...batches]);

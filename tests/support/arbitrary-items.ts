import fc from 'fast-check';
import type { PutItem } from '../../src/domain/commit/commit.ts';
import type {
  ActorInput,
  CitationInput,
  CollectionInput,
  EntryInput,
  LinkInput,
  MessageInput,
  PartyInput,
  SourceInput,
  StatementInput,
} from '../../src/domain/record/input.ts';
import type { MomentInput } from '../../src/domain/time/moment.ts';
import type { NodeType } from '../../src/domain/record/ids.ts';
import { ACTOR_KINDS, CHANNELS, STATEMENT_KINDS, VISIBILITIES, WORDINGS } from '../../src/domain/record/vocabulary.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0'));
const label = text.filter((value) => value.length > 0);
const id = (type: NodeType) =>
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~@+%=/-]{0,12}$/).map((name) => `${type}:${name}`);
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const edtf = fc.oneof(
  day,
  day.map((value) => value.slice(0, 7)),
  day.map((value) => `${value.slice(0, 7)}~`),
  day.map((value) => `${value}T14:02Z`),
);
const moment: fc.Arbitrary<MomentInput> = fc.record({ edtf, written: label }, { requiredKeys: ['edtf'] });

const citation: fc.Arbitrary<CitationInput> = fc.record(
  {
    source: id('source'),
    quotes: few(fc.record({ exact: label, prefix: label, suffix: label }, { requiredKeys: ['exact'] })),
    paragraph: fc.integer({ min: 1, max: 1_000 }),
    attributedTo: few(id('actor')),
  },
  { requiredKeys: ['source'] },
);
const account = fc.record({ platform: label, handle: label });
const party: fc.Arbitrary<PartyInput> = fc.record({ actor: id('actor'), account }, { requiredKeys: ['actor'] });

const collection: fc.Arbitrary<CollectionInput> = fc.record(
  {
    id: id('collection'),
    title: label,
    description: text,
    access: fc.constantFrom('OPEN', 'RESTRICTED'),
    sources: few(id('source')),
  },
  { requiredKeys: ['id', 'title', 'access'] },
);
const actor: fc.Arbitrary<ActorInput> = fc.record(
  {
    id: id('actor'),
    name: label,
    kind: fc.constantFrom(...ACTOR_KINDS),
    aliases: few(label),
    accounts: few(account),
    roles: few(fc.record({ title: label, organisation: id('actor'), from: moment }, { requiredKeys: ['title'] })),
    citations: few(citation),
  },
  { requiredKeys: ['id', 'name', 'kind'] },
);
const source: fc.Arbitrary<SourceInput> = fc.record(
  { id: id('source'), title: label, authors: few(label), url: fc.webUrl(), published: moment, file: label },
  { requiredKeys: ['id', 'title'] },
);
const link: fc.Arbitrary<LinkInput> = fc.record(
  { id: id('link'), url: fc.webUrl(), label, citations: few(citation) },
  { requiredKeys: ['id'] },
);

const entry = {
  place: fc.nat(1_000),
  text,
  wording: fc.constantFrom(...WORDINGS),
  occurred: moment,
  about: few(fc.oneof(id('actor'), id('message'), id('statement'), id('link'))),
  links: few(id('link')),
  citations: few(citation),
  visibility: fc.constantFrom(...VISIBILITIES),
};
const message: fc.Arbitrary<MessageInput> = fc.record(
  {
    ...entry,
    type: fc.constant('MESSAGE' as const),
    id: id('message'),
    sender: party,
    to: few(party),
    platform: label,
    channel: fc.constantFrom(...CHANNELS),
    subject: label,
    thread: id('thread'),
    inReplyTo: id('message'),
  },
  { requiredKeys: ['type', 'id', 'wording', 'visibility', 'channel'] },
);
const statement: fc.Arbitrary<StatementInput> = fc.record(
  {
    ...entry,
    type: fc.constant('STATEMENT' as const),
    id: id('statement'),
    speaker: party,
    onBehalfOf: few(id('actor')),
    audience: label,
    kind: fc.constantFrom(...STATEMENT_KINDS),
  },
  { requiredKeys: ['type', 'id', 'wording', 'visibility', 'speaker', 'kind'] },
);
const input: fc.Arbitrary<EntryInput> = fc.oneof(message, statement);

const ofKind = <Kind extends PutItem['kind'], Input>(kind: Kind, inputs: fc.Arbitrary<Input>) =>
  inputs.map((value) => ({ kind, input: value }));

/** Valid items in the order of an export. The items that they refer to need not be among them. */
export const arbitraryItems: fc.Arbitrary<PutItem[]> = fc
  .tuple(
    few(ofKind('collection', collection)),
    few(ofKind('actor', actor)),
    few(ofKind('source', source)),
    few(ofKind('link', link)),
    few(fc.record({ kind: fc.constant('entry' as const), collection: id('collection'), input })),
  )
  .map((kinds) => kinds.flat());

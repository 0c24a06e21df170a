/** Items for batches, with default values. */
import { ANONYMOUS, grantedViewer, OPERATOR, type Viewer } from '../../src/domain/authority.ts';
import type { BatchItem, CommitReport } from '../../src/domain/commit/commit.ts';
import type {
  ActorInput,
  CollectionInput,
  LinkInput,
  MessageInput,
  SourceInput,
  StatementInput,
} from '../../src/domain/record/input.ts';
import type { EntryQuery } from '../../src/domain/query/query.ts';
import { compileFilter, type EntryFilter } from '../../src/domain/query/filter.ts';
import type { Clock } from '../../src/domain/record/vocabulary.ts';
import type { Store } from '../../src/store/store.ts';

export const OPEN = 'collection:open';
export const CLOSED = 'collection:closed';

/** A viewer who may read the restricted collection. */
export const GRANTED: Viewer = grantedViewer(['read'], [CLOSED]);
export const VIEWERS: readonly Viewer[] = [OPERATOR, ANONYMOUS, GRANTED];

/** A window with the maximal size. */
export const WHOLE = { after: null, before: null, limit: 10_000, from: 'START' } as const;

export const collection = (id: string, more: Partial<CollectionInput> = {}): BatchItem => ({
  kind: 'collection',
  input: { id, title: id, access: 'OPEN', ...more },
});

export const actor = (id: string, more: Partial<ActorInput> = {}): BatchItem => ({
  kind: 'actor',
  input: { id, name: id.slice('actor:'.length), kind: 'PERSON', ...more },
});

export const source = (id: string, more: Partial<SourceInput> = {}): BatchItem => ({
  kind: 'source',
  input: { id, title: id, ...more },
});

export const link = (id: string, more: Partial<LinkInput> = {}): BatchItem => ({
  kind: 'link',
  input: { id, ...more },
});

export const message = (id: string, more: Partial<MessageInput> = {}, within = OPEN): BatchItem => ({
  kind: 'entry',
  collection: within,
  input: {
    type: 'MESSAGE',
    id: `message:${id}`,
    wording: 'VERBATIM',
    visibility: 'PRIVATE',
    channel: 'EMAIL',
    ...more,
  },
});

export const statement = (id: string, more: Partial<StatementInput> = {}, within = OPEN): BatchItem => ({
  kind: 'entry',
  collection: within,
  input: {
    type: 'STATEMENT',
    id: `statement:${id}`,
    wording: 'VERBATIM',
    visibility: 'PUBLIC',
    speaker: { actor: 'actor:ann' },
    kind: 'ASSERTION',
    ...more,
  },
});

/** An open and a restricted collection, and the actors of their entries. */
export const BASE: readonly BatchItem[] = [
  collection(OPEN),
  collection(CLOSED, { access: 'RESTRICTED' }),
  actor('actor:ann', { accounts: [{ platform: 'Twitter', handle: '@Ann' }] }),
  actor('actor:bob'),
  source('source:press'),
  link('link:leak', { url: 'https://example.org/leak' }),
];

export const commit = (store: Store, ...items: readonly BatchItem[]): Promise<CommitReport> => store.commit({ items });

export const outcomes = (report: CommitReport): string[] =>
  report.results.map((result) => (result.outcome === 'REFUSED' ? result.error.code : result.outcome));

export const ask = (filter: EntryFilter = {}, viewer: Viewer = OPERATOR, clock: Clock = 'OCCURRED'): EntryQuery =>
  compileFilter(filter, clock, viewer);

/** The ids of all entries that match, in order. */
export async function idsOf(store: Store, query: EntryQuery = ask()): Promise<string[]> {
  return (await store.page(query, WHOLE)).items.map(({ id }) => id);
}

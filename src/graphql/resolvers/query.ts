import { nodeTypeOf } from '../../domain/record/ids.ts';
import { questionDigest } from '../../domain/query/filter.ts';
import { term } from '../../domain/query/terms.ts';
import { DomainError } from '../../errors.ts';
import type { NamedFilter, NamedKind, NamedRecords } from '../../store/store.ts';
import { connect, type RelayConnection, isText, type PageArguments, requireCount } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import { everythingWith, connectEntries, loadEntry } from '../entry-lists.ts';
import type { QueryResolvers } from '../generated/resolvers-types.ts';
import { CLEAR, type Seen } from '../nodes.ts';
import { resolveCorrespondence, resolveFacets, resolveHistogram } from './counts.ts';
import { load } from './named.ts';
import { resolveSearch } from './search.ts';

const MAX_NODES = 100;
const AT_ROOT = { lens: CLEAR };

export const queryResolvers: QueryResolvers = {
  node: (_root, { id }, context) => loadNode(context, id),
  nodes: (_root, { ids }, context) => {
    requireCount('ids', ids.length, 0, MAX_NODES);
    return Promise.all(ids.map((id) => loadNode(context, id)));
  },
  collection: (_root, { id }, context) => load(context, 'collection', id, AT_ROOT),
  collections: (_root, args, context) => listNamed(context, 'collection', args, {}),
  actor: async (_root, { id, account }, context) => {
    requireOne({ id, account });
    if (id !== null && id !== undefined) return load(context, 'actor', id, AT_ROOT);
    const value = account ? await context.reader.actorByAccount(context.viewer, account) : null;
    return value && { value, lens: CLEAR };
  },
  actors: (_root, args, context) => listNamed(context, 'actor', args, { text: args.text, kind: args.kind }),
  entry: (_root, { id }, context) => loadEntry(context, id, CLEAR),
  message: (_root, { id }, context) => (nodeTypeOf(id) === 'message' ? loadEntry(context, id, CLEAR) : null),
  messages: (_root, args, context) =>
    connectEntries(context, args, { groups: [[term('type', 'MESSAGE')]], lens: CLEAR }),
  statement: (_root, { id }, context) => (nodeTypeOf(id) === 'statement' ? loadEntry(context, id, CLEAR) : null),
  statements: (_root, args, context) =>
    connectEntries(context, args, { groups: [[term('type', 'STATEMENT')]], lens: CLEAR }),
  source: (_root, { id }, context) => load(context, 'source', id, AT_ROOT),
  sources: (_root, args, context) => listNamed(context, 'source', args, {}),
  link: async (_root, { id, url }, context) => {
    requireOne({ id, url });
    if (id !== null && id !== undefined) return load(context, 'link', id, AT_ROOT);
    const value = await context.reader.linkByUrl(context.viewer, url ?? '');
    return value && { value, lens: CLEAR };
  },
  links: (_root, args, context) => listNamed(context, 'link', args, {}),
  timeline: (_root, args, context) => connectEntries(context, args, { groups: [], lens: CLEAR }),
  search: resolveSearch,
  histogram: resolveHistogram,
  facets: resolveFacets,
  correspondence: resolveCorrespondence,
};

function requireOne(given: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(given);
  if (Object.values(given).filter((value) => value !== null && value !== undefined).length === 1) return;
  throw new DomainError('BAD_ARGUMENTS', `Give exactly one of ${names.join(' and ')}.`, { path: names.join(', ') });
}

export async function loadNode(context: GraphqlContext, id: string) {
  const type = nodeTypeOf(id);
  switch (type) {
    case 'message':
    case 'statement':
      return loadEntry(context, id, CLEAR);
    case 'thread':
      return loadThread(context, id);
    case 'collection':
    case 'actor':
    case 'source':
    case 'link':
      return load(context, type, id, AT_ROOT);
    case null:
      return null;
  }
}

/** A thread has no record of its own: it exists if a message is in it. */
async function loadThread(context: GraphqlContext, id: string) {
  const messages = everythingWith(context, 'OCCURRED', { groups: [[term('thread', id)]], lens: CLEAR });
  const { items } = await context.reader.page(messages, { after: null, before: null, limit: 1, from: 'START' });
  return items.length === 0 ? null : { value: { id }, lens: CLEAR };
}

function listNamed<Kind extends NamedKind>(
  context: GraphqlContext,
  kind: Kind,
  args: PageArguments,
  filter: NamedFilter,
): Promise<RelayConnection<Seen<NamedRecords[Kind]>>> {
  const { reader, viewer } = context;
  return connect(context, args, {
    question: questionDigest({}, kind, filter.text ?? null, filter.kind ?? null),
    isKey: isText,
    fetch: (window) => reader.listNamed(viewer, kind, filter, window),
    keyOf: (record: NamedRecords[Kind]) => record.id,
    toNode: (value) => ({ value, lens: CLEAR }),
    extraOf: () => ({}),
    count: () => reader.countNamed(viewer, kind, filter),
  });
}

/** Resolvers of collections, actors, sources, links and threads. */
import { keyOn } from '../../domain/query/entry-index.ts';
import { instantOf } from '../../domain/query/order-key.ts';
import { citationsOf } from '../../domain/record/participants.ts';
import type { CitationInput } from '../../domain/record/input.ts';
import { citedTerm, term } from '../../domain/query/terms.ts';
import { connect, isText, type PageArguments } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import { everythingWith, connectEntries } from '../entry-lists.ts';
import { visibleIdentities } from '../identities.ts';
import type {
  ActorResolvers,
  CollectionResolvers,
  LinkResolvers,
  SourceResolvers,
  ThreadResolvers,
} from '../generated/resolvers-types.ts';
import { type CitationPage, type SourceNode, through } from '../nodes.ts';
import { load, loadAll } from './named.ts';
import { standing } from './parts.ts';
import { sliceOf } from '../slices.ts';

export const collectionResolvers: CollectionResolvers = {
  id: ({ value }) => value.id,
  title: ({ value }) => value.input.title,
  description: ({ value }) => value.input.description ?? null,
  zone: ({ value }) => value.input.zone ?? null,
  access: ({ value }) => value.input.access,
  revision: ({ value }) => value.revision,
  entryCount: async ({ value }, _args, context) => (await context.loaders.extent.load(value.id)).entries,
  earliest: async ({ value }, _args, context) => instantIn((await context.loaders.extent.load(value.id)).first),
  latest: async ({ value }, _args, context) => instantIn((await context.loaders.extent.load(value.id)).last),
  sources: async (node, args, context) => {
    const sources = await loadAll(context, 'source', [...new Set(node.value.input.sources)].sort(), node);
    return connect(context, args, {
      question: `sources of ${node.value.id}`,
      isKey: isText,
      fetch: async (window) => sliceOf(sources, ({ value }) => value.id, window),
      keyOf: ({ value }) => value.id,
      toNode: (source) => source,
      extraOf: () => ({}),
      count: async () => sources.length,
    });
  },
};

const instantIn = (key: string | null) => (key === null ? null : instantOf(key));

export const actorResolvers: ActorResolvers = {
  id: ({ value }) => value.id,
  name: ({ value }) => value.input.name,
  kind: ({ value }) => value.input.kind,
  description: ({ value }) => value.input.description ?? null,
  aliases: ({ value }) => [...(value.input.aliases ?? [])],
  accounts: ({ value }) => [...(value.input.accounts ?? [])],
  roles: (node) => (node.value.input.roles ?? []).map((role) => through(node, role)),
  citations: (node) => (node.value.input.citations ?? []).map((citation) => through(node, citation)),
  handleOnly: ({ value }) => value.input.handleOnly === true,
  mergedInto: (node, _args, context) => load(context, 'actor', node.value.mergedInto ?? undefined, node),
  sameAs: async (node, _args, context) => {
    const ids = await visibleIdentities(context, node.value);
    const others = ids.filter((id) => id !== node.value.id);
    return loadAll(context, 'actor', others, node);
  },
  entries: (node, args, context) =>
    connectEntries(context, args, { groups: [[term('actor', node.value.id)]], lens: node.lens }),
};

export const sourceResolvers: SourceResolvers = {
  id: ({ value }) => value.id,
  title: ({ value }) => value.input.title,
  publisher: (node, _args, context) => load(context, 'actor', node.value.input.publisher, node),
  authors: ({ value }) => [...(value.input.authors ?? [])],
  url: ({ value }) => value.input.url ?? null,
  published: (node) => standing(node, node.value.input.published),
  description: ({ value }) => value.input.description ?? null,
  citations: citationsOfSource,
};

/** A citation with its page key: the key of its entry, and its index in that entry. */
interface PlacedCitation {
  readonly key: string;
  readonly citation: CitationInput;
}

/** Citations in the order of their entries. A page of citations needs at most one entry more, so one read is enough. */
async function citationsOfSource(
  node: SourceNode,
  args: PageArguments,
  context: GraphqlContext,
): Promise<CitationPage> {
  const { id } = node.value;
  const query = everythingWith(context, 'OCCURRED', { groups: [[term('source', id)]], lens: node.lens });
  const citationsIn = (entry: Parameters<typeof keyOn>[0]): PlacedCitation[] =>
    citationsOf(entry.input)
      .map((citation, index) => ({ key: `${keyOn(entry, 'OCCURRED')} ${String(index).padStart(6, '0')}`, citation }))
      .filter(({ citation }) => citation.source === id);
  const entryKey = (key: string | null) => (key === null ? null : key.slice(0, key.lastIndexOf(' ')));
  return connect(context, args, {
    question: `citations of ${id}`,
    isKey: isText,
    fetch: async (window) => {
      // The last entry of the previous page may have more citations, so it is read again, but it need not have any.
      const after = entryKey(window.after);
      const before = entryKey(window.before);
      const ranges = [{ from: after, to: before === null ? null : `${before} ` }];
      const limit = window.limit + 1;
      const page = await context.reader.page({ ...query, ranges }, { ...window, limit, after: null, before: null });
      const slice = sliceOf(page.items.flatMap(citationsIn), ({ key }) => key, window);
      return { items: slice.items, more: slice.more || page.more };
    },
    keyOf: ({ key }) => key,
    toNode: ({ citation }) => through(node, citation),
    extraOf: () => ({}),
    count: () => countCitations(node, context),
  });
}

/** The number of entries that cite the source, of entries that cite it twice, and so on. */
async function countCitations({ value: { id }, lens }: SourceNode, context: GraphqlContext): Promise<number> {
  let sum = 0;
  for (let times = 1; ; times += 1) {
    const citing = everythingWith(context, 'OCCURRED', { groups: [[citedTerm(id, times)]], lens });
    const count = await context.reader.count(citing);
    if (count === 0) return sum;
    sum += count;
  }
}

export const linkResolvers: LinkResolvers = {
  id: ({ value }) => value.id,
  url: ({ value }) => value.input.url ?? null,
  label: ({ value }) => value.input.label ?? null,
  citations: (node) => (node.value.input.citations ?? []).map((citation) => through(node, citation)),
  entries: (node, args, context) =>
    connectEntries(context, args, { groups: [[term('link', node.value.id)]], lens: node.lens }),
};

export const threadResolvers: ThreadResolvers = {
  id: ({ value }) => value.id,
  entries: (node, args, context) =>
    connectEntries(context, args, { groups: [[term('thread', node.value.id)]], lens: node.lens }),
};

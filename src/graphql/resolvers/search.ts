import { keyOn, searchedTexts } from '../../domain/query/entry-index.ts';
import { questionDigest } from '../../domain/query/filter.ts';
import { highlights } from '../../domain/search/highlight.ts';
import { parseSearch, type SearchQuery } from '../../domain/search/search-query.ts';
import type { EntryRecord } from '../../domain/record/record.ts';
import { atPath, DomainError } from '../../errors.ts';
import type { HitPosition, SearchHit } from '../../store/store.ts';
import { connect, isText } from '../connection.ts';
import { compile } from '../entry-lists.ts';
import type { QueryResolvers } from '../generated/resolvers-types.ts';
import { CLEAR, type EntryNode, type SearchPage } from '../nodes.ts';

export const resolveSearch: NonNullable<QueryResolvers['search']> = async (
  _root,
  args,
  context,
): Promise<SearchPage> => {
  const text = atPath('query', () => parseSearch(args.query));
  if (args.filter?.text !== null && args.filter?.text !== undefined) {
    throw new DomainError('BAD_ARGUMENTS', 'Put all words into query, and leave filter.text out.', {
      path: 'filter.text',
    });
  }
  const query = { ...(await compile(context, args, { groups: [], lens: CLEAR })), search: text };
  const lens = { knownBefore: query.knownBefore };
  const common = {
    question: questionDigest(args.filter ?? {}, query.clock, args.order, args.query),
    toNode: ({ entry: value }: SearchHit): EntryNode => ({ value, lens }),
    extraOf: ({ entry, score }: SearchHit) => ({ score, highlights: highlightsOf(text, entry) }),
    count: () => context.reader.count(query),
  };
  if (args.order === 'TIME') {
    return connect(context, args, {
      ...common,
      isKey: isText,
      keyOf: ({ entry }: SearchHit) => keyOn(entry, query.clock),
      fetch: async (window) => {
        const { items, more } = await context.reader.page(query, window);
        return { items: items.map((entry) => ({ entry, score: 0 })), more };
      },
    });
  }
  return connect(context, args, {
    ...common,
    isKey: isHitPosition,
    keyOf: ({ entry, score }: SearchHit) => ({ score, key: keyOn(entry, query.clock) }),
    fetch: (window) => context.reader.search(query, window),
  });
};

type PlainHitPosition = { [Field in keyof HitPosition]: HitPosition[Field] };

function isHitPosition(value: unknown): value is PlainHitPosition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'score' in value &&
    typeof value.score === 'number' &&
    'key' in value &&
    isText(value.key)
  );
}

function highlightsOf(query: SearchQuery, entry: EntryRecord): string[] {
  return searchedTexts(entry).flatMap((text) => highlights(query, text));
}

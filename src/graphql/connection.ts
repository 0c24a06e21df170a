/** Relay connections over any list that can be read in windows of keys. */
import { cursorOfAnotherRecord, decodeToken, encodeToken, type JsonValue } from '../domain/opaque-token.ts';
import { atPath, DomainError } from '../errors.ts';
import type { Slice, Window } from '../store/store.ts';

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

type Edge<Node, Extra = unknown> = Extra & { readonly cursor: string; readonly node: Node };

export interface RelayConnection<Node, Extra = unknown> {
  readonly edges: readonly Edge<Node, Extra>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Called only if the client asks for the count. */
  readonly totalCount: () => Promise<number>;
}

const MAX_PAGE_SIZE = 500;
const DEFAULT_PAGE_SIZE = 50;

/** The tag of the record whose pages are read; null if the store did not answer. */
interface PagedRecord {
  readonly record: string | null;
}

interface ConnectionSource<Item, Key extends JsonValue, Node, Extra> {
  /** A digest of the list, its filter and its order: cursors of another list are refused. */
  readonly question: string;
  readonly isKey: (value: unknown) => value is Key;
  readonly fetch: (window: Window<Key>) => Promise<Slice<Item>>;
  readonly keyOf: (item: Item) => Key;
  readonly toNode: (item: Item) => Node;
  readonly extraOf: (item: Item) => Extra;
  readonly count: () => Promise<number>;
}

/** @throws DomainError LIMIT_EXCEEDED or BAD_ARGUMENTS for page sizes, CURSOR_INVALID or CURSOR_MISMATCH for cursors. */
export async function connect<Item, Key extends JsonValue, Node, Extra>(
  { record }: PagedRecord,
  args: PageArguments,
  source: ConnectionSource<Item, Key, Node, Extra>,
): Promise<RelayConnection<Node, Extra>> {
  const { isKey } = source;
  const origin = { record: requireRecord(record), question: source.question };
  const cursorOf = (key: Key) => encodeToken('page', [origin.record, origin.question, key]);
  const window = {
    ...sizeOf(args),
    after: readCursor('after', args.after, { origin, isKey }),
    before: readCursor('before', args.before, { origin, isKey }),
  };
  const { items, more } = await source.fetch(window);
  const edges = items.map((item) => ({
    ...source.extraOf(item),
    cursor: cursorOf(source.keyOf(item)),
    node: source.toNode(item),
  }));
  const forwards = window.from === 'START';
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: forwards ? more : window.before !== null,
      hasPreviousPage: forwards ? window.after !== null : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: source.count,
  };
}

function requireRecord(record: string | null): string {
  if (record !== null) return record;
  throw new DomainError('STORE_UNAVAILABLE', 'The store did not answer when the operation began. Try again.');
}

function sizeOf({ first, last }: PageArguments): { limit: number; from: 'START' | 'END' } {
  const [hasFirst, hasLast] = [first !== null && first !== undefined, last !== null && last !== undefined];
  if (hasFirst && hasLast) {
    throw new DomainError('BAD_ARGUMENTS', 'Give first or last, not both.', { path: 'last' });
  }
  const limit = (hasLast ? last : first) ?? DEFAULT_PAGE_SIZE;
  return { limit: requireCount(hasLast ? 'last' : 'first', limit, 1, MAX_PAGE_SIZE), from: hasLast ? 'END' : 'START' };
}

/** @throws DomainError LIMIT_EXCEEDED for a count outside its limits. */
export function requireCount(path: string, count: number, least: number, most: number): number {
  if (count >= least && count <= most) return count;
  throw new DomainError('LIMIT_EXCEEDED', `${path} must be from ${least} to ${most}, but it is ${count}.`, { path });
}

function readCursor<Key extends JsonValue>(
  path: 'after' | 'before',
  cursor: string | null | undefined,
  {
    origin,
    isKey,
  }: {
    readonly origin: { readonly record: string; readonly question: string };
    readonly isKey: (value: unknown) => value is Key;
  },
): Key | null {
  if (cursor === null || cursor === undefined) return null;
  const payload = atPath(path, () => decodeToken('page', cursor));
  const [record, question, key] = Array.isArray(payload) ? (payload as unknown[]) : [];
  if (record !== origin.record) throw cursorOfAnotherRecord('Read the list from its start.', path);
  if (question !== origin.question) {
    throw new DomainError('CURSOR_MISMATCH', 'The cursor belongs to another list, filter or order.', { path });
  }
  if (isKey(key)) return key;
  throw new DomainError(
    'CURSOR_INVALID',
    'This is not a cursor of a page. Use startCursor, endCursor or the cursor of an edge.',
    { path },
  );
}

export const isText = (value: unknown): value is string => typeof value === 'string';

import { DomainError } from '../errors.ts';

/**
 * Ids are readable and typed: `actor:alan-futerfas`, `message:wikileaks-2016-10-12`. They are printable ASCII, so that
 * every store and language sorts them alike (by byte).
 */
export const NODE_TYPES = ['collection', 'actor', 'message', 'statement', 'source', 'link', 'thread'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export const MAX_ID_LENGTH = 200;

const ID = /^([a-z]+):[A-Za-z0-9][A-Za-z0-9._~@+%=/-]*$/;

/** The type that an id names, or null where it is no id at all. */
export function nodeTypeOf(id: string): NodeType | null {
  if (id.length > MAX_ID_LENGTH) return null;
  const type = ID.exec(id)?.[1];
  return NODE_TYPES.find((known) => known === type) ?? null;
}

/** Whether the id is well-formed and of one of these types. */
export function isIdOf(id: string, ...types: readonly NodeType[]): boolean {
  const type = nodeTypeOf(id);
  return type !== null && types.includes(type);
}

/** @throws DomainError BAD_VALUE where the id is not of one of these types. */
export function requireId(id: string, ...types: readonly NodeType[]): string {
  if (isIdOf(id, ...types)) return id;
  throw new DomainError(
    'BAD_VALUE',
    `${JSON.stringify(id.slice(0, 80))} is not an id of ${types.join(' or ')}, such as "${types[0]}:a-name".`,
  );
}

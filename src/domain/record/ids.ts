import { MAX_ID_LENGTH } from './limits.ts';

/**
 * Ids are readable and typed: `actor:alan-futerfas`, `message:wikileaks-2016-10-12`. They are printable ASCII, so every
 * store and language sorts them in the same way (by byte).
 */
const NODE_TYPES = ['collection', 'actor', 'message', 'statement', 'source', 'link', 'thread'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

const ID = /^([a-z]+):[A-Za-z0-9][A-Za-z0-9._~@+%=/-]*$/;

/** The type that an id names, or null if the text is no id. */
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

/**
 * Parses strict JSON to a syntax tree, so that each problem has a location, and so that a duplicate member is a
 * problem. (`JSON.parse` silently keeps only the last one.)
 */
import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { formatPath } from '../../domain/problems.ts';
import { DomainError } from '../../errors.ts';

/** A tree takes about a hundred times the memory of the shortest values. */
export const MAX_VALUES = 1_000_000;
const VALUE_MARKS: ReadonlySet<number> = new Set([',', '[', '{'].map((mark) => mark.charCodeAt(0)));

/** Whether a text may have too many values for the memory. Normal texts have only a fraction of this limit. */
export function isOvercrowded(text: string): boolean {
  if (text.length <= MAX_VALUES) return false;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) if (VALUE_MARKS.has(text.charCodeAt(at))) marks += 1;
  return marks > MAX_VALUES;
}

/** The tree of a text, or the problem at an offset in it. */
export type ParsedJson = { readonly root: Node } | { readonly problem: string; readonly offset: number };

/** Far deeper than the format needs, and far less than the stack allows. */
const MAX_DEPTH = 64;

export function parseJson(text: string): ParsedJson {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level, so only extremely deep nesting leads to this error.
    if (error instanceof RangeError) return { problem: 'is nested too deeply', offset: 0 };
    throw error;
  }
  const [error] = errors;
  if (root !== undefined && error === undefined) return { root };
  if (error === undefined) return { problem: 'is empty', offset: 0 };
  return { problem: `is not JSON: ${inWords(printParseErrorCode(error.error))}`, offset: error.offset };
}

/**
 * Parses a text only if it is exactly the text that an export would write for the value; then it has no duplicate
 * members. Returns null for any other text, which can be valid JSON too. Several times faster than a tree.
 */
export function parseExact(text: string, write: (value: object) => string = JSON.stringify): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && write(value) === text ? value : null;
  } catch {
    return null;
  }
}

/** `CommaExpected` → `comma expected` */
function inWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** The members of an object with their names, in order. */
export function membersOf(node: Node): [name: string, value: Node][] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, Node][] =>
    key === undefined || value === undefined ? [] : [[String(key.value), value]],
  );
}

/**
 * The value of a syntax tree. A member named `__proto__` stays an ordinary member, which the checks refuse.
 *
 * @throws DomainError BAD_RECORD, with the path of a member that is there twice or is nested too deeply
 */
export function toValue(node: Node, path: readonly PropertyKey[] = []): unknown {
  if (path.length > MAX_DEPTH) throw new DomainError('BAD_RECORD', 'is nested too deeply');
  if (node.type === 'array') return (node.children ?? []).map((child, index) => toValue(child, [...path, index]));
  if (node.type !== 'object') return node.value;
  const values = new Map<string, unknown>();
  for (const [name, value] of membersOf(node)) {
    const at = [...path, name];
    if (values.has(name)) throw new DomainError('BAD_RECORD', 'stands twice', { path: formatPath(at) });
    values.set(name, toValue(value, at));
  }
  return Object.fromEntries(values);
}

/**
 * Strict JSON as a syntax tree, so that whatever is wrong with it can be told with its place, and so that a member that
 * stands twice is told instead of the second silently taking the place of the first.
 */
import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { formatPath } from '../../domain/problems.ts';
import { DomainError } from '../../errors.ts';

/** A tree takes about a hundred times as much memory as the shortest values do. */
export const MAX_VALUES = 1_000_000;
const VALUE_MARKS: ReadonlySet<number> = new Set([',', '[', '{'].map((mark) => mark.charCodeAt(0)));

/** Whether a text may hold more values than memory is to be given for; of prose and its members it has a fraction of these. */
export function isOvercrowded(text: string): boolean {
  if (text.length <= MAX_VALUES) return false;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) if (VALUE_MARKS.has(text.charCodeAt(at))) marks += 1;
  return marks > MAX_VALUES;
}

/** What a text holds, or what is wrong with it at this offset. */
export type ParsedJson = { readonly root: Node } | { readonly problem: string; readonly offset: number };

/** Far deeper than the format goes, and far from what the stack holds. */
const MAX_DEPTH = 64;

export function parseJson(text: string): ParsedJson {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level, so only nesting without end brings it here.
    if (error instanceof RangeError) return { problem: 'is nested too deeply', offset: 0 };
    throw error;
  }
  const [error] = errors;
  if (root !== undefined && error === undefined) return { root };
  if (error === undefined) return { problem: 'is empty', offset: 0 };
  return { problem: `is not JSON: ${inWords(printParseErrorCode(error.error))}`, offset: error.offset };
}

/**
 * The value of a text that is just what an export writes of it: nothing in it can stand twice. Null of any other text,
 * which may be JSON too. Several times faster than a tree.
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
 * The value of a syntax tree. A member named `__proto__` stays a member, for the checks to refuse.
 *
 * @throws DomainError BAD_RECORD, with the path of a member that stands twice or is nested too deeply
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

import type { z } from 'zod';
import { describeProblems, CHECK_OPTIONS, problemsOf } from '../../domain/problems.ts';
import type { ArchiveLocation, ReadEvent } from '../format.ts';

/** No message is nested deeper. */
const MAX_ROUNDS = 6;

/**
 * Reads a part of an archive in this shape. Members with a wrong value are left out and named in a note, so that a bad
 * file size, for example, does not cost the whole message.
 *
 * @returns undefined if an essential member is wrong, which is reported as a problem
 */
export function* parseLeniently<Shape>(
  schema: z.ZodType<Shape>,
  value: unknown,
  essential: readonly string[],
  at: ArchiveLocation,
): Generator<ReadEvent, Shape | undefined> {
  const whole = schema.safeParse(value, CHECK_OPTIONS);
  if (whole.success) return whole.data;
  const text = describeProblems(problemsOf(whole.error));
  let left = value;
  let { issues } = whole.error;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (issues.some(({ path }) => path.length === 0 || essential.includes(String(path[0])))) break;
    left = without(
      left,
      issues.map(({ path }) => path.slice(0, Math.max(1, path.length - round))),
    );
    const parsed = schema.safeParse(left, CHECK_OPTIONS);
    if (parsed.success) {
      yield { kind: 'NOTE', topic: 'members with a wrong value', text, at };
      return parsed.data;
    }
    issues = parsed.error.issues;
  }
  yield { kind: 'PROBLEM', reason: text, at };
  return undefined;
}

/** The value without the members at these paths. */
function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  const left = structuredClone(value);
  for (const path of paths) {
    const last = path.at(-1);
    const parent = path.slice(0, -1).reduce<unknown>((node, step) => memberOf(node, step), left);
    if (last !== undefined && isNode(parent)) parent[last] = null;
  }
  return left;
}

function memberOf(node: unknown, step: PropertyKey): unknown {
  return isNode(node) ? node[step] : undefined;
}

function isNode(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

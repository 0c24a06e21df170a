/** Turns the inputs of mutations into inputs of the record, and checks them. */
import type { z } from 'zod';
import { type EntryPatch, entryPatch } from '../domain/commit/entry-patch.ts';
import { describeProblems, formatPath, problemsOf } from '../domain/problems.ts';
import { DomainError } from '../errors.ts';

/**
 * An input in the form of the own format, where null fields are absent.
 *
 * @throws DomainError BAD_RECORD, with its path in the input.
 */
export function readInput<Value>(schema: z.ZodType<Value>, input: object): Value {
  return check(schema, withoutNulls(input));
}

/** A patch, in which null at the top level removes a field. Throws like `readInput`. */
export function readPatch(patch: object): EntryPatch {
  const fields = Object.entries(patch).filter(([, value]) => value !== undefined);
  return check(entryPatch, Object.fromEntries(fields.map(([name, value]) => [name, withoutNulls(value)])));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

function check<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = problemsOf(parsed.error);
  const path = formatPath(issues[0]?.path ?? []);
  throw new DomainError('BAD_RECORD', describeProblems(issues), path === '' ? {} : { path });
}

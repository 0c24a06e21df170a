import type { z } from 'zod';
import type { PutItem, PutKind } from '../../domain/commit/commit.ts';
import { describeProblems, CHECK_OPTIONS, problemsOf } from '../../domain/problems.ts';
import { actorInput, collectionInput, entryInput, linkInput, sourceInput } from '../../domain/record/input.ts';
import type { ArchiveLocation, ReadEvent, UncheckedItem } from '../format.ts';

/** Checks an item that a format made: gives the item if the record can hold it, otherwise the problem with it. */
export function toEvent(unchecked: UncheckedItem, at: ArchiveLocation): ReadEvent {
  const item = checkItem(unchecked);
  return typeof item === 'string' ? { kind: 'PROBLEM', reason: item, at } : { kind: 'ITEM', item, at };
}

function checkItem(unchecked: UncheckedItem): PutItem | string {
  if (unchecked.kind !== 'entry') return checkNamedItem(unchecked.kind, unchecked.input);
  const { input, ...rest } = unchecked;
  return check(entryInput, input, (checked) => ({ ...rest, input: checked }));
}

/** An actor, collection, source or link in the shape of the record, or the problem with it. */
export function checkNamedItem(kind: Exclude<PutKind, 'entry'>, value: unknown): PutItem | string {
  switch (kind) {
    case 'collection':
      return check(collectionInput, value, (input) => ({ kind, input }));
    case 'actor':
      return check(actorInput, value, (input) => ({ kind, input }));
    case 'source':
      return check(sourceInput, value, (input) => ({ kind, input }));
    case 'link':
      return check(linkInput, value, (input) => ({ kind, input }));
  }
}

/** Checks the shape of a value and converts it, or gives the problem with it. */
export function check<Value, Item>(
  schema: z.ZodType<Value>,
  value: unknown,
  build: (value: Value) => Item,
): Item | string {
  const parsed = schema.safeParse(value, CHECK_OPTIONS);
  return parsed.success ? build(parsed.data) : describeProblems(problemsOf(parsed.error));
}

/** The value in this shape, or the problem with it. */
export function checked<Shape>(
  schema: z.ZodType<Shape>,
  value: unknown,
): { readonly value: Shape } | { readonly problem: string } {
  const parsed = schema.safeParse(value, CHECK_OPTIONS);
  return parsed.success ? { value: parsed.data } : { problem: describeProblems(problemsOf(parsed.error)) };
}

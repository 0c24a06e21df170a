/** From values to checked items of the record: those that an archive's format makes, and those of the own format. */
import type { Node } from 'jsonc-parser';
import type { z } from 'zod';
import type { PutItem, PutKind } from '../../domain/commit/commit.ts';
import { describeIssues, IN_WORDS, issuesOf } from '../../domain/issues.ts';
import { actInput, type ActKind } from '../../domain/record/acts.ts';
import {
  actorInput,
  collectionInput,
  entryInput,
  fileEntry,
  linkInput,
  sourceInput,
} from '../../domain/record/input.ts';
import { DomainError } from '../../errors.ts';
import type { Position, ReadEvent, UncheckedItem } from '../format.ts';
import { toValue } from '../text/json-tree.ts';

/** What a format made of a part of an archive: an item if the record can hold it, else what is wrong with it. */
export function toEvent(unchecked: UncheckedItem, at: Position): ReadEvent {
  const item = checkItem(unchecked);
  return typeof item === 'string' ? { kind: 'PROBLEM', reason: item, at } : { kind: 'ITEM', item, at };
}

function checkItem(unchecked: UncheckedItem): PutItem | string {
  if (unchecked.kind !== 'entry') return checkNamed(unchecked.kind, unchecked.input);
  const { input, ...rest } = unchecked;
  return check(entryInput, input, (checked) => ({ ...rest, input: checked }));
}

/** Reads items one after the other and remembers the last collection, which entries without one belong to. */
export class ItemReader {
  #collection: string | null = null;

  read(kind: PutKind, node: Node, at: Position): ReadEvent {
    const value = valueOf(node);
    if (!('problem' in value)) return this.readValue(kind, value.value, at);
    if (kind === 'collection') this.forgetCollection();
    return { kind: 'PROBLEM', reason: value.problem, at };
  }

  /** Of JSON in which no member stands twice. */
  readValue(kind: PutKind, value: unknown, at: Position): ReadEvent {
    // Entries that follow a collection which can't be read must not end up in the one before it.
    if (kind === 'collection') this.forgetCollection();
    const result = this.#check(kind, value);
    return typeof result === 'string' ? { kind: 'PROBLEM', reason: result, at } : { kind: 'ITEM', item: result, at };
  }

  readAct(kind: ActKind, node: Node, at: Position): ReadEvent {
    const value = valueOf(node);
    const act = 'problem' in value ? value.problem : check(actInput(kind), value.value, (given) => given);
    return typeof act === 'string' ? { kind: 'PROBLEM', reason: act, at } : { kind: 'ACT', act, at };
  }

  /** From here on an entry must name its collection. */
  forgetCollection(): void {
    this.#collection = null;
  }

  #check(kind: PutKind, value: unknown): PutItem | string {
    if (kind === 'entry') return this.#checkEntry(value);
    const item = checkNamed(kind, value);
    if (kind === 'collection' && typeof item !== 'string') this.#collection = item.input.id;
    return item;
  }

  #checkEntry(value: unknown): PutItem | string {
    const parsed = check(fileEntry, value, (entry) => entry);
    if (typeof parsed === 'string') return parsed;
    const { collection = this.#collection, ...input } = parsed;
    if (collection === null) return 'collection: the entry names none, and there is not one that it must belong to';
    return { kind: 'entry', collection, input };
  }
}

function valueOf(node: Node): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: toValue(node) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { problem: [error.place.path, error.message].filter((part) => part !== undefined).join(': ') };
  }
}

function checkNamed(kind: Exclude<PutKind, 'entry'>, value: unknown): PutItem | string {
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

function check<Value, Item>(schema: z.ZodType<Value>, value: unknown, build: (value: Value) => Item): Item | string {
  const parsed = schema.safeParse(value, IN_WORDS);
  return parsed.success ? build(parsed.data) : describeIssues(issuesOf(parsed.error));
}

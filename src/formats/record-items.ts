/** From parsed JSON to items of the record, the same for the JSON and the NDJSON form of the own format. */
import type { Node } from 'jsonc-parser';
import type { z } from 'zod';
import type { PutItem, PutKind } from '../domain/commit.ts';
import { describeIssues, issuesOf } from '../domain/issues.ts';
import { actorInput, collectionInput, fileEntry, linkInput, sourceInput } from '../domain/record-input.ts';
import { DomainError } from '../errors.ts';
import type { Position, ReadEvent } from './format.ts';
import { toValue } from './json-tree.ts';

/** Reads items one after the other and remembers the last collection, which entries without one belong to. */
export class ItemReader {
  #collection: string | null = null;

  read(kind: PutKind, node: Node, at: Position): ReadEvent {
    const result = this.#parse(kind, node);
    return typeof result === 'string' ? { kind: 'PROBLEM', reason: result, at } : { kind: 'ITEM', item: result, at };
  }

  /** From here on an entry must name its collection. */
  forgetCollection(): void {
    this.#collection = null;
  }

  #parse(kind: PutKind, node: Node): PutItem | string {
    // Entries that follow a collection which can't be read must not end up in the one before it.
    if (kind === 'collection') this.forgetCollection();
    let value: unknown;
    try {
      value = toValue(node);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return [error.place.path, error.message].filter((part) => part !== undefined).join(': ');
    }
    return this.#check(kind, value);
  }

  #check(kind: PutKind, value: unknown): PutItem | string {
    switch (kind) {
      case 'collection': {
        const item = check(collectionInput, value, (input) => ({ kind, input }));
        if (typeof item !== 'string') this.#collection = item.input.id;
        return item;
      }
      case 'actor':
        return check(actorInput, value, (input) => ({ kind, input }));
      case 'source':
        return check(sourceInput, value, (input) => ({ kind, input }));
      case 'link':
        return check(linkInput, value, (input) => ({ kind, input }));
      case 'entry':
        return this.#checkEntry(value);
    }
  }

  #checkEntry(value: unknown): PutItem | string {
    const parsed = check(fileEntry, value, (entry) => entry);
    if (typeof parsed === 'string') return parsed;
    const { collection = this.#collection, ...input } = parsed;
    if (collection === null) return 'collection: the entry names none, and there is not one that it must belong to';
    return { kind: 'entry', collection, input };
  }
}

function check<Value, Item>(schema: z.ZodType<Value>, value: unknown, build: (value: Value) => Item): Item | string {
  const parsed = schema.safeParse(value);
  return parsed.success ? build(parsed.data) : describeIssues(issuesOf(parsed.error));
}

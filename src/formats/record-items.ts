/** From parsed JSON to items of the record, the same for the JSON and the NDJSON form of the own format. */
import type { z } from 'zod';
import type { BatchItem, BatchKind } from '../domain/commit.ts';
import { describeIssues, issuesOf } from '../domain/issues.ts';
import { actorInput, collectionInput, fileEntry, linkInput, sourceInput } from '../domain/record-input.ts';
import type { Position, ReadEvent } from './format.ts';

/** Reads items one after the other and remembers the last collection, which entries without one belong to. */
export class ItemReader {
  #collection: string | null = null;

  read(kind: BatchKind, value: unknown, at: Position): ReadEvent {
    const result = this.#parse(kind, value);
    return typeof result === 'string' ? { kind: 'PROBLEM', reason: result, at } : { kind: 'ITEM', item: result, at };
  }

  #parse(kind: BatchKind, value: unknown): BatchItem | string {
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
        return this.#parseEntry(value);
    }
  }

  #parseEntry(value: unknown): BatchItem | string {
    const parsed = check(fileEntry, value, (entry) => entry);
    if (typeof parsed === 'string') return parsed;
    const { collection = this.#collection, ...input } = parsed;
    if (collection === null) return 'collection: the entry names none, and no collection stands before it';
    return { kind: 'entry', collection, input };
  }
}

function check<Value, Item>(schema: z.ZodType<Value>, value: unknown, build: (value: Value) => Item): Item | string {
  const parsed = schema.safeParse(value);
  return parsed.success ? build(parsed.data) : describeIssues(issuesOf(parsed.error));
}

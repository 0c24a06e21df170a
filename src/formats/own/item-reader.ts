import type { Node } from 'jsonc-parser';
import type { PutItem, PutKind } from '../../domain/commit/commit.ts';
import { actInput, type ActKind } from '../../domain/record/acts.ts';
import { fileEntry } from '../../domain/record/input.ts';
import { DomainError } from '../../errors.ts';
import type { ArchiveLocation, ReadEvent } from '../format.ts';
import { check, checkNamedItem } from '../kit/checked-item.ts';
import { toValue } from '../text/json-tree.ts';

/** Reads items one after the other and remembers the last collection, which entries without one belong to. */
export class ItemReader {
  #collection: string | null = null;

  read(kind: PutKind, node: Node, at: ArchiveLocation): ReadEvent {
    const value = valueOf(node);
    if (!('problem' in value)) return this.readValue(kind, value.value, at);
    if (kind === 'collection') this.forgetCollection();
    return { kind: 'PROBLEM', reason: value.problem, at };
  }

  /** Of JSON in which no member stands twice. */
  readValue(kind: PutKind, value: unknown, at: ArchiveLocation): ReadEvent {
    // Entries that follow a collection which can't be read must not end up in the one before it.
    if (kind === 'collection') this.forgetCollection();
    const result = this.#check(kind, value);
    return typeof result === 'string' ? { kind: 'PROBLEM', reason: result, at } : { kind: 'ITEM', item: result, at };
  }

  readAct(kind: ActKind, node: Node, at: ArchiveLocation): ReadEvent {
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
    const item = checkNamedItem(kind, value);
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
    return { problem: [error.location.path, error.message].filter((part) => part !== undefined).join(': ') };
  }
}

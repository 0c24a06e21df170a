import type { Node } from 'jsonc-parser';
import type { PutItem, PutKind } from '../../domain/commit/commit.ts';
import { actInput, type ActKind } from '../../domain/record/acts.ts';
import { FORMAT_VERSION, type FormatVersion } from '../../domain/record/file.ts';
import { fileEntry } from '../../domain/record/input.ts';
import { upgradeAct, upgradeActor, upgradeEntry } from '../../domain/record/version-1.ts';
import { DomainError } from '../../errors.ts';
import type { ArchiveLocation, ReadEvent } from '../format.ts';
import { check, checkNamedItem } from '../kit/checked-item.ts';
import { toValue } from '../text/json-tree.ts';

/** Reads items one after the other, and remembers the last collection: entries that name none belong to it. */
export class ItemReader {
  #collection: string | null = null;
  #version: FormatVersion;

  constructor(version: FormatVersion = FORMAT_VERSION) {
    this.#version = version;
  }

  /** From here on, items are of this version. */
  setVersion(version: FormatVersion): void {
    this.#version = version;
  }

  read(kind: PutKind, node: Node, at: ArchiveLocation): ReadEvent {
    const value = valueOf(node);
    if (!('problem' in value)) return this.readValue(kind, value.value, at);
    if (kind === 'collection') this.forgetCollection();
    return problem(value.problem, at);
  }

  /** @param value parsed from JSON without duplicate members */
  readValue(kind: PutKind, value: unknown, at: ArchiveLocation): ReadEvent {
    // If a collection can't be read, its entries must not end up in the collection before it.
    if (kind === 'collection') this.forgetCollection();
    const result = this.#check(kind, value);
    return typeof result === 'string' ? problem(result, at) : { kind: 'ITEM', item: result, at };
  }

  readAct(kind: ActKind, node: Node, at: ArchiveLocation): ReadEvent {
    const value = valueOf(node);
    const act = 'problem' in value ? value.problem : check(actInput(kind), value.value, (given) => given);
    if (typeof act === 'string') return problem(act, at);
    return { kind: 'ACT', act: this.#version === 1 ? upgradeAct(act) : act, at };
  }

  /** From here on, each entry must name its collection. */
  forgetCollection(): void {
    this.#collection = null;
  }

  #check(kind: PutKind, value: unknown): PutItem | string {
    if (kind === 'entry') return this.#checkEntry(value);
    const item = checkNamedItem(kind, value);
    if (typeof item === 'string') return item;
    if (item.kind === 'collection') this.#collection = item.input.id;
    return item.kind === 'actor' && this.#version === 1 ? { ...item, input: upgradeActor(item.input) } : item;
  }

  #checkEntry(value: unknown): PutItem | string {
    const parsed = check(fileEntry, value, (entry) => entry);
    if (typeof parsed === 'string') return parsed;
    const { collection = this.#collection, ...input } = parsed;
    if (collection === null)
      return 'collection: is missing, and it is not clear to which collection the entry belongs. Name it in the entry.';
    return { kind: 'entry', collection, input: this.#version === 1 ? upgradeEntry(input) : input };
  }
}

export function problem(reason: string, at: ArchiveLocation): ReadEvent {
  return { kind: 'PROBLEM', reason, at };
}

function valueOf(node: Node): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: toValue(node) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { problem: [error.location.path, error.message].filter((part) => part !== undefined).join(': ') };
  }
}

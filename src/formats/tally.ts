import type { PutItem } from '../domain/commit.ts';

/** What was imported, beside how much: for the report. */
export interface TallyCounts {
  /** Entries without any moment. */
  readonly undated: number;
  /** Distinct; beyond 200,000 that many. */
  readonly threads: number;
  readonly actors: number;
}

/** Actors who may be the same: the record never joins them unasked. */
export interface MergeProposal {
  readonly name: string;
  readonly actors: readonly string[];
}

/** So that memory doesn't grow with what is imported. */
const MAX_KEPT = 200_000;

/** Counts what passes by, in bounded memory. */
export class Tally {
  #undated = 0;
  readonly #threads = new Set<string>();
  readonly #actors = new Set<string>();
  readonly #byName = new Map<string, { readonly name: string; readonly actors: Set<string> }>();

  add(item: PutItem): void {
    if (item.kind === 'actor') {
      if (this.#actors.size < MAX_KEPT) this.#actors.add(item.input.id);
      this.addName(item.input.id, item.input.name);
    }
    if (item.kind !== 'entry') return;
    if (item.input.occurred === undefined) this.#undated += 1;
    const thread = item.input.type === 'MESSAGE' ? item.input.thread : undefined;
    if (thread !== undefined && this.#threads.size < MAX_KEPT) this.#threads.add(thread);
  }

  get counts(): TallyCounts {
    return { undated: this.#undated, threads: this.#threads.size, actors: this.#actors.size };
  }

  /** Actors under one name, however it is cased, accented and spaced. */
  get proposals(): readonly MergeProposal[] {
    const several = [...this.#byName.values()].filter(({ actors }) => actors.size > 1);
    return several.map(({ name, actors }) => ({ name, actors: [...actors] }));
  }

  addName(actor: string, name: string): void {
    if (this.#byName.size >= MAX_KEPT) return;
    const folded = foldName(name);
    const known = this.#byName.get(folded);
    if (known === undefined) this.#byName.set(folded, { name, actors: new Set([actor]) });
    else known.actors.add(actor);
  }
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

import type { PutItem } from '../domain/commit/commit.ts';
import { type MergeProposal, MergeProposals } from '../domain/review/merge-proposals.ts';
import type { ActorInput } from '../domain/record/input.ts';

/** Further counts for the report of an import. */
export interface TallyCounts {
  /** Entries without any moment. */
  readonly undated: number;
  /** Distinct threads, at most 200,000. */
  readonly threads: number;
  readonly actors: number;
}

/** Bounds the memory. */
const MAX_KEPT = 200_000;

/** Counts undated entries, threads and actors, and collects merge proposals, in bounded memory. */
export class Tally {
  #undated = 0;
  readonly #threads = new Set<string>();
  readonly #actors = new Set<string>();
  readonly #proposals = new MergeProposals();

  add(item: PutItem): void {
    if (item.kind === 'actor') this.#addActor(item.input);
    if (item.kind !== 'entry') return;
    if (item.input.occurred === undefined) this.#undated += 1;
    const thread = item.input.type === 'MESSAGE' ? item.input.thread : undefined;
    if (thread !== undefined && this.#threads.size < MAX_KEPT) this.#threads.add(thread);
  }

  get counts(): TallyCounts {
    return { undated: this.#undated, threads: this.#threads.size, actors: this.#actors.size };
  }

  /** Proposals to merge imported actors. */
  get proposals(): readonly MergeProposal[] {
    return this.#proposals.proposals;
  }

  #addActor(input: ActorInput): void {
    if (this.#actors.size >= MAX_KEPT) return;
    this.#actors.add(input.id);
    this.#proposals.note({ id: input.id, input });
  }

  /** Adds a further name of an actor. */
  addName(actor: string, name: string): void {
    this.#proposals.note({ id: actor, input: { name } });
  }
}

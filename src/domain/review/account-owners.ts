import { accountKey } from '../commit/commit.ts';
import { participantsOf } from '../record/participants.ts';
import type { ActorRecord, EntryRecord } from '../record/record.ts';

/**
 * The owners of accounts. An account belongs to one actor, so entries in which two actors use it are wrong about one of
 * them. Takes all actors first, then the entries.
 */
export class AccountOwners {
  /** The actor at the head of the owner's group, and the id that was first found to own the account. */
  readonly #owners = new Map<string, { readonly root: string; readonly actor: string }>();
  readonly #roots = new Map<string, string>();

  noteActor({ id, input, sameAs }: Pick<ActorRecord, 'id' | 'input' | 'sameAs'>): void {
    if (sameAs?.[0] !== undefined) this.#roots.set(id, sameAs[0]);
    for (const account of input.accounts ?? []) {
      this.#owners.set(accountKey(account), { root: this.#rootOf(id), actor: id });
    }
  }

  /** The problems with the accounts of an entry: `actor:bob uses the account ann on Slack, which is actor:ann's`. */
  strangersIn({ input }: Pick<EntryRecord, 'input'>): string[] {
    return participantsOf(input).flatMap(({ actor, account }) => {
      if (account === null) return [];
      const key = accountKey(account);
      const owner = this.#owners.get(key);
      // If no owner is known, the first actor that uses the account counts as its owner.
      if (owner === undefined) this.#owners.set(key, { root: this.#rootOf(actor), actor });
      if (owner === undefined || owner.root === this.#rootOf(actor)) return [];
      return [`${actor} uses the account ${account.handle} on ${account.platform}, which is ${owner.actor}'s`];
    });
  }

  #rootOf(actor: string): string {
    return this.#roots.get(actor) ?? actor;
  }
}

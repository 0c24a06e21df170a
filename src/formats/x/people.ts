/** The people in an X archive. An account is its number, which stays when the account changes its name. */
import type { PartyInput } from '../../domain/record/input.ts';
import { introduceProfile, toLabel } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';

export interface XNames {
  readonly name?: string | null | undefined;
  readonly username?: string | null | undefined;
}

export class XPeople {
  readonly #context: ReadContext;
  /** The account that the archive belongs to; null if it is not known. */
  #owner: (XNames & { readonly id: string }) | null;

  constructor(context: ReadContext) {
    this.#context = context;
    const named = toLabel(context.me?.replace(/^@/, ''));
    this.#owner = named === undefined ? null : { id: named, username: /^\d+$/.test(named) ? null : named };
  }

  /** The owner that the archive names takes precedence over the one of `--me`. */
  learnOwner(id: string, names: XNames): void {
    this.#owner = { id, ...names };
  }

  get owner(): (XNames & { readonly id: string }) | null {
    return this.#owner;
  }

  isOwner(id: string | null | undefined): boolean {
    return this.#owner !== null && this.#owner.id === id;
  }

  *introduceOwner(at: ArchiveLocation): Generator<ReadEvent, PartyInput | undefined> {
    return this.#owner === null ? undefined : yield* this.introduce(this.#owner.id, at, this.#owner);
  }

  *introduce(id: string, at: ArchiveLocation, names: XNames = {}): Generator<ReadEvent, PartyInput> {
    const known = this.#owner?.id === id ? this.#owner : names;
    const username = toLabel(known.username);
    const handle = username === undefined ? undefined : `@${username}`;
    const profile = { platform: 'twitter', handle: id, name: toLabel(known.name) ?? handle, aliases: [handle] };
    return yield* introduceProfile(this.#context, profile, at);
  }
}

import type { PartyInput } from '../../domain/record/input.ts';
import { introduceProfile, toLabel } from '../kit/chat-parts.ts';
import type { Position, ReadContext, ReadEvent } from '../format.ts';

export interface XNames {
  readonly name?: string | null | undefined;
  readonly username?: string | null | undefined;
}

/** Who takes part in an archive. An account is its number, which stays when it changes its name. */
export class XPeople {
  readonly #context: ReadContext;
  /** Whose archive it is; null where nothing says so. */
  #me: (XNames & { readonly id: string }) | null;

  constructor(context: ReadContext) {
    this.#context = context;
    const me = toLabel(context.me?.replace(/^@/, ''));
    this.#me = me === undefined ? null : { id: me, username: /^\d+$/.test(me) ? null : me };
  }

  /** What the archive says of whose it is goes before what the shell says. */
  learnMe(id: string, names: XNames): void {
    this.#me = { id, ...names };
  }

  get me(): (XNames & { readonly id: string }) | null {
    return this.#me;
  }

  isMe(id: string | null | undefined): boolean {
    return this.#me !== null && this.#me.id === id;
  }

  *introduceMe(at: Position): Generator<ReadEvent, PartyInput | undefined> {
    return this.#me === null ? undefined : yield* this.introduce(this.#me.id, at, this.#me);
  }

  *introduce(id: string, at: Position, names: XNames = {}): Generator<ReadEvent, PartyInput> {
    const known = this.#me?.id === id ? this.#me : names;
    const username = toLabel(known.username);
    const handle = username === undefined ? undefined : `@${username}`;
    const profile = { platform: 'twitter', handle: id, name: toLabel(known.name) ?? handle, aliases: [handle] };
    return yield* introduceProfile(this.#context, profile, at);
  }
}

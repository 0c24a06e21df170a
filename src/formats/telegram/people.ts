import type { PartyInput } from '../../domain/record/input.ts';
import { introduceName, introduceProfile, toLabel } from '../kit/chat-parts.ts';
import type { Position, ReadContext, ReadEvent } from '../format.ts';
import { chatKey, isPersonal, type TelegramChat } from './chat.ts';
import type { TelegramMessage } from './message.ts';

const DELETED = 'Deleted account';

/** Who takes part in the chats of an export. An account is its number, which stays when it changes its name. */
export class TelegramPeople {
  readonly #context: ReadContext;
  /** Whose account it is, where that is known. */
  #me: { readonly id: string | null; readonly names: readonly string[] };

  constructor(context: ReadContext) {
    this.#context = context;
    this.#me = { id: /^(user)?\d+$/.test(context.me ?? '') ? toPeer(context.me ?? '') : null, names: [] };
  }

  /** What the export says of whose it is: `user_id`, and parts of a name. */
  learnMe(member: string, value: unknown): void {
    const isId = member === 'user_id' && (typeof value === 'string' || typeof value === 'number');
    if (isId) this.#me = { ...this.#me, id: toPeer(String(value)) };
    else if (member !== 'user_id' && typeof value === 'string')
      this.#me = { ...this.#me, names: [...this.#me.names, value] };
  }

  /** Of older exports, which give no ids, only the name is known; of accounts that were deleted, only the id. */
  *party(
    id: string | number | null | undefined,
    name: string | null | undefined,
    { chat, collection, at }: Surroundings,
  ): Generator<ReadEvent, PartyInput | undefined> {
    const handle = toLabel(String(id ?? ''));
    if (handle !== undefined) return yield* this.#introduce(toPeer(handle), toLabel(name) ?? DELETED, chat, at);
    const known = toLabel(name);
    if (known === undefined) return undefined;
    return yield* introduceName(this.#context, { platform: 'telegram', collection, name: known }, at);
  }

  /** Of a chat of two: the other one. */
  *recipient(sender: PartyInput | undefined, { chat, at }: Surroundings): Generator<ReadEvent, PartyInput | undefined> {
    const handle = sender?.account?.handle;
    const key = chatKey(chat);
    if (!isPersonal(chat) || handle === undefined || key === null) return undefined;
    if (handle !== key) return yield* this.#introduce(key, chat.name, chat, at);
    const { id, names } = this.#me;
    return id === null ? undefined : yield* this.#introduce(id, names.join(' '), chat, at);
  }

  /** Whose words they are where not the sender's: of a forward, of a bot that found them, of who signed a post. */
  *origins(message: TelegramMessage, around: Surroundings): Generator<ReadEvent, string[]> {
    const { forwarded_from, forwarded_from_id, via_bot, author } = message;
    const isForwarded = forwarded_from !== undefined || forwarded_from_id !== undefined;
    const parties = [
      isForwarded ? yield* this.party(forwarded_from_id, toLabel(forwarded_from) ?? DELETED, around) : undefined,
      toLabel(via_bot) === undefined ? undefined : yield* this.#bot(via_bot ?? '', around.at),
      yield* this.party(null, author, around),
    ];
    return [...new Set(parties.flatMap((party) => party?.actor ?? []))];
  }

  *#bot(handle: string, at: Position): Generator<ReadEvent, PartyInput> {
    return yield* introduceProfile(this.#context, { platform: 'telegram', handle, kind: 'ORGANISATION' }, at);
  }

  *#introduce(
    handle: string,
    name: string | null | undefined,
    chat: TelegramChat,
    at: Position,
  ): Generator<ReadEvent, PartyInput> {
    const isBot = chat.type === 'bot_chat' && handle === chatKey(chat);
    const kind = handle.startsWith('user') && !isBot ? 'PERSON' : 'ORGANISATION';
    return yield* introduceProfile(this.#context, { platform: 'telegram', handle, name, kind }, at);
  }
}

/** Where in an export someone is named. */
export interface Surroundings {
  readonly chat: TelegramChat;
  readonly collection: string;
  readonly at: Position;
}

export function toPeer(id: string): string {
  return /^-?\d+$/.test(id) ? `user${id}` : id;
}

/** Who writes to whom in Telegram. An account is its number, which stays when the account changes its name. */
import type { PartyInput } from '../../domain/record/input.ts';
import { introduceName, introduceProfile, toLabel } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { chatKey, isPersonal, type TelegramChat } from './chat.ts';
import type { TelegramMessage } from './message.ts';

const DELETED = 'Deleted account';

/** Where an export names a person. */
export interface TelegramChatContext {
  readonly chat: TelegramChat;
  readonly collection: string;
  readonly at: ArchiveLocation;
}

export class TelegramPeople {
  readonly #context: ReadContext;
  /** The account that made the export, as far as it is known. */
  #owner: { readonly id: string | null; readonly names: readonly string[] };

  constructor(context: ReadContext) {
    this.#context = context;
    this.#owner = { id: /^(user)?\d+$/.test(context.me ?? '') ? toPeerId(context.me ?? '') : null, names: [] };
  }

  /** @param member of the export's `personal_information`: `user_id`, or a part of the owner's name */
  learnOwner(member: string, value: unknown): void {
    const isId = member === 'user_id' && (typeof value === 'string' || typeof value === 'number');
    if (isId) this.#owner = { ...this.#owner, id: toPeerId(String(value)) };
    else if (member !== 'user_id' && typeof value === 'string')
      this.#owner = { ...this.#owner, names: [...this.#owner.names, value] };
  }

  /** By id if there is one. Older exports have only names; for deleted accounts there is only the id. */
  *introduce(
    id: string | number | null | undefined,
    name: string | null | undefined,
    { chat, collection, at }: TelegramChatContext,
  ): Generator<ReadEvent, PartyInput | undefined> {
    const handle = toLabel(String(id ?? ''));
    if (handle !== undefined) return yield* this.#introducePeer(toPeerId(handle), toLabel(name) ?? DELETED, chat, at);
    const known = toLabel(name);
    if (known === undefined) return undefined;
    return yield* introduceName(this.#context, { platform: 'telegram', collection, name: known }, at);
  }

  /** In a chat of two people: the other one. */
  *introduceRecipient(
    sender: PartyInput | undefined,
    { chat, at }: TelegramChatContext,
  ): Generator<ReadEvent, PartyInput | undefined> {
    const handle = sender?.account?.handle;
    const key = chatKey(chat);
    if (!isPersonal(chat) || handle === undefined || key === null) return undefined;
    if (handle !== key) return yield* this.#introducePeer(key, chat.name, chat, at);
    const { id, names } = this.#owner;
    return id === null ? undefined : yield* this.#introducePeer(id, names.join(' '), chat, at);
  }

  /**
   * The actors whose words a message repeats: the author of a forwarded message, the bot that found the content, the
   * person who signed a post of a channel.
   */
  *introduceOriginalAuthors(message: TelegramMessage, context: TelegramChatContext): Generator<ReadEvent, string[]> {
    const { forwarded_from, forwarded_from_id, via_bot, author } = message;
    const isForwarded = forwarded_from !== undefined || forwarded_from_id !== undefined;
    const parties = [
      isForwarded ? yield* this.introduce(forwarded_from_id, toLabel(forwarded_from) ?? DELETED, context) : undefined,
      toLabel(via_bot) === undefined ? undefined : yield* this.#introduceBot(via_bot ?? '', context.at),
      yield* this.introduce(null, author, context),
    ];
    return [...new Set(parties.flatMap((party) => party?.actor ?? []))];
  }

  *#introduceBot(handle: string, at: ArchiveLocation): Generator<ReadEvent, PartyInput> {
    return yield* introduceProfile(this.#context, { platform: 'telegram', handle, kind: 'ORGANISATION' }, at);
  }

  *#introducePeer(
    handle: string,
    name: string | null | undefined,
    chat: TelegramChat,
    at: ArchiveLocation,
  ): Generator<ReadEvent, PartyInput> {
    const isBot = chat.type === 'bot_chat' && handle === chatKey(chat);
    const kind = handle.startsWith('user') && !isBot ? 'PERSON' : 'ORGANISATION';
    return yield* introduceProfile(this.#context, { platform: 'telegram', handle, name, kind }, at);
  }
}

/** `user42` for `42` */
export function toPeerId(id: string): string {
  return /^-?\d+$/.test(id) ? `user${id}` : id;
}

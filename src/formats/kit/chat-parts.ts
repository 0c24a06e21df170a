/** What the messages of all chats are made of: who writes, where, which links, and labels that the record can hold. */
import type { z } from 'zod';
import type { AccountInput, messageInput, PartyInput } from '../../domain/record/input.ts';
import type { ActorKind } from '../../domain/record/vocabulary.ts';
import type { Position, ReadContext, ReadEvent } from '../format.ts';
import { actorId, linkId, namedActorId, sourceId } from './ids.ts';
import { toEvent } from './checked-item.ts';
import { withoutTrailing } from '../text/trailing.ts';

const MAX_LABEL_LENGTH = 2_000;
const MAX_URL_LENGTH = 8_000;
const MAX_LINKS = 1_000;

/** Who stands in an archive under a handle that stays the same. */
export interface Profile {
  readonly platform: string;
  readonly handle: string;
  readonly name?: string | null | undefined;
  /** Other names; those that are no names or repeat the first are left out. */
  readonly aliases?: readonly (string | null | undefined)[];
  /** A person where absent. The record has no kind for machines: a bot is an organisation's. */
  readonly kind?: ActorKind;
}

/** Introduces who uses an account, and answers how an entry names them. */
export function* introduceProfile(
  context: ReadContext,
  profile: Profile,
  at: Position,
): Generator<ReadEvent, PartyInput> {
  const handle = toLabel(profile.handle) ?? '?';
  const account: AccountInput = { platform: profile.platform, handle };
  const actor = actorId(profile.platform, handle);
  const name = toLabel(profile.name) ?? handle;
  const aliases = [...new Set((profile.aliases ?? []).flatMap((alias) => toLabel(alias) ?? []))];
  const others = aliases.filter((alias) => alias !== name);
  const kind = profile.kind ?? 'PERSON';
  const input = { id: actor, name, kind, accounts: [account], ...(others.length > 0 && { aliases: others }) };
  yield* context.introduce({ kind: 'actor', input }, at);
  return { actor, account };
}

/**
 * Introduces someone of whom the archive gives nothing but a name, as an address book has it. Such a name is no
 * account: the same in another archive may be someone else.
 */
export function* introduceName(
  context: ReadContext,
  { platform, collection, name }: { readonly platform: string; readonly collection: string; readonly name: string },
  at: Position,
): Generator<ReadEvent, PartyInput> {
  const label = toLabel(name) ?? '?';
  const actor = namedActorId(platform, collection, label);
  yield* context.introduce({ kind: 'actor', input: { id: actor, name: label, kind: 'PERSON' } }, at);
  return { actor };
}

/** Introduces the channel or chat that messages stand in, as the source which they cite. */
export function* introduceChat(
  context: ReadContext,
  chat: { readonly collection: string; readonly key: string; readonly title: string; readonly about?: string | null },
  at: Position,
): Generator<ReadEvent, [{ readonly source: string }]> {
  const id = sourceId(chat.collection, chat.key);
  const description = toLabel(chat.about);
  const input = { id, title: toLabel(chat.title) ?? chat.key, ...(description !== undefined && { description }) };
  yield* context.introduce({ kind: 'source', input }, at);
  return [{ source: id }];
}

/** Introduces the addresses that the record can hold, and answers their ids; undefined where there are none. */
export function* introduceLinks(
  context: ReadContext,
  urls: Iterable<string>,
  at: Position,
): Generator<ReadEvent, string[] | undefined> {
  const ids = new Set<string>();
  for (const url of urls) {
    if (ids.size >= MAX_LINKS) break;
    if (url.length > MAX_URL_LENGTH || !url.isWellFormed() || url.includes('\0') || !URL.canParse(url)) continue;
    const id = linkId(url);
    ids.add(id);
    yield* context.introduce({ kind: 'link', input: { id, url } }, at);
  }
  return ids.size === 0 ? undefined : [...ids];
}

/** Addresses in running text, without the punctuation that follows them. */
export function urlsIn(text: string): string[] {
  return Array.from(text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi), ([found]) => {
    const bare = withoutTrailing(found, ".,;:!?'*_~|]}");
    return bare.includes('(') ? bare : withoutTrailing(bare, ')');
  });
}

/** A message of a chat as an item; what the record has of it stays where that is a later state. */
export function toMessage(collection: string, input: z.input<typeof messageInput>, at: Position): ReadEvent {
  return toEvent({ kind: 'entry', collection, input, yieldsToLater: true }, at);
}

/** What the record can hold as a label; undefined where there is nothing. */
export function toLabel(text: string | null | undefined): string | undefined {
  const label = (text ?? '').replaceAll('\0', '').trim().slice(0, MAX_LABEL_LENGTH).toWellFormed();
  return label === '' ? undefined : label;
}

/** Where nothing stands, nothing is said. */
export function present<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : [...items];
}

export function unlessEmpty(text: string): string | undefined {
  return text === '' ? undefined : text;
}

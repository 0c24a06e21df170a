/** The parts that messages of all chats share: the sender, the chat, the links, and labels that the record can hold. */
import type { z } from 'zod';
import { markHandleOnly } from '../../domain/record/handle-only.ts';
import type { AccountInput, messageInput, PartyInput } from '../../domain/record/input.ts';
import { MAX_LABEL_LENGTH, MAX_LIST_LENGTH, MAX_URL_LENGTH } from '../../domain/record/limits.ts';
import type { ActorKind } from '../../domain/record/vocabulary.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { actorId, linkId, namedActorId, sourceId } from './ids.ts';
import { toEvent } from './checked-item.ts';

/** An account, as an archive describes it. Its handle never changes. */
export interface Profile {
  readonly platform: string;
  readonly handle: string;
  readonly name?: string | null | undefined;
  /** Other names. Empty ones, and those that repeat the first, are left out. */
  readonly aliases?: readonly (string | null | undefined)[];
  /** `PERSON` if absent. The record has no kind for machines, so a bot is an `ORGANISATION`. */
  readonly kind?: ActorKind;
}

/** Introduces the actor who uses an account. Returns the party that an entry names. */
export function* introduceProfile(
  context: ReadContext,
  profile: Profile,
  at: ArchiveLocation,
): Generator<ReadEvent, PartyInput> {
  const handle = toLabel(profile.handle) ?? '?';
  const account: AccountInput = { platform: profile.platform, handle };
  const actor = actorId(profile.platform, handle);
  const name = toLabel(profile.name) ?? handle;
  const aliases = [...new Set((profile.aliases ?? []).flatMap((alias) => toLabel(alias) ?? []))];
  const others = aliases.filter((alias) => alias !== name);
  const kind = profile.kind ?? 'PERSON';
  const input = { id: actor, name, kind, accounts: [account], ...(others.length > 0 && { aliases: others }) };
  yield* context.introduce({ kind: 'actor', input: markHandleOnly(input) }, at);
  return { actor, account };
}

/**
 * Introduces an actor for whom the archive gives only a name, for instance from an address book. Such a name is not an
 * account: the same name in another archive may be another person.
 */
export function* introduceName(
  context: ReadContext,
  { platform, collection, name }: { readonly platform: string; readonly collection: string; readonly name: string },
  at: ArchiveLocation,
): Generator<ReadEvent, PartyInput> {
  const label = toLabel(name) ?? '?';
  const actor = namedActorId(platform, collection, label);
  yield* context.introduce({ kind: 'actor', input: { id: actor, name: label, kind: 'PERSON' } }, at);
  return { actor };
}

/** Introduces a channel or chat as the source that its messages cite. */
export function* introduceChat(
  context: ReadContext,
  chat: { readonly collection: string; readonly key: string; readonly title: string; readonly about?: string | null },
  at: ArchiveLocation,
): Generator<ReadEvent, [{ readonly source: string }]> {
  const id = sourceId(chat.collection, chat.key);
  const description = toLabel(chat.about);
  const input = { id, title: toLabel(chat.title) ?? chat.key, ...(description !== undefined && { description }) };
  yield* context.introduce({ kind: 'source', input }, at);
  return [{ source: id }];
}

/** Introduces the addresses that the record can hold. Returns their ids; undefined if there are none. */
export function* introduceLinks(
  context: ReadContext,
  urls: Iterable<string>,
  at: ArchiveLocation,
): Generator<ReadEvent, string[] | undefined> {
  const ids = new Set<string>();
  for (const url of urls) {
    if (ids.size >= MAX_LIST_LENGTH) break;
    if (url.length > MAX_URL_LENGTH || !url.isWellFormed() || url.includes('\0') || !URL.canParse(url)) continue;
    const id = linkId(url);
    ids.add(id);
    yield* context.introduce({ kind: 'link', input: { id, url } }, at);
  }
  return ids.size === 0 ? undefined : [...ids];
}

/** Introduces one after the other, and returns the results in the same order. */
export function* introduceEach<Item, Result>(
  items: Iterable<Item>,
  introduce: (item: Item) => Generator<ReadEvent, Result>,
): Generator<ReadEvent, Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(yield* introduce(item));
  return results;
}

/** Notes in the report that the reactions to a message were not imported, and why. */
export function* noteReactions(
  reactions: readonly unknown[] | null | undefined,
  reason: string,
  at: ArchiveLocation,
): Generator<ReadEvent> {
  if ((reactions ?? []).length === 0) return;
  yield { kind: 'NOTE', topic: 'reactions', text: `not imported, because ${reason}`, at };
}

/** A message of a chat as an item. If the record already has a later state of the message, that state stays. */
export function toMessage(collection: string, input: z.input<typeof messageInput>, at: ArchiveLocation): ReadEvent {
  return toEvent({ kind: 'entry', collection, input, yieldsToLater: true }, at);
}

/** A text as the record can hold it as a label; undefined if nothing is left. */
export function toLabel(text: string | null | undefined): string | undefined {
  const label = (text ?? '').replaceAll('\0', '').trim().slice(0, MAX_LABEL_LENGTH).toWellFormed();
  return label === '' ? undefined : label;
}

/**
 * Turns the posts of an X archive into public entries by its owner. An answer to the owner's own post answers that
 * entry. An answer to somebody else's post, which no archive has, keeps its address as a link. The text of a retweet is
 * attributed to the author of the original.
 */
import type { z } from 'zod';
import { toLastChange } from '../../domain/commit/last-change.ts';
import type { LastChange, MessageInput, messageInput, PartyInput } from '../../domain/record/input.ts';
import { urlsIn } from '../kit/addresses.ts';
import { introduceChat, introduceLinks, toLabel, toMessage } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { entryId } from '../kit/ids.ts';
import { twitterPlace } from '../dates/instants.ts';
import { parseLeniently } from '../kit/lenient-parse.ts';
import { mediaOf, postAddress, retweetedFrom, shortLinksOf, textOf } from './content.ts';
import { type LongPost, LongPosts, noteTweetShape, toLongPost } from './long-posts.ts';
import type { XPeople } from './people.ts';
import { ESSENTIAL, postTime, unwrapped, xPost, type XPost } from './post.ts';
import { expandText, fullAddresses, mediaFile } from './short-links.ts';

const PUBLIC_POST = {
  type: 'MESSAGE',
  wording: 'VERBATIM',
  visibility: 'PUBLIC',
  platform: 'twitter',
  channel: 'POST',
} as const;

const NO_SENDER = {
  topic: 'posts without a sender',
  text: 'nothing names the owner of this archive. Name the owner with --me.',
} as const;

export class PostReader {
  readonly #context: ReadContext;
  readonly #people: XPeople;
  readonly #collection: string;
  readonly #longPosts = new LongPosts();

  constructor(context: ReadContext, people: XPeople, collection: string) {
    this.#context = context;
    this.#people = people;
    this.#collection = collection;
  }

  /** Long posts must be read before the posts that hold their beginnings. */
  *readLongPost(value: unknown, at: ArchiveLocation): Generator<ReadEvent> {
    const note = yield* parseLeniently(noteTweetShape, value, ['noteTweet'], at);
    if (note === undefined) return;
    const long = toLongPost(note, at);
    if (!this.#longPosts.add(long)) yield* this.#longPost(long);
  }

  *readPost(value: unknown, at: ArchiveLocation): Generator<ReadEvent> {
    const post = yield* parseLeniently(xPost, unwrapped(value), ESSENTIAL, at);
    if (post === undefined) return;
    // The oldest archives name their owner only in each post.
    const owner = toLabel(post.user?.id_str);
    if (owner !== undefined && this.#people.owner === null) {
      this.#people.learnOwner(owner, { name: post.user?.name, username: post.user?.screen_name });
    }
    yield* this.#post(post, at);
  }

  /** The long posts that belong to no post of the archive become entries of their own. */
  *finish(): Generator<ReadEvent> {
    for (const post of this.#longPosts.remaining) yield* this.#longPost(post);
  }

  *#post(post: XPost, at: ArchiveLocation): Generator<ReadEvent> {
    const beginning = textOf(post);
    const long = this.#longPosts.take(post.created_at, beginning);
    const links = [...shortLinksOf(post), ...(long?.links ?? [])];
    const media = mediaOf(post);
    const text = expandText(
      long?.text ?? beginning,
      links,
      media.map(({ short }) => short),
    );
    const addresses = [...fullAddresses(links), ...urlsIn(text), ...this.#addressOfAnswered(post)];
    const input: z.input<typeof messageInput> = {
      ...PUBLIC_POST,
      ...this.#identify(post),
      occurred: { edtf: post.created_at, ...noteOf(post) },
      lastChange: lastChangeOf(post),
      text: unlessEmpty(text),
      language: languageOf(post),
      attachments: unlessEmpty(media.map(({ url }) => mediaFile(url))),
      links: yield* introduceLinks(this.#context, addresses, at),
      relations: unlessEmpty(this.#quotations(addresses)),
      ...(yield* this.#participants(post, at)),
    };
    yield toMessage(this.#collection, input, at);
  }

  *#longPost({ id, createdAt, text: written, links, at }: LongPost): Generator<ReadEvent> {
    const text = expandText(written, links);
    const input: z.input<typeof messageInput> = {
      ...PUBLIC_POST,
      id: entryId('message', this.#collection, 'note', id),
      occurred: createdAt,
      text: unlessEmpty(text),
      sender: yield* this.#sender(at),
      links: yield* introduceLinks(this.#context, [...fullAddresses(links), ...urlsIn(text)], at),
      citations: yield* this.#source(at),
    };
    yield toMessage(this.#collection, input, at);
  }

  #identify({ id_str, in_reply_to_status_id_str, in_reply_to_user_id_str }: XPost) {
    const answered = toLabel(in_reply_to_status_id_str);
    const isOwn = answered !== undefined && this.#people.isOwner(in_reply_to_user_id_str);
    return {
      id: this.#idOf(id_str),
      place: twitterPlace(id_str),
      ...(isOwn && { inReplyTo: this.#idOf(answered) }),
    };
  }

  /** The address of somebody else's post that it answers. */
  #addressOfAnswered({ in_reply_to_status_id_str, in_reply_to_user_id_str, in_reply_to_screen_name }: XPost): string[] {
    const answered = toLabel(in_reply_to_status_id_str);
    if (answered === undefined || this.#people.isOwner(in_reply_to_user_id_str)) return [];
    return [`https://twitter.com/${toLabel(in_reply_to_screen_name) ?? 'i'}/status/${answered}`];
  }

  /** Posts of the owner whose addresses a post gives. */
  #quotations(addresses: readonly string[]): NonNullable<MessageInput['relations']> {
    const own = this.#people.owner?.username?.toLowerCase();
    const ids = addresses.map(postAddress).filter((post) => post !== null && post.username.toLowerCase() === own);
    return [...new Set(ids.map((post) => this.#idOf(post?.id ?? '')))].map((entry) => ({ kind: 'QUOTES', entry }));
  }

  *#participants(
    post: XPost,
    at: ArchiveLocation,
  ): Generator<ReadEvent, Pick<z.input<typeof messageInput>, 'sender' | 'to' | 'about' | 'citations'>> {
    const sender = yield* this.#sender(at);
    const repeated = retweetedFrom(post);
    const to: PartyInput[] = [];
    const about: string[] = [];
    let attributedTo: string[] | undefined;
    for (const mentioned of post.entities?.user_mentions ?? []) {
      const id = toLabel(mentioned.id_str);
      if (id === undefined || id === '-1') continue;
      const party = yield* this.#people.introduce(id, at, { name: mentioned.name, username: mentioned.screen_name });
      if (mentioned === repeated) attributedTo = [party.actor];
      else if (id === post.in_reply_to_user_id_str && !this.#people.isOwner(id)) to.push(party);
      else about.push(party.actor);
    }
    const answered = toLabel(post.in_reply_to_user_id_str);
    if (answered !== undefined && to.length === 0 && !this.#people.isOwner(answered)) {
      to.push(yield* this.#people.introduce(answered, at, { username: post.in_reply_to_screen_name }));
    }
    const original = toLabel(repeated?.id_str);
    if (attributedTo === undefined && original !== undefined) {
      const names = { name: repeated?.name, username: repeated?.screen_name };
      attributedTo = [(yield* this.#people.introduce(original, at, names)).actor];
    }
    const [cited] = yield* this.#source(at);
    return {
      sender,
      to: unlessEmpty(to),
      about: unlessEmpty([...new Set(about)]),
      citations: [{ ...cited, ...(attributedTo !== undefined && { attributedTo }) }],
    };
  }

  *#sender(at: ArchiveLocation): Generator<ReadEvent, PartyInput | undefined> {
    const sender = yield* this.#people.introduceOwner(at);
    if (sender === undefined) yield { kind: 'NOTE', ...NO_SENDER, at };
    return sender;
  }

  #source(at: ArchiveLocation) {
    const { owner } = this.#people;
    const title = owner === null ? 'Posts' : `Posts of ${toLabel(owner.username) ?? owner.id}`;
    return introduceChat(this.#context, { collection: this.#collection, key: 'posts', title }, at);
  }

  #idOf(id: string): string {
    return entryId('message', this.#collection, 'post', id);
  }
}

/** A later version of a post is an entry of its own, and names the first version. */
function noteOf({ deleted_at, edit_info }: XPost): { readonly note?: string } {
  // Such a post was imported without this note before there was `lastChange`. It must stay the same.
  if (toLabel(deleted_at) !== undefined) return {};
  const first = toLabel(edit_info?.edit?.initialTweetId);
  return first === undefined ? {} : { note: `a later version of post ${first}` };
}

/** Twitter's codes of three letters (`und`, `zxx`, `qme`) are not languages. */
function languageOf({ lang }: XPost): string | undefined {
  return lang !== null && lang !== undefined && /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(lang) ? lang : undefined;
}

function lastChangeOf({ deleted_at }: XPost): LastChange | undefined {
  const deleted = toLabel(deleted_at);
  return deleted === undefined ? undefined : toLastChange('DELETED', postTime.safeParse(deleted).data);
}

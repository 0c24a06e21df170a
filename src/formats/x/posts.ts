/**
 * Posts of an X archive: public, by whose archive it is. An answer to an own post answers it; one to somebody else's, which
 * no archive holds, keeps its address as a link. What a retweet repeats is attributed to whom it repeats.
 */
import type { z } from 'zod';
import { changeNote } from '../../domain/commit/last-change.ts';
import type { MessageInput, messageInput, PartyInput } from '../../domain/record/input.ts';
import { introduceChat, introduceLinks, present, toLabel, toMessage, unlessEmpty, urlsIn } from '../kit/chat-parts.ts';
import type { Position, ReadContext, ReadEvent } from '../format.ts';
import { entryId } from '../kit/ids.ts';
import { twitterPlace } from '../dates/instants.ts';
import { salvaged } from '../kit/salvaged.ts';
import { type LongPost, LongPosts, noteTweet, toLongPost } from './long-posts.ts';
import type { XPeople } from './people.ts';
import { expandText, fullAddresses, mediaFile } from './short-links.ts';
import {
  ESSENTIAL,
  linksOf,
  mediaOf,
  postAddress,
  postTime,
  retweetedFrom,
  tweet,
  type Tweet,
  unwrapped,
  wordsOf,
} from './post.ts';

const HOW = {
  type: 'MESSAGE',
  wording: 'VERBATIM',
  visibility: 'PUBLIC',
  platform: 'twitter',
  channel: 'POST',
} as const;

const UNNAMED = ['posts without a sender', 'nothing says whose archive this is; --me does'] as const;

export class Posts {
  readonly #context: ReadContext;
  readonly #people: XPeople;
  readonly #collection: string;
  readonly #longPosts = new LongPosts();

  constructor(context: ReadContext, people: XPeople, collection: string) {
    this.#context = context;
    this.#people = people;
    this.#collection = collection;
  }

  /** Long posts are read before the posts that begin them. */
  *readNote(value: unknown, at: Position): Generator<ReadEvent> {
    const note = yield* salvaged(noteTweet, value, ['noteTweet'], at);
    if (note === undefined) return;
    const long = toLongPost(note, at);
    if (!this.#longPosts.add(long)) yield* this.#note(long);
  }

  *readPost(value: unknown, at: Position): Generator<ReadEvent> {
    const post = yield* salvaged(tweet, unwrapped(value), ESSENTIAL, at);
    if (post === undefined) return;
    // The oldest archives name their owner in each post, and nowhere else.
    const owner = toLabel(post.user?.id_str);
    if (owner !== undefined && this.#people.me === null) {
      this.#people.learnMe(owner, { name: post.user?.name, username: post.user?.screen_name });
    }
    yield* this.#post(post, at);
  }

  /** Long posts that no post of the archive began. */
  *finish(): Generator<ReadEvent> {
    for (const post of this.#longPosts.left) yield* this.#note(post);
  }

  *#post(post: Tweet, at: Position): Generator<ReadEvent> {
    const beginning = wordsOf(post);
    const long = this.#longPosts.take(post.created_at, beginning);
    const links = [...linksOf(post), ...(long?.links ?? [])];
    const media = mediaOf(post);
    const text = expandText(
      long?.text ?? beginning,
      links,
      media.map(({ short }) => short),
    );
    const addresses = [...fullAddresses(links), ...urlsIn(text), ...this.#answeredElsewhere(post)];
    const input: z.input<typeof messageInput> = {
      ...HOW,
      ...this.#identify(post),
      occurred: { edtf: post.created_at, ...noteOf(post) },
      text: unlessEmpty(text),
      language: languageOf(post),
      attachments: present(media.map(({ url }) => mediaFile(url))),
      links: yield* introduceLinks(this.#context, addresses, at),
      relations: present(this.#quoted(addresses)),
      ...(yield* this.#participants(post, at)),
    };
    yield toMessage(this.#collection, input, at);
  }

  *#note({ id, createdAt, text: written, links, at }: LongPost): Generator<ReadEvent> {
    const text = expandText(written, links);
    const input: z.input<typeof messageInput> = {
      ...HOW,
      id: entryId('message', this.#collection, 'note', id),
      occurred: createdAt,
      text: unlessEmpty(text),
      sender: yield* this.#sender(at),
      links: yield* introduceLinks(this.#context, [...fullAddresses(links), ...urlsIn(text)], at),
      citations: yield* this.#source(at),
    };
    yield toMessage(this.#collection, input, at);
  }

  #identify({ id_str, in_reply_to_status_id_str, in_reply_to_user_id_str }: Tweet) {
    const answered = toLabel(in_reply_to_status_id_str);
    const isOwn = answered !== undefined && this.#people.isMe(in_reply_to_user_id_str);
    return {
      id: this.#idOf(id_str),
      place: twitterPlace(id_str),
      ...(isOwn && { inReplyTo: this.#idOf(answered) }),
    };
  }

  #answeredElsewhere({ in_reply_to_status_id_str, in_reply_to_user_id_str, in_reply_to_screen_name }: Tweet): string[] {
    const answered = toLabel(in_reply_to_status_id_str);
    if (answered === undefined || this.#people.isMe(in_reply_to_user_id_str)) return [];
    return [`https://twitter.com/${toLabel(in_reply_to_screen_name) ?? 'i'}/status/${answered}`];
  }

  /** Own posts whose addresses a post gives. */
  #quoted(addresses: readonly string[]): NonNullable<MessageInput['relations']> {
    const own = this.#people.me?.username?.toLowerCase();
    const ids = addresses.map(postAddress).filter((post) => post !== null && post.username.toLowerCase() === own);
    return [...new Set(ids.map((post) => this.#idOf(post?.id ?? '')))].map((entry) => ({ kind: 'QUOTES', entry }));
  }

  *#participants(
    post: Tweet,
    at: Position,
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
      else if (id === post.in_reply_to_user_id_str && !this.#people.isMe(id)) to.push(party);
      else about.push(party.actor);
    }
    const answered = toLabel(post.in_reply_to_user_id_str);
    if (answered !== undefined && to.length === 0 && !this.#people.isMe(answered)) {
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
      to: present(to),
      about: present([...new Set(about)]),
      citations: [{ ...cited, ...(attributedTo !== undefined && { attributedTo }) }],
    };
  }

  *#sender(at: Position): Generator<ReadEvent, PartyInput | undefined> {
    const sender = yield* this.#people.introduceMe(at);
    if (sender === undefined) yield { kind: 'NOTE', topic: UNNAMED[0], text: UNNAMED[1], at };
    return sender;
  }

  #source(at: Position) {
    const { me } = this.#people;
    const title = me === null ? 'Posts' : `Posts of ${toLabel(me.username) ?? me.id}`;
    return introduceChat(this.#context, { collection: this.#collection, key: 'posts', title }, at);
  }

  #idOf(id: string): string {
    return entryId('message', this.#collection, 'post', id);
  }
}

/** A later version of a post is a post of its own, which says of which. */
function noteOf({ deleted_at, edit_info }: Tweet): { readonly note?: string } {
  const deleted = toLabel(deleted_at);
  if (deleted !== undefined) return changeNote({ kind: 'deleted', at: postTime.safeParse(deleted).data });
  const first = toLabel(edit_info?.edit?.initialTweetId);
  return first === undefined ? {} : { note: `a later version of post ${first}` };
}

/** Twitter's own codes (`und`, `zxx`, `qme`) name no language. */
function languageOf({ lang }: Tweet): string | undefined {
  return lang !== null && lang !== undefined && /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(lang) ? lang : undefined;
}

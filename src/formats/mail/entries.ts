import { LRUCache } from 'lru-cache';
import { canonicalJson, sha256 } from '../../domain/digest.ts';
import { markHandleOnly } from '../../domain/record/handle-only.ts';
import type { CitationInput } from '../../domain/record/input.ts';
import { MAX_LABEL_LENGTH, MAX_LIST_LENGTH, MAX_TEXT_LENGTH } from '../../domain/record/limits.ts';
import type { Visibility } from '../../domain/record/vocabulary.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { actorId, entryId, linkId, threadId } from '../kit/ids.ts';
import { Ordinals } from '../kit/ordinals.ts';
import { toEvent } from '../kit/checked-item.ts';
import type { MailAddress } from './addresses.ts';
import type { Mail } from './mail.ts';
import { webLinks } from './web-links.ts';

const PLATFORM = 'email';
const NEWS = 'usenet';
const DIGEST_LENGTH = 12;
/** Bounds the memory, so that it does not grow with the mailbox. */
const MAX_REMEMBERED = 50_000;

/** The mails and actors already read into one collection, from all its files. */
class Memory {
  /** Mails by the id of their entry. */
  readonly mails = new LRUCache<string, { readonly digest: string; readonly place: number }>({ max: MAX_REMEMBERED });
  /** Digests of the mails in one file. One cache for all files, because creating one for each file is slow. */
  readonly places = new Ordinals();
  files = 0;
  /** The first name of each actor. */
  readonly names = new LRUCache<string, string>({ max: MAX_REMEMBERED });
  /** Pairs of an actor and a name that were already introduced. */
  readonly told = new LRUCache<string, true>({ max: MAX_REMEMBERED });
}

const memories = new WeakMap<ReadContext, Memory>();

/** Turns the mails of one file into messages, and the people in them into actors. */
export class MailEntries {
  readonly #context: ReadContext;
  readonly #collection: string;
  readonly #citations: readonly CitationInput[];
  readonly #file: number;
  readonly #memory: Memory;

  /**
   * @param collection id of the collection for the messages
   * @param citations the citations of the archive, for each message
   */
  constructor(context: ReadContext, collection: string, citations: readonly CitationInput[]) {
    this.#context = context;
    this.#collection = collection;
    this.#citations = citations;
    this.#memory = memories.get(context) ?? new Memory();
    memories.set(context, this.#memory);
    this.#memory.files += 1;
    this.#file = this.#memory.files;
  }

  /** Remembers the names in a mail that comes later, so that an earlier mail introduces its people with their names. */
  learn(mail: Mail): void {
    for (const party of partiesOf(mail)) {
      const id = idOf(party);
      if (party.name !== null && !this.#memory.names.has(id)) this.#memory.names.set(id, party.name);
    }
  }

  *of(mail: Mail, at: ArchiveLocation): Generator<ReadEvent> {
    yield* notesOf(mail, at);
    for (const party of partiesOf(mail)) yield* this.#introduce(party, mail.list, at);
    const links = webLinks(mail.body.text).map((url) => ({ id: linkId(url), url }));
    for (const input of links) yield* this.#context.introduce({ kind: 'link', input }, at);
    const visibility = this.#context.visibility ?? mail.visibility;
    const content = { ...contentOf(mail, visibility), ...(links.length > 0 && { links: links.map(({ id }) => id) }) };
    const digest = sha256(canonicalJson(content)).slice(0, DIGEST_LENGTH);
    const { id, place, isOther } = this.#identify(mail, digest);
    if (isOther) {
      const text = `several different mails have the Message-ID ${String(mail.id)}; each of them is kept`;
      yield { kind: 'NOTE', topic: 'one Message-ID for several mails', text, at };
    }
    const input = { ...content, ...this.#answering(mail), id, place, citations: [...this.#citations] };
    yield toEvent({ kind: 'entry', collection: this.#collection, input }, at);
  }

  *#introduce(party: MailAddress, list: string | null, at: ArchiveLocation): Generator<ReadEvent> {
    const id = idOf(party);
    const name = this.#memory.names.get(id) ?? party.name ?? party.address ?? '';
    const isList = party.address !== null && party.address === list;
    const kind = isList || party.isGroup === true ? 'ORGANISATION' : 'PERSON';
    const { account } = partyOf(party);
    const accounts = account === undefined ? [] : [account];
    yield* this.#context.introduce({ kind: 'actor', input: markHandleOnly({ id, name, kind, accounts }) }, at);
    const key = `${id} ${party.name ?? ''}`;
    if (party.name === null || this.#memory.told.has(key)) return;
    this.#memory.told.set(key, true);
    yield { kind: 'NAME', actor: id, name: party.name, at };
  }

  /**
   * The id of an entry comes from its Message-ID. If different mails share a Message-ID (a list adds a footer to its
   * copy), the ids of the second and later ones also contain a digest of the content. So does the id of a mail without
   * a Message-ID.
   */
  #identify({ id: messageId, occurred }: Mail, digest: string): { id: string; place: number; isOther: boolean } {
    const own = entryId('message', this.#collection, ...(messageId === null ? ['no-id', digest] : [messageId]));
    const first = this.#memory.mails.get(own);
    const isOther = first !== undefined && first.digest !== digest;
    const id = isOther && messageId !== null ? entryId('message', this.#collection, messageId, digest) : own;
    const known = this.#memory.mails.get(id);
    if (known !== undefined) return { id, place: known.place, isOther };
    const place = this.#memory.places.next(`${this.#file} ${occurred?.edtf ?? ''}`);
    this.#memory.mails.set(id, { digest, place });
    return { id, place, isOther };
  }

  /**
   * A mail without references begins a thread. A mail with `References` belongs to the thread of the first one. A mail
   * with only `In-Reply-To` belongs to the thread of the mail that it answers, if that mail was already read.
   */
  #answering({ id, parent, references }: Mail) {
    if (parent === null) return id === null ? {} : { thread: threadId(this.#collection, id) };
    const inReplyTo = entryId('message', this.#collection, parent);
    const [first = parent] = references;
    if (references.length <= 1 && this.#memory.mails.has(inReplyTo)) return { inReplyTo };
    return { inReplyTo, thread: threadId(this.#collection, first) };
  }
}

function partiesOf({ sender, to, cc, bcc }: Mail): MailAddress[] {
  const recipients = [to, cc, bcc].flatMap((parties) => parties.slice(0, MAX_LIST_LENGTH));
  return sender === null ? recipients : [sender, ...recipients];
}

/** Cached, because each mail needs it several times. */
const ids = new WeakMap<MailAddress, string>();

function idOf(party: MailAddress): string {
  const known = ids.get(party);
  if (known !== undefined) return known;
  const { address, name, isGroup } = party;
  const isNamedAlone = address === null && isGroup !== true;
  const id = isNamedAlone
    ? actorId(`${PLATFORM}-name`, name ?? '')
    : actorId(isGroup === true ? NEWS : PLATFORM, address ?? '');
  ids.set(party, id);
  return id;
}

function partyOf(party: MailAddress) {
  const platform = party.isGroup === true ? NEWS : PLATFORM;
  return { actor: idOf(party), ...(party.address !== null && { account: { platform, handle: party.address } }) };
}

/** The fields that do not depend on other mails. */
function contentOf({ sender, to, cc, bcc, subject, body, occurred }: Mail, visibility: Visibility) {
  const text = body.text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
  const title = subject.replaceAll('\0', '').slice(0, MAX_LABEL_LENGTH).toWellFormed();
  return {
    type: 'MESSAGE',
    wording: 'VERBATIM',
    channel: isPost(to) ? 'POST' : 'EMAIL',
    platform: isPost(to) ? NEWS : PLATFORM,
    visibility,
    ...(sender !== null && { sender: partyOf(sender) }),
    ...recipients('to', to),
    ...recipients('cc', cc),
    ...recipients('bcc', bcc),
    ...(title !== '' && { subject: title }),
    ...(text !== '' && { text }),
    ...(occurred !== null && { occurred }),
    ...(body.attachments.length > 0 && { attachments: [...body.attachments] }),
  } as const;
}

/** Whether the mail went only to newsgroups. */
function isPost(to: readonly MailAddress[]): boolean {
  return to.length > 0 && to.every(({ isGroup }) => isGroup === true);
}

function recipients(field: 'to' | 'cc' | 'bcc', parties: readonly MailAddress[]) {
  const byActor = new Map(parties.map((party) => [idOf(party), partyOf(party)]));
  return byActor.size === 0 ? {} : { [field]: [...byActor.values()].slice(0, MAX_LIST_LENGTH) };
}

function* notesOf({ doubt, occurred, body, ...mail }: Mail, at: ArchiveLocation): Generator<ReadEvent> {
  const note = (topic: string, text: string): ReadEvent => ({ kind: 'NOTE', topic, text, at });
  if (doubt !== null) {
    const topic = occurred === null ? 'undated' : occurred.inferred === true ? 'date inferred' : 'uncertain date';
    yield note(topic, doubt);
  }
  for (const text of new Set(body.doubts)) yield note('charset', text);
  if (body.text.includes('\ufffd'))
    yield note('characters lost', 'has bytes that are not characters; each is shown as \ufffd');
  if (body.text.length > MAX_TEXT_LENGTH) yield note('text cut', `is longer than ${MAX_TEXT_LENGTH} characters`);
  if (mail.subject.length > MAX_LABEL_LENGTH)
    yield note('subject cut', `is longer than ${MAX_LABEL_LENGTH} characters`);
  const most = Math.max(mail.to.length, mail.cc.length, mail.bcc.length);
  if (most > MAX_LIST_LENGTH)
    yield note('recipients cut', `has ${most} recipients; only ${MAX_LIST_LENGTH} of them are kept`);
}

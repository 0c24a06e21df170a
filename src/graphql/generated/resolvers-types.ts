import type { Duration } from '../../domain/time/duration.ts';
import type { MomentRange } from '../../domain/time/moment-resolution.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntryNode, ActorNode, CollectionNode, SourceNode, LinkNode, ThreadNode, MomentNode, RelativeMomentNode, ParticipantNode, RelationNode, CitationNode, ActorRoleNode, CorrespondenceNode, RevisionNode, EntryPage, ActorPage, CollectionPage, SourcePage, LinkPage, CitationPage, CorrespondencePage, SearchPage, PutNode, PutResultNode, ErasureNode, FrameNode, OpenedFrameNode, EntryFrameNode, GapFrameNode, FellBehindFrameNode, ReplayStatusNode } from '../nodes.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in RFC 3339: `2016-10-12T14:02:00Z`. */
  DateTime: { input: number; output: number; }
  /** A signed duration in ISO 8601: `PT15M`, `P2D`, `-PT1H`. A day is 24 hours. An argument can't have years or months. */
  Duration: { input: Duration; output: string; }
  /**
   * A date or time in the Extended Date/Time Format (EDTF, level 1): `2016-10-12`, `2016-07`, `2016-10~`, `2016/2017`. A time
   * may have no seconds: `2016-10-03T14:02Z`. Any other text is `BAD_VALUE`.
   */
  EDTF: { input: MomentRange; output: string; }
  /** A web address. */
  URL: { input: string; output: string; }
};

/** Who may read a collection. */
export type Access =
  /** Everybody. */
  | 'OPEN'
  /** Clients with a token that may read it. */
  | 'RESTRICTED';

/** A handle on a platform. An actor can have several accounts. */
export type Account = {
  __typename?: 'Account';
  /** The handle, as the platform writes it. */
  handle: Scalars['String']['output'];
  /** `twitter`, `email`, … */
  platform: Scalars['String']['output'];
};

/** An account of an actor. */
export type AccountInput = {
  /** The handle. Upper and lower case, and a leading @, make no difference. */
  handle: Scalars['String']['input'];
  /** `twitter`, `email`, … */
  platform: Scalars['String']['input'];
};

/** A person, organisation, government or outlet. */
export type Actor = Node & {
  __typename?: 'Actor';
  /** Its accounts. Each account belongs to one actor. */
  accounts: Array<Account>;
  /** Other names. */
  aliases: Array<Scalars['String']['output']>;
  /** The sources of its facts. */
  citations: Array<Citation>;
  /** A short description. */
  description?: Maybe<Scalars['String']['output']>;
  /** The entries in which it, or an actor merged with it, has any role. */
  entries: EntryConnection;
  /** Whether no name is known: `name` repeats the handle of an account. */
  handleOnly: Scalars['Boolean']['output'];
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** The kind of actor. */
  kind: ActorKind;
  /** The actor that this one was merged into; null if it was not merged. */
  mergedInto?: Maybe<Actor>;
  /** The usual name. */
  name: Scalars['String']['output'];
  /** Roles and affiliations. */
  roles: Array<ActorRole>;
  /** All actors that were merged with this one. A filter by one of them finds the entries of all. */
  sameAs: Array<Actor>;
};


/** A person, organisation, government or outlet. */
export type ActorEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of actors (Relay). */
export type ActorConnection = {
  __typename?: 'ActorConnection';
  /** The items, each with its cursor. */
  edges: Array<ActorEdge>;
  /** The items without cursors. */
  nodes: Array<Actor>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** An actor in a list. */
export type ActorEdge = {
  __typename?: 'ActorEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Actor;
};

/** An actor. It replaces the actor with the same id, if there is one. */
export type ActorInput = {
  /** Its accounts. Each account belongs to one actor. */
  accounts?: InputMaybe<Array<AccountInput>>;
  /** Other names. */
  aliases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The sources of its facts. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** A short description. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** True if no name is known: `name` repeats the handle of an account. */
  handleOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** `actor:…` */
  id: Scalars['ID']['input'];
  /** The kind of actor. */
  kind: ActorKind;
  /** The usual name. */
  name: Scalars['String']['input'];
  /** Roles and affiliations. */
  roles?: InputMaybe<Array<ActorRoleInput>>;
};

/** The kind of an actor. */
export type ActorKind =
  /** A government or a part of one. */
  | 'GOVERNMENT'
  /** A company, party, campaign, committee or group. */
  | 'ORGANISATION'
  /** A newspaper, broadcaster or other outlet. */
  | 'OUTLET'
  /** A human being, named or not. */
  | 'PERSON';

/** A role or affiliation of an actor. */
export type ActorRole = {
  __typename?: 'ActorRole';
  /** The sources of this fact. */
  citations: Array<Citation>;
  /** The start. */
  from?: Maybe<Moment>;
  /** The organisation. */
  organisation?: Maybe<Actor>;
  /** The title of the role. */
  title: Scalars['String']['output'];
  /** The end. */
  to?: Maybe<Moment>;
};

/** A role or affiliation of an actor. */
export type ActorRoleInput = {
  /** The sources of this fact. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** The start. It must not be relative. */
  from?: InputMaybe<MomentInput>;
  /** The organisation, as an actor. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** The title of the role. */
  title: Scalars['String']['input'];
  /** The end. It must not be relative. */
  to?: InputMaybe<MomentInput>;
};

/** An attachment of a message. */
export type Attachment = {
  __typename?: 'Attachment';
  /** The media type. */
  mediaType?: Maybe<Scalars['String']['output']>;
  /** The file name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The SHA-256 digest in hexadecimal. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** The size in bytes. */
  size?: Maybe<Scalars['Int']['output']>;
  /** The address of the file. */
  url?: Maybe<Scalars['URL']['output']>;
};

/** An attachment of a message. */
export type AttachmentInput = {
  /** The media type. */
  mediaType?: InputMaybe<Scalars['String']['input']>;
  /** The file name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The SHA-256 digest in hexadecimal. */
  sha256?: InputMaybe<Scalars['String']['input']>;
  /** The size in bytes. */
  size?: InputMaybe<Scalars['Int']['input']>;
  /** The address of the file. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** The history is played. From now on each new commit is sent at once, in commit order. */
export type CaughtUpFrame = ReplayFrame & {
  __typename?: 'CaughtUpFrame';
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The number of the record's state that was sent. It counts only the commits that the client may read. */
  revision: Scalars['Int']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** The channel of a message. */
export type Channel =
  /** A call. */
  | 'CALL'
  /** A message in a chat or group. */
  | 'CHAT'
  /** A private message on a platform. */
  | 'DIRECT_MESSAGE'
  /** E-mail. */
  | 'EMAIL'
  /** A letter. */
  | 'LETTER'
  /** A post on a platform. */
  | 'POST'
  /** A publication: an article, a release of documents. */
  | 'PUBLICATION';

/** A source of a fact, with quotations that prove it. */
export type Citation = {
  __typename?: 'Citation';
  /** The actors who say so, according to the source. */
  attributedTo: Array<Actor>;
  /** Whether an editor inferred it, because the source does not say it directly. */
  inferred: Scalars['Boolean']['output'];
  /** The number of the paragraph in the source, from 1. Paragraphs are blocks between blank lines. */
  paragraph?: Maybe<Scalars['Int']['output']>;
  /** The words of the source that prove it. */
  quotes: Array<TextQuote>;
  /** The reason for the inference. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The source. */
  source: Source;
};

/** A page of citations (Relay). */
export type CitationConnection = {
  __typename?: 'CitationConnection';
  /** The items, each with its cursor. */
  edges: Array<CitationEdge>;
  /** The items without cursors. */
  nodes: Array<Citation>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A citation in a list. */
export type CitationEdge = {
  __typename?: 'CitationEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Citation;
};

/** A source of a fact, with quotations that prove it. */
export type CitationInput = {
  /** The actors who say so, according to the source. */
  attributedTo?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True if the source does not say it directly; then `reason` is required. */
  inferred?: InputMaybe<Scalars['Boolean']['input']>;
  /** The number of the paragraph in the source, from 1. Paragraphs are blocks between blank lines. */
  paragraph?: InputMaybe<Scalars['Int']['input']>;
  /** The words of the source that prove it. */
  quotes?: InputMaybe<Array<TextQuoteInput>>;
  /** The reason for the inference. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The source. */
  source: Scalars['ID']['input'];
};

/** The two clocks of an entry. */
export type Clock =
  /** When the public could know it. */
  | 'DISCLOSED'
  /** When it happened. */
  | 'OCCURRED';

/** The time on the clock, sent every `clockEvery`. It is also a place to resume from. */
export type ClockFrame = ReplayFrame & {
  __typename?: 'ClockFrame';
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** Entries that were published or loaded together. */
export type Collection = Node & {
  __typename?: 'Collection';
  /** Who may read it. */
  access: Access;
  /** A short description. */
  description?: Maybe<Scalars['String']['output']>;
  /** When its first dated entry occurred. */
  earliest?: Maybe<Scalars['DateTime']['output']>;
  /** The number of its entries. */
  entryCount: Scalars['Int']['output'];
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** When its last dated entry occurred. */
  latest?: Maybe<Scalars['DateTime']['output']>;
  /** The number of commits that changed it or its entries. */
  revision: Scalars['Int']['output'];
  /** Its sources. */
  sources: SourceConnection;
  /** Its title. */
  title: Scalars['String']['output'];
  /** The time zone of moments that do not say one; null means UTC. */
  zone?: Maybe<Scalars['String']['output']>;
};


/** Entries that were published or loaded together. */
export type CollectionSourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of collections (Relay). */
export type CollectionConnection = {
  __typename?: 'CollectionConnection';
  /** The items, each with its cursor. */
  edges: Array<CollectionEdge>;
  /** The items without cursors. */
  nodes: Array<Collection>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A collection in a list. */
export type CollectionEdge = {
  __typename?: 'CollectionEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Collection;
};

/** A collection. It replaces the collection with the same id, if there is one. */
export type CollectionInput = {
  /** Who may read it. Default: no change, and OPEN for a new collection. */
  access?: InputMaybe<Access>;
  /** A short description. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** `collection:…` */
  id: Scalars['ID']['input'];
  /** Its sources. */
  sources?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Its title. */
  title: Scalars['String']['input'];
  /** The IANA time zone of moments that do not say one. Default: UTC. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** Messages from one actor to another. */
export type Correspondence = {
  __typename?: 'Correspondence';
  /** The number of messages. */
  count: Scalars['Int']['output'];
  /** The moment of the first dated message, on the chosen clock. */
  first?: Maybe<Moment>;
  /** The sender. */
  from: Actor;
  /** The moment of the last dated message, on the chosen clock. */
  last?: Maybe<Moment>;
  /** The recipient. */
  to: Actor;
};

/** A page of pairs of correspondents (Relay). */
export type CorrespondenceConnection = {
  __typename?: 'CorrespondenceConnection';
  /** The items, each with its cursor. */
  edges: Array<CorrespondenceEdge>;
  /** The items without cursors. */
  nodes: Array<Correspondence>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A pair of correspondents in a list. */
export type CorrespondenceEdge = {
  __typename?: 'CorrespondenceEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Correspondence;
};

/** Whether the public could know it. */
export type Disclosure =
  /** Yes, but the record does not say since when. */
  | 'DATE_UNKNOWN'
  /** Yes, since `disclosed`. */
  | 'KNOWN'
  /** No, as far as the record says. */
  | 'NEVER';

/** The reason why a replay is over. */
export type EndReason =
  /** Everything was played. */
  | 'COMPLETED'
  /** A client with the right to control it ended it. */
  | 'ENDED'
  /** The service is shutting down. Resume with the last cursor on a new one. */
  | 'SHUTTING_DOWN';

/** The replay is over. */
export type EndedFrame = ReplayFrame & {
  __typename?: 'EndedFrame';
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The reason. */
  reason: EndReason;
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** An entry of the timeline: a message or a statement. */
export type Entry = {
  /** The sources of its facts. */
  citations: Array<Citation>;
  /** The collection that the entry belongs to. */
  collection: Collection;
  /** The entries just before and after it on the timeline. */
  context: EntryContext;
  /** When the public could know it. */
  disclosed?: Maybe<Moment>;
  /** Whether the public could know it. */
  disclosure: Disclosure;
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** The language, as a BCP 47 tag. */
  language?: Maybe<Scalars['String']['output']>;
  /** The links in it. */
  links: Array<Link>;
  /** Entries that belong near it, the closest first. Empty if it has no moment on the clock. */
  nearby: Array<Nearby>;
  /** When it happened; null if the entry is undated. */
  occurred?: Maybe<Moment>;
  /** The actors that it names, each with a role. */
  participants: Array<Participant>;
  /** Its relations to other entries, in both directions. */
  relations: Array<Relation>;
  /** The number of its present state, from 1. Each change by an editor or an import raises it; a change that follows from another entry does not. */
  revision: Scalars['Int']['output'];
  /** Its earlier states, the oldest first. */
  revisions: Array<EntryRevision>;
  /** Its status since it was first recorded. */
  status: EntryStatus;
  /** The text; null if the source does not give the words. */
  text?: Maybe<Scalars['String']['output']>;
  /** Whether it was said in private or in public. */
  visibility: Visibility;
  /** Whether `text` is word for word or a report. */
  wording: Wording;
};


/** An entry of the timeline: a message or a statement. */
export type EntryContextArgs = {
  after: Scalars['Int']['input'];
  before: Scalars['Int']['input'];
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** An entry of the timeline: a message or a statement. */
export type EntryNearbyArgs = {
  across: Scalars['Boolean']['input'];
  by: Array<NearbyReason>;
  clock: Clock;
  first: Scalars['Int']['input'];
  within: Scalars['Duration']['input'];
};

/** What an entry frame says about its entry. */
export type EntryChange =
  /** The entry is played, in its order or late. */
  | 'ADDED'
  /** An entry that was already played has changed; this is its new state. */
  | 'CORRECTED'
  /** An entry that was already played was retracted. */
  | 'RETRACTED';

/** A page of entries (Relay). */
export type EntryConnection = {
  __typename?: 'EntryConnection';
  /** The items, each with its cursor. */
  edges: Array<EntryEdge>;
  /** The items without cursors. */
  nodes: Array<Entry>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** The entries just before and after an entry. */
export type EntryContext = {
  __typename?: 'EntryContext';
  /** The entries after it, the earliest first. */
  after: Array<Entry>;
  /** The entries before it, the earliest first. */
  before: Array<Entry>;
};

/** An entry in a list. */
export type EntryEdge = {
  __typename?: 'EntryEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Entry;
};

/**
 * A filter of entries. An entry must match every field that is given, and at least one value of a list. An absent field or
 * an empty list matches every entry. An id that does not exist, or that the viewer may not see, is `NOT_FOUND`. A list has
 * at most 200 values.
 */
export type EntryFilter = {
  /** Entries with these actors, in any role. */
  actors?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages of these channels. */
  channels?: InputMaybe<Array<Channel>>;
  /** Entries of these collections. */
  collections?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Entries from the first instant of this date on, on the chosen clock. */
  from?: InputMaybe<Scalars['EDTF']['input']>;
  /** Entries with these ids. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Entries that the public could know by the end of this date, on either clock. It also hides other entries that fields lead to. */
  knownOn?: InputMaybe<Scalars['EDTF']['input']>;
  /** Entries with these links. */
  links?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages on these platforms. */
  platforms?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Messages sent to these actors: to, cc or bcc. */
  recipients?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages with this reply state. */
  replyState?: InputMaybe<ReplyState>;
  /** Messages sent by these actors. */
  senders?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Entries that cite these sources. */
  sources?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements by these actors. */
  speakers?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements of these kinds. */
  statementKinds?: InputMaybe<Array<StatementKind>>;
  /** Entries with these statuses. */
  statuses?: InputMaybe<Array<EntryStatus>>;
  /** Entries about these actors. */
  subjects?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Entries with all these words. Write a phrase in quotes; `begin*` matches words that start with `begin`. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Entries up to the last instant of this date, on the chosen clock. */
  to?: InputMaybe<Scalars['EDTF']['input']>;
  /** Entries of these types. */
  types?: InputMaybe<Array<EntryType>>;
  /** Undated entries. Default: INCLUDE; EXCLUDE if `from` or `to` is given. */
  undated?: InputMaybe<Undated>;
  /** Private or public entries. */
  visibility?: InputMaybe<Visibility>;
  /** Entries that are word for word, or reported. */
  wording?: InputMaybe<Wording>;
};

/** An entry is played, or one that was already played has changed. */
export type EntryFrame = ReplayFrame & {
  __typename?: 'EntryFrame';
  /** Whether it is new, corrected or retracted. */
  change: EntryChange;
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  entry: Entry;
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** Whether it belongs before entries that were already played. */
  late: Scalars['Boolean']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/**
 * An entry. It replaces the entry with the same id, if there is one. The fields are those of the own format; a field that
 * only the other type has is refused.
 */
export type EntryInput = {
  /** The topics: actors, links, other entries. */
  about?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages: the attachments. */
  attachments?: InputMaybe<Array<AttachmentInput>>;
  /** Statements: the audience, in words. */
  audience?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the actors that got a blind copy. */
  bcc?: InputMaybe<Array<PartyInput>>;
  /** Messages: the actors that got a copy. */
  cc?: InputMaybe<Array<PartyInput>>;
  /** Messages (required): the channel. */
  channel?: InputMaybe<Channel>;
  /** The sources of its facts. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** When the public could know it. Default for public entries: when it occurred. */
  disclosed?: InputMaybe<MomentInput>;
  /** If `disclosed` is absent: whether it was never disclosed, or the date is unknown. */
  disclosure?: InputMaybe<Disclosure>;
  /** `message:…` or `statement:…`, to match the type. */
  id: Scalars['ID']['input'];
  /** Messages: the message that it answers. It may be put later. */
  inReplyTo?: InputMaybe<Scalars['ID']['input']>;
  /** Statements (required): the kind. */
  kind?: InputMaybe<StatementKind>;
  /** The language, as a BCP 47 tag. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the last change, as the archive says. */
  lastChange?: InputMaybe<LastChangeInput>;
  /** The links in it. */
  links?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it happened; absent if the entry is undated. */
  occurred?: InputMaybe<MomentInput>;
  /** Statements: the actors that the speaker spoke for. */
  onBehalfOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements: the outlet to which it was said. */
  outlet?: InputMaybe<Scalars['ID']['input']>;
  /** The ordinal in the source; it orders entries with equal moments. Default: the paragraph of the first citation. */
  place?: InputMaybe<Scalars['Int']['input']>;
  /** Messages: the platform, such as `twitter`. */
  platform?: InputMaybe<Scalars['String']['input']>;
  /** Its relations to other entries. */
  relations?: InputMaybe<Array<RelationInput>>;
  /** Messages: the sender. */
  sender?: InputMaybe<PartyInput>;
  /** Statements (required): the speaker. */
  speaker?: InputMaybe<PartyInput>;
  /** Messages: the subject line. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** The text; absent if the source does not give the words. At most 1,000,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the thread, `thread:…`. Default: the thread of the message that it answers. */
  thread?: InputMaybe<Scalars['ID']['input']>;
  /** Messages and statements: the actors to whom it was addressed. */
  to?: InputMaybe<Array<PartyInput>>;
  /** The type. */
  type: EntryType;
  /** Messages: the sources that say that there was no answer. */
  unanswered?: InputMaybe<Array<CitationInput>>;
  /** Private or public. Required for messages. Default for statements: PUBLIC. */
  visibility?: InputMaybe<Visibility>;
  /** Whether `text` is word for word or a report. */
  wording: Wording;
};

/** The changes of a correction. An absent field stays as it is; null removes the value of a field. */
export type EntryPatch = {
  /** The topics: actors, links, other entries. */
  about?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages: the attachments. */
  attachments?: InputMaybe<Array<AttachmentInput>>;
  /** Statements: the audience, in words. */
  audience?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the actors that got a blind copy. */
  bcc?: InputMaybe<Array<PartyInput>>;
  /** Messages: the actors that got a copy. */
  cc?: InputMaybe<Array<PartyInput>>;
  /** Messages (required): the channel. */
  channel?: InputMaybe<Channel>;
  /** The sources of its facts. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** When the public could know it. Default for public entries: when it occurred. */
  disclosed?: InputMaybe<MomentInput>;
  /** If `disclosed` is absent: whether it was never disclosed, or the date is unknown. */
  disclosure?: InputMaybe<Disclosure>;
  /** Messages: the message that it answers. It may be put later. */
  inReplyTo?: InputMaybe<Scalars['ID']['input']>;
  /** Statements (required): the kind. */
  kind?: InputMaybe<StatementKind>;
  /** The language, as a BCP 47 tag. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the last change, as the archive says. */
  lastChange?: InputMaybe<LastChangeInput>;
  /** The links in it. */
  links?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it happened; absent if the entry is undated. */
  occurred?: InputMaybe<MomentInput>;
  /** Statements: the actors that the speaker spoke for. */
  onBehalfOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements: the outlet to which it was said. */
  outlet?: InputMaybe<Scalars['ID']['input']>;
  /** The ordinal in the source; it orders entries with equal moments. Default: the paragraph of the first citation. */
  place?: InputMaybe<Scalars['Int']['input']>;
  /** Messages: the platform, such as `twitter`. */
  platform?: InputMaybe<Scalars['String']['input']>;
  /** Its relations to other entries. */
  relations?: InputMaybe<Array<RelationInput>>;
  /** Messages: the sender. */
  sender?: InputMaybe<PartyInput>;
  /** Statements (required): the speaker. */
  speaker?: InputMaybe<PartyInput>;
  /** Messages: the subject line. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** The text; absent if the source does not give the words. At most 1,000,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the thread, `thread:…`. Default: the thread of the message that it answers. */
  thread?: InputMaybe<Scalars['ID']['input']>;
  /** Messages and statements: the actors to whom it was addressed. */
  to?: InputMaybe<Array<PartyInput>>;
  /** Messages: the sources that say that there was no answer. */
  unanswered?: InputMaybe<Array<CitationInput>>;
  /** Private or public. Required for messages. Default for statements: PUBLIC. */
  visibility?: InputMaybe<Visibility>;
  /** Whether `text` is word for word or a report. */
  wording?: InputMaybe<Wording>;
};

/** An earlier state of an entry. */
export type EntryRevision = {
  __typename?: 'EntryRevision';
  /** The reason for the replacement. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When the next state replaced it. */
  replacedAt: Scalars['DateTime']['output'];
  /** The number of the state, from 1. */
  revision: Scalars['Int']['output'];
  /** The status of the entry in this state. */
  status: EntryStatus;
  /** The text in this state. */
  text?: Maybe<Scalars['String']['output']>;
};

/** The status of an entry since it was first recorded. */
export type EntryStatus =
  /** Corrected; `revisions` has its earlier states. */
  | 'CORRECTED'
  /** As first recorded. */
  | 'CURRENT'
  /** Retracted by an editor. */
  | 'RETRACTED';

/** The two kinds of entry. */
export type EntryType =
  /** Something that was sent: to certain people or to everybody. */
  | 'MESSAGE'
  /** Something that was said: to an outlet or an audience. */
  | 'STATEMENT';

/** The mark that stays in place of an erased entry. */
export type ErasePayload = {
  __typename?: 'ErasePayload';
  /** The collection that the entry belonged to. */
  collection: Collection;
  /** When it was erased. */
  erasedAt: Scalars['DateTime']['output'];
  /** The id of the entry. It can't be used again. */
  id: Scalars['ID']['output'];
  /** The reason. */
  reason: Scalars['String']['output'];
  /** The number of the record's state. It counts only the commits that the client may read. */
  revision: Scalars['Int']['output'];
};

/** A value and the number of entries that have it. */
export type Facet = {
  __typename?: 'Facet';
  /** The number of entries. */
  count: Scalars['Int']['output'];
  /** The value, as people read it. */
  label: Scalars['String']['output'];
  /** The value, as a filter takes it. */
  value: Scalars['String']['output'];
};

/** The number of entries for each value, the most frequent first. */
export type Facets = {
  __typename?: 'Facets';
  /** By actor, in any role. */
  actors: Array<Facet>;
  /** By channel. */
  channels: Array<Facet>;
  /** By collection. */
  collections: Array<Facet>;
  /** By platform. */
  platforms: Array<Facet>;
  /** By source. */
  sources: Array<Facet>;
  /** By kind of statement. */
  statementKinds: Array<Facet>;
  /** By type. */
  types: Array<Facet>;
  /** By visibility. */
  visibility: Array<Facet>;
};

/** The client read too slowly. The frames that were due in the meantime follow at once; none is lost. */
export type FellBehindFrame = ReplayFrame & {
  __typename?: 'FellBehindFrame';
  /** How long the client took no frames. */
  by: Scalars['Duration']['output'];
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The number of entries that were due in the meantime. */
  entries: Scalars['Int']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** A gap begins that is longer than `maxGap`. The cursor of this frame stands at the end of the gap. */
export type GapFrame = ReplayFrame & {
  __typename?: 'GapFrame';
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The start of the gap. */
  from: Scalars['DateTime']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
  /** The end of the gap: the instant of the next entry. */
  to: Scalars['DateTime']['output'];
  /** The wait that replaces it, in real time. */
  waited: Scalars['Duration']['output'];
};

/** The number of entries in one interval. Intervals without entries are left out. */
export type HistogramBucket = {
  __typename?: 'HistogramBucket';
  /** The number of all entries. */
  count: Scalars['Int']['output'];
  /** The start of the next interval. */
  end?: Maybe<Scalars['DateTime']['output']>;
  /** The number of private entries. */
  private: Scalars['Int']['output'];
  /** The number of public entries. */
  public: Scalars['Int']['output'];
  /** The start of the interval; null for undated entries, which come last. */
  start?: Maybe<Scalars['DateTime']['output']>;
};

/** The length of a histogram's buckets. */
export type Interval =
  /** A calendar day. */
  | 'DAY'
  /** An hour. */
  | 'HOUR'
  /** A calendar month. */
  | 'MONTH'
  /** A week from Monday. */
  | 'WEEK'
  /** A calendar year. */
  | 'YEAR';

/** The time from one entry to another. It is positive if the other came later. Imprecise moments give a range. */
export type Lag = {
  __typename?: 'Lag';
  /** The least that it can be. */
  least: Scalars['Duration']['output'];
  /** The most that it can be. */
  most: Scalars['Duration']['output'];
  /** The lag itself, if the record says it. */
  stated?: Maybe<Scalars['Duration']['output']>;
};

/** The last change of a message, as its archive says. */
export type LastChange = {
  __typename?: 'LastChange';
  /** The time of the change: `2022-09-01T00:00:20Z`, or without Z in the zone of the collection. Null if the archive does not say. */
  at?: Maybe<Scalars['String']['output']>;
  /** The kind of change. */
  kind: MessageChange;
};

/** The last change of a message, as its archive says. */
export type LastChangeInput = {
  /** The time of the change: `2022-09-01T00:00:20Z`, or without Z in the zone of the collection. */
  at?: InputMaybe<Scalars['String']['input']>;
  /** The kind of change. */
  kind: MessageChange;
};

/** An address or document that entries share. */
export type Link = Node & {
  __typename?: 'Link';
  /** The sources of this fact. */
  citations: Array<Citation>;
  /** The entries that contain it or are about it. */
  entries: EntryConnection;
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** A label: what the address leads to. */
  label?: Maybe<Scalars['String']['output']>;
  /** The address; null if the source gives none. */
  url?: Maybe<Scalars['URL']['output']>;
};


/** An address or document that entries share. */
export type LinkEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of links (Relay). */
export type LinkConnection = {
  __typename?: 'LinkConnection';
  /** The items, each with its cursor. */
  edges: Array<LinkEdge>;
  /** The items without cursors. */
  nodes: Array<Link>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A link in a list. */
export type LinkEdge = {
  __typename?: 'LinkEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Link;
};

/** A link. It replaces the link with the same id, if there is one. */
export type LinkInput = {
  /** The sources of this fact. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** `link:…` */
  id: Scalars['ID']['input'];
  /** A label: what the address leads to. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The address; absent if the source gives none. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** A message: a direct message, an e-mail, a post, a chat message, a letter, a call or a publication. */
export type Message = Entry & Node & {
  __typename?: 'Message';
  /** The attachments. */
  attachments: Array<Attachment>;
  /** The channel. */
  channel: Channel;
  /** The sources of its facts. */
  citations: Array<Citation>;
  /** The collection that the entry belongs to. */
  collection: Collection;
  /** The entries just before and after it on the timeline. */
  context: EntryContext;
  /** When the public could know it. */
  disclosed?: Maybe<Moment>;
  /** Whether the public could know it. */
  disclosure: Disclosure;
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** The message that it answers; null if there is none, or if it is hidden or not in the record. */
  inReplyTo?: Maybe<Message>;
  /** The language, as a BCP 47 tag. */
  language?: Maybe<Scalars['String']['output']>;
  /** The last change of the message, as its archive says; null if it names no change. */
  lastChange?: Maybe<LastChange>;
  /** The links in it. */
  links: Array<Link>;
  /** Entries that belong near it, the closest first. Empty if it has no moment on the clock. */
  nearby: Array<Nearby>;
  /** When it happened; null if the entry is undated. */
  occurred?: Maybe<Moment>;
  /** The actors that it names, each with a role. */
  participants: Array<Participant>;
  /** The platform, such as `twitter`. */
  platform?: Maybe<Scalars['String']['output']>;
  /** The recipients: to, cc and bcc. */
  recipients: Array<Participant>;
  /** Its relations to other entries, in both directions. */
  relations: Array<Relation>;
  /** The answers to it, in the order in which they were sent. */
  replies: MessageConnection;
  /** The time from it to its first answer; null if there is no answer, or if one of the two is undated. */
  replyLag?: Maybe<Lag>;
  /** Whether the record knows of an answer. An answer counts only if all readers of the message may read it: if it is in the same collection, or in an open one. */
  replyState: ReplyState;
  /** The number of its present state, from 1. Each change by an editor or an import raises it; a change that follows from another entry does not. */
  revision: Scalars['Int']['output'];
  /** Its earlier states, the oldest first. */
  revisions: Array<EntryRevision>;
  /** The sender; null if the record does not name one. */
  sender?: Maybe<Participant>;
  /** Its status since it was first recorded. */
  status: EntryStatus;
  /** The subject line. */
  subject?: Maybe<Scalars['String']['output']>;
  /** The text; null if the source does not give the words. */
  text?: Maybe<Scalars['String']['output']>;
  /** The thread that it belongs to. */
  thread?: Maybe<Thread>;
  /** Whether it was said in private or in public. */
  visibility: Visibility;
  /** Whether `text` is word for word or a report. */
  wording: Wording;
};


/** A message: a direct message, an e-mail, a post, a chat message, a letter, a call or a publication. */
export type MessageContextArgs = {
  after: Scalars['Int']['input'];
  before: Scalars['Int']['input'];
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** A message: a direct message, an e-mail, a post, a chat message, a letter, a call or a publication. */
export type MessageNearbyArgs = {
  across: Scalars['Boolean']['input'];
  by: Array<NearbyReason>;
  clock: Clock;
  first: Scalars['Int']['input'];
  within: Scalars['Duration']['input'];
};


/** A message: a direct message, an e-mail, a post, a chat message, a letter, a call or a publication. */
export type MessageRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** How a message changed after it was sent. */
export type MessageChange =
  /** It was deleted. */
  | 'DELETED'
  /** Its text was edited. */
  | 'EDITED'
  /** The call ended. */
  | 'ENDED';

/** A page of messages (Relay). */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** The items, each with its cursor. */
  edges: Array<MessageEdge>;
  /** The items without cursors. */
  nodes: Array<Message>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A message in a list. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Message;
};

/** A moment, as precisely as the record knows it. */
export type Moment = {
  __typename?: 'Moment';
  /** Whether it is approximate. */
  approximate: Scalars['Boolean']['output'];
  /** Where the record has it from. */
  basis: MomentBasis;
  /** The first instant that it can mean; null if it has no start. */
  earliest?: Maybe<Scalars['DateTime']['output']>;
  /** The moment in EDTF. */
  edtf: Scalars['EDTF']['output'];
  /** The last instant that it can mean, inclusive; null if it has no end. */
  latest?: Maybe<Scalars['DateTime']['output']>;
  /** A note by the editor, such as the reason for an inference. */
  note?: Maybe<Scalars['String']['output']>;
  /** How precisely it is known. */
  precision: Precision;
  /** For a relative moment: the other entry and the offset. */
  relativeTo?: Maybe<RelativeMoment>;
  /** The instant that places it on the timeline: `earliest`, or the moment of the other entry plus the offset. */
  scheduled: Scalars['DateTime']['output'];
  /** Whether the source or the editor is not sure of it. */
  uncertain: Scalars['Boolean']['output'];
  /** The words of the source: `Monday`, `Fifteen minutes later`. */
  written?: Maybe<Scalars['String']['output']>;
  /** The time zone in which it was read; null if the moment itself says one. */
  zone?: Maybe<Scalars['String']['output']>;
};

/** Where the record has a moment from. */
export type MomentBasis =
  /** An editor inferred it; `note` gives the reason. */
  | 'INFERRED'
  /** The source gives it relative to another entry. */
  | 'RELATIVE'
  /** The source says it. */
  | 'STATED';

/** A moment as the source gives it. Give either `edtf` or `relativeTo`. */
export type MomentInput = {
  /** The moment in EDTF, as the scalar `EDTF` describes it. */
  edtf?: InputMaybe<Scalars['String']['input']>;
  /** True if an editor inferred it; then `note` gives the reason. */
  inferred?: InputMaybe<Scalars['Boolean']['input']>;
  /** A note by the editor, such as the reason for an inference. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Relative to another entry of the collection, on the same clock. */
  relativeTo?: InputMaybe<RelativeMomentInput>;
  /** The words of the source: `Monday`, `Fifteen minutes later`. */
  written?: InputMaybe<Scalars['String']['input']>;
  /** The IANA time zone or offset in which it was written. Default: the zone of the collection. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /** Corrects an entry. Its earlier state stays in `revisions`. A retracted entry is CONFLICT. */
  correctEntry: Entry;
  /** Ends a replay for all its viewers, after the entries of steps that are not sent yet. */
  endReplay: ReplayStatus;
  /** Erases an entry and all its revisions, and leaves only a mark. It can't be undone. If other moments are relative to the entry: CONFLICT. */
  eraseEntry: ErasePayload;
  /** Merges two actors that are the same. Both ids stay valid. It requires a token for all collections. */
  mergeActors: Actor;
  /** Pauses a replay. */
  pauseReplay: ReplayStatus;
  /** Puts actors, at most 1,000. They may name each other. It requires a token for all collections. */
  putActors: PutPayload;
  /** Puts a collection. A token for certain collections may put only those. To restrict a collection, the token must be able to read it. */
  putCollection: Collection;
  /** Puts entries into a collection, at most 1,000. An entry can't move to another collection: that is CONFLICT. */
  putEntries: PutPayload;
  /** Puts links, at most 1,000. It requires a token for all collections. */
  putLinks: PutPayload;
  /** Puts sources, at most 1,000. It requires a token for all collections. */
  putSources: PutPayload;
  /** Takes the retraction of an entry back. */
  restoreEntry: Entry;
  /** Resumes a paused replay. */
  resumeReplay: ReplayStatus;
  /** Retracts an entry. It stays in the record, with the status RETRACTED. */
  retractEntry: Entry;
  /** Seeks: the replay goes on from another place, in a new generation. */
  seekReplay: ReplayStatus;
  /** Changes the pace of a replay. The clock goes on from its present time. */
  setReplaySpeed: ReplayStatus;
  /** Takes the merge of an actor back. It requires a token for all collections. */
  splitActor: Actor;
  /**
   * Plays entries at once, without waiting for the clock. A negative number steps back, which is a seek. If a paused replay
   * steps onto its last entry, it ends only when it runs again.
   */
  stepReplay: ReplayStatus;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationCorrectEntryArgs = {
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  patch: EntryPatch;
  reason: Scalars['String']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationEndReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationEraseEntryArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationMergeActorsArgs = {
  keep: Scalars['ID']['input'];
  merge: Scalars['ID']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationPauseReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationPutActorsArgs = {
  input: Array<ActorInput>;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationPutCollectionArgs = {
  input: CollectionInput;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationPutEntriesArgs = {
  collection: Scalars['ID']['input'];
  input: Array<EntryInput>;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationPutLinksArgs = {
  input: Array<LinkInput>;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationPutSourcesArgs = {
  input: Array<SourceInput>;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationRestoreEntryArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationResumeReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationRetractEntryArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationSeekReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
  to: SeekInput;
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationSetReplaySpeedArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  pacing: PacingInput;
  replayId: Scalars['ID']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationSplitActorArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Mutations. A mutation of the record requires a token with the scope `write`. Without a token it is UNAUTHENTICATED, with a
 * token that does not allow it FORBIDDEN, and for objects that the token may not read NOT_FOUND. Each mutation is one commit;
 * the same mutation again changes nothing. With such a token, an HTTP request may have 8 MiB. Other requests and WebSocket
 * messages may have 64 KiB.
 *
 * A control of a replay requires the `controlKey` from its `OpenedFrame`, or a token with the scope `control` that may read
 * everything that the replay plays.
 */
export type MutationStepReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  entries: Scalars['Int']['input'];
  replayId: Scalars['ID']['input'];
};

/** An entry near another one. */
export type Nearby = {
  __typename?: 'Nearby';
  /** The near entry. */
  entry: Entry;
  /** The time from this entry to the near one. */
  lag: Lag;
  /** The reasons why it belongs there. */
  reasons: Array<NearbyReason>;
};

/** The reason why an entry belongs near another one. */
export type NearbyReason =
  /** The record connects them: by an answer, a relation, a topic or a relative moment. */
  | 'RELATED'
  /** The same actor takes part in both. */
  | 'SAME_ACTOR'
  /** Both contain the same link. */
  | 'SAME_LINK'
  /** One entry is about an actor who takes part in the other. */
  | 'SAME_SUBJECT';

/** An object with an id. Ids are readable, typed and stable: `actor:alan-futerfas`, `message:…`. */
export type Node = {
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
};

/** What a replay does when it has played the whole history. */
export type OnEnd =
  /** It ends. */
  | 'COMPLETE'
  /** It goes on with each new commit. */
  | 'FOLLOW';

/** The replay is open. */
export type OpenedFrame = ReplayFrame & {
  __typename?: 'OpenedFrame';
  /** The key that controls the replay. Only the client that opened the replay or the room gets it. */
  controlKey?: Maybe<Scalars['String']['output']>;
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The instant of the first entry. */
  earliest?: Maybe<Scalars['DateTime']['output']>;
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The instant of the last entry. */
  latest?: Maybe<Scalars['DateTime']['output']>;
  /** The id of the replay. */
  replayId: Scalars['ID']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The status of the replay. */
  status: ReplayStatus;
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
  /** The number of dated entries that it plays. */
  total: Scalars['Int']['output'];
  /** The number of undated entries, which it leaves out. */
  undated: Scalars['Int']['output'];
};

/** The pace of a replay. Exactly one field has a value. */
export type Pacing = {
  __typename?: 'Pacing';
  /** Entries in a second. */
  entriesPerSecond?: Maybe<Scalars['Float']['output']>;
  /** Plays the whole in this time. */
  fitInto?: Maybe<Scalars['Duration']['output']>;
  /** Everything at once. */
  instant?: Maybe<Scalars['Boolean']['output']>;
  /** Seconds of the timeline in one real second. */
  speed?: Maybe<Scalars['Float']['output']>;
};

/** The pace of a replay. Give exactly one field. */
export type PacingInput =
  /** Entries in a second; above 0. */
  { entriesPerSecond: Scalars['Float']['input']; fitInto?: never; instant?: never; speed?: never; }
  |  /** Plays the whole in this time. */
  { entriesPerSecond?: never; fitInto: Scalars['Duration']['input']; instant?: never; speed?: never; }
  |  /** True: everything at once. */
  { entriesPerSecond?: never; fitInto?: never; instant: Scalars['Boolean']['input']; speed?: never; }
  |  /** Seconds of the timeline in one real second; above 0. */
  { entriesPerSecond?: never; fitInto?: never; instant?: never; speed: Scalars['Float']['input']; };

/** The position of a page in its list (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last edge. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are items after the page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are items before the page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** An actor in an entry. */
export type Participant = {
  __typename?: 'Participant';
  /** The account that was used, if the source says it. */
  account?: Maybe<Account>;
  /** The actor. */
  actor: Actor;
  /** The role in the entry. */
  role: ParticipantRole;
};

/** The role of an actor in an entry. */
export type ParticipantRole =
  /** The statement was made to this actor. */
  | 'AUDIENCE'
  /** Got a blind copy (bcc). */
  | 'BCC'
  /** Got a copy (cc). */
  | 'CC'
  /** The statement was made to this outlet. */
  | 'OUTLET'
  /** The statement was made on behalf of this actor. */
  | 'PRINCIPAL'
  /** Sent the message. */
  | 'SENDER'
  /** Made the statement. */
  | 'SPEAKER'
  /** The entry is about this actor. */
  | 'SUBJECT'
  /** The message was sent to this actor. */
  | 'TO';

/** An actor who takes part in an entry. */
export type PartyInput = {
  /** The account that was used, if the source says it. */
  account?: InputMaybe<AccountInput>;
  /** The actor. */
  actor: Scalars['ID']['input'];
};

/** How precisely a moment is known, from the coarsest to the finest. */
export type Precision =
  /** To the century. */
  | 'CENTURY'
  /** To the day. */
  | 'DAY'
  /** To the decade. */
  | 'DECADE'
  /** To the hour. */
  | 'HOUR'
  /** To the millisecond. */
  | 'MILLISECOND'
  /** To the minute. */
  | 'MINUTE'
  /** To the month. */
  | 'MONTH'
  /** To the season. Seasons are northern and meteorological: 21 is March to May. */
  | 'SEASON'
  /** To the second. */
  | 'SECOND'
  /** To the year. */
  | 'YEAR';

/** Why an item was refused. */
export type PutError = {
  __typename?: 'PutError';
  /** A code, as in `extensions.code` of an error: BAD_RECORD, BAD_VALUE, UNKNOWN_REFERENCE, CIRCULAR_MOMENT or CONFLICT. */
  code: Scalars['String']['output'];
  /** What is wrong, and what to write instead. */
  message: Scalars['String']['output'];
  /** The path in the item, such as `to[0].actor`; null if the whole item is wrong. */
  path?: Maybe<Scalars['String']['output']>;
};

/** The result of one item of a put mutation. */
export type PutOutcome =
  /** The item is new. */
  | 'ADDED'
  /** The item replaced the one with the same id. */
  | 'CHANGED'
  /** The item has a problem and changed nothing; `error` says what is wrong. */
  | 'REFUSED'
  /** The same item was there already. Later corrections by an editor stay. */
  | 'UNCHANGED';

/** The result of a put mutation. All valid items of a list are put in one commit; each refused item has its own error. */
export type PutPayload = {
  __typename?: 'PutPayload';
  /** The number of new items. */
  added: Scalars['Int']['output'];
  /** The number of replaced items. */
  changed: Scalars['Int']['output'];
  /** The number of refused items. */
  refused: Scalars['Int']['output'];
  /** One result for each item, in the order of the items. */
  results: Array<PutResult>;
  /** The number of the record's state after it. It counts only the commits that the client may read. */
  revision: Scalars['Int']['output'];
  /** The number of items that were there already. */
  unchanged: Scalars['Int']['output'];
};

/** The result of one item of a put mutation. */
export type PutResult = {
  __typename?: 'PutResult';
  /** The problem of a refused item; else null. */
  error?: Maybe<PutError>;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The index of the item in the list, from 0. */
  index: Scalars['Int']['output'];
  /** The item as it is now; null if it was refused. */
  node?: Maybe<Node>;
  /** The result. */
  outcome: PutOutcome;
};

/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type Query = {
  __typename?: 'Query';
  /** An actor by its id or by an account. Give exactly one of the two. */
  actor?: Maybe<Actor>;
  /** Actors, ordered by id. */
  actors: ActorConnection;
  /** A collection by its id. */
  collection?: Maybe<Collection>;
  /** All collections, ordered by id. */
  collections: CollectionConnection;
  /** Pairs of sender and recipient, the most messages first. */
  correspondence: CorrespondenceConnection;
  /** A message or statement by its id. */
  entry?: Maybe<Entry>;
  /** The number of entries for each value. */
  facets: Facets;
  /** The number of entries in each interval. */
  histogram: Array<HistogramBucket>;
  /** A link by its id or by its address. Give exactly one of the two. */
  link?: Maybe<Link>;
  /** All links, ordered by id. */
  links: LinkConnection;
  /** A message by its id. */
  message?: Maybe<Message>;
  /** Messages, in their order on the clock. */
  messages: MessageConnection;
  /** Any object by its id; null if there is none that the viewer may see. */
  node?: Maybe<Node>;
  /** Objects by their ids, in the order of the ids; at most 100. */
  nodes: Array<Maybe<Node>>;
  /** Full-text search. All words must match; case and accents make no difference. Write a phrase in quotes; `begin*` matches words that start with `begin`. */
  search: SearchConnection;
  /** A source by its id. */
  source?: Maybe<Source>;
  /** All sources, ordered by id. */
  sources: SourceConnection;
  /** A statement by its id. */
  statement?: Maybe<Statement>;
  /** Statements, in their order on the clock. */
  statements: StatementConnection;
  /** All entries, messages and statements, in their order on the clock. */
  timeline: EntryConnection;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryActorArgs = {
  account?: InputMaybe<AccountInput>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<ActorKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryCollectionArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryCollectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryCorrespondenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryEntryArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryFacetsArgs = {
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryHistogramArgs = {
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  interval: Interval;
  zone: Scalars['String']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryLinkArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  url?: InputMaybe<Scalars['URL']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryLinksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  order: SearchOrder;
  query: Scalars['String']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QuerySourceArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QuerySourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryStatementArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryStatementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. Lists are Relay connections. A page cursor belongs to one list, filter and order. */
export type QueryTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A relation between two entries. */
export type Relation = {
  __typename?: 'Relation';
  /** The sources of the relation. */
  citations: Array<Citation>;
  /** The direction, seen from this entry. */
  direction: RelationDirection;
  /** The other entry. */
  entry: Entry;
  /** The kind of relation. */
  kind: RelationKind;
};

/** The direction of a relation, seen from the entry that is asked. */
export type RelationDirection =
  /** From the other entry to this one. */
  | 'INCOMING'
  /** From this entry to the other one. */
  | 'OUTGOING';

/** A relation to another entry. */
export type RelationInput = {
  /** The sources of the relation. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** The other entry. It may be put later. */
  entry: Scalars['ID']['input'];
  /** The kind of relation. */
  kind: RelationKind;
};

/** A relation to another entry. */
export type RelationKind =
  /** It says or shows the opposite of the other entry. */
  | 'CONTRADICTS'
  /** It supports the other entry. */
  | 'CORROBORATES'
  /** It quotes the other entry. */
  | 'QUOTES'
  /** It responds to the other entry. */
  | 'RESPONDS_TO';

/** A moment relative to another entry. */
export type RelativeMoment = {
  __typename?: 'RelativeMoment';
  /** The other entry; null if it is hidden. */
  entry?: Maybe<Entry>;
  /** The time after the other entry; negative means before it. */
  offset: Scalars['Duration']['output'];
};

/** A moment relative to another entry. */
export type RelativeMomentInput = {
  /** The other entry. */
  entry: Scalars['ID']['input'];
  /** The time after the other entry, as a signed ISO 8601 duration: `PT15M`, `-P2D`. */
  offset: Scalars['String']['input'];
};

/** The reason why an entry is removed. */
export type RemovalReason =
  /** It was erased. */
  | 'ERASED'
  /** It no longer matches the filter or the bounds, or the viewer may no longer see it. */
  | 'LEFT'
  /** It moved to a later place and will be played again there. */
  | 'MOVED';

/** Remove an entry that was already played. A client that does not have it can ignore the frame. */
export type RemovedFrame = ReplayFrame & {
  __typename?: 'RemovedFrame';
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The id of the entry. */
  entryId: Scalars['ID']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The reason. */
  reason: RemovalReason;
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** One message of a replay. */
export type ReplayFrame = {
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** The arguments of a replay. */
export type ReplayInput = {
  /** Resumes after the frame with this cursor. The filter and the clock must be the same as before. Not together with `from`. */
  after?: InputMaybe<Scalars['String']['input']>;
  /** For a room: whether everything that was already played comes first. */
  catchUp: Scalars['Boolean']['input'];
  /** The clock that orders the entries: as it happened, or as it became known. */
  clock: Clock;
  /** The real time between two clock frames. Default: no clock frames. */
  clockEvery?: InputMaybe<Scalars['Duration']['input']>;
  /** The entries to replay. Undated entries are counted and left out. */
  filter?: InputMaybe<EntryFilter>;
  /** The start, inclusive. Default: the first entry. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The longest wait between two entries, in real time. */
  maxGap?: InputMaybe<Scalars['Duration']['input']>;
  /** What to do after the last entry. */
  onEnd: OnEnd;
  /** The pace. Default: the whole in one minute. */
  pacing?: InputMaybe<PacingInput>;
  /** Whether the replay opens paused. */
  paused: Scalars['Boolean']['input'];
  /** The room to watch in: all viewers of a room watch in step. The first viewer opens the room; later viewers can leave out the other arguments. Viewers who may read other collections have another room with the same name. */
  room?: InputMaybe<Scalars['ID']['input']>;
  /** The end, exclusive. Default: after the last entry. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The status of a replay. */
export type ReplayStatus = {
  __typename?: 'ReplayStatus';
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The pace. */
  pacing: Pacing;
  /** Whether it is paused. */
  paused: Scalars['Boolean']['output'];
  /** The id of the replay. */
  replayId: Scalars['ID']['output'];
  /** Seconds of the timeline in one real second; null if the pacing has no speed. */
  speed?: Maybe<Scalars['Float']['output']>;
  /** The time on the clock of the replay. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
  /** The number of viewers on the node that answers. */
  viewers: Scalars['Int']['output'];
};

/** Whether the record knows of an answer to a message. REPORTED_UNANSWERED and NO_REPLY_DOCUMENTED are different facts. */
export type ReplyState =
  /** An answer is in the record. */
  | 'ANSWERED'
  /** The record has no answer and says nothing about one. */
  | 'NO_REPLY_DOCUMENTED'
  /** A source says that there was no answer. */
  | 'REPORTED_UNANSWERED';

/** A page of search hits (Relay). */
export type SearchConnection = {
  __typename?: 'SearchConnection';
  /** The items, each with its cursor. */
  edges: Array<SearchEdge>;
  /** The items without cursors. */
  nodes: Array<Entry>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A hit in a list. */
export type SearchEdge = {
  __typename?: 'SearchEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** Pieces of the text that match, as safe HTML with the words in `<mark>`. */
  highlights: Array<Scalars['String']['output']>;
  /** The item. */
  node: Entry;
  /** The score by BM25, rounded to a millionth; 0 if the hits are ordered by time. */
  score: Scalars['Float']['output'];
};

/** The order of search hits. */
export type SearchOrder =
  /** The best matches first (by BM25), then by time. */
  | 'RELEVANCE'
  /** By time, on the chosen clock. */
  | 'TIME';

/** The place to seek. Give exactly one field. */
export type SeekInput =
  /** The place after the frame with this cursor. It must come from a replay with the same filter, clock and bounds. */
  { cursor: Scalars['String']['input']; instant?: never; }
  |  /** An instant within the bounds of the replay. */
  { cursor?: never; instant: Scalars['DateTime']['input']; };

/** A source of facts: an article, a mailbox, an export. */
export type Source = Node & {
  __typename?: 'Source';
  /** The authors. */
  authors: Array<Scalars['String']['output']>;
  /** The citations of this source in entries. */
  citations: CitationConnection;
  /** A short description. */
  description?: Maybe<Scalars['String']['output']>;
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** When it was published. */
  published?: Maybe<Moment>;
  /** The publisher. */
  publisher?: Maybe<Actor>;
  /** Its title. */
  title: Scalars['String']['output'];
  /** The address. */
  url?: Maybe<Scalars['URL']['output']>;
};


/** A source of facts: an article, a mailbox, an export. */
export type SourceCitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of sources (Relay). */
export type SourceConnection = {
  __typename?: 'SourceConnection';
  /** The items, each with its cursor. */
  edges: Array<SourceEdge>;
  /** The items without cursors. */
  nodes: Array<Source>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A source in a list. */
export type SourceEdge = {
  __typename?: 'SourceEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Source;
};

/** A source. It replaces the source with the same id, if there is one. */
export type SourceInput = {
  /** The authors. */
  authors?: InputMaybe<Array<Scalars['String']['input']>>;
  /** A short description. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The name of the file with its text, for `backchannel verify`. */
  file?: InputMaybe<Scalars['String']['input']>;
  /** `source:…` */
  id: Scalars['ID']['input'];
  /** When it was published. It must not be relative. */
  published?: InputMaybe<MomentInput>;
  /** The publisher, as an actor. */
  publisher?: InputMaybe<Scalars['ID']['input']>;
  /** Its title. */
  title: Scalars['String']['input'];
  /** The address. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** A statement: something that was said to an outlet, an audience or the public. */
export type Statement = Entry & Node & {
  __typename?: 'Statement';
  /** The topics that it is about. */
  about: Array<Topic>;
  /** The audience, in words. */
  audience?: Maybe<Scalars['String']['output']>;
  /** The sources of its facts. */
  citations: Array<Citation>;
  /** The collection that the entry belongs to. */
  collection: Collection;
  /** The entries just before and after it on the timeline. */
  context: EntryContext;
  /** When the public could know it. */
  disclosed?: Maybe<Moment>;
  /** Whether the public could know it. */
  disclosure: Disclosure;
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** The kind: an assertion, a denial, a question, … */
  kind: StatementKind;
  /** The language, as a BCP 47 tag. */
  language?: Maybe<Scalars['String']['output']>;
  /** The links in it. */
  links: Array<Link>;
  /** Entries that belong near it, the closest first. Empty if it has no moment on the clock. */
  nearby: Array<Nearby>;
  /** When it happened; null if the entry is undated. */
  occurred?: Maybe<Moment>;
  /** The actors that the speaker spoke for. */
  onBehalfOf: Array<Actor>;
  /** The outlet to which it was said. */
  outlet?: Maybe<Actor>;
  /** The actors that it names, each with a role. */
  participants: Array<Participant>;
  /** Its relations to other entries, in both directions. */
  relations: Array<Relation>;
  /** The number of its present state, from 1. Each change by an editor or an import raises it; a change that follows from another entry does not. */
  revision: Scalars['Int']['output'];
  /** Its earlier states, the oldest first. */
  revisions: Array<EntryRevision>;
  /** The speaker. */
  speaker: Participant;
  /** Its status since it was first recorded. */
  status: EntryStatus;
  /** The text; null if the source does not give the words. */
  text?: Maybe<Scalars['String']['output']>;
  /** Whether it was said in private or in public. */
  visibility: Visibility;
  /** Whether `text` is word for word or a report. */
  wording: Wording;
};


/** A statement: something that was said to an outlet, an audience or the public. */
export type StatementContextArgs = {
  after: Scalars['Int']['input'];
  before: Scalars['Int']['input'];
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** A statement: something that was said to an outlet, an audience or the public. */
export type StatementNearbyArgs = {
  across: Scalars['Boolean']['input'];
  by: Array<NearbyReason>;
  clock: Clock;
  first: Scalars['Int']['input'];
  within: Scalars['Duration']['input'];
};

/** A page of statements (Relay). */
export type StatementConnection = {
  __typename?: 'StatementConnection';
  /** The items, each with its cursor. */
  edges: Array<StatementEdge>;
  /** The items without cursors. */
  nodes: Array<Statement>;
  /** The position of the page. */
  pageInfo: PageInfo;
  /** The number of all items in the list. It is counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

/** A statement in a list. */
export type StatementEdge = {
  __typename?: 'StatementEdge';
  /** The cursor of the item. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Statement;
};

/** The kind of a statement. */
export type StatementKind =
  /** It says that something is true. */
  | 'ASSERTION'
  /** It judges something. */
  | 'ASSESSMENT'
  /** It says that a question or a report is true. */
  | 'CONFIRMATION'
  /** It says that something is not true. */
  | 'DENIAL'
  /** It declines to comment. */
  | 'NO_COMMENT'
  /** It asks something. */
  | 'QUESTION';

/** The status of the replay has changed. */
export type StatusFrame = ReplayFrame & {
  __typename?: 'StatusFrame';
  /** The cursor: a replay that resumes with it gets exactly the frames after this one. */
  cursor: Scalars['String']['output'];
  /** The generation, from 1. Each seek raises it. */
  generation: Scalars['Int']['output'];
  /** The real time. */
  serverTime: Scalars['DateTime']['output'];
  /** The status of the replay. */
  status: ReplayStatus;
  /** The time on the clock of the replay; null if no entry is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** Subscriptions, over a WebSocket (`graphql-transport-ws`). */
export type Subscription = {
  __typename?: 'Subscription';
  /** Replays the timeline. Errors in the arguments come before the first frame. */
  replay: ReplayFrame;
};


/** Subscriptions, over a WebSocket (`graphql-transport-ws`). */
export type SubscriptionReplayArgs = {
  input: ReplayInput;
};

/** Words of a source that can be found again (W3C Web Annotation, TextQuoteSelector). */
export type TextQuote = {
  __typename?: 'TextQuote';
  /** The exact words. */
  exact: Scalars['String']['output'];
  /** The words just before. */
  prefix?: Maybe<Scalars['String']['output']>;
  /** The words just after. */
  suffix?: Maybe<Scalars['String']['output']>;
};

/** Words of a source that can be found again (W3C Web Annotation, TextQuoteSelector). */
export type TextQuoteInput = {
  /** The exact words. */
  exact: Scalars['String']['input'];
  /** The words just before, if the exact words alone are not unique. */
  prefix?: InputMaybe<Scalars['String']['input']>;
  /** The words just after. */
  suffix?: InputMaybe<Scalars['String']['input']>;
};

/** Messages that belong together. */
export type Thread = Node & {
  __typename?: 'Thread';
  /** Its messages, in their order on the clock. */
  entries: EntryConnection;
  /** The id: readable, typed and stable. */
  id: Scalars['ID']['output'];
};


/** Messages that belong together. */
export type ThreadEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A topic of a statement. */
export type Topic = Actor | Link | Message | Statement;

/** What a list does with entries that have no moment on the chosen clock. */
export type Undated =
  /** Leave them out. */
  | 'EXCLUDE'
  /** List them after all dated entries. */
  | 'INCLUDE'
  /** List only them. */
  | 'ONLY';

/** Whether it was said in private or in public. */
export type Visibility =
  /** Only its participants could see it. */
  | 'PRIVATE'
  /** Everybody could see it. */
  | 'PUBLIC';

/** Whether `text` is word for word or a report. */
export type Wording =
  /** A report of what was said. */
  | 'REPORTED'
  /** Word for word. */
  | 'VERBATIM';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  Topic:
    | ( ActorNode )
    | ( LinkNode )
    | ( EntryNode )
    | ( EntryNode )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Entry:
    | ( EntryNode )
    | ( EntryNode )
  ;
  Node:
    | ( ActorNode )
    | ( CollectionNode )
    | ( LinkNode )
    | ( EntryNode )
    | ( SourceNode )
    | ( EntryNode )
    | ( ThreadNode )
  ;
  ReplayFrame:
    | ( CaughtUpFrame )
    | ( ClockFrame )
    | ( EndedFrame )
    | ( EntryFrameNode )
    | ( FellBehindFrameNode )
    | ( GapFrameNode )
    | ( OpenedFrameNode )
    | ( RemovedFrame )
    | ( Omit<StatusFrame, 'status'> & { status: _RefType['ReplayStatus'] } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Access: Access;
  Account: ResolverTypeWrapper<Account>;
  AccountInput: AccountInput;
  Actor: ResolverTypeWrapper<ActorNode>;
  ActorConnection: ResolverTypeWrapper<ActorPage>;
  ActorEdge: ResolverTypeWrapper<Omit<ActorEdge, 'node'> & { node: ResolversTypes['Actor'] }>;
  ActorInput: ActorInput;
  ActorKind: ActorKind;
  ActorRole: ResolverTypeWrapper<ActorRoleNode>;
  ActorRoleInput: ActorRoleInput;
  Attachment: ResolverTypeWrapper<Attachment>;
  AttachmentInput: AttachmentInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CaughtUpFrame: ResolverTypeWrapper<CaughtUpFrame>;
  Channel: Channel;
  Citation: ResolverTypeWrapper<CitationNode>;
  CitationConnection: ResolverTypeWrapper<CitationPage>;
  CitationEdge: ResolverTypeWrapper<Omit<CitationEdge, 'node'> & { node: ResolversTypes['Citation'] }>;
  CitationInput: CitationInput;
  Clock: Clock;
  ClockFrame: ResolverTypeWrapper<ClockFrame>;
  Collection: ResolverTypeWrapper<CollectionNode>;
  CollectionConnection: ResolverTypeWrapper<CollectionPage>;
  CollectionEdge: ResolverTypeWrapper<Omit<CollectionEdge, 'node'> & { node: ResolversTypes['Collection'] }>;
  CollectionInput: CollectionInput;
  Correspondence: ResolverTypeWrapper<CorrespondenceNode>;
  CorrespondenceConnection: ResolverTypeWrapper<CorrespondencePage>;
  CorrespondenceEdge: ResolverTypeWrapper<Omit<CorrespondenceEdge, 'node'> & { node: ResolversTypes['Correspondence'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Disclosure: Disclosure;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EDTF: ResolverTypeWrapper<Scalars['EDTF']['output']>;
  EndReason: EndReason;
  EndedFrame: ResolverTypeWrapper<EndedFrame>;
  Entry: ResolverTypeWrapper<EntryNode>;
  EntryChange: EntryChange;
  EntryConnection: ResolverTypeWrapper<EntryPage>;
  EntryContext: ResolverTypeWrapper<Omit<EntryContext, 'after' | 'before'> & { after: Array<ResolversTypes['Entry']>, before: Array<ResolversTypes['Entry']> }>;
  EntryEdge: ResolverTypeWrapper<Omit<EntryEdge, 'node'> & { node: ResolversTypes['Entry'] }>;
  EntryFilter: EntryFilter;
  EntryFrame: ResolverTypeWrapper<EntryFrameNode>;
  EntryInput: EntryInput;
  EntryPatch: EntryPatch;
  EntryRevision: ResolverTypeWrapper<RevisionNode>;
  EntryStatus: EntryStatus;
  EntryType: EntryType;
  ErasePayload: ResolverTypeWrapper<ErasureNode>;
  Facet: ResolverTypeWrapper<Facet>;
  Facets: ResolverTypeWrapper<Facets>;
  FellBehindFrame: ResolverTypeWrapper<FellBehindFrameNode>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GapFrame: ResolverTypeWrapper<GapFrameNode>;
  HistogramBucket: ResolverTypeWrapper<HistogramBucket>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interval: Interval;
  Lag: ResolverTypeWrapper<Lag>;
  LastChange: ResolverTypeWrapper<LastChange>;
  LastChangeInput: LastChangeInput;
  Link: ResolverTypeWrapper<LinkNode>;
  LinkConnection: ResolverTypeWrapper<LinkPage>;
  LinkEdge: ResolverTypeWrapper<Omit<LinkEdge, 'node'> & { node: ResolversTypes['Link'] }>;
  LinkInput: LinkInput;
  Message: ResolverTypeWrapper<EntryNode>;
  MessageChange: MessageChange;
  MessageConnection: ResolverTypeWrapper<EntryPage>;
  MessageEdge: ResolverTypeWrapper<Omit<MessageEdge, 'node'> & { node: ResolversTypes['Message'] }>;
  Moment: ResolverTypeWrapper<MomentNode>;
  MomentBasis: MomentBasis;
  MomentInput: MomentInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Nearby: ResolverTypeWrapper<Omit<Nearby, 'entry'> & { entry: ResolversTypes['Entry'] }>;
  NearbyReason: NearbyReason;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OnEnd: OnEnd;
  OpenedFrame: ResolverTypeWrapper<OpenedFrameNode>;
  Pacing: ResolverTypeWrapper<Pacing>;
  PacingInput: PacingInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantNode>;
  ParticipantRole: ParticipantRole;
  PartyInput: PartyInput;
  Precision: Precision;
  PutError: ResolverTypeWrapper<PutError>;
  PutOutcome: PutOutcome;
  PutPayload: ResolverTypeWrapper<PutNode>;
  PutResult: ResolverTypeWrapper<PutResultNode>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Relation: ResolverTypeWrapper<RelationNode>;
  RelationDirection: RelationDirection;
  RelationInput: RelationInput;
  RelationKind: RelationKind;
  RelativeMoment: ResolverTypeWrapper<RelativeMomentNode>;
  RelativeMomentInput: RelativeMomentInput;
  RemovalReason: RemovalReason;
  RemovedFrame: ResolverTypeWrapper<RemovedFrame>;
  ReplayFrame: ResolverTypeWrapper<FrameNode>;
  ReplayInput: ReplayInput;
  ReplayStatus: ResolverTypeWrapper<ReplayStatusNode>;
  ReplyState: ReplyState;
  SearchConnection: ResolverTypeWrapper<SearchPage>;
  SearchEdge: ResolverTypeWrapper<Omit<SearchEdge, 'node'> & { node: ResolversTypes['Entry'] }>;
  SearchOrder: SearchOrder;
  SeekInput: SeekInput;
  Source: ResolverTypeWrapper<SourceNode>;
  SourceConnection: ResolverTypeWrapper<SourcePage>;
  SourceEdge: ResolverTypeWrapper<Omit<SourceEdge, 'node'> & { node: ResolversTypes['Source'] }>;
  SourceInput: SourceInput;
  Statement: ResolverTypeWrapper<EntryNode>;
  StatementConnection: ResolverTypeWrapper<EntryPage>;
  StatementEdge: ResolverTypeWrapper<Omit<StatementEdge, 'node'> & { node: ResolversTypes['Statement'] }>;
  StatementKind: StatementKind;
  StatusFrame: ResolverTypeWrapper<Omit<StatusFrame, 'status'> & { status: ResolversTypes['ReplayStatus'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TextQuote: ResolverTypeWrapper<TextQuote>;
  TextQuoteInput: TextQuoteInput;
  Thread: ResolverTypeWrapper<ThreadNode>;
  Topic: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Topic']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  Undated: Undated;
  Visibility: Visibility;
  Wording: Wording;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: Account;
  AccountInput: AccountInput;
  Actor: ActorNode;
  ActorConnection: ActorPage;
  ActorEdge: Omit<ActorEdge, 'node'> & { node: ResolversParentTypes['Actor'] };
  ActorInput: ActorInput;
  ActorRole: ActorRoleNode;
  ActorRoleInput: ActorRoleInput;
  Attachment: Attachment;
  AttachmentInput: AttachmentInput;
  Boolean: Scalars['Boolean']['output'];
  CaughtUpFrame: CaughtUpFrame;
  Citation: CitationNode;
  CitationConnection: CitationPage;
  CitationEdge: Omit<CitationEdge, 'node'> & { node: ResolversParentTypes['Citation'] };
  CitationInput: CitationInput;
  ClockFrame: ClockFrame;
  Collection: CollectionNode;
  CollectionConnection: CollectionPage;
  CollectionEdge: Omit<CollectionEdge, 'node'> & { node: ResolversParentTypes['Collection'] };
  CollectionInput: CollectionInput;
  Correspondence: CorrespondenceNode;
  CorrespondenceConnection: CorrespondencePage;
  CorrespondenceEdge: Omit<CorrespondenceEdge, 'node'> & { node: ResolversParentTypes['Correspondence'] };
  DateTime: Scalars['DateTime']['output'];
  Duration: Scalars['Duration']['output'];
  EDTF: Scalars['EDTF']['output'];
  EndedFrame: EndedFrame;
  Entry: EntryNode;
  EntryConnection: EntryPage;
  EntryContext: Omit<EntryContext, 'after' | 'before'> & { after: Array<ResolversParentTypes['Entry']>, before: Array<ResolversParentTypes['Entry']> };
  EntryEdge: Omit<EntryEdge, 'node'> & { node: ResolversParentTypes['Entry'] };
  EntryFilter: EntryFilter;
  EntryFrame: EntryFrameNode;
  EntryInput: EntryInput;
  EntryPatch: EntryPatch;
  EntryRevision: RevisionNode;
  ErasePayload: ErasureNode;
  Facet: Facet;
  Facets: Facets;
  FellBehindFrame: FellBehindFrameNode;
  Float: Scalars['Float']['output'];
  GapFrame: GapFrameNode;
  HistogramBucket: HistogramBucket;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Lag: Lag;
  LastChange: LastChange;
  LastChangeInput: LastChangeInput;
  Link: LinkNode;
  LinkConnection: LinkPage;
  LinkEdge: Omit<LinkEdge, 'node'> & { node: ResolversParentTypes['Link'] };
  LinkInput: LinkInput;
  Message: EntryNode;
  MessageConnection: EntryPage;
  MessageEdge: Omit<MessageEdge, 'node'> & { node: ResolversParentTypes['Message'] };
  Moment: MomentNode;
  MomentInput: MomentInput;
  Mutation: Record<PropertyKey, never>;
  Nearby: Omit<Nearby, 'entry'> & { entry: ResolversParentTypes['Entry'] };
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OpenedFrame: OpenedFrameNode;
  Pacing: Pacing;
  PacingInput: PacingInput;
  PageInfo: PageInfo;
  Participant: ParticipantNode;
  PartyInput: PartyInput;
  PutError: PutError;
  PutPayload: PutNode;
  PutResult: PutResultNode;
  Query: Record<PropertyKey, never>;
  Relation: RelationNode;
  RelationInput: RelationInput;
  RelativeMoment: RelativeMomentNode;
  RelativeMomentInput: RelativeMomentInput;
  RemovedFrame: RemovedFrame;
  ReplayFrame: FrameNode;
  ReplayInput: ReplayInput;
  ReplayStatus: ReplayStatusNode;
  SearchConnection: SearchPage;
  SearchEdge: Omit<SearchEdge, 'node'> & { node: ResolversParentTypes['Entry'] };
  SeekInput: SeekInput;
  Source: SourceNode;
  SourceConnection: SourcePage;
  SourceEdge: Omit<SourceEdge, 'node'> & { node: ResolversParentTypes['Source'] };
  SourceInput: SourceInput;
  Statement: EntryNode;
  StatementConnection: EntryPage;
  StatementEdge: Omit<StatementEdge, 'node'> & { node: ResolversParentTypes['Statement'] };
  StatusFrame: Omit<StatusFrame, 'status'> & { status: ResolversParentTypes['ReplayStatus'] };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TextQuote: TextQuote;
  TextQuoteInput: TextQuoteInput;
  Thread: ThreadNode;
  Topic: ResolversUnionTypes<ResolversParentTypes>['Topic'];
  URL: Scalars['URL']['output'];
};

export type CostDirectiveArgs = {
  weight: Scalars['String']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
  sizedFields?: Maybe<Array<Scalars['String']['input']>>;
  slicingArguments?: Maybe<Array<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  handle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  accounts?: Resolver<Array<ResolversTypes['Account']>, ParentType, ContextType>;
  aliases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['EntryConnection'], ParentType, ContextType, RequireFields<ActorEntriesArgs, 'clock'>>;
  handleOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['ActorRole']>, ParentType, ContextType>;
  sameAs?: Resolver<Array<ResolversTypes['Actor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActorConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorConnection'] = ResolversParentTypes['ActorConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ActorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Actor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActorEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorEdge'] = ResolversParentTypes['ActorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
};

export type ActorRoleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ActorRole'] = ResolversParentTypes['ActorRole']> = {
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type CaughtUpFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CaughtUpFrame'] = ResolversParentTypes['CaughtUpFrame']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CitationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation']> = {
  attributedTo?: Resolver<Array<ResolversTypes['Actor']>, ParentType, ContextType>;
  inferred?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  paragraph?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  quotes?: Resolver<Array<ResolversTypes['TextQuote']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
};

export type CitationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CitationConnection'] = ResolversParentTypes['CitationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CitationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CitationEdge'] = ResolversParentTypes['CitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Citation'], ParentType, ContextType>;
};

export type ClockFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClockFrame'] = ResolversParentTypes['ClockFrame']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Collection'] = ResolversParentTypes['Collection']> = {
  access?: Resolver<ResolversTypes['Access'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  earliest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ResolversTypes['SourceConnection'], ParentType, ContextType, Partial<CollectionSourcesArgs>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectionConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CollectionConnection'] = ResolversParentTypes['CollectionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CollectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Collection']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CollectionEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CollectionEdge'] = ResolversParentTypes['CollectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Collection'], ParentType, ContextType>;
};

export type CorrespondenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Correspondence'] = ResolversParentTypes['Correspondence']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
};

export type CorrespondenceConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CorrespondenceConnection'] = ResolversParentTypes['CorrespondenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CorrespondenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Correspondence']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CorrespondenceEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CorrespondenceEdge'] = ResolversParentTypes['CorrespondenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Correspondence'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface EdtfScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EDTF'], any> {
  name: 'EDTF';
}

export type EndedFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EndedFrame'] = ResolversParentTypes['EndedFrame']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['EndReason'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Entry'] = ResolversParentTypes['Entry']> = {
  __resolveType: TypeResolveFn<'Message' | 'Statement', ParentType, ContextType>;
};

export type EntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryConnection'] = ResolversParentTypes['EntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Entry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EntryContextResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryContext'] = ResolversParentTypes['EntryContext']> = {
  after?: Resolver<Array<ResolversTypes['Entry']>, ParentType, ContextType>;
  before?: Resolver<Array<ResolversTypes['Entry']>, ParentType, ContextType>;
};

export type EntryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryEdge'] = ResolversParentTypes['EntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entry'], ParentType, ContextType>;
};

export type EntryFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryFrame'] = ResolversParentTypes['EntryFrame']> = {
  change?: Resolver<ResolversTypes['EntryChange'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['Entry'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntryRevisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EntryRevision'] = ResolversParentTypes['EntryRevision']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replacedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EntryStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ErasePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ErasePayload'] = ResolversParentTypes['ErasePayload']> = {
  collection?: Resolver<ResolversTypes['Collection'], ParentType, ContextType>;
  erasedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Facets'] = ResolversParentTypes['Facets']> = {
  actors?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  channels?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  collections?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  platforms?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  statementKinds?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  types?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
  visibility?: Resolver<Array<ResolversTypes['Facet']>, ParentType, ContextType>;
};

export type FellBehindFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FellBehindFrame'] = ResolversParentTypes['FellBehindFrame']> = {
  by?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GapFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GapFrame'] = ResolversParentTypes['GapFrame']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  waited?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HistogramBucketResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HistogramBucket'] = ResolversParentTypes['HistogramBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  private?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  public?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LagResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Lag'] = ResolversParentTypes['Lag']> = {
  least?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
  most?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
  stated?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
};

export type LastChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LastChange'] = ResolversParentTypes['LastChange']> = {
  at?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MessageChange'], ParentType, ContextType>;
};

export type LinkResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['EntryConnection'], ParentType, ContextType, RequireFields<LinkEntriesArgs, 'clock'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LinkConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LinkConnection'] = ResolversParentTypes['LinkConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LinkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Link']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LinkEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LinkEdge'] = ResolversParentTypes['LinkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Link'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  attachments?: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  collection?: Resolver<ResolversTypes['Collection'], ParentType, ContextType>;
  context?: Resolver<ResolversTypes['EntryContext'], ParentType, ContextType, RequireFields<MessageContextArgs, 'after' | 'before' | 'clock'>>;
  disclosed?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  disclosure?: Resolver<ResolversTypes['Disclosure'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inReplyTo?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastChange?: Resolver<Maybe<ResolversTypes['LastChange']>, ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['Link']>, ParentType, ContextType>;
  nearby?: Resolver<Array<ResolversTypes['Nearby']>, ParentType, ContextType, RequireFields<MessageNearbyArgs, 'across' | 'by' | 'clock' | 'first' | 'within'>>;
  occurred?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  participants?: Resolver<Array<ResolversTypes['Participant']>, ParentType, ContextType>;
  platform?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipients?: Resolver<Array<ResolversTypes['Participant']>, ParentType, ContextType>;
  relations?: Resolver<Array<ResolversTypes['Relation']>, ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, Partial<MessageRepliesArgs>>;
  replyLag?: Resolver<Maybe<ResolversTypes['Lag']>, ParentType, ContextType>;
  replyState?: Resolver<ResolversTypes['ReplyState'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revisions?: Resolver<Array<ResolversTypes['EntryRevision']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['Participant']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EntryStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thread?: Resolver<Maybe<ResolversTypes['Thread']>, ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  wording?: Resolver<ResolversTypes['Wording'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageConnection'] = ResolversParentTypes['MessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MessageEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MessageEdge'] = ResolversParentTypes['MessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Message'], ParentType, ContextType>;
};

export type MomentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Moment'] = ResolversParentTypes['Moment']> = {
  approximate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['MomentBasis'], ParentType, ContextType>;
  earliest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  edtf?: Resolver<ResolversTypes['EDTF'], ParentType, ContextType>;
  latest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['Precision'], ParentType, ContextType>;
  relativeTo?: Resolver<Maybe<ResolversTypes['RelativeMoment']>, ParentType, ContextType>;
  scheduled?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uncertain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  written?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  correctEntry?: Resolver<ResolversTypes['Entry'], ParentType, ContextType, RequireFields<MutationCorrectEntryArgs, 'id' | 'patch' | 'reason'>>;
  endReplay?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType, RequireFields<MutationEndReplayArgs, 'replayId'>>;
  eraseEntry?: Resolver<ResolversTypes['ErasePayload'], ParentType, ContextType, RequireFields<MutationEraseEntryArgs, 'id' | 'reason'>>;
  mergeActors?: Resolver<ResolversTypes['Actor'], ParentType, ContextType, RequireFields<MutationMergeActorsArgs, 'keep' | 'merge'>>;
  pauseReplay?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType, RequireFields<MutationPauseReplayArgs, 'replayId'>>;
  putActors?: Resolver<ResolversTypes['PutPayload'], ParentType, ContextType, RequireFields<MutationPutActorsArgs, 'input'>>;
  putCollection?: Resolver<ResolversTypes['Collection'], ParentType, ContextType, RequireFields<MutationPutCollectionArgs, 'input'>>;
  putEntries?: Resolver<ResolversTypes['PutPayload'], ParentType, ContextType, RequireFields<MutationPutEntriesArgs, 'collection' | 'input'>>;
  putLinks?: Resolver<ResolversTypes['PutPayload'], ParentType, ContextType, RequireFields<MutationPutLinksArgs, 'input'>>;
  putSources?: Resolver<ResolversTypes['PutPayload'], ParentType, ContextType, RequireFields<MutationPutSourcesArgs, 'input'>>;
  restoreEntry?: Resolver<ResolversTypes['Entry'], ParentType, ContextType, RequireFields<MutationRestoreEntryArgs, 'id' | 'reason'>>;
  resumeReplay?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType, RequireFields<MutationResumeReplayArgs, 'replayId'>>;
  retractEntry?: Resolver<ResolversTypes['Entry'], ParentType, ContextType, RequireFields<MutationRetractEntryArgs, 'id' | 'reason'>>;
  seekReplay?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType, RequireFields<MutationSeekReplayArgs, 'replayId' | 'to'>>;
  setReplaySpeed?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType, RequireFields<MutationSetReplaySpeedArgs, 'pacing' | 'replayId'>>;
  splitActor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType, RequireFields<MutationSplitActorArgs, 'id'>>;
  stepReplay?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType, RequireFields<MutationStepReplayArgs, 'entries' | 'replayId'>>;
};

export type NearbyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Nearby'] = ResolversParentTypes['Nearby']> = {
  entry?: Resolver<ResolversTypes['Entry'], ParentType, ContextType>;
  lag?: Resolver<ResolversTypes['Lag'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['NearbyReason']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Actor' | 'Collection' | 'Link' | 'Message' | 'Source' | 'Statement' | 'Thread', ParentType, ContextType>;
};

export type OpenedFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OpenedFrame'] = ResolversParentTypes['OpenedFrame']> = {
  controlKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  earliest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  latest?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replayId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PacingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Pacing'] = ResolversParentTypes['Pacing']> = {
  entriesPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  fitInto?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  instant?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  speed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParticipantResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Participant'] = ResolversParentTypes['Participant']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ParticipantRole'], ParentType, ContextType>;
};

export type PutErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PutError'] = ResolversParentTypes['PutError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PutPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PutPayload'] = ResolversParentTypes['PutPayload']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['PutResult']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PutResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PutResult'] = ResolversParentTypes['PutResult']> = {
  error?: Resolver<Maybe<ResolversTypes['PutError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['PutOutcome'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  actor?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType, Partial<QueryActorArgs>>;
  actors?: Resolver<ResolversTypes['ActorConnection'], ParentType, ContextType, Partial<QueryActorsArgs>>;
  collection?: Resolver<Maybe<ResolversTypes['Collection']>, ParentType, ContextType, RequireFields<QueryCollectionArgs, 'id'>>;
  collections?: Resolver<ResolversTypes['CollectionConnection'], ParentType, ContextType, Partial<QueryCollectionsArgs>>;
  correspondence?: Resolver<ResolversTypes['CorrespondenceConnection'], ParentType, ContextType, RequireFields<QueryCorrespondenceArgs, 'clock'>>;
  entry?: Resolver<Maybe<ResolversTypes['Entry']>, ParentType, ContextType, RequireFields<QueryEntryArgs, 'id'>>;
  facets?: Resolver<ResolversTypes['Facets'], ParentType, ContextType, RequireFields<QueryFacetsArgs, 'clock'>>;
  histogram?: Resolver<Array<ResolversTypes['HistogramBucket']>, ParentType, ContextType, RequireFields<QueryHistogramArgs, 'clock' | 'interval' | 'zone'>>;
  link?: Resolver<Maybe<ResolversTypes['Link']>, ParentType, ContextType, Partial<QueryLinkArgs>>;
  links?: Resolver<ResolversTypes['LinkConnection'], ParentType, ContextType, Partial<QueryLinksArgs>>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType, RequireFields<QueryMessageArgs, 'id'>>;
  messages?: Resolver<ResolversTypes['MessageConnection'], ParentType, ContextType, RequireFields<QueryMessagesArgs, 'clock'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  search?: Resolver<ResolversTypes['SearchConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'clock' | 'order' | 'query'>>;
  source?: Resolver<Maybe<ResolversTypes['Source']>, ParentType, ContextType, RequireFields<QuerySourceArgs, 'id'>>;
  sources?: Resolver<ResolversTypes['SourceConnection'], ParentType, ContextType, Partial<QuerySourcesArgs>>;
  statement?: Resolver<Maybe<ResolversTypes['Statement']>, ParentType, ContextType, RequireFields<QueryStatementArgs, 'id'>>;
  statements?: Resolver<ResolversTypes['StatementConnection'], ParentType, ContextType, RequireFields<QueryStatementsArgs, 'clock'>>;
  timeline?: Resolver<ResolversTypes['EntryConnection'], ParentType, ContextType, RequireFields<QueryTimelineArgs, 'clock'>>;
};

export type RelationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Relation'] = ResolversParentTypes['Relation']> = {
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['RelationDirection'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['Entry'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RelationKind'], ParentType, ContextType>;
};

export type RelativeMomentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RelativeMoment'] = ResolversParentTypes['RelativeMoment']> = {
  entry?: Resolver<Maybe<ResolversTypes['Entry']>, ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Duration'], ParentType, ContextType>;
};

export type RemovedFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RemovedFrame'] = ResolversParentTypes['RemovedFrame']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RemovalReason'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplayFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayFrame'] = ResolversParentTypes['ReplayFrame']> = {
  __resolveType: TypeResolveFn<'CaughtUpFrame' | 'ClockFrame' | 'EndedFrame' | 'EntryFrame' | 'FellBehindFrame' | 'GapFrame' | 'OpenedFrame' | 'RemovedFrame' | 'StatusFrame', ParentType, ContextType>;
};

export type ReplayStatusResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayStatus'] = ResolversParentTypes['ReplayStatus']> = {
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pacing?: Resolver<ResolversTypes['Pacing'], ParentType, ContextType>;
  paused?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  replayId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  speed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  viewers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Entry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlights?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entry'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  authors?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  citations?: Resolver<ResolversTypes['CitationConnection'], ParentType, ContextType, Partial<SourceCitationsArgs>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  published?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SourceConnection'] = ResolversParentTypes['SourceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Source']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SourceEdge'] = ResolversParentTypes['SourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
};

export type StatementResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Statement'] = ResolversParentTypes['Statement']> = {
  about?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  audience?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  collection?: Resolver<ResolversTypes['Collection'], ParentType, ContextType>;
  context?: Resolver<ResolversTypes['EntryContext'], ParentType, ContextType, RequireFields<StatementContextArgs, 'after' | 'before' | 'clock'>>;
  disclosed?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  disclosure?: Resolver<ResolversTypes['Disclosure'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StatementKind'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  links?: Resolver<Array<ResolversTypes['Link']>, ParentType, ContextType>;
  nearby?: Resolver<Array<ResolversTypes['Nearby']>, ParentType, ContextType, RequireFields<StatementNearbyArgs, 'across' | 'by' | 'clock' | 'first' | 'within'>>;
  occurred?: Resolver<Maybe<ResolversTypes['Moment']>, ParentType, ContextType>;
  onBehalfOf?: Resolver<Array<ResolversTypes['Actor']>, ParentType, ContextType>;
  outlet?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  participants?: Resolver<Array<ResolversTypes['Participant']>, ParentType, ContextType>;
  relations?: Resolver<Array<ResolversTypes['Relation']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revisions?: Resolver<Array<ResolversTypes['EntryRevision']>, ParentType, ContextType>;
  speaker?: Resolver<ResolversTypes['Participant'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EntryStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visibility?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  wording?: Resolver<ResolversTypes['Wording'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StatementConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatementConnection'] = ResolversParentTypes['StatementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StatementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Statement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatementEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatementEdge'] = ResolversParentTypes['StatementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Statement'], ParentType, ContextType>;
};

export type StatusFrameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatusFrame'] = ResolversParentTypes['StatusFrame']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReplayStatus'], ParentType, ContextType>;
  timelineTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  replay?: SubscriptionResolver<ResolversTypes['ReplayFrame'], "replay", ParentType, ContextType, RequireFields<SubscriptionReplayArgs, 'input'>>;
};

export type TextQuoteResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TextQuote'] = ResolversParentTypes['TextQuote']> = {
  exact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suffix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ThreadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Thread'] = ResolversParentTypes['Thread']> = {
  entries?: Resolver<ResolversTypes['EntryConnection'], ParentType, ContextType, RequireFields<ThreadEntriesArgs, 'clock'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  __resolveType: TypeResolveFn<'Actor' | 'Link' | 'Message' | 'Statement', ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = GraphqlContext> = {
  Account?: AccountResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  ActorConnection?: ActorConnectionResolvers<ContextType>;
  ActorEdge?: ActorEdgeResolvers<ContextType>;
  ActorRole?: ActorRoleResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  CaughtUpFrame?: CaughtUpFrameResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  CitationConnection?: CitationConnectionResolvers<ContextType>;
  CitationEdge?: CitationEdgeResolvers<ContextType>;
  ClockFrame?: ClockFrameResolvers<ContextType>;
  Collection?: CollectionResolvers<ContextType>;
  CollectionConnection?: CollectionConnectionResolvers<ContextType>;
  CollectionEdge?: CollectionEdgeResolvers<ContextType>;
  Correspondence?: CorrespondenceResolvers<ContextType>;
  CorrespondenceConnection?: CorrespondenceConnectionResolvers<ContextType>;
  CorrespondenceEdge?: CorrespondenceEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  EDTF?: GraphQLScalarType;
  EndedFrame?: EndedFrameResolvers<ContextType>;
  Entry?: EntryResolvers<ContextType>;
  EntryConnection?: EntryConnectionResolvers<ContextType>;
  EntryContext?: EntryContextResolvers<ContextType>;
  EntryEdge?: EntryEdgeResolvers<ContextType>;
  EntryFrame?: EntryFrameResolvers<ContextType>;
  EntryRevision?: EntryRevisionResolvers<ContextType>;
  ErasePayload?: ErasePayloadResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  Facets?: FacetsResolvers<ContextType>;
  FellBehindFrame?: FellBehindFrameResolvers<ContextType>;
  GapFrame?: GapFrameResolvers<ContextType>;
  HistogramBucket?: HistogramBucketResolvers<ContextType>;
  Lag?: LagResolvers<ContextType>;
  LastChange?: LastChangeResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  LinkConnection?: LinkConnectionResolvers<ContextType>;
  LinkEdge?: LinkEdgeResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessageConnection?: MessageConnectionResolvers<ContextType>;
  MessageEdge?: MessageEdgeResolvers<ContextType>;
  Moment?: MomentResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Nearby?: NearbyResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OpenedFrame?: OpenedFrameResolvers<ContextType>;
  Pacing?: PacingResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  PutError?: PutErrorResolvers<ContextType>;
  PutPayload?: PutPayloadResolvers<ContextType>;
  PutResult?: PutResultResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Relation?: RelationResolvers<ContextType>;
  RelativeMoment?: RelativeMomentResolvers<ContextType>;
  RemovedFrame?: RemovedFrameResolvers<ContextType>;
  ReplayFrame?: ReplayFrameResolvers<ContextType>;
  ReplayStatus?: ReplayStatusResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SourceConnection?: SourceConnectionResolvers<ContextType>;
  SourceEdge?: SourceEdgeResolvers<ContextType>;
  Statement?: StatementResolvers<ContextType>;
  StatementConnection?: StatementConnectionResolvers<ContextType>;
  StatementEdge?: StatementEdgeResolvers<ContextType>;
  StatusFrame?: StatusFrameResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TextQuote?: TextQuoteResolvers<ContextType>;
  Thread?: ThreadResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  URL?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = GraphqlContext> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
};

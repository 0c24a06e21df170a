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
  /** An instant by RFC 3339: `2016-10-12T14:02:00Z`. */
  DateTime: { input: string; output: number; }
  /** A signed duration by ISO 8601: `PT15M`, `P2D`, `-PT1H`. Days are 24 hours. */
  Duration: { input: string; output: string; }
  /**
   * A moment in extended date/time format, EDTF level 1: `2016-10-12`, `2016-07`, `2016-10~`, `2016/2017`,
   * `2016-10-03T14:02Z` (without seconds is our extension). Anything else is `BAD_VALUE`.
   */
  EDTF: { input: string; output: string; }
  /** An address. */
  URL: { input: string; output: string; }
};

/** Who may read a collection. */
export type Access =
  /** Everybody. */
  | 'OPEN'
  /** Who has a token that reads it. */
  | 'RESTRICTED';

/** A handle on a platform. A person is not an account. */
export type Account = {
  __typename?: 'Account';
  /** As the platform writes it. */
  handle: Scalars['String']['output'];
  /** `twitter`, `email`, … */
  platform: Scalars['String']['output'];
};

/** An account of an actor. */
export type AccountInput = {
  /** As the platform writes it. With or without @, and in whatever case, it is the same one. */
  handle: Scalars['String']['input'];
  /** `twitter`, `email`, … */
  platform: Scalars['String']['input'];
};

/** A person, organisation, government or outlet. */
export type Actor = Node & {
  __typename?: 'Actor';
  /** Its accounts; each belongs to one actor. */
  accounts: Array<Account>;
  /** Other names. */
  aliases: Array<Scalars['String']['output']>;
  /** Where what is said of it comes from. */
  citations: Array<Citation>;
  /** In a few words. */
  description?: Maybe<Scalars['String']['output']>;
  /** Entries in which it, or who is the same, stands in any part. */
  entries: EntryConnection;
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: ActorKind;
  /** The actor that this one was found to be; null where it stands for itself. */
  mergedInto?: Maybe<Actor>;
  /** The usual name. */
  name: Scalars['String']['output'];
  /** Roles and affiliations. */
  roles: Array<ActorRole>;
  /** All other actors that were found to be the same. Entries are found by any of them. */
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
  /** What is on it. */
  edges: Array<ActorEdge>;
  /** The same without cursors. */
  nodes: Array<Actor>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of actors. */
export type ActorEdge = {
  __typename?: 'ActorEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Actor;
};

/** An actor, as it is to stand in the record: new, or in place of the one that has its id. */
export type ActorInput = {
  /** Its accounts; each belongs to one actor. */
  accounts?: InputMaybe<Array<AccountInput>>;
  /** Other names. */
  aliases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Where what is said of it comes from. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** In a few words. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** `actor:…` */
  id: Scalars['ID']['input'];
  /** What it is. */
  kind: ActorKind;
  /** The usual name. */
  name: Scalars['String']['input'];
  /** Dated roles and affiliations. */
  roles?: InputMaybe<Array<ActorRoleInput>>;
};

/** What an actor is. */
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
  /** Where it comes from. */
  citations: Array<Citation>;
  /** Since when. */
  from?: Maybe<Moment>;
  /** With whom. */
  organisation?: Maybe<Actor>;
  /** What the role is called. */
  title: Scalars['String']['output'];
  /** Until when. */
  to?: Maybe<Moment>;
};

/** A role or affiliation of an actor. */
export type ActorRoleInput = {
  /** Where it comes from. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** Since when; not relative. */
  from?: InputMaybe<MomentInput>;
  /** The actor with whom. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** What the role is called. */
  title: Scalars['String']['input'];
  /** Until when; not relative. */
  to?: InputMaybe<MomentInput>;
};

/** Something attached to a message. */
export type Attachment = {
  __typename?: 'Attachment';
  /** Its media type. */
  mediaType?: Maybe<Scalars['String']['output']>;
  /** Its file name. */
  name?: Maybe<Scalars['String']['output']>;
  /** SHA-256 in hexadecimal. */
  sha256?: Maybe<Scalars['String']['output']>;
  /** In bytes. */
  size?: Maybe<Scalars['Int']['output']>;
  /** Where it is. */
  url?: Maybe<Scalars['URL']['output']>;
};

/** Something attached to a message. */
export type AttachmentInput = {
  /** Its media type. */
  mediaType?: InputMaybe<Scalars['String']['input']>;
  /** Its file name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** SHA-256 in hexadecimal. */
  sha256?: InputMaybe<Scalars['String']['input']>;
  /** In bytes. */
  size?: InputMaybe<Scalars['Int']['input']>;
  /** Where it is. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** History is played. From now on everything goes out as it is committed, unpaced, in commit order. */
export type CaughtUpFrame = ReplayFrame & {
  __typename?: 'CaughtUpFrame';
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The commit up to which everything was told. */
  revision: Scalars['Int']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** How a message went. */
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

/** Where a fact comes from. */
export type Citation = {
  __typename?: 'Citation';
  /** Who says so, according to the source. */
  attributedTo: Array<Actor>;
  /** Whether the source does not say it in so many words. */
  inferred: Scalars['Boolean']['output'];
  /** The paragraph: blocks between blank lines, from 1. */
  paragraph?: Maybe<Scalars['Int']['output']>;
  /** The words that bear it out. */
  quotes: Array<TextQuote>;
  /** Why it was inferred. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The source. */
  source: Source;
};

/** A page of citations (Relay). */
export type CitationConnection = {
  __typename?: 'CitationConnection';
  /** What is on it. */
  edges: Array<CitationEdge>;
  /** The same without cursors. */
  nodes: Array<Citation>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of citations. */
export type CitationEdge = {
  __typename?: 'CitationEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Citation;
};

/** Where a fact comes from. */
export type CitationInput = {
  /** The actors who say so, according to the source. */
  attributedTo?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True where the source does not say it in so many words; then `reason` is needed. */
  inferred?: InputMaybe<Scalars['Boolean']['input']>;
  /** The paragraph: blocks between blank lines, from 1. */
  paragraph?: InputMaybe<Scalars['Int']['input']>;
  /** The words that bear it out. */
  quotes?: InputMaybe<Array<TextQuoteInput>>;
  /** Why it was inferred. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The source. */
  source: Scalars['ID']['input'];
};

/** Which of an entry's two clocks orders it. */
export type Clock =
  /** When the public could know it. */
  | 'DISCLOSED'
  /** When it happened. */
  | 'OCCURRED';

/** The clock, told every `clockEvery`: a heartbeat and a place to resume from. */
export type ClockFrame = ReplayFrame & {
  __typename?: 'ClockFrame';
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** What was published or loaded together. */
export type Collection = Node & {
  __typename?: 'Collection';
  /** Who may read it. */
  access: Access;
  /** In a few words. */
  description?: Maybe<Scalars['String']['output']>;
  /** When its first dated entry occurred. */
  earliest?: Maybe<Scalars['DateTime']['output']>;
  /** How many entries it holds. */
  entryCount: Scalars['Int']['output'];
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** When its last dated entry occurred. */
  latest?: Maybe<Scalars['DateTime']['output']>;
  /** The sequence of the last commit that touched it. */
  revision: Scalars['Int']['output'];
  /** Its sources. */
  sources: SourceConnection;
  /** Its title. */
  title: Scalars['String']['output'];
  /** The time zone of moments that say none; null is UTC. */
  zone?: Maybe<Scalars['String']['output']>;
};


/** What was published or loaded together. */
export type CollectionSourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of collections (Relay). */
export type CollectionConnection = {
  __typename?: 'CollectionConnection';
  /** What is on it. */
  edges: Array<CollectionEdge>;
  /** The same without cursors. */
  nodes: Array<Collection>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of collections. */
export type CollectionEdge = {
  __typename?: 'CollectionEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Collection;
};

/** A collection, as it is to stand in the record: new, or in place of the one that has its id. */
export type CollectionInput = {
  /** Who may read it; where absent as it was, and OPEN for a new one. */
  access?: InputMaybe<Access>;
  /** In a few words. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** `collection:…` */
  id: Scalars['ID']['input'];
  /** Its sources. */
  sources?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Its title. */
  title: Scalars['String']['input'];
  /** The IANA zone of moments that say none; UTC where absent. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** Who wrote to whom. */
export type Correspondence = {
  __typename?: 'Correspondence';
  /** How many messages. */
  count: Scalars['Int']['output'];
  /** The first dated one's moment, on the chosen clock. */
  first?: Maybe<Moment>;
  /** Who wrote. */
  from: Actor;
  /** The last dated one's moment, on the chosen clock. */
  last?: Maybe<Moment>;
  /** To whom. */
  to: Actor;
};

/** A page of pairs of correspondents (Relay). */
export type CorrespondenceConnection = {
  __typename?: 'CorrespondenceConnection';
  /** What is on it. */
  edges: Array<CorrespondenceEdge>;
  /** The same without cursors. */
  nodes: Array<Correspondence>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of pairs of correspondents. */
export type CorrespondenceEdge = {
  __typename?: 'CorrespondenceEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Correspondence;
};

/** Whether the public could know it. */
export type Disclosure =
  /** Yes, but the record doesn't say since when. */
  | 'DATE_UNKNOWN'
  /** Yes, since `disclosed`. */
  | 'KNOWN'
  /** No, as far as the record says. */
  | 'NEVER';

/** Why a replay is over. */
export type EndReason =
  /** Everything was played. */
  | 'COMPLETED'
  /** Somebody who may has ended it. */
  | 'ENDED'
  /** The service is going down; a new one goes on from the last cursor. */
  | 'SHUTTING_DOWN';

/** The replay is over. */
export type EndedFrame = ReplayFrame & {
  __typename?: 'EndedFrame';
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** Why. */
  reason: EndReason;
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** What stands on the timeline: a message or a statement. */
export type Entry = {
  /** Where its facts come from. */
  citations: Array<Citation>;
  /** The collection that it stands in. */
  collection: Collection;
  /** The entries next to it on the timeline. */
  context: EntryContext;
  /** When the public could know it. */
  disclosed?: Maybe<Moment>;
  /** Whether the public could know it. */
  disclosure: Disclosure;
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** BCP 47. */
  language?: Maybe<Scalars['String']['output']>;
  /** Links that it carries. */
  links: Array<Link>;
  /** Entries that belong near it, the closest first. Empty where it has no moment on the clock. */
  nearby: Array<Nearby>;
  /** When it happened; null: undated. */
  occurred?: Maybe<Moment>;
  /** Everyone whom it names, in their parts. */
  participants: Array<Participant>;
  /** How it stands to other entries, and they to it. */
  relations: Array<Relation>;
  /** Counted from 1: raised by whatever an editor changes of it, and not by what follows from other entries. */
  revision: Scalars['Int']['output'];
  /** What it was before, the oldest first. */
  revisions: Array<EntryRevision>;
  /** What became of it since it was first recorded. */
  status: EntryStatus;
  /** What was said; null where the source gives no words. */
  text?: Maybe<Scalars['String']['output']>;
  /** Whether it was said in private or in public. */
  visibility: Visibility;
  /** Whether `text` is word for word. */
  wording: Wording;
};


/** What stands on the timeline: a message or a statement. */
export type EntryContextArgs = {
  after: Scalars['Int']['input'];
  before: Scalars['Int']['input'];
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** What stands on the timeline: a message or a statement. */
export type EntryNearbyArgs = {
  across: Scalars['Boolean']['input'];
  by: Array<NearbyReason>;
  clock: Clock;
  first: Scalars['Int']['input'];
  within: Scalars['Duration']['input'];
};

/** What became of an entry, as a replay sees it. */
export type EntryChange =
  /** Its turn has come, or it came later than its turn. */
  | 'ADDED'
  /** It was played already; this is what it is now. */
  | 'CORRECTED'
  /** It was played already, and has been taken back; it says so itself. */
  | 'RETRACTED';

/** A page of entries (Relay). */
export type EntryConnection = {
  __typename?: 'EntryConnection';
  /** What is on it. */
  edges: Array<EntryEdge>;
  /** The same without cursors. */
  nodes: Array<Entry>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** The entries next to one, on either side. */
export type EntryContext = {
  __typename?: 'EntryContext';
  /** Those after it, the earliest first. */
  after: Array<Entry>;
  /** Those before it, the earliest first. */
  before: Array<Entry>;
};

/** One of entries. */
export type EntryEdge = {
  __typename?: 'EntryEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Entry;
};

/**
 * What entries to ask for. Fields go together with *and*, values of a list with *or*; an absent field, or an empty list,
 * asks for nothing in particular. An id that does not exist, or that the viewer can't see, is `NOT_FOUND`; a list takes at
 * most 200 values.
 */
export type EntryFilter = {
  /** With these actors, in any part. */
  actors?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Sent this way. */
  channels?: InputMaybe<Array<Channel>>;
  /** In these collections. */
  collections?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** On the chosen clock, from the earliest instant of this. */
  from?: InputMaybe<Scalars['EDTF']['input']>;
  /** These entries. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** That the public could know by the end of this, whichever clock orders them. Also hides what is reached through fields. */
  knownOn?: InputMaybe<Scalars['EDTF']['input']>;
  /** That carry these links. */
  links?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Sent on these platforms. */
  platforms?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Sent to these: to, cc or bcc. */
  recipients?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages of which the record knows this. */
  replyState?: InputMaybe<ReplyState>;
  /** Sent by these. */
  senders?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** That cite these sources. */
  sources?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Said by these. */
  speakers?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements that do this. */
  statementKinds?: InputMaybe<Array<StatementKind>>;
  /** Of this status. */
  statuses?: InputMaybe<Array<EntryStatus>>;
  /** About these. */
  subjects?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With these words: all must match; a phrase in quotes, `begin*`. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** On the chosen clock, up to the latest instant of this. */
  to?: InputMaybe<Scalars['EDTF']['input']>;
  /** Messages or statements. */
  types?: InputMaybe<Array<EntryType>>;
  /** Undated entries: INCLUDE, but EXCLUDE where `from` or `to` is given. */
  undated?: InputMaybe<Undated>;
  /** In private or in public. */
  visibility?: InputMaybe<Visibility>;
  /** Word for word or reported. */
  wording?: InputMaybe<Wording>;
};

/** An entry's turn has come, or one that was played is no longer what it was. */
export type EntryFrame = ReplayFrame & {
  __typename?: 'EntryFrame';
  /** What became of it. */
  change: EntryChange;
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  entry: Entry;
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** Whether it came after its turn. */
  late: Scalars['Boolean']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/**
 * An entry, as it is to stand in the record: new, or in place of the one that has its id. The same members as in the
 * interchange format, so that fields which only one type has are refused for the other one.
 */
export type EntryInput = {
  /** What it is about: actors, links, other entries. */
  about?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages: what was attached. */
  attachments?: InputMaybe<Array<AttachmentInput>>;
  /** Statements: the audience, in words. */
  audience?: InputMaybe<Scalars['String']['input']>;
  /** Messages: who got a blind copy. */
  bcc?: InputMaybe<Array<PartyInput>>;
  /** Messages: who got a copy. */
  cc?: InputMaybe<Array<PartyInput>>;
  /** Messages, which need it: how it went. */
  channel?: InputMaybe<Channel>;
  /** Where its facts come from. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** When the public could know it; for public entries absent where that is when it occurred. */
  disclosed?: InputMaybe<MomentInput>;
  /** Where `disclosed` is absent: whether it never was, or the date is unknown. */
  disclosure?: InputMaybe<Disclosure>;
  /** `message:…` or `statement:…`, as the type says; an entry that has it already is put anew. */
  id: Scalars['ID']['input'];
  /** Messages: the message that it answers, which may come later. */
  inReplyTo?: InputMaybe<Scalars['ID']['input']>;
  /** Statements, which need it: what it does. */
  kind?: InputMaybe<StatementKind>;
  /** BCP 47. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Links that it carries. */
  links?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it happened; absent where it is undated. */
  occurred?: InputMaybe<MomentInput>;
  /** Statements: whom the speaker spoke for. */
  onBehalfOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements: the outlet to which it was said. */
  outlet?: InputMaybe<Scalars['ID']['input']>;
  /** Place in the source among equal moments; the first citation's paragraph where absent. */
  place?: InputMaybe<Scalars['Int']['input']>;
  /** Messages: where, as in `twitter`. */
  platform?: InputMaybe<Scalars['String']['input']>;
  /** How it stands to other entries. */
  relations?: InputMaybe<Array<RelationInput>>;
  /** Messages: who sent it. */
  sender?: InputMaybe<PartyInput>;
  /** Statements, which need it: who said it. */
  speaker?: InputMaybe<PartyInput>;
  /** Messages: the subject line. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** What was said; absent where the source gives no words. At most 1,000,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the thread that it stands in, `thread:…`; that of the message it answers where absent. */
  thread?: InputMaybe<Scalars['ID']['input']>;
  /** Messages and statements: to whom. */
  to?: InputMaybe<Array<PartyInput>>;
  /** What it is. */
  type: EntryType;
  /** Messages: where a source reports that there was no answer. */
  unanswered?: InputMaybe<Array<CitationInput>>;
  /** In private or in public. Messages need it; statements are public where it is absent. */
  visibility?: InputMaybe<Visibility>;
  /** Whether `text` is word for word. */
  wording: Wording;
};

/** What a correction changes of an entry. What is absent stays as it is; null takes away what was there. */
export type EntryPatch = {
  /** What it is about: actors, links, other entries. */
  about?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Messages: what was attached. */
  attachments?: InputMaybe<Array<AttachmentInput>>;
  /** Statements: the audience, in words. */
  audience?: InputMaybe<Scalars['String']['input']>;
  /** Messages: who got a blind copy. */
  bcc?: InputMaybe<Array<PartyInput>>;
  /** Messages: who got a copy. */
  cc?: InputMaybe<Array<PartyInput>>;
  /** Messages, which need it: how it went. */
  channel?: InputMaybe<Channel>;
  /** Where its facts come from. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** When the public could know it; for public entries absent where that is when it occurred. */
  disclosed?: InputMaybe<MomentInput>;
  /** Where `disclosed` is absent: whether it never was, or the date is unknown. */
  disclosure?: InputMaybe<Disclosure>;
  /** Messages: the message that it answers, which may come later. */
  inReplyTo?: InputMaybe<Scalars['ID']['input']>;
  /** Statements, which need it: what it does. */
  kind?: InputMaybe<StatementKind>;
  /** BCP 47. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Links that it carries. */
  links?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it happened; absent where it is undated. */
  occurred?: InputMaybe<MomentInput>;
  /** Statements: whom the speaker spoke for. */
  onBehalfOf?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Statements: the outlet to which it was said. */
  outlet?: InputMaybe<Scalars['ID']['input']>;
  /** Place in the source among equal moments; the first citation's paragraph where absent. */
  place?: InputMaybe<Scalars['Int']['input']>;
  /** Messages: where, as in `twitter`. */
  platform?: InputMaybe<Scalars['String']['input']>;
  /** How it stands to other entries. */
  relations?: InputMaybe<Array<RelationInput>>;
  /** Messages: who sent it. */
  sender?: InputMaybe<PartyInput>;
  /** Statements, which need it: who said it. */
  speaker?: InputMaybe<PartyInput>;
  /** Messages: the subject line. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** What was said; absent where the source gives no words. At most 1,000,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Messages: the thread that it stands in, `thread:…`; that of the message it answers where absent. */
  thread?: InputMaybe<Scalars['ID']['input']>;
  /** Messages and statements: to whom. */
  to?: InputMaybe<Array<PartyInput>>;
  /** Messages: where a source reports that there was no answer. */
  unanswered?: InputMaybe<Array<CitationInput>>;
  /** In private or in public. Messages need it; statements are public where it is absent. */
  visibility?: InputMaybe<Visibility>;
  /** Whether `text` is word for word. */
  wording?: InputMaybe<Wording>;
};

/** An earlier state of an entry. */
export type EntryRevision = {
  __typename?: 'EntryRevision';
  /** Why it was replaced. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it was replaced. */
  replacedAt: Scalars['DateTime']['output'];
  /** Counted from 1. */
  revision: Scalars['Int']['output'];
  /** What the entry was then. */
  status: EntryStatus;
  /** The text as it was. */
  text?: Maybe<Scalars['String']['output']>;
};

/** What became of an entry since it was first recorded. */
export type EntryStatus =
  /** Corrected; `revisions` holds what it was. */
  | 'CORRECTED'
  /** As first recorded. */
  | 'CURRENT'
  /** Taken back. */
  | 'RETRACTED';

/** The two kinds of entry. */
export type EntryType =
  /** Sent by someone, to someone or to everybody. */
  | 'MESSAGE'
  /** Said by someone, to an outlet or an audience. */
  | 'STATEMENT';

/** The mark that is left of an erased entry. */
export type ErasePayload = {
  __typename?: 'ErasePayload';
  /** The collection that it stood in. */
  collection: Collection;
  /** When it was erased. */
  erasedAt: Scalars['DateTime']['output'];
  /** The entry's id, which is not given again. */
  id: Scalars['ID']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** The commit that erased it. */
  revision: Scalars['Int']['output'];
};

/** A value and how many entries carry it. */
export type Facet = {
  __typename?: 'Facet';
  /** How many. */
  count: Scalars['Int']['output'];
  /** For people to read. */
  label: Scalars['String']['output'];
  /** As a filter takes it. */
  value: Scalars['String']['output'];
};

/** How many entries carry which value, the most frequent first. */
export type Facets = {
  __typename?: 'Facets';
  /** By actor, in any part. */
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

/** The reader took nothing for a while. What was due in the meantime follows at once, without loss. */
export type FellBehindFrame = ReplayFrame & {
  __typename?: 'FellBehindFrame';
  /** For how long it took nothing. */
  by: Scalars['Duration']['output'];
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** How many entries were due in the meantime. */
  entries: Scalars['Int']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** A gap in the record that is longer than `maxGap` allows begins; its cursor stands at the end of the gap. */
export type GapFrame = ReplayFrame & {
  __typename?: 'GapFrame';
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** The instant before the gap. */
  from: Scalars['DateTime']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
  /** The next entry's instant. */
  to: Scalars['DateTime']['output'];
  /** The wait that is left of it. */
  waited: Scalars['Duration']['output'];
};

/** Entries within one interval. Intervals without any are left out. */
export type HistogramBucket = {
  __typename?: 'HistogramBucket';
  /** All of them. */
  count: Scalars['Int']['output'];
  /** When the next one begins. */
  end?: Maybe<Scalars['DateTime']['output']>;
  /** The private ones. */
  private: Scalars['Int']['output'];
  /** The public ones. */
  public: Scalars['Int']['output'];
  /** When it begins; null for the undated ones, which come last. */
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

/** How long after one entry another came: signed, after is positive. Imprecise moments give a range. */
export type Lag = {
  __typename?: 'Lag';
  /** At least. */
  least: Scalars['Duration']['output'];
  /** At most. */
  most: Scalars['Duration']['output'];
  /** The lag itself, where the record says it. */
  stated?: Maybe<Scalars['Duration']['output']>;
};

/** An address or document that entries share. */
export type Link = Node & {
  __typename?: 'Link';
  /** Where it comes from. */
  citations: Array<Citation>;
  /** The entries that carry it or are about it. */
  entries: EntryConnection;
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** What it leads to, in words. */
  label?: Maybe<Scalars['String']['output']>;
  /** Its address; null where the source gives none. */
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
  /** What is on it. */
  edges: Array<LinkEdge>;
  /** The same without cursors. */
  nodes: Array<Link>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of links. */
export type LinkEdge = {
  __typename?: 'LinkEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Link;
};

/** A link, as it is to stand in the record: new, or in place of the one that has its id. */
export type LinkInput = {
  /** Where it comes from. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** `link:…` */
  id: Scalars['ID']['input'];
  /** What it leads to, in words. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** Its address; absent where the source gives none. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** Something that was sent: a direct message, an e-mail, a post, a letter, a publication. */
export type Message = Entry & Node & {
  __typename?: 'Message';
  /** What was attached. */
  attachments: Array<Attachment>;
  /** How it went. */
  channel: Channel;
  /** Where its facts come from. */
  citations: Array<Citation>;
  /** The collection that it stands in. */
  collection: Collection;
  /** The entries next to it on the timeline. */
  context: EntryContext;
  /** When the public could know it. */
  disclosed?: Maybe<Moment>;
  /** Whether the public could know it. */
  disclosure: Disclosure;
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** The message that it answers; null also where that is hidden or not in the record. */
  inReplyTo?: Maybe<Message>;
  /** BCP 47. */
  language?: Maybe<Scalars['String']['output']>;
  /** Links that it carries. */
  links: Array<Link>;
  /** Entries that belong near it, the closest first. Empty where it has no moment on the clock. */
  nearby: Array<Nearby>;
  /** When it happened; null: undated. */
  occurred?: Maybe<Moment>;
  /** Everyone whom it names, in their parts. */
  participants: Array<Participant>;
  /** Where: `twitter`, … */
  platform?: Maybe<Scalars['String']['output']>;
  /** To whom: to, cc and bcc. */
  recipients: Array<Participant>;
  /** How it stands to other entries, and they to it. */
  relations: Array<Relation>;
  /** The answers to it, in the order in which they were sent. */
  replies: MessageConnection;
  /** From it to its first answer; null without one, or where either is undated. */
  replyLag?: Maybe<Lag>;
  /** What the record knows of an answer. */
  replyState: ReplyState;
  /** Counted from 1: raised by whatever an editor changes of it, and not by what follows from other entries. */
  revision: Scalars['Int']['output'];
  /** What it was before, the oldest first. */
  revisions: Array<EntryRevision>;
  /** Who sent it; null where the record doesn't say. */
  sender?: Maybe<Participant>;
  /** What became of it since it was first recorded. */
  status: EntryStatus;
  /** The subject line. */
  subject?: Maybe<Scalars['String']['output']>;
  /** What was said; null where the source gives no words. */
  text?: Maybe<Scalars['String']['output']>;
  /** The thread that it stands in. */
  thread?: Maybe<Thread>;
  /** Whether it was said in private or in public. */
  visibility: Visibility;
  /** Whether `text` is word for word. */
  wording: Wording;
};


/** Something that was sent: a direct message, an e-mail, a post, a letter, a publication. */
export type MessageContextArgs = {
  after: Scalars['Int']['input'];
  before: Scalars['Int']['input'];
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** Something that was sent: a direct message, an e-mail, a post, a letter, a publication. */
export type MessageNearbyArgs = {
  across: Scalars['Boolean']['input'];
  by: Array<NearbyReason>;
  clock: Clock;
  first: Scalars['Int']['input'];
  within: Scalars['Duration']['input'];
};


/** Something that was sent: a direct message, an e-mail, a post, a letter, a publication. */
export type MessageRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of messages (Relay). */
export type MessageConnection = {
  __typename?: 'MessageConnection';
  /** What is on it. */
  edges: Array<MessageEdge>;
  /** The same without cursors. */
  nodes: Array<Message>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of messages. */
export type MessageEdge = {
  __typename?: 'MessageEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Message;
};

/** A moment, as precisely as it is known. */
export type Moment = {
  __typename?: 'Moment';
  /** It is about then. */
  approximate: Scalars['Boolean']['output'];
  /** How the record came to it. */
  basis: MomentBasis;
  /** The first instant that it can mean; null where it is open towards the past. */
  earliest?: Maybe<Scalars['DateTime']['output']>;
  /** The moment itself. */
  edtf: Scalars['EDTF']['output'];
  /** The last instant that it can mean, inclusive; null where it is open towards the future. */
  latest?: Maybe<Scalars['DateTime']['output']>;
  /** The editor's reason. */
  note?: Maybe<Scalars['String']['output']>;
  /** How finely it is known. */
  precision: Precision;
  /** Where it is relative: to which entry, and by how much. */
  relativeTo?: Maybe<RelativeMoment>;
  /** Where it stands on the timeline: `earliest`, or the other entry's moment plus the offset. */
  scheduled: Scalars['DateTime']['output'];
  /** The source, or the editor, is not sure of it. */
  uncertain: Scalars['Boolean']['output'];
  /** The words of the source: `Monday`, `Fifteen minutes later`. */
  written?: Maybe<Scalars['String']['output']>;
  /** The time zone in which it was read; null where it says one itself. */
  zone?: Maybe<Scalars['String']['output']>;
};

/** How the record came to a moment. */
export type MomentBasis =
  /** The editor inferred it; `note` gives the reason. */
  | 'INFERRED'
  /** The source says it relative to another entry. */
  | 'RELATIVE'
  /** The source says it. */
  | 'STATED';

/** A moment as the source gives it: either `edtf` or `relativeTo`. */
export type MomentInput = {
  /** EDTF level 1, as the scalar `EDTF` describes it. */
  edtf?: InputMaybe<Scalars['String']['input']>;
  /** True where the editor inferred it; then `note` gives the reason. */
  inferred?: InputMaybe<Scalars['Boolean']['input']>;
  /** The editor's reason. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Counted from another entry of the collection, on the same clock. */
  relativeTo?: InputMaybe<RelativeMomentInput>;
  /** The words of the source: `Monday`, `Fifteen minutes later`. */
  written?: InputMaybe<Scalars['String']['input']>;
  /** The IANA zone or offset in which it was written; the collection's where absent. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /** Corrects an entry; what it was is kept in `revisions`. CONFLICT for a retracted one. */
  correctEntry: Entry;
  /** Ends the replay for all who watch it, after what was stepped to. */
  endReplay: ReplayStatus;
  /** Takes an entry and all its revisions away for good, and leaves a mark. CONFLICT while moments count from it. */
  eraseEntry: ErasePayload;
  /** Says that two actors are one; both ids stay good. Takes a token for all collections. */
  mergeActors: Actor;
  /** Stops the replay's clock. */
  pauseReplay: ReplayStatus;
  /** Puts actors, at most 1,000. They may name each other. Takes a token for all collections. */
  putActors: PutPayload;
  /** Puts a collection. A token for certain collections may put those. To restrict one, the token must read it too. */
  putCollection: Collection;
  /** Puts entries into a collection, at most 1,000. An entry stays in its collection: to put it into another is CONFLICT. */
  putEntries: PutPayload;
  /** Puts links, at most 1,000. Takes a token for all collections. */
  putLinks: PutPayload;
  /** Puts sources, at most 1,000. Takes a token for all collections. */
  putSources: PutPayload;
  /** Takes a retraction back. */
  restoreEntry: Entry;
  /** Lets the replay's clock run again. */
  resumeReplay: ReplayStatus;
  /** Takes an entry back: it stays, and says that it is retracted. */
  retractEntry: Entry;
  /** Goes on from another place, in a new generation. */
  seekReplay: ReplayStatus;
  /** Changes the pace; the clock goes on from where it stands. */
  setReplaySpeed: ReplayStatus;
  /** Takes the merging of an actor into another back. Takes a token for all collections. */
  splitActor: Actor;
  /**
   * Plays entries at once, whatever the clock says; back where negative, which is a seek. While paused, that none is left is
   * told when the replay runs.
   */
  stepReplay: ReplayStatus;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationCorrectEntryArgs = {
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  patch: EntryPatch;
  reason: Scalars['String']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationEndReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationEraseEntryArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationMergeActorsArgs = {
  keep: Scalars['ID']['input'];
  merge: Scalars['ID']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationPauseReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationPutActorsArgs = {
  input: Array<ActorInput>;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationPutCollectionArgs = {
  input: CollectionInput;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationPutEntriesArgs = {
  collection: Scalars['ID']['input'];
  input: Array<EntryInput>;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationPutLinksArgs = {
  input: Array<LinkInput>;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationPutSourcesArgs = {
  input: Array<SourceInput>;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationRestoreEntryArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationResumeReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationRetractEntryArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationSeekReplayArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  replayId: Scalars['ID']['input'];
  to: SeekInput;
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationSetReplaySpeedArgs = {
  controlKey?: InputMaybe<Scalars['String']['input']>;
  pacing: PacingInput;
  replayId: Scalars['ID']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
 */
export type MutationSplitActorArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Acts. What changes the record takes a token with the scope `write`: without one it is UNAUTHENTICATED, with one that does
 * not reach so far FORBIDDEN; and what the token may not read is NOT_FOUND. Each act is one commit; done again it changes
 * nothing. A request with such a token may have 8 MiB over HTTP, and any other, like a message over WebSocket, 64 KiB.
 *
 * Controls take the `controlKey` that a replay's opener got, or a token that has the scope `control`.
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
  /** How long after the entry at hand. */
  lag: Lag;
  /** Why it belongs there. */
  reasons: Array<NearbyReason>;
};

/** Why an entry belongs near another one. */
export type NearbyReason =
  /** The record relates them: an answer, a relation, a topic, a relative moment. */
  | 'RELATED'
  /** Someone takes part in both. */
  | 'SAME_ACTOR'
  /** Both carry the same link. */
  | 'SAME_LINK'
  /** One is about someone who takes part in the other. */
  | 'SAME_SUBJECT';

/** Anything that has an id. Ids are readable, typed and stable: `actor:alan-futerfas`, `message:…`. */
export type Node = {
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
};

/** What to do at the end of the record. */
export type OnEnd =
  /** End the replay. */
  | 'COMPLETE'
  /** Go on with whatever is committed from then on. */
  | 'FOLLOW';

/** The replay is open: the arguments as understood, and what it will play. */
export type OpenedFrame = ReplayFrame & {
  __typename?: 'OpenedFrame';
  /** Lets its holder control the replay; only its opener gets it, and in a room nobody else. */
  controlKey?: Maybe<Scalars['String']['output']>;
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** The first entry's instant. */
  earliest?: Maybe<Scalars['DateTime']['output']>;
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The last entry's instant. */
  latest?: Maybe<Scalars['DateTime']['output']>;
  /** Names this replay. */
  replayId: Scalars['ID']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** How it stands. */
  status: ReplayStatus;
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
  /** How many dated entries it spans. */
  total: Scalars['Int']['output'];
  /** How many entries it leaves out because they are undated. */
  undated: Scalars['Int']['output'];
};

/** How a replay is paced: one of these. */
export type Pacing = {
  __typename?: 'Pacing';
  /** So many entries a second. */
  entriesPerSecond?: Maybe<Scalars['Float']['output']>;
  /** The whole in this time. */
  fitInto?: Maybe<Scalars['Duration']['output']>;
  /** Everything at once. */
  instant?: Maybe<Scalars['Boolean']['output']>;
  /** Timeline seconds in a second. */
  speed?: Maybe<Scalars['Float']['output']>;
};

/** How a replay turns the time of the record into time on the wall: exactly one of these. */
export type PacingInput =
  /** So many entries a second; above 0. */
  { entriesPerSecond: Scalars['Float']['input']; fitInto?: never; instant?: never; speed?: never; }
  |  /** The whole in this time. */
  { entriesPerSecond?: never; fitInto: Scalars['Duration']['input']; instant?: never; speed?: never; }
  |  /** Everything at once; true. */
  { entriesPerSecond?: never; fitInto?: never; instant: Scalars['Boolean']['input']; speed?: never; }
  |  /** Timeline seconds in a second; above 0. */
  { entriesPerSecond?: never; fitInto?: never; instant?: never; speed: Scalars['Float']['input']; };

/** Where a page stands in its list (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Of the last edge. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more after the page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is more before the page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first edge. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Someone in an entry. */
export type Participant = {
  __typename?: 'Participant';
  /** Through which account, where the source says it. */
  account?: Maybe<Account>;
  /** Who. */
  actor: Actor;
  /** In which part. */
  role: ParticipantRole;
};

/** In which part someone stands in an entry. */
export type ParticipantRole =
  /** The statement was made to them. */
  | 'AUDIENCE'
  /** Got a blind copy. */
  | 'BCC'
  /** Got a copy. */
  | 'CC'
  /** The statement was made to this outlet. */
  | 'OUTLET'
  /** The statement was made on their behalf. */
  | 'PRINCIPAL'
  /** Sent the message. */
  | 'SENDER'
  /** Made the statement. */
  | 'SPEAKER'
  /** It is about them. */
  | 'SUBJECT'
  /** The message was sent to them. */
  | 'TO';

/** Someone who takes part in an entry. */
export type PartyInput = {
  /** Through which account, where the source says it. */
  account?: InputMaybe<AccountInput>;
  /** Who. */
  actor: Scalars['ID']['input'];
};

/** How finely a moment is known, from the coarsest to the finest. */
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
  /** To the season: northern and meteorological, 21 is March to May. */
  | 'SEASON'
  /** To the second. */
  | 'SECOND'
  /** To the year. */
  | 'YEAR';

/** Why an item was refused. */
export type PutError = {
  __typename?: 'PutError';
  /** As `extensions.code`: BAD_RECORD, BAD_VALUE, UNKNOWN_REFERENCE, CIRCULAR_MOMENT, CONFLICT. */
  code: Scalars['String']['output'];
  /** What is wrong, and what would be right. */
  message: Scalars['String']['output'];
  /** Where in the item: `to[0].actor`; null where it is the item itself. */
  path?: Maybe<Scalars['String']['output']>;
};

/** What became of one item of a put. */
export type PutOutcome =
  /** It is new. */
  | 'ADDED'
  /** It is in place of what had its id. */
  | 'CHANGED'
  /** It was wrong, and changed nothing; `error` says why. */
  | 'REFUSED'
  /** It was there already. Corrections that an editor made since it was put stay. */
  | 'UNCHANGED';

/** What was put. All that was right in a list is put at once; what was wrong is told item by item. */
export type PutPayload = {
  __typename?: 'PutPayload';
  /** How many items are new. */
  added: Scalars['Int']['output'];
  /** How many are in place of others. */
  changed: Scalars['Int']['output'];
  /** How many were wrong. */
  refused: Scalars['Int']['output'];
  /** One for each item, in their order. */
  results: Array<PutResult>;
  /** The record's last commit, after this one. */
  revision: Scalars['Int']['output'];
  /** How many were there already. */
  unchanged: Scalars['Int']['output'];
};

/** What became of one item of a put. */
export type PutResult = {
  __typename?: 'PutResult';
  /** Why it was refused; else null. */
  error?: Maybe<PutError>;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its place in the list, from 0. */
  index: Scalars['Int']['output'];
  /** As it is now; null where it was refused. */
  node?: Maybe<Node>;
  /** What became of it. */
  outcome: PutOutcome;
};

/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type Query = {
  __typename?: 'Query';
  /** An actor by id or by account: exactly one of them. */
  actor?: Maybe<Actor>;
  /** Actors, by id. */
  actors: ActorConnection;
  /** A collection by its id. */
  collection?: Maybe<Collection>;
  /** All collections, by id. */
  collections: CollectionConnection;
  /** Who wrote to whom, the most frequent first. */
  correspondence: CorrespondenceConnection;
  /** A message or statement by its id. */
  entry?: Maybe<Entry>;
  /** How many entries carry which value. */
  facets: Facets;
  /** How many entries fall on which interval. */
  histogram: Array<HistogramBucket>;
  /** A link by id or by address: exactly one of them. */
  link?: Maybe<Link>;
  /** All links, by id. */
  links: LinkConnection;
  /** A message by its id. */
  message?: Maybe<Message>;
  /** Messages in order. */
  messages: MessageConnection;
  /** Anything by its id; null where there is none that the viewer may see. */
  node?: Maybe<Node>;
  /** Several things by their ids, in their order; at most 100. */
  nodes: Array<Maybe<Node>>;
  /** Full text: all words must match, folded for case and accents; a phrase in quotes, `begin*`. */
  search: SearchConnection;
  /** A source by its id. */
  source?: Maybe<Source>;
  /** All sources, by id. */
  sources: SourceConnection;
  /** A statement by its id. */
  statement?: Maybe<Statement>;
  /** Statements in order. */
  statements: StatementConnection;
  /** Everything, messages and statements, in order. */
  timeline: EntryConnection;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryActorArgs = {
  account?: InputMaybe<AccountInput>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryActorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<ActorKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryCollectionArgs = {
  id: Scalars['ID']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryCollectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryCorrespondenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryEntryArgs = {
  id: Scalars['ID']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryFacetsArgs = {
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryHistogramArgs = {
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  interval: Interval;
  zone: Scalars['String']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryLinkArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  url?: InputMaybe<Scalars['URL']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryLinksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
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


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QuerySourceArgs = {
  id: Scalars['ID']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QuerySourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryStatementArgs = {
  id: Scalars['ID']['input'];
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryStatementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions to the record. Lists are Relay connections; a cursor belongs to its list, filter and order. */
export type QueryTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** What an entry says of another one. */
export type Relation = {
  __typename?: 'Relation';
  /** Where the relation comes from. */
  citations: Array<Citation>;
  /** From which end one looks. */
  direction: RelationDirection;
  /** The other entry. */
  entry: Entry;
  /** How they stand to each other. */
  kind: RelationKind;
};

/** Which end of a relation one looks from. */
export type RelationDirection =
  /** The other entry relates to the one at hand. */
  | 'INCOMING'
  /** The entry at hand relates to the other one. */
  | 'OUTGOING';

/** How an entry stands to another one. */
export type RelationInput = {
  /** Where the relation comes from. */
  citations?: InputMaybe<Array<CitationInput>>;
  /** The other entry, which may come later. */
  entry: Scalars['ID']['input'];
  /** How. */
  kind: RelationKind;
};

/** How an entry stands to another one. */
export type RelationKind =
  /** Says the opposite, or shows it. */
  | 'CONTRADICTS'
  /** Supports it. */
  | 'CORROBORATES'
  /** Quotes it. */
  | 'QUOTES'
  /** Responds to it. */
  | 'RESPONDS_TO';

/** A moment counted from another entry's. */
export type RelativeMoment = {
  __typename?: 'RelativeMoment';
  /** The other entry; null where it is hidden. */
  entry?: Maybe<Entry>;
  /** After it, or before it where negative. */
  offset: Scalars['Duration']['output'];
};

/** A moment counted from another entry's. */
export type RelativeMomentInput = {
  /** The other entry. */
  entry: Scalars['ID']['input'];
  /** A signed ISO 8601 duration: `PT15M`, `-P2D`. */
  offset: Scalars['String']['input'];
};

/** Why an entry that was played is removed. */
export type RemovalReason =
  /** It was erased for good. */
  | 'ERASED'
  /** It has left the filter, the replay's bounds or the viewer's sight. */
  | 'LEFT'
  /** It has moved ahead, and plays again there. */
  | 'MOVED';

/** An entry that was played stands there no more. Removing what one doesn't have does no harm. */
export type RemovedFrame = ReplayFrame & {
  __typename?: 'RemovedFrame';
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** The entry's id. */
  entryId: Scalars['ID']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** Why. */
  reason: RemovalReason;
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** One thing that a replay tells. */
export type ReplayFrame = {
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** What to replay, and how. */
export type ReplayInput = {
  /** Go on after the frame with this cursor; not with `from`. The filter and the clock must be the same as they were. */
  after?: InputMaybe<Scalars['String']['input']>;
  /** In a room: first all that was already played. */
  catchUp: Scalars['Boolean']['input'];
  /** As it happened, or as it became known. */
  clock: Clock;
  /** How often to tell the clock, on the wall; never if absent. */
  clockEvery?: InputMaybe<Scalars['Duration']['input']>;
  /** Which entries; undated ones are left out and counted. */
  filter?: InputMaybe<EntryFilter>;
  /** From this instant, inclusive; the first entry's if absent. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The longest wait between two entries, on the wall. */
  maxGap?: InputMaybe<Scalars['Duration']['input']>;
  /** What to do at the end. */
  onEnd: OnEnd;
  /** How fast; the whole in a minute if absent. */
  pacing?: InputMaybe<PacingInput>;
  /** Open it paused. */
  paused: Scalars['Boolean']['input'];
  /** Watch it in step with all who name this room; who comes first opens it. Who joins may leave out what the room is. */
  room?: InputMaybe<Scalars['ID']['input']>;
  /** Up to this instant, exclusive; the last entry's if absent. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How a replay stands. */
export type ReplayStatus = {
  __typename?: 'ReplayStatus';
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** How it is paced. */
  pacing: Pacing;
  /** Whether its clock stands still. */
  paused: Scalars['Boolean']['output'];
  /** Names the replay. */
  replayId: Scalars['ID']['output'];
  /** Timeline seconds in a second; null where the pacing has no speed. */
  speed?: Maybe<Scalars['Float']['output']>;
  /** Where its clock stands. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
  /** How many watch it, on the node that answers. */
  viewers: Scalars['Int']['output'];
};

/** What the record knows of an answer to a message. The last two are different facts. */
export type ReplyState =
  /** An answer is in the record. */
  | 'ANSWERED'
  /** The record holds no answer, and no word about one. */
  | 'NO_REPLY_DOCUMENTED'
  /** A source says that there was no answer. */
  | 'REPORTED_UNANSWERED';

/** A page of hits (Relay). */
export type SearchConnection = {
  __typename?: 'SearchConnection';
  /** What is on it. */
  edges: Array<SearchEdge>;
  /** The same without cursors. */
  nodes: Array<Entry>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of hits. */
export type SearchEdge = {
  __typename?: 'SearchEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** Where it matches: pieces of the text, safe to set as HTML, the words in `<mark>`. */
  highlights: Array<Scalars['String']['output']>;
  /** The thing itself. */
  node: Entry;
  /** How well it matches: BM25, rounded to a millionth; 0 in the order of time. */
  score: Scalars['Float']['output'];
};

/** How hits are ordered. */
export type SearchOrder =
  /** By falling score (BM25), then by time. */
  | 'RELEVANCE'
  /** By time, on the chosen clock. */
  | 'TIME';

/** Where to seek: exactly one of them. */
export type SeekInput =
  /** The place after the frame with this cursor, of a replay with the same filter and bounds. */
  { cursor: Scalars['String']['input']; instant?: never; }
  |  /** An instant within the replay's bounds. */
  { cursor?: never; instant: Scalars['DateTime']['input']; };

/** Where facts come from: an article, a mailbox, an export. */
export type Source = Node & {
  __typename?: 'Source';
  /** Who wrote it. */
  authors: Array<Scalars['String']['output']>;
  /** Citations of it in entries. */
  citations: CitationConnection;
  /** In a few words. */
  description?: Maybe<Scalars['String']['output']>;
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** When it was published. */
  published?: Maybe<Moment>;
  /** Who published it. */
  publisher?: Maybe<Actor>;
  /** Its title. */
  title: Scalars['String']['output'];
  /** Its address. */
  url?: Maybe<Scalars['URL']['output']>;
};


/** Where facts come from: an article, a mailbox, an export. */
export type SourceCitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of sources (Relay). */
export type SourceConnection = {
  __typename?: 'SourceConnection';
  /** What is on it. */
  edges: Array<SourceEdge>;
  /** The same without cursors. */
  nodes: Array<Source>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of sources. */
export type SourceEdge = {
  __typename?: 'SourceEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Source;
};

/** A source, as it is to stand in the record: new, or in place of the one that has its id. */
export type SourceInput = {
  /** Who wrote it. */
  authors?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In a few words. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Name of the file of its text, for `backchannel verify`. */
  file?: InputMaybe<Scalars['String']['input']>;
  /** `source:…` */
  id: Scalars['ID']['input'];
  /** When it was published; not relative. */
  published?: InputMaybe<MomentInput>;
  /** The actor who published it. */
  publisher?: InputMaybe<Scalars['ID']['input']>;
  /** Its title. */
  title: Scalars['String']['input'];
  /** Its address. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** Something that was said: to an outlet, an audience, the public. */
export type Statement = Entry & Node & {
  __typename?: 'Statement';
  /** What it is about. */
  about: Array<Topic>;
  /** The audience, in words. */
  audience?: Maybe<Scalars['String']['output']>;
  /** Where its facts come from. */
  citations: Array<Citation>;
  /** The collection that it stands in. */
  collection: Collection;
  /** The entries next to it on the timeline. */
  context: EntryContext;
  /** When the public could know it. */
  disclosed?: Maybe<Moment>;
  /** Whether the public could know it. */
  disclosure: Disclosure;
  /** Readable, typed and stable. */
  id: Scalars['ID']['output'];
  /** What it does: asserts, denies, asks. */
  kind: StatementKind;
  /** BCP 47. */
  language?: Maybe<Scalars['String']['output']>;
  /** Links that it carries. */
  links: Array<Link>;
  /** Entries that belong near it, the closest first. Empty where it has no moment on the clock. */
  nearby: Array<Nearby>;
  /** When it happened; null: undated. */
  occurred?: Maybe<Moment>;
  /** Whom the speaker spoke for. */
  onBehalfOf: Array<Actor>;
  /** The outlet to which it was said. */
  outlet?: Maybe<Actor>;
  /** Everyone whom it names, in their parts. */
  participants: Array<Participant>;
  /** How it stands to other entries, and they to it. */
  relations: Array<Relation>;
  /** Counted from 1: raised by whatever an editor changes of it, and not by what follows from other entries. */
  revision: Scalars['Int']['output'];
  /** What it was before, the oldest first. */
  revisions: Array<EntryRevision>;
  /** Who said it. */
  speaker: Participant;
  /** What became of it since it was first recorded. */
  status: EntryStatus;
  /** What was said; null where the source gives no words. */
  text?: Maybe<Scalars['String']['output']>;
  /** Whether it was said in private or in public. */
  visibility: Visibility;
  /** Whether `text` is word for word. */
  wording: Wording;
};


/** Something that was said: to an outlet, an audience, the public. */
export type StatementContextArgs = {
  after: Scalars['Int']['input'];
  before: Scalars['Int']['input'];
  clock: Clock;
  filter?: InputMaybe<EntryFilter>;
};


/** Something that was said: to an outlet, an audience, the public. */
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
  /** What is on it. */
  edges: Array<StatementEdge>;
  /** The same without cursors. */
  nodes: Array<Statement>;
  /** Where it stands. */
  pageInfo: PageInfo;
  /** How many there are in all; counted only when asked. */
  totalCount: Scalars['Int']['output'];
};

/** One of statements. */
export type StatementEdge = {
  __typename?: 'StatementEdge';
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The thing itself. */
  node: Statement;
};

/** What a statement does. */
export type StatementKind =
  /** Says that something is so. */
  | 'ASSERTION'
  /** Judges. */
  | 'ASSESSMENT'
  /** Says that what was asked or reported is so. */
  | 'CONFIRMATION'
  /** Says that something is not so. */
  | 'DENIAL'
  /** Declines to say anything. */
  | 'NO_COMMENT'
  /** Asks. */
  | 'QUESTION';

/** How the replay stands now. */
export type StatusFrame = ReplayFrame & {
  __typename?: 'StatusFrame';
  /** Resuming with it gives exactly what comes after this frame. */
  cursor: Scalars['String']['output'];
  /** Raised by every seek. */
  generation: Scalars['Int']['output'];
  /** The time of day. */
  serverTime: Scalars['DateTime']['output'];
  /** How it stands. */
  status: ReplayStatus;
  /** Where the replay's clock stands; null where nothing is dated. */
  timelineTime?: Maybe<Scalars['DateTime']['output']>;
};

/** What can be subscribed to, over WebSocket (`graphql-transport-ws`). */
export type Subscription = {
  __typename?: 'Subscription';
  /** Plays the timeline back. Wrong arguments are answered before the first frame. */
  replay: ReplayFrame;
};


/** What can be subscribed to, over WebSocket (`graphql-transport-ws`). */
export type SubscriptionReplayArgs = {
  input: ReplayInput;
};

/** Words of a source, to be found again (W3C Web Annotation, TextQuoteSelector). */
export type TextQuote = {
  __typename?: 'TextQuote';
  /** The words as they stand. */
  exact: Scalars['String']['output'];
  /** What stands just before. */
  prefix?: Maybe<Scalars['String']['output']>;
  /** What stands just after. */
  suffix?: Maybe<Scalars['String']['output']>;
};

/** Words of a source, to be found again (W3C Web Annotation, TextQuoteSelector). */
export type TextQuoteInput = {
  /** The words as they stand. */
  exact: Scalars['String']['input'];
  /** What stands just before, where the words alone are not unique. */
  prefix?: InputMaybe<Scalars['String']['input']>;
  /** What stands just after. */
  suffix?: InputMaybe<Scalars['String']['input']>;
};

/** Messages that belong together. */
export type Thread = Node & {
  __typename?: 'Thread';
  /** Its messages, in order. */
  entries: EntryConnection;
  /** Readable, typed and stable. */
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

/** What a statement can be about. */
export type Topic = Actor | Link | Message | Statement;

/** What to do with entries that have no moment on the chosen clock. */
export type Undated =
  /** Leave them out. */
  | 'EXCLUDE'
  /** List them, after all dated ones. */
  | 'INCLUDE'
  /** List nothing else. */
  | 'ONLY';

/** Whether it was said in private or in public. */
export type Visibility =
  /** Between its participants. */
  | 'PRIVATE'
  /** For everybody. */
  | 'PUBLIC';

/** Whether `text` is what was said, or what somebody reported of it. */
export type Wording =
  /** Somebody's report of it. */
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
  Link: ResolverTypeWrapper<LinkNode>;
  LinkConnection: ResolverTypeWrapper<LinkPage>;
  LinkEdge: ResolverTypeWrapper<Omit<LinkEdge, 'node'> & { node: ResolversTypes['Link'] }>;
  LinkInput: LinkInput;
  Message: ResolverTypeWrapper<EntryNode>;
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


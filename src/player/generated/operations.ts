/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who may read a collection. */
export type Access =
  /** Everybody. */
  | 'OPEN'
  /** Clients with a token that may read it. */
  | 'RESTRICTED';

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

/** The two clocks of an entry. */
export type Clock =
  /** When the public could know it. */
  | 'DISCLOSED'
  /** When it happened. */
  | 'OCCURRED';

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

/** What an entry frame says about its entry. */
export type EntryChange =
  /** The entry is played, in its order or late. */
  | 'ADDED'
  /** An entry that was already played has changed; this is its new state. */
  | 'CORRECTED'
  /** An entry that was already played was retracted. */
  | 'RETRACTED';

/**
 * A filter of entries. An entry must match every field that is given, and at least one value of a list. An absent field or
 * an empty list matches every entry. An id that does not exist, or that the viewer may not see, is `NOT_FOUND`. A list has
 * at most 200 values.
 */
export type EntryFilter = {
  /** Entries with these actors, in any role. */
  readonly actors?: ReadonlyArray<string> | null | undefined;
  /** Messages of these channels. */
  readonly channels?: ReadonlyArray<Channel> | null | undefined;
  /** Entries of these collections. */
  readonly collections?: ReadonlyArray<string> | null | undefined;
  /** Entries from the first instant of this date on, on the chosen clock. */
  readonly from?: string | null | undefined;
  /** Entries with these ids. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** Entries that the public could know by the end of this date, on either clock. It also hides other entries that fields lead to. */
  readonly knownOn?: string | null | undefined;
  /** Entries with these links. */
  readonly links?: ReadonlyArray<string> | null | undefined;
  /** Messages on these platforms. */
  readonly platforms?: ReadonlyArray<string> | null | undefined;
  /** Messages sent to these actors: to, cc or bcc. */
  readonly recipients?: ReadonlyArray<string> | null | undefined;
  /** Messages with this reply state. */
  readonly replyState?: ReplyState | null | undefined;
  /** Messages sent by these actors. */
  readonly senders?: ReadonlyArray<string> | null | undefined;
  /** Entries that cite these sources. */
  readonly sources?: ReadonlyArray<string> | null | undefined;
  /** Statements by these actors. */
  readonly speakers?: ReadonlyArray<string> | null | undefined;
  /** Statements of these kinds. */
  readonly statementKinds?: ReadonlyArray<StatementKind> | null | undefined;
  /** Entries with these statuses. */
  readonly statuses?: ReadonlyArray<EntryStatus> | null | undefined;
  /** Entries about these actors. */
  readonly subjects?: ReadonlyArray<string> | null | undefined;
  /** Entries with all these words. Write a phrase in quotes; `begin*` matches words that start with `begin`. */
  readonly text?: string | null | undefined;
  /** Entries up to the last instant of this date, on the chosen clock. */
  readonly to?: string | null | undefined;
  /** Entries of these types. */
  readonly types?: ReadonlyArray<EntryType> | null | undefined;
  /** Undated entries. Default: INCLUDE; EXCLUDE if `from` or `to` is given. */
  readonly undated?: Undated | null | undefined;
  /** Private or public entries. */
  readonly visibility?: Visibility | null | undefined;
  /** Entries that are word for word, or reported. */
  readonly wording?: Wording | null | undefined;
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

/** How a message changed after it was sent. */
export type MessageChange =
  /** It was deleted. */
  | 'DELETED'
  /** Its text was edited. */
  | 'EDITED'
  /** The call ended. */
  | 'ENDED';

/** Where the record has a moment from. */
export type MomentBasis =
  /** An editor inferred it; `note` gives the reason. */
  | 'INFERRED'
  /** The source gives it relative to another entry. */
  | 'RELATIVE'
  /** The source says it. */
  | 'STATED';

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

/** What a replay does when it has played the whole history. */
export type OnEnd =
  /** It ends. */
  | 'COMPLETE'
  /** It goes on with each new commit. */
  | 'FOLLOW';

/** The pace of a replay. Give exactly one field. */
export type PacingInput =
  {   /** Entries in a second; above 0. */
  readonly entriesPerSecond: number; readonly fitInto?: never; readonly instant?: never; readonly speed?: never; }
  |  { readonly entriesPerSecond?: never;   /** Plays the whole in this time. */
  readonly fitInto: string; readonly instant?: never; readonly speed?: never; }
  |  { readonly entriesPerSecond?: never; readonly fitInto?: never;   /** True: everything at once. */
  readonly instant: boolean; readonly speed?: never; }
  |  { readonly entriesPerSecond?: never; readonly fitInto?: never; readonly instant?: never;   /** Seconds of the timeline in one real second; above 0. */
  readonly speed: number; };

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

/** The direction of a relation, seen from the entry that is asked. */
export type RelationDirection =
  /** From the other entry to this one. */
  | 'INCOMING'
  /** From this entry to the other one. */
  | 'OUTGOING';

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

/** The reason why an entry is removed. */
export type RemovalReason =
  /** It was erased. */
  | 'ERASED'
  /** It no longer matches the filter or the bounds, or the viewer may no longer see it. */
  | 'LEFT'
  /** It moved to a later place and will be played again there. */
  | 'MOVED';

/** The arguments of a replay. */
export type ReplayInput = {
  /** Resumes after the frame with this cursor. The filter and the clock must be the same as before. Not together with `from`. */
  readonly after?: string | null | undefined;
  /** For a room: whether everything that was already played comes first. */
  readonly catchUp?: boolean;
  /** The clock that orders the entries: as it happened, or as it became known. */
  readonly clock?: Clock;
  /** The real time between two clock frames. Default: no clock frames. */
  readonly clockEvery?: string | null | undefined;
  /** The entries to replay. Undated entries are counted and left out. */
  readonly filter?: EntryFilter | null | undefined;
  /** The start, inclusive. Default: the first entry. */
  readonly from?: string | null | undefined;
  /** The longest wait between two entries, in real time. */
  readonly maxGap?: string | null | undefined;
  /** What to do after the last entry. */
  readonly onEnd?: OnEnd;
  /** The pace. Default: the whole in one minute. */
  readonly pacing?: PacingInput | null | undefined;
  /** Whether the replay opens paused. */
  readonly paused?: boolean;
  /** The room to watch in: all viewers of a room watch in step. The first viewer opens the room; later viewers can leave out the other arguments. Viewers who may read other collections have another room with the same name. */
  readonly room?: string | null | undefined;
  /** The end, exclusive. Default: after the last entry. */
  readonly to?: string | null | undefined;
};

/** Whether the record knows of an answer to a message. REPORTED_UNANSWERED and NO_REPLY_DOCUMENTED are different facts. */
export type ReplyState =
  /** An answer is in the record. */
  | 'ANSWERED'
  /** The record has no answer and says nothing about one. */
  | 'NO_REPLY_DOCUMENTED'
  /** A source says that there was no answer. */
  | 'REPORTED_UNANSWERED';

/** The place to seek. Give exactly one field. */
export type SeekInput =
  {   /** The place after the frame with this cursor. It must come from a replay with the same filter, clock and bounds. */
  readonly cursor: string; readonly instant?: never; }
  |  { readonly cursor?: never;   /** An instant within the bounds of the replay. */
  readonly instant: string; };

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

export type PauseMutationVariables = Exact<{
  replayId: string;
  controlKey?: string | null | undefined;
}>;


export type PauseMutation = { readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type ResumeMutationVariables = Exact<{
  replayId: string;
  controlKey?: string | null | undefined;
}>;


export type ResumeMutation = { readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type StepMutationVariables = Exact<{
  replayId: string;
  controlKey?: string | null | undefined;
  entries: number;
}>;


export type StepMutation = { readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type SeekMutationVariables = Exact<{
  replayId: string;
  controlKey?: string | null | undefined;
  to: SeekInput;
}>;


export type SeekMutation = { readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type SetSpeedMutationVariables = Exact<{
  replayId: string;
  controlKey?: string | null | undefined;
  pacing: PacingInput;
}>;


export type SetSpeedMutation = { readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type EndMutationVariables = Exact<{
  replayId: string;
  controlKey?: string | null | undefined;
}>;


export type EndMutation = { readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type ReplaySubscriptionVariables = Exact<{
  input: ReplayInput;
}>;


export type ReplaySubscription = { readonly replay:
    | { readonly __typename: 'CaughtUpFrame', readonly revision: number, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number }
    | { readonly __typename: 'ClockFrame', readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number }
    | { readonly __typename: 'EndedFrame', readonly reason: EndReason, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number }
    | { readonly __typename: 'EntryFrame', readonly change: EntryChange, readonly late: boolean, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly entry:
        | { readonly __typename: 'Message', readonly id: string, readonly occurred: { readonly scheduled: string, readonly precision: Precision } | null, readonly disclosed: { readonly scheduled: string, readonly precision: Precision } | null }
        | { readonly __typename: 'Statement', readonly id: string, readonly occurred: { readonly scheduled: string, readonly precision: Precision } | null, readonly disclosed: { readonly scheduled: string, readonly precision: Precision } | null }
       }
    | { readonly __typename: 'FellBehindFrame', readonly by: string, readonly entries: number, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number }
    | { readonly __typename: 'GapFrame', readonly from: string, readonly to: string, readonly waited: string, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number }
    | { readonly __typename: 'OpenedFrame', readonly replayId: string, readonly controlKey: string | null, readonly total: number, readonly undated: number, readonly earliest: string | null, readonly latest: string | null, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } }
    | { readonly __typename: 'RemovedFrame', readonly entryId: string, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly removal: RemovalReason }
    | { readonly __typename: 'StatusFrame', readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } }
   };

type FrameFields_CaughtUpFrame_Fragment = { readonly __typename: 'CaughtUpFrame', readonly revision: number, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number };

type FrameFields_ClockFrame_Fragment = { readonly __typename: 'ClockFrame', readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number };

type FrameFields_EndedFrame_Fragment = { readonly __typename: 'EndedFrame', readonly reason: EndReason, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number };

type FrameFields_EntryFrame_Fragment = { readonly __typename: 'EntryFrame', readonly change: EntryChange, readonly late: boolean, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly entry:
    | { readonly __typename: 'Message', readonly id: string, readonly occurred: { readonly scheduled: string, readonly precision: Precision } | null, readonly disclosed: { readonly scheduled: string, readonly precision: Precision } | null }
    | { readonly __typename: 'Statement', readonly id: string, readonly occurred: { readonly scheduled: string, readonly precision: Precision } | null, readonly disclosed: { readonly scheduled: string, readonly precision: Precision } | null }
   };

type FrameFields_FellBehindFrame_Fragment = { readonly __typename: 'FellBehindFrame', readonly by: string, readonly entries: number, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number };

type FrameFields_GapFrame_Fragment = { readonly __typename: 'GapFrame', readonly from: string, readonly to: string, readonly waited: string, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number };

type FrameFields_OpenedFrame_Fragment = { readonly __typename: 'OpenedFrame', readonly replayId: string, readonly controlKey: string | null, readonly total: number, readonly undated: number, readonly earliest: string | null, readonly latest: string | null, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

type FrameFields_RemovedFrame_Fragment = { readonly __typename: 'RemovedFrame', readonly entryId: string, readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly removal: RemovalReason };

type FrameFields_StatusFrame_Fragment = { readonly __typename: 'StatusFrame', readonly cursor: string, readonly timelineTime: string | null, readonly serverTime: string, readonly generation: number, readonly status: { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } } };

export type FrameFieldsFragment =
  | FrameFields_CaughtUpFrame_Fragment
  | FrameFields_ClockFrame_Fragment
  | FrameFields_EndedFrame_Fragment
  | FrameFields_EntryFrame_Fragment
  | FrameFields_FellBehindFrame_Fragment
  | FrameFields_GapFrame_Fragment
  | FrameFields_OpenedFrame_Fragment
  | FrameFields_RemovedFrame_Fragment
  | FrameFields_StatusFrame_Fragment
;

export type StatusFieldsFragment = { readonly replayId: string, readonly paused: boolean, readonly speed: number | null, readonly timelineTime: string | null, readonly generation: number, readonly viewers: number, readonly pacing: { readonly speed: number | null, readonly fitInto: string | null, readonly entriesPerSecond: number | null, readonly instant: boolean | null } };

type EntryPlace_Message_Fragment = { readonly __typename: 'Message', readonly id: string, readonly occurred: { readonly scheduled: string, readonly precision: Precision } | null, readonly disclosed: { readonly scheduled: string, readonly precision: Precision } | null };

type EntryPlace_Statement_Fragment = { readonly __typename: 'Statement', readonly id: string, readonly occurred: { readonly scheduled: string, readonly precision: Precision } | null, readonly disclosed: { readonly scheduled: string, readonly precision: Precision } | null };

export type EntryPlaceFragment =
  | EntryPlace_Message_Fragment
  | EntryPlace_Statement_Fragment
;

type EntryFields_Message_Fragment = { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly status: EntryStatus, readonly revision: number, readonly collection: { readonly id: string }, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly scheduled: string, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly basis: MomentBasis } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly scheduled: string, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly basis: MomentBasis } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly source: { readonly id: string, readonly title: string } }> };

type EntryFields_Statement_Fragment = { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly status: EntryStatus, readonly revision: number, readonly collection: { readonly id: string }, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly scheduled: string, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly basis: MomentBasis } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly scheduled: string, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly basis: MomentBasis } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly source: { readonly id: string, readonly title: string } }> };

export type EntryFieldsFragment =
  | EntryFields_Message_Fragment
  | EntryFields_Statement_Fragment
;

export type MomentFieldsFragment = { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly scheduled: string, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly basis: MomentBasis };

export type CollectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type CollectionsQuery = { readonly collections: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string | null, readonly zone: string | null, readonly access: Access, readonly entryCount: number, readonly earliest: string | null, readonly latest: string | null, readonly sources: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string }> } }> } };

export type CollectionShownFragment = { readonly id: string, readonly title: string, readonly description: string | null, readonly zone: string | null, readonly access: Access, readonly entryCount: number, readonly earliest: string | null, readonly latest: string | null, readonly sources: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string }> } };

export type OpeningQueryVariables = Exact<{
  hidden?: EntryFilter | null | undefined;
  heard?: EntryFilter | null | undefined;
}>;


export type OpeningQuery = { readonly heard: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
      | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
    > }, readonly hidden: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly relations: ReadonlyArray<{ readonly kind: RelationKind, readonly direction: RelationDirection, readonly entry:
            | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
            | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
          , readonly citations: ReadonlyArray<{ readonly inferred: boolean }> }>, readonly nearby: ReadonlyArray<{ readonly reasons: ReadonlyArray<NearbyReason>, readonly lag: { readonly stated: string | null, readonly least: string, readonly most: string }, readonly entry:
            | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
            | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
           }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
      | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly relations: ReadonlyArray<{ readonly kind: RelationKind, readonly direction: RelationDirection, readonly entry:
            | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
            | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
          , readonly citations: ReadonlyArray<{ readonly inferred: boolean }> }>, readonly nearby: ReadonlyArray<{ readonly reasons: ReadonlyArray<NearbyReason>, readonly lag: { readonly stated: string | null, readonly least: string, readonly most: string }, readonly entry:
            | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
            | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
           }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
    > } };

export type HistogramQueryVariables = Exact<{
  filter?: EntryFilter | null | undefined;
  clock: Clock;
  interval: Interval;
}>;


export type HistogramQuery = { readonly histogram: ReadonlyArray<{ readonly start: string | null, readonly end: string | null, readonly private: number, readonly public: number }> };

export type FacetsQueryVariables = Exact<{
  filter?: EntryFilter | null | undefined;
  clock: Clock;
}>;


export type FacetsQuery = { readonly facets: { readonly actors: ReadonlyArray<{ readonly value: string, readonly label: string, readonly count: number }>, readonly platforms: ReadonlyArray<{ readonly value: string, readonly label: string, readonly count: number }>, readonly channels: ReadonlyArray<{ readonly value: string, readonly label: string, readonly count: number }>, readonly statementKinds: ReadonlyArray<{ readonly value: string, readonly label: string, readonly count: number }>, readonly sources: ReadonlyArray<{ readonly value: string, readonly label: string, readonly count: number }> } };

export type FacetShownFragment = { readonly value: string, readonly label: string, readonly count: number };

export type PeopleQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type PeopleQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly name: string, readonly kind: ActorKind, readonly description: string | null, readonly aliases: ReadonlyArray<string>, readonly accounts: ReadonlyArray<{ readonly platform: string, readonly handle: string }>, readonly roles: ReadonlyArray<{ readonly title: string, readonly organisation: { readonly name: string } | null }> }
    | Record<PropertyKey, never>
   | null> };

export type SearchQueryVariables = Exact<{
  query: string;
  filter?: EntryFilter | null | undefined;
  clock: Clock;
  after?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly highlights: ReadonlyArray<string>, readonly node:
        | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
        | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
       }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

type StageEntry_Message_Fragment = { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly subject: string | null, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly lastChange: { readonly kind: MessageChange, readonly at: string | null } | null, readonly replyLag: { readonly stated: string | null, readonly least: string, readonly most: string } | null, readonly attachments: ReadonlyArray<{ readonly name: string | null, readonly url: string | null }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> };

type StageEntry_Statement_Fragment = { readonly __typename: 'Statement', readonly kind: StatementKind, readonly audience: string | null, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> };

export type StageEntryFragment =
  | StageEntry_Message_Fragment
  | StageEntry_Statement_Fragment
;

export type MomentShownFragment = { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null };

export type LagShownFragment = { readonly stated: string | null, readonly least: string, readonly most: string };

type Mention_Message_Fragment = { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> };

type Mention_Statement_Fragment = { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> };

export type MentionFragment =
  | Mention_Message_Fragment
  | Mention_Statement_Fragment
;

export type OpenedEntryQueryVariables = Exact<{
  id: string;
  clock: Clock;
}>;


export type OpenedEntryQuery = { readonly entry:
    | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly subject: string | null, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly inReplyTo: { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> } | null, readonly replies: { readonly nodes: ReadonlyArray<{ readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }> }, readonly collection: { readonly id: string, readonly title: string }, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly reason: string | null, readonly quotes: ReadonlyArray<{ readonly exact: string }>, readonly source: { readonly id: string, readonly title: string, readonly url: string | null, readonly authors: ReadonlyArray<string>, readonly publisher: { readonly name: string } | null, readonly published: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly kind: RelationKind, readonly direction: RelationDirection, readonly entry:
          | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
          | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
        , readonly citations: ReadonlyArray<{ readonly inferred: boolean, readonly reason: string | null }> }>, readonly nearby: ReadonlyArray<{ readonly reasons: ReadonlyArray<NearbyReason>, readonly lag: { readonly stated: string | null, readonly least: string, readonly most: string }, readonly entry:
          | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
          | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
         }>, readonly lastChange: { readonly kind: MessageChange, readonly at: string | null } | null, readonly replyLag: { readonly stated: string | null, readonly least: string, readonly most: string } | null, readonly attachments: ReadonlyArray<{ readonly name: string | null, readonly url: string | null }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
    | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly audience: string | null, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly collection: { readonly id: string, readonly title: string }, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly reason: string | null, readonly quotes: ReadonlyArray<{ readonly exact: string }>, readonly source: { readonly id: string, readonly title: string, readonly url: string | null, readonly authors: ReadonlyArray<string>, readonly publisher: { readonly name: string } | null, readonly published: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly kind: RelationKind, readonly direction: RelationDirection, readonly entry:
          | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
          | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
        , readonly citations: ReadonlyArray<{ readonly inferred: boolean, readonly reason: string | null }> }>, readonly nearby: ReadonlyArray<{ readonly reasons: ReadonlyArray<NearbyReason>, readonly lag: { readonly stated: string | null, readonly least: string, readonly most: string }, readonly entry:
          | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
          | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string } }> }
         }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
   | null };

export type BeforeQueryVariables = Exact<{
  filter?: EntryFilter | null | undefined;
  clock: Clock;
  last: number;
}>;


export type BeforeQuery = { readonly timeline: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly subject: string | null, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly lastChange: { readonly kind: MessageChange, readonly at: string | null } | null, readonly replyLag: { readonly stated: string | null, readonly least: string, readonly most: string } | null, readonly attachments: ReadonlyArray<{ readonly name: string | null, readonly url: string | null }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
      | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly audience: string | null, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
    >, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

export type EarlierQueryVariables = Exact<{
  id: string;
  filter?: EntryFilter | null | undefined;
  clock: Clock;
  count: number;
}>;


export type EarlierQuery = { readonly entry:
    | { readonly context: { readonly before: ReadonlyArray<
          | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly subject: string | null, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly lastChange: { readonly kind: MessageChange, readonly at: string | null } | null, readonly replyLag: { readonly stated: string | null, readonly least: string, readonly most: string } | null, readonly attachments: ReadonlyArray<{ readonly name: string | null, readonly url: string | null }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
          | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly audience: string | null, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
        > } }
    | { readonly context: { readonly before: ReadonlyArray<
          | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly subject: string | null, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly lastChange: { readonly kind: MessageChange, readonly at: string | null } | null, readonly replyLag: { readonly stated: string | null, readonly least: string, readonly most: string } | null, readonly attachments: ReadonlyArray<{ readonly name: string | null, readonly url: string | null }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
          | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly audience: string | null, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
        > } }
   | null };

export type UndatedQueryVariables = Exact<{
  filter?: EntryFilter | null | undefined;
  clock: Clock;
}>;


export type UndatedQuery = { readonly timeline: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Message', readonly platform: string | null, readonly channel: Channel, readonly subject: string | null, readonly replyState: ReplyState, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly lastChange: { readonly kind: MessageChange, readonly at: string | null } | null, readonly replyLag: { readonly stated: string | null, readonly least: string, readonly most: string } | null, readonly attachments: ReadonlyArray<{ readonly name: string | null, readonly url: string | null }>, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
      | { readonly __typename: 'Statement', readonly kind: StatementKind, readonly audience: string | null, readonly id: string, readonly text: string | null, readonly wording: Wording, readonly visibility: Visibility, readonly disclosure: Disclosure, readonly language: string | null, readonly status: EntryStatus, readonly occurred: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly disclosed: { readonly edtf: string, readonly written: string | null, readonly earliest: string | null, readonly latest: string | null, readonly precision: Precision, readonly uncertain: boolean, readonly approximate: boolean, readonly zone: string | null, readonly basis: MomentBasis, readonly scheduled: string, readonly note: string | null } | null, readonly participants: ReadonlyArray<{ readonly role: ParticipantRole, readonly actor: { readonly id: string, readonly name: string }, readonly account: { readonly platform: string, readonly handle: string } | null }>, readonly links: ReadonlyArray<{ readonly id: string, readonly url: string | null, readonly label: string | null }>, readonly citations: ReadonlyArray<{ readonly paragraph: number | null, readonly inferred: boolean, readonly source: { readonly id: string, readonly title: string }, readonly attributedTo: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly revisions: ReadonlyArray<{ readonly revision: number, readonly replacedAt: string, readonly status: EntryStatus, readonly reason: string | null, readonly text: string | null }> }
    > } };

export type TiesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  clock: Clock;
}>;


export type TiesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly nearby: ReadonlyArray<{ readonly reasons: ReadonlyArray<NearbyReason>, readonly lag: { readonly stated: string | null, readonly least: string, readonly most: string }, readonly entry:
          | { readonly id: string }
          | { readonly id: string }
         }>, readonly relations: ReadonlyArray<{ readonly kind: RelationKind, readonly direction: RelationDirection, readonly entry:
          | { readonly id: string, readonly visibility: Visibility }
          | { readonly id: string, readonly visibility: Visibility }
        , readonly citations: ReadonlyArray<{ readonly inferred: boolean }> }> }
    | { readonly id: string, readonly nearby: ReadonlyArray<{ readonly reasons: ReadonlyArray<NearbyReason>, readonly lag: { readonly stated: string | null, readonly least: string, readonly most: string }, readonly entry:
          | { readonly id: string }
          | { readonly id: string }
         }>, readonly relations: ReadonlyArray<{ readonly kind: RelationKind, readonly direction: RelationDirection, readonly entry:
          | { readonly id: string, readonly visibility: Visibility }
          | { readonly id: string, readonly visibility: Visibility }
        , readonly citations: ReadonlyArray<{ readonly inferred: boolean }> }> }
    | Record<PropertyKey, never>
   | null> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StatusFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}
    `, {"fragmentName":"StatusFields"}) as unknown as TypedDocumentString<StatusFieldsFragment, unknown>;
export const EntryPlaceFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EntryPlace on Entry {
  __typename
  id
  occurred {
    scheduled
    precision
  }
  disclosed {
    scheduled
    precision
  }
}
    `, {"fragmentName":"EntryPlace"}) as unknown as TypedDocumentString<EntryPlaceFragment, unknown>;
export const FrameFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FrameFields on ReplayFrame {
  __typename
  cursor
  timelineTime
  serverTime
  generation
  ... on OpenedFrame {
    replayId
    controlKey
    total
    undated
    earliest
    latest
    status {
      ...StatusFields
    }
  }
  ... on EntryFrame {
    change
    late
    entry {
      ...EntryPlace
    }
  }
  ... on RemovedFrame {
    entryId
    removal: reason
  }
  ... on GapFrame {
    from
    to
    waited
  }
  ... on StatusFrame {
    status {
      ...StatusFields
    }
  }
  ... on CaughtUpFrame {
    revision
  }
  ... on FellBehindFrame {
    by
    entries
  }
  ... on EndedFrame {
    reason
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}
fragment EntryPlace on Entry {
  __typename
  id
  occurred {
    scheduled
    precision
  }
  disclosed {
    scheduled
    precision
  }
}`, {"fragmentName":"FrameFields"}) as unknown as TypedDocumentString<FrameFieldsFragment, unknown>;
export const MomentFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MomentFields on Moment {
  edtf
  written
  earliest
  latest
  scheduled
  precision
  uncertain
  approximate
  basis
}
    `, {"fragmentName":"MomentFields"}) as unknown as TypedDocumentString<MomentFieldsFragment, unknown>;
export const EntryFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EntryFields on Entry {
  __typename
  id
  collection {
    id
  }
  text
  wording
  visibility
  disclosure
  status
  revision
  occurred {
    ...MomentFields
  }
  disclosed {
    ...MomentFields
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  citations {
    source {
      id
      title
    }
    paragraph
  }
  ... on Message {
    platform
    channel
    replyState
  }
  ... on Statement {
    kind
  }
}
    fragment MomentFields on Moment {
  edtf
  written
  earliest
  latest
  scheduled
  precision
  uncertain
  approximate
  basis
}`, {"fragmentName":"EntryFields"}) as unknown as TypedDocumentString<EntryFieldsFragment, unknown>;
export const CollectionShownFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CollectionShown on Collection {
  id
  title
  description
  zone
  access
  entryCount
  earliest
  latest
  sources(first: 20) {
    nodes {
      id
      title
    }
  }
}
    `, {"fragmentName":"CollectionShown"}) as unknown as TypedDocumentString<CollectionShownFragment, unknown>;
export const FacetShownFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FacetShown on Facet {
  value
  label
  count
}
    `, {"fragmentName":"FacetShown"}) as unknown as TypedDocumentString<FacetShownFragment, unknown>;
export const MomentShownFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
    `, {"fragmentName":"MomentShown"}) as unknown as TypedDocumentString<MomentShownFragment, unknown>;
export const LagShownFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment LagShown on Lag {
  stated
  least
  most
}
    `, {"fragmentName":"LagShown"}) as unknown as TypedDocumentString<LagShownFragment, unknown>;
export const StageEntryFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment StageEntry on Entry {
  __typename
  id
  text
  wording
  visibility
  disclosure
  language
  status
  occurred {
    ...MomentShown
  }
  disclosed {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
    account {
      platform
      handle
    }
  }
  links {
    id
    url
    label
  }
  citations {
    paragraph
    inferred
    source {
      id
      title
    }
    attributedTo {
      id
      name
    }
  }
  revisions {
    revision
    replacedAt
    status
    reason
    text
  }
  ... on Message {
    platform
    channel
    subject
    lastChange {
      kind
      at
    }
    replyState
    replyLag {
      ...LagShown
    }
    attachments {
      name
      url
    }
  }
  ... on Statement {
    kind
    audience
  }
}
    fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment LagShown on Lag {
  stated
  least
  most
}`, {"fragmentName":"StageEntry"}) as unknown as TypedDocumentString<StageEntryFragment, unknown>;
export const MentionFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Mention on Entry {
  __typename
  id
  text
  wording
  visibility
  occurred {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  ... on Message {
    platform
    channel
  }
  ... on Statement {
    kind
  }
}
    fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}`, {"fragmentName":"Mention"}) as unknown as TypedDocumentString<MentionFragment, unknown>;
export const PauseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Pause($replayId: ID!, $controlKey: String) {
  status: pauseReplay(replayId: $replayId, controlKey: $controlKey) {
    ...StatusFields
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}`) as unknown as TypedDocumentString<PauseMutation, PauseMutationVariables>;
export const ResumeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Resume($replayId: ID!, $controlKey: String) {
  status: resumeReplay(replayId: $replayId, controlKey: $controlKey) {
    ...StatusFields
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}`) as unknown as TypedDocumentString<ResumeMutation, ResumeMutationVariables>;
export const StepDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Step($replayId: ID!, $controlKey: String, $entries: Int!) {
  status: stepReplay(
    replayId: $replayId
    controlKey: $controlKey
    entries: $entries
  ) {
    ...StatusFields
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}`) as unknown as TypedDocumentString<StepMutation, StepMutationVariables>;
export const SeekDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Seek($replayId: ID!, $controlKey: String, $to: SeekInput!) {
  status: seekReplay(replayId: $replayId, controlKey: $controlKey, to: $to) {
    ...StatusFields
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}`) as unknown as TypedDocumentString<SeekMutation, SeekMutationVariables>;
export const SetSpeedDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetSpeed($replayId: ID!, $controlKey: String, $pacing: PacingInput!) {
  status: setReplaySpeed(
    replayId: $replayId
    controlKey: $controlKey
    pacing: $pacing
  ) {
    ...StatusFields
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}`) as unknown as TypedDocumentString<SetSpeedMutation, SetSpeedMutationVariables>;
export const EndDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation End($replayId: ID!, $controlKey: String) {
  status: endReplay(replayId: $replayId, controlKey: $controlKey) {
    ...StatusFields
  }
}
    fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}`) as unknown as TypedDocumentString<EndMutation, EndMutationVariables>;
export const ReplayDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription Replay($input: ReplayInput!) {
  replay(input: $input) {
    ...FrameFields
  }
}
    fragment FrameFields on ReplayFrame {
  __typename
  cursor
  timelineTime
  serverTime
  generation
  ... on OpenedFrame {
    replayId
    controlKey
    total
    undated
    earliest
    latest
    status {
      ...StatusFields
    }
  }
  ... on EntryFrame {
    change
    late
    entry {
      ...EntryPlace
    }
  }
  ... on RemovedFrame {
    entryId
    removal: reason
  }
  ... on GapFrame {
    from
    to
    waited
  }
  ... on StatusFrame {
    status {
      ...StatusFields
    }
  }
  ... on CaughtUpFrame {
    revision
  }
  ... on FellBehindFrame {
    by
    entries
  }
  ... on EndedFrame {
    reason
  }
}
fragment StatusFields on ReplayStatus {
  replayId
  paused
  speed
  pacing {
    speed
    fitInto
    entriesPerSecond
    instant
  }
  timelineTime
  generation
  viewers
}
fragment EntryPlace on Entry {
  __typename
  id
  occurred {
    scheduled
    precision
  }
  disclosed {
    scheduled
    precision
  }
}`) as unknown as TypedDocumentString<ReplaySubscription, ReplaySubscriptionVariables>;
export const CollectionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Collections {
  collections(first: 200) {
    nodes {
      ...CollectionShown
    }
  }
}
    fragment CollectionShown on Collection {
  id
  title
  description
  zone
  access
  entryCount
  earliest
  latest
  sources(first: 20) {
    nodes {
      id
      title
    }
  }
}`) as unknown as TypedDocumentString<CollectionsQuery, CollectionsQueryVariables>;
export const OpeningDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Opening($hidden: EntryFilter, $heard: EntryFilter) {
  heard: timeline(filter: $heard, first: 1) {
    nodes {
      ...Mention
    }
  }
  hidden: timeline(filter: $hidden, first: 8) {
    nodes {
      ...Mention
      relations {
        kind
        direction
        entry {
          ...Mention
        }
        citations {
          inferred
        }
      }
      nearby(within: "P1D", first: 4) {
        reasons
        lag {
          ...LagShown
        }
        entry {
          ...Mention
        }
      }
    }
  }
}
    fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment LagShown on Lag {
  stated
  least
  most
}
fragment Mention on Entry {
  __typename
  id
  text
  wording
  visibility
  occurred {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  ... on Message {
    platform
    channel
  }
  ... on Statement {
    kind
  }
}`) as unknown as TypedDocumentString<OpeningQuery, OpeningQueryVariables>;
export const HistogramDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Histogram($filter: EntryFilter, $clock: Clock!, $interval: Interval!) {
  histogram(filter: $filter, clock: $clock, interval: $interval) {
    start
    end
    private
    public
  }
}
    `) as unknown as TypedDocumentString<HistogramQuery, HistogramQueryVariables>;
export const FacetsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Facets($filter: EntryFilter, $clock: Clock!) {
  facets(filter: $filter, clock: $clock) {
    actors {
      ...FacetShown
    }
    platforms {
      ...FacetShown
    }
    channels {
      ...FacetShown
    }
    statementKinds {
      ...FacetShown
    }
    sources {
      ...FacetShown
    }
  }
}
    fragment FacetShown on Facet {
  value
  label
  count
}`) as unknown as TypedDocumentString<FacetsQuery, FacetsQueryVariables>;
export const PeopleDocument = /*#__PURE__*/ new TypedDocumentString(`
    query People($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Actor {
      id
      name
      kind
      description
      aliases
      accounts {
        platform
        handle
      }
      roles {
        title
        organisation {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const SearchDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Search($query: String!, $filter: EntryFilter, $clock: Clock!, $after: String) {
  search(query: $query, filter: $filter, clock: $clock, first: 20, after: $after) {
    totalCount
    edges {
      highlights
      node {
        ...Mention
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment Mention on Entry {
  __typename
  id
  text
  wording
  visibility
  occurred {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  ... on Message {
    platform
    channel
  }
  ... on Statement {
    kind
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const OpenedEntryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OpenedEntry($id: ID!, $clock: Clock!) {
  entry(id: $id) {
    ...StageEntry
    collection {
      id
      title
    }
    citations {
      paragraph
      inferred
      reason
      quotes {
        exact
      }
      source {
        id
        title
        url
        authors
        publisher {
          name
        }
        published {
          ...MomentShown
        }
      }
      attributedTo {
        id
        name
      }
    }
    relations {
      kind
      direction
      entry {
        ...Mention
      }
      citations {
        inferred
        reason
      }
    }
    nearby(within: "P3D", first: 12, clock: $clock) {
      reasons
      lag {
        ...LagShown
      }
      entry {
        ...Mention
      }
    }
    ... on Message {
      inReplyTo {
        ...Mention
      }
      replies(first: 20) {
        nodes {
          ...Mention
        }
      }
    }
  }
}
    fragment StageEntry on Entry {
  __typename
  id
  text
  wording
  visibility
  disclosure
  language
  status
  occurred {
    ...MomentShown
  }
  disclosed {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
    account {
      platform
      handle
    }
  }
  links {
    id
    url
    label
  }
  citations {
    paragraph
    inferred
    source {
      id
      title
    }
    attributedTo {
      id
      name
    }
  }
  revisions {
    revision
    replacedAt
    status
    reason
    text
  }
  ... on Message {
    platform
    channel
    subject
    lastChange {
      kind
      at
    }
    replyState
    replyLag {
      ...LagShown
    }
    attachments {
      name
      url
    }
  }
  ... on Statement {
    kind
    audience
  }
}
fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment LagShown on Lag {
  stated
  least
  most
}
fragment Mention on Entry {
  __typename
  id
  text
  wording
  visibility
  occurred {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
  }
  ... on Message {
    platform
    channel
  }
  ... on Statement {
    kind
  }
}`) as unknown as TypedDocumentString<OpenedEntryQuery, OpenedEntryQueryVariables>;
export const BeforeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Before($filter: EntryFilter, $clock: Clock!, $last: Int!) {
  timeline(filter: $filter, clock: $clock, last: $last) {
    nodes {
      ...StageEntry
    }
    pageInfo {
      hasPreviousPage
    }
  }
}
    fragment StageEntry on Entry {
  __typename
  id
  text
  wording
  visibility
  disclosure
  language
  status
  occurred {
    ...MomentShown
  }
  disclosed {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
    account {
      platform
      handle
    }
  }
  links {
    id
    url
    label
  }
  citations {
    paragraph
    inferred
    source {
      id
      title
    }
    attributedTo {
      id
      name
    }
  }
  revisions {
    revision
    replacedAt
    status
    reason
    text
  }
  ... on Message {
    platform
    channel
    subject
    lastChange {
      kind
      at
    }
    replyState
    replyLag {
      ...LagShown
    }
    attachments {
      name
      url
    }
  }
  ... on Statement {
    kind
    audience
  }
}
fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment LagShown on Lag {
  stated
  least
  most
}`) as unknown as TypedDocumentString<BeforeQuery, BeforeQueryVariables>;
export const EarlierDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Earlier($id: ID!, $filter: EntryFilter, $clock: Clock!, $count: Int!) {
  entry(id: $id) {
    context(before: $count, after: 0, filter: $filter, clock: $clock) {
      before {
        ...StageEntry
      }
    }
  }
}
    fragment StageEntry on Entry {
  __typename
  id
  text
  wording
  visibility
  disclosure
  language
  status
  occurred {
    ...MomentShown
  }
  disclosed {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
    account {
      platform
      handle
    }
  }
  links {
    id
    url
    label
  }
  citations {
    paragraph
    inferred
    source {
      id
      title
    }
    attributedTo {
      id
      name
    }
  }
  revisions {
    revision
    replacedAt
    status
    reason
    text
  }
  ... on Message {
    platform
    channel
    subject
    lastChange {
      kind
      at
    }
    replyState
    replyLag {
      ...LagShown
    }
    attachments {
      name
      url
    }
  }
  ... on Statement {
    kind
    audience
  }
}
fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment LagShown on Lag {
  stated
  least
  most
}`) as unknown as TypedDocumentString<EarlierQuery, EarlierQueryVariables>;
export const UndatedDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Undated($filter: EntryFilter, $clock: Clock!) {
  timeline(filter: $filter, clock: $clock, first: 200) {
    totalCount
    nodes {
      ...StageEntry
    }
  }
}
    fragment StageEntry on Entry {
  __typename
  id
  text
  wording
  visibility
  disclosure
  language
  status
  occurred {
    ...MomentShown
  }
  disclosed {
    ...MomentShown
  }
  participants {
    role
    actor {
      id
      name
    }
    account {
      platform
      handle
    }
  }
  links {
    id
    url
    label
  }
  citations {
    paragraph
    inferred
    source {
      id
      title
    }
    attributedTo {
      id
      name
    }
  }
  revisions {
    revision
    replacedAt
    status
    reason
    text
  }
  ... on Message {
    platform
    channel
    subject
    lastChange {
      kind
      at
    }
    replyState
    replyLag {
      ...LagShown
    }
    attachments {
      name
      url
    }
  }
  ... on Statement {
    kind
    audience
  }
}
fragment MomentShown on Moment {
  edtf
  written
  earliest
  latest
  precision
  uncertain
  approximate
  zone
  basis
  scheduled
  note
}
fragment LagShown on Lag {
  stated
  least
  most
}`) as unknown as TypedDocumentString<UndatedQuery, UndatedQueryVariables>;
export const TiesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Ties($ids: [ID!]!, $clock: Clock!) {
  nodes(ids: $ids) {
    ... on Entry {
      id
      nearby(within: "P2D", first: 8, clock: $clock) {
        reasons
        lag {
          ...LagShown
        }
        entry {
          id
        }
      }
      relations {
        kind
        direction
        entry {
          id
          visibility
        }
        citations {
          inferred
        }
      }
    }
  }
}
    fragment LagShown on Lag {
  stated
  least
  most
}`) as unknown as TypedDocumentString<TiesQuery, TiesQueryVariables>;
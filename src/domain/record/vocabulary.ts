/**
 * The closed vocabularies of the record. The public schema, the interchange format and the stores spell them in the
 * same way.
 */
export const CLOCKS = ['OCCURRED', 'DISCLOSED'] as const;
/** The clock that orders entries: when they happened, or when the public could know them. */
export type Clock = (typeof CLOCKS)[number];

export const ENTRY_TYPES = ['MESSAGE', 'STATEMENT'] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

export const VISIBILITIES = ['PRIVATE', 'PUBLIC'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const WORDINGS = ['VERBATIM', 'REPORTED'] as const;
/** Whether `text` is the exact words, or somebody's report of them. */
export type Wording = (typeof WORDINGS)[number];

export const CHANNELS = ['DIRECT_MESSAGE', 'EMAIL', 'POST', 'CHAT', 'LETTER', 'CALL', 'PUBLICATION'] as const;
export type Channel = (typeof CHANNELS)[number];

export const STATEMENT_KINDS = ['ASSERTION', 'DENIAL', 'CONFIRMATION', 'NO_COMMENT', 'ASSESSMENT', 'QUESTION'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export const DISCLOSURES = ['KNOWN', 'DATE_UNKNOWN', 'NEVER'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

export const REPLY_STATES = ['ANSWERED', 'REPORTED_UNANSWERED', 'NO_REPLY_DOCUMENTED'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

export const MESSAGE_CHANGES = ['EDITED', 'ENDED', 'DELETED'] as const;
/** How a message changed after it was sent, as its archive says: edited, a call that ended, deleted. */
export type MessageChange = (typeof MESSAGE_CHANGES)[number];

export const ENTRY_STATUSES = ['CURRENT', 'CORRECTED', 'RETRACTED'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

export type ParticipantRole =
  'SENDER' | 'TO' | 'CC' | 'BCC' | 'SPEAKER' | 'PRINCIPAL' | 'OUTLET' | 'AUDIENCE' | 'SUBJECT';

export const RELATION_KINDS = ['RESPONDS_TO', 'CONTRADICTS', 'CORROBORATES', 'QUOTES'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export const ACTOR_KINDS = ['PERSON', 'ORGANISATION', 'GOVERNMENT', 'OUTLET'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const ACCESSES = ['OPEN', 'RESTRICTED'] as const;
/** Whether everybody may read a collection, or only viewers with a grant for it. */
export type Access = (typeof ACCESSES)[number];

export const UNDATED = ['INCLUDE', 'EXCLUDE', 'ONLY'] as const;
export type Undated = (typeof UNDATED)[number];

export type NearbyReason = 'SAME_ACTOR' | 'SAME_SUBJECT' | 'SAME_LINK' | 'RELATED';

export const INTERVALS = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type Interval = (typeof INTERVALS)[number];

/** From the coarsest to the finest. */
export const PRECISIONS = [
  'CENTURY',
  'DECADE',
  'YEAR',
  'SEASON',
  'MONTH',
  'DAY',
  'HOUR',
  'MINUTE',
  'SECOND',
  'MILLISECOND',
] as const;
export type Precision = (typeof PRECISIONS)[number];

export type MomentBasis = 'STATED' | 'RELATIVE' | 'INFERRED';

/** Makes a `switch` over a union refuse to compile when a case is missing. */
export function never(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}

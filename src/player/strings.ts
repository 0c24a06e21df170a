/**
 * All texts of the player, in one place, so that a translation can replace them. A text with a number or a name in it is a
 * function: another language may need another order of words.
 */
import type {
  ActorKind,
  Channel,
  MessageChange,
  NearbyReason,
  ParticipantRole,
  RelationDirection,
  RelationKind,
  StatementKind,
} from './generated/operations.ts';
import type { Pace } from './model/pace.ts';
import type { Unit } from './model/duration.ts';

/** Dates and numbers are written as in this language. */
export const LOCALE = 'en-GB';

const numbers = new Intl.NumberFormat(LOCALE);
const plurals = new Intl.PluralRules(LOCALE);

const counted = (count: number, one: string, many: string) =>
  `${numbers.format(count)} ${plurals.select(count) === 'one' ? one : many}`;

export const unitText = (count: number, unit: Unit) => counted(count, unit, `${unit}s`);

export const entriesText = (count: number) => counted(count, 'entry', 'entries');

export const appTexts = {
  name: 'Backchannel',
  private: 'In private',
  public: 'In public',
  close: 'Close',
  copied: 'Copied',
  skipToStage: 'Skip to the timeline',
  title: (collection: string) => `${collection}: Backchannel`,
} as const;

export const momentTexts = {
  about: (text: string) => `about ${text}`,
  perhaps: (text: string) => `perhaps ${text}`,
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  inferred: 'date inferred by the editor',
  asWritten: (words: string) => `“${words}”`,
} as const;

/** Below the clock: how exactly the record knows the time of the entry. */
export const precisionTexts = {
  CENTURY: 'only the century is known',
  DECADE: 'only the decade is known',
  YEAR: 'only the year is known',
  SEASON: 'only the season is known',
  MONTH: 'only the month is known',
  DAY: 'only the day is known',
  HOUR: 'only the hour is known',
  MINUTE: 'known to the minute',
  SECOND: 'known to the second',
  MILLISECOND: 'known to the second',
} as const;

const direction = (isLater: boolean) => (isLater ? 'later' : 'earlier');

export const lagTexts = {
  atOnce: 'at the same moment',
  sameDay: 'the same day',
  around: (length: string) => `at most ${length} apart`,
  exactly: (length: string, isLater: boolean) => `${length} ${direction(isLater)}`,
  upTo: (length: string, isLater: boolean) => `up to ${length} ${direction(isLater)}`,
  between: (least: string, most: string, isLater: boolean) => `${least} to ${most} ${direction(isLater)}`,
} as const;

export const channelTexts: Readonly<Record<Channel, string>> = {
  DIRECT_MESSAGE: 'direct message',
  EMAIL: 'e-mail',
  POST: 'post',
  CHAT: 'chat',
  LETTER: 'letter',
  CALL: 'call',
  PUBLICATION: 'publication',
};

export const kindTexts: Readonly<Record<StatementKind, string>> = {
  ASSERTION: 'statement',
  DENIAL: 'denial',
  CONFIRMATION: 'confirmation',
  NO_COMMENT: 'no comment',
  ASSESSMENT: 'assessment',
  QUESTION: 'question',
};

const PLATFORMS: Readonly<Record<string, string>> = { twitter: 'Twitter', email: 'e-mail', slack: 'Slack' };

export const platformText = (platform: string) => PLATFORMS[platform] ?? platform;

export const actorKindTexts: Readonly<Record<ActorKind, string>> = {
  PERSON: 'People',
  ORGANISATION: 'Organisations',
  GOVERNMENT: 'Governments',
  OUTLET: 'Outlets',
};

export const roleTexts: Readonly<Record<ParticipantRole, string>> = {
  SENDER: 'from',
  TO: 'to',
  CC: 'copy to',
  BCC: 'blind copy to',
  SPEAKER: 'said by',
  PRINCIPAL: 'on behalf of',
  OUTLET: 'to',
  AUDIENCE: 'to',
  SUBJECT: 'about',
};

const changed = (how: string) => (when: string | null) =>
  when === null ? `${how} after it was sent` : `${how} on ${when}`;

/** How a message changed after it was sent; `when` is null if its archive does not say. */
export const changeTexts: Readonly<Record<MessageChange, (when: string | null) => string>> = {
  EDITED: changed('edited'),
  ENDED: changed('ended'),
  DELETED: changed('deleted'),
};

export const cardTexts = {
  to: (names: string) => `to ${names}`,
  on: (platform: string) => `on ${platform}`,
  onBehalfOf: (names: string) => `on behalf of ${names}`,
  unknownAuthor: 'Unknown',
  reported: 'reported, not quoted',
  noWords: 'The source does not give the text.',
  unanswered: 'no reply, according to the source',
  answered: (lag: string) => `answered ${lag}`,
  answeredOnly: 'answered',
  inferred: 'inferred by the editor',
  attributed: (names: string) => `according to ${names}`,
  becameKnown: (when: string) => `became known: ${when}`,
  happened: (when: string) => `happened: ${when}`,
  neverKnown: 'never made public, as far as the record says',
  corrected: 'corrected',
  retracted: 'retracted',
  was: 'Before:',
  because: (reason: string) => `Reason: ${reason}`,
  late: 'added later',
  more: 'Show all',
  less: 'Show less',
  source: (paragraph: number | null) => (paragraph === null ? 'Source' : `Source, ¶ ${paragraph.toString()}`),
  open: (author: string) => `: open the entry by ${author}`,
  names: (names: readonly string[]) => new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(names),
  side: (isPrivate: boolean) => (isPrivate ? 'Private' : 'Public'),
} as const;

export const relationTexts: Readonly<Record<RelationDirection, Readonly<Record<RelationKind, string>>>> = {
  OUTGOING: {
    RESPONDS_TO: 'Responds to',
    CONTRADICTS: 'Contradicts',
    CORROBORATES: 'Corroborates',
    QUOTES: 'Quotes',
  },
  INCOMING: {
    RESPONDS_TO: 'Responses',
    CONTRADICTS: 'Contradicted by',
    CORROBORATES: 'Corroborated by',
    QUOTES: 'Quoted by',
  },
};

export const reasonTexts: Readonly<Record<NearbyReason, string>> = {
  SAME_ACTOR: 'the same participant in both',
  SAME_SUBJECT: 'about a participant of the other entry',
  SAME_LINK: 'the same link',
  RELATED: 'related in the record',
};

/** On the line between a private and a public entry. */
export const tieTexts = {
  relation: { RESPONDS_TO: 'answer', CONTRADICTS: 'contradiction', CORROBORATES: 'support', QUOTES: 'quotation' },
  inferred: (text: string) => `${text} · inferred`,
  near: (said: string, author: string) => `${said} · ${author} in private`,
} as const;

export const clockTexts = {
  label: 'Order of the entries',
  OCCURRED: 'As it happened',
  DISCLOSED: 'As it became known',
} as const;

export const paceTexts: Readonly<Record<Pace, string>> = {
  read: 'Reading speed',
  hour: 'One hour per second',
  day: 'One day per second',
  week: 'One week per second',
  minute: 'All in one minute',
};

export const controlTexts = {
  label: 'Playback controls',
  play: 'Play',
  pause: 'Pause',
  replay: 'Play again',
  back: 'Previous entry',
  forward: 'Next entry',
  start: 'Go to the start',
  end: 'Go to the end',
  pace: 'Speed',
  skip: (length: string) => `Skip ${length}`,
  since: (length: string) => `${length} after the last entry`,
  skipped: (length: string) => `${length} without entries`,
  follow: 'Follow live',
  following: 'Live',
  beforeStart: 'Before the first entry',
  atEnd: 'End of the record',
  toNewest: 'Go to the newest entry',
} as const;

export const histogramTexts = {
  label: 'Number of entries over time: public above, private below',
  playhead: 'Position of the replay',
  spanStart: 'Start of the period',
  spanEnd: 'End of the period',
  clearSpan: 'Show the whole record',
  valueBefore: 'before the first entry',
  hint: 'Drag to move in time. To play only a period, drag its ends, or hold Shift and drag.',
} as const;

/** Below the histogram: `2017`, `Oct`, `12 Oct`. */
export function tickText(at: number, unit: 'year' | 'month' | 'day', isFirst: boolean): string {
  const parts = { year: {}, month: { month: 'short' }, day: { day: 'numeric', month: 'short' } } as const;
  const year = isFirst || unit === 'year' ? ({ year: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat(LOCALE, { ...parts[unit], ...year, timeZone: 'UTC' }).format(at);
}

export const openingTexts = {
  play: 'Play',
  sentence: 'See what was said in private beside what was said in public at the same time.',
  meanwhile: 'Meanwhile, in public',
  inPrivate: 'In private',
  inPublic: 'In public',
  contradiction: 'contradiction',
  inferred: 'The editor infers that one contradicts the other.',
  counts: (entries: number, from: string, to: string) => `${entriesText(entries)}, ${from} to ${to}`,
  countsUndated: (entries: number) => entriesText(entries),
  sources: (titles: string) => `Source: ${titles}`,
  aboutPlay: 'Play the record',
} as const;

export const frontTexts = {
  title: 'What was said in private, and what was said in public at the same time',
  choose: 'Choose a record',
} as const;

export const peopleTexts = {
  title: 'Who is who',
  open: 'People',
  account: (handle: string, platform: string) => `@${handle} on ${platform}`,
  also: (names: string) => `also known as ${names}`,
  role: (title: string, organisation: string | undefined) =>
    organisation === undefined ? title : `${title}, ${organisation}`,
} as const;

export const filterTexts = {
  title: 'Filter',
  open: 'Filter',
  active: (count: number) => `Filter (${count.toString()})`,
  platforms: 'Platform',
  channels: 'Kind of message',
  kinds: 'Kind of statement',
  sources: 'Source',
  clear: 'Clear all',
  showing: 'Showing only',
  remove: (what: string) => `Remove ${what}`,
} as const;

export const searchTexts = {
  title: 'Search',
  open: 'Search',
  label: 'Words to search for',
  hint: 'All words must match. Put a phrase in “quotes”. Write elect* to find elected and election.',
  none: (query: string) => `Nothing matches “${query}”.`,
  found: (count: number) => counted(count, 'entry', 'entries'),
  more: 'More results',
} as const;

export const entryTexts = {
  title: 'Entry',
  citations: 'Where it comes from',
  paragraph: (paragraph: number) => `paragraph ${paragraph.toString()}`,
  attributed: (names: string) => `according to ${names}`,
  inferred: (reason: string | null) =>
    reason === null ? 'Inferred by the editor.' : `Inferred by the editor: ${reason}`,
  happened: 'Happened',
  known: 'Became known',
  lastChange: 'Last change',
  neverKnown: 'Never, as far as the record says',
  dateUnknown: 'Public, but the date is not known',
  undated: 'Undated',
  who: 'Who',
  links: 'Links',
  attachments: 'Attachments',
  answers: 'Reply to',
  replies: 'Replies',
  neighbours: (isPrivate: boolean) => `Around the same time, in ${isPrivate ? 'public' : 'private'}`,
  revisions: 'Earlier revisions',
  revision: (number: number, when: string) => `Revision ${number.toString()}, replaced on ${when}`,
  share: 'Share and cite',
  copyLink: 'Link to this entry',
  playground: 'Open in the playground',
  cite: 'Citation',
  formats: { text: 'Text', bibtex: 'BibTeX', csl: 'CSL-JSON' },
  showOnStage: 'Go to this moment',
  notFound: 'This entry does not exist, or you may not see it.',
} as const;

export const undatedTexts = {
  open: (count: number) => `${numbers.format(count)} undated`,
  title: 'Undated',
  about: {
    OCCURRED: 'The record does not say when these entries happened. The replay leaves them out.',
    DISCLOSED: 'The record does not say when these entries became known. The replay leaves them out.',
  },
} as const;

export const shareTexts = {
  open: 'Share',
  title: 'Share',
  link: 'Link to this view',
  copy: 'Copy',
  together: 'Watch together',
  togetherAbout: 'Everyone who opens the link sees the same moment at the same time.',
  openRoom: 'Open a room',
  inRoom: (viewers: number) => `You are in a room with ${counted(viewers, 'viewer', 'viewers')}.`,
  leaveRoom: 'Leave the room',
  guest: 'Only the person who opened the room can control the replay.',
  embed: 'HTML for your own page',
} as const;

export const settingsTexts = {
  open: 'View',
  title: 'View',
  zone: 'Time zone',
  zones: { record: 'Time zone of the record', reader: 'My time zone' },
  theme: 'Colours',
  themes: { auto: 'Same as the device', light: 'Light', dark: 'Dark' },
} as const;

export const helpTexts = {
  open: 'Keys',
  title: 'Keys',
  keys: [
    ['Space', 'Play or pause'],
    ['← →', 'Previous or next entry'],
    ['Home End', 'Go to the start or the end'],
    ['G', 'Skip time without entries'],
    ['C', 'Switch the order of the entries'],
    ['1 to 5', 'Speed'],
    ['J K', 'Move the focus to the next or previous entry'],
    ['Enter', 'Open the focused entry'],
    ['P', 'Who is who'],
    ['F', 'Filter'],
    ['/', 'Search'],
    ['U', 'Undated entries'],
    ['S', 'Share'],
    ['V', 'View'],
    ['Esc', 'Close the panel'],
    ['?', 'Keys'],
  ],
} as const;

export const stateTexts = {
  loading: 'Loading the record …',
  connecting: 'Connecting …',
  behind: 'Catching up …',
  reconnecting: 'Connection lost. The replay goes on from here when the connection is back. Nothing is lost.',
  offline: 'You are offline. The replay goes on when you are online again.',
  reconnected: 'Connected again. Nothing was lost.',
  empty: 'Nothing to show',
  emptyRecord: 'This service has no record yet.',
  emptySelection: 'No entry matches your filter.',
  emptyBefore: 'No entry has come up yet. Press “Play” or “Next entry”.',
  error: 'Something went wrong',
  retry: 'Try again',
  notFound: 'This record does not exist.',
  toFront: 'All records',
  earlier: 'Loading earlier entries …',
} as const;

export const liveTexts = {
  entry: (side: string, author: string, text: string) => `${side}, ${author}: ${text}`,
  removed: 'An entry was removed.',
  many: (count: number) => `${counted(count, 'new entry', 'new entries')}.`,
} as const;

export const citationTexts = {
  quoted: (text: string) => `“${text}”`,
  paragraph: (paragraph: number) => `paragraph ${paragraph.toString()}`,
  in: (source: string) => `In: ${source}`,
} as const;

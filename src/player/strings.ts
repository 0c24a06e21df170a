/**
 * Every word that the player says, for a translation to replace. Whatever depends on a number or a name is a function, so
 * that a language may put them in its own order.
 */
import type {
  ActorKind,
  Channel,
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
  skipToStage: 'Skip to the stage',
  title: (collection: string) => `${collection}: Backchannel`,
} as const;

export const momentTexts = {
  about: (text: string) => `about ${text}`,
  perhaps: (text: string) => `perhaps ${text}`,
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  inferred: 'date inferred',
  asWritten: (words: string) => `“${words}”`,
} as const;

/** Below the clock: how finely the record knows where it stands. */
export const precisionTexts = {
  CENTURY: 'only the century is known',
  DECADE: 'only the decade is known',
  YEAR: 'year known, month not',
  SEASON: 'season known, month not',
  MONTH: 'month known, day not',
  DAY: 'day known, hour not',
  HOUR: 'hour known, minute not',
  MINUTE: 'known to the minute',
  SECOND: 'known to the second',
  MILLISECOND: 'known to the second',
} as const;

const direction = (isLater: boolean) => (isLater ? 'later' : 'earlier');

export const lagTexts = {
  atOnce: 'at the same moment',
  sameDay: 'the same day',
  around: (length: string) => `within ${length} of it`,
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

export const cardTexts = {
  to: (names: string) => `to ${names}`,
  on: (platform: string) => `on ${platform}`,
  onBehalfOf: (names: string) => `for ${names}`,
  unknownAuthor: 'Unknown',
  reported: 'reported, not quoted',
  noWords: 'The source gives no words.',
  unanswered: 'no answer, as reported',
  answered: (lag: string) => `answered ${lag}`,
  answeredOnly: 'answered',
  inferred: 'inferred',
  attributed: (names: string) => `according to ${names}`,
  becameKnown: (when: string) => `became known ${when}`,
  happened: (when: string) => `happened ${when}`,
  neverKnown: 'never made public, as far as is known',
  corrected: 'corrected',
  retracted: 'retracted',
  was: 'It was:',
  because: (reason: string) => `Why: ${reason}`,
  late: 'added late',
  more: 'Read on',
  less: 'Fold',
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
  SAME_ACTOR: 'someone takes part in both',
  SAME_SUBJECT: 'about the same',
  SAME_LINK: 'the same link',
  RELATED: 'the record relates them',
};

/** On the line across the border. */
export const tieTexts = {
  relation: { RESPONDS_TO: 'answer', CONTRADICTS: 'contradiction', CORROBORATES: 'support', QUOTES: 'quotation' },
  inferred: (text: string) => `${text} · inferred`,
  near: (said: string, author: string) => `${said} · ${author} in private`,
} as const;

export const clockTexts = {
  label: 'Which clock',
  OCCURRED: 'As it happened',
  DISCLOSED: 'As it became known',
} as const;

export const paceTexts: Readonly<Record<Pace, string>> = {
  read: 'To read along',
  hour: 'An hour a second',
  day: 'A day a second',
  week: 'A week a second',
  minute: 'All in a minute',
};

export const controlTexts = {
  label: 'Controls of the replay',
  play: 'Play',
  pause: 'Pause',
  replay: 'Play again',
  back: 'One entry back',
  forward: 'One entry on',
  start: 'To the start',
  end: 'To the end',
  pace: 'Speed',
  skip: (length: string) => `Skip ${length}`,
  since: (length: string) => `${length} after the last entry`,
  skipped: (length: string) => `${length} pass`,
  follow: 'Follow live',
  following: 'Live',
  beforeStart: 'Before the beginning',
  atEnd: 'The record ends here',
  backToNow: 'Back to now',
} as const;

export const histogramTexts = {
  label: 'When it was: public above, private below',
  playhead: 'Where the replay stands',
  spanStart: 'Start of the span',
  spanEnd: 'End of the span',
  clearSpan: 'The whole record',
  valueBefore: 'before the first entry',
  hint: 'Drag to move in time. Drag the ends, or hold Shift, to choose a span.',
} as const;

/** Below the histogram: `2017`, `Oct`, `12 Oct`. */
export function tickText(at: number, unit: 'year' | 'month' | 'day', isFirst: boolean): string {
  const parts = { year: {}, month: { month: 'short' }, day: { day: 'numeric', month: 'short' } } as const;
  const year = isFirst || unit === 'year' ? ({ year: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat(LOCALE, { ...parts[unit], ...year, timeZone: 'UTC' }).format(at);
}

export const openingTexts = {
  play: 'Play',
  sentence: 'What was said in private, set beside what was said in public, as it happened.',
  meanwhile: 'Meanwhile, in public',
  inPrivate: 'In private',
  inPublic: 'In public',
  contradiction: 'contradiction',
  inferred: 'one contradicts the other: inferred by the editor',
  counts: (entries: number, from: string, to: string) => `${entriesText(entries)}, ${from} to ${to}`,
  countsUndated: (entries: number) => entriesText(entries),
  sources: (titles: string) => `Source: ${titles}`,
  aboutPlay: 'Play the record',
} as const;

export const frontTexts = {
  title: 'What was said in private, while the public was told something else',
  choose: 'Choose a record',
} as const;

export const peopleTexts = {
  title: 'Who is who',
  open: 'People',
  account: (handle: string, platform: string) => `@${handle} on ${platform}`,
  also: (names: string) => `also ${names}`,
  role: (title: string, organisation: string | undefined) =>
    organisation === undefined ? title : `${title}, ${organisation}`,
} as const;

export const filterTexts = {
  title: 'Filter',
  open: 'Filter',
  active: (count: number) => `Filter, ${count.toString()} chosen`,
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
  label: 'Words to look for',
  hint: 'All words must match. A phrase in “quotes”, or begin*.',
  none: (query: string) => `Nothing matches “${query}”.`,
  found: (count: number) => counted(count, 'entry', 'entries'),
  more: 'More results',
} as const;

export const entryTexts = {
  title: 'The entry',
  citations: 'Where it comes from',
  paragraph: (paragraph: number) => `paragraph ${paragraph.toString()}`,
  attributed: (names: string) => `who has it from ${names}`,
  inferred: (reason: string | null) => (reason === null ? 'Inferred by the editor.' : `Inferred: ${reason}`),
  happened: 'Happened',
  known: 'Became known',
  neverKnown: 'Never, as far as the record says',
  dateUnknown: 'Known, but not since when',
  undated: 'Undated',
  who: 'Who',
  links: 'Links',
  attachments: 'Attachments',
  answers: 'It answers',
  replies: 'Answers to it',
  neighbours: 'On the other side, close by',
  revisions: 'What it was before',
  revision: (number: number, when: string) => `Revision ${number.toString()}, until ${when}`,
  share: 'Share and cite',
  copyLink: 'Copy a link to it',
  playground: 'Open in the playground',
  cite: 'Copy a citation',
  formats: { text: 'Text', bibtex: 'BibTeX', csl: 'CSL-JSON' },
  showOnStage: 'Go to this moment',
  notFound: 'This entry is not in the record, or not to be seen.',
} as const;

export const trayTexts = {
  open: (count: number) => `${numbers.format(count)} undated`,
  title: 'Undated',
  about: 'The record does not say when. On this clock they have no place in time.',
} as const;

export const shareTexts = {
  open: 'Share',
  title: 'Share',
  link: 'A link to what you see now',
  copy: 'Copy',
  together: 'Watch together',
  togetherAbout: 'Everybody with the link sees the same moment at the same time.',
  openRoom: 'Open a room',
  inRoom: (viewers: number) => `In a room: ${counted(viewers, 'viewer', 'viewers')}`,
  leaveRoom: 'Leave the room',
  guest: 'Whoever opened the room holds the controls.',
  embed: 'To put it into a page of yours',
} as const;

export const settingsTexts = {
  open: 'View',
  title: 'View',
  zone: 'Times of day',
  zones: { record: 'As in the record', reader: 'In my time zone' },
  theme: 'Light',
  themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
} as const;

export const helpTexts = {
  open: 'Keys',
  title: 'Keys',
  keys: [
    ['Space', 'Play or pause'],
    ['← →', 'One entry back or on'],
    ['Home End', 'To the start or the end'],
    ['G', 'Skip the gap'],
    ['C', 'The other clock'],
    ['1 to 5', 'Speed'],
    ['J K', 'Next or previous entry on the stage'],
    ['Enter', 'Open the entry'],
    ['P', 'Who is who'],
    ['F', 'Filter'],
    ['/', 'Search'],
    ['U', 'Undated entries'],
    ['S', 'Share'],
    ['V', 'View'],
    ['Esc', 'Close what is open'],
    ['?', 'This list'],
  ],
} as const;

export const stateTexts = {
  loading: 'Opening the record …',
  connecting: 'Connecting …',
  behind: 'Catching up …',
  reconnecting: 'Connection lost. Going on from here as soon as it is back; nothing is lost.',
  offline: 'You are offline. What is here stays; the replay goes on when you are back.',
  reconnected: 'Connected again. Nothing was lost.',
  empty: 'Nothing here',
  emptyRecord: 'This store holds no record yet.',
  emptySelection: 'Nothing in the record matches what you have chosen.',
  emptyBefore: 'Nothing yet at this moment. Press play, or go on by one.',
  error: 'That did not work',
  retry: 'Try again',
  notFound: 'There is no such record here.',
  toFront: 'All records',
  earlier: 'Loading what was before …',
} as const;

export const liveTexts = {
  entry: (side: string, author: string, text: string) => `${side}, ${author}: ${text}`,
  removed: 'An entry was removed.',
  many: (count: number) => `${entriesText(count)} came.`,
} as const;

export const citationTexts = {
  quoted: (text: string) => `“${text}”`,
  paragraph: (paragraph: number) => `paragraph ${paragraph.toString()}`,
  in: (source: string) => `In: ${source}`,
} as const;

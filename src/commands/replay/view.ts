import pc from 'picocolors';
import type { EntryFrame, Frame, OpenedFrame, RemovedFrame, ReplayedEntry } from '../../client/client.ts';
import type { Clock } from '../../domain/record/vocabulary.ts';
import { center, counted, plain, shorten, wrap } from '../shell/terminal-text.ts';

/** Columns between the private and the public side. */
const GUTTER = 4;

/** The narrowest side in which text is readable. */
const MIN_SIDE = 20;

const UNITS = [
  [31_557_600, 'year'],
  [2_629_800, 'month'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;

/**
 * A frame as lines for a terminal of this width in columns: private entries on the left, public ones on the right, with the
 * dates of the replay's clock. Empty for frames that only keep time.
 */
export function renderFrame(frame: Frame, width: number, clock: Clock): string {
  const side = Math.max(MIN_SIDE, Math.floor((width - GUTTER) / 2));
  switch (frame.__typename) {
    case 'OpenedFrame':
      return `${pc.dim(plain(summary(frame)))}\n\n${heading('PRIVATE', side)}${' '.repeat(GUTTER)}${heading('PUBLIC', side)}\n`;
    case 'EntryFrame':
      return renderEntry(frame, side, clock);
    case 'GapFrame':
      return `\n${pc.dim(center(`· · ·  ${elapsed(frame.from, frame.to)}  · · ·`, width))}\n`;
    case 'EndedFrame': {
      const reason = frame.reason === 'COMPLETED' ? 'the end of the record' : inWords(frame.reason);
      return note(reason, width);
    }
    case 'RemovedFrame':
      return note(`${frame.entryId}: ${REMOVALS[frame.removal]}`, width);
    case 'CaughtUpFrame':
      return note('the end of the record; live changes follow', width);
    case 'FellBehindFrame':
      return note(`this terminal was too slow; ${counted(frame.entries, 'entry follows', 'entries follow')}`, width);
    case 'StatusFrame':
      return note(frame.status.paused ? 'paused' : 'running', width);
    case 'ClockFrame':
    // A newer service may send kinds of frames that this view does not know.
    default:
      return '';
  }
}

const REMOVALS: Readonly<Record<RemovedFrame['removal'], string>> = {
  MOVED: 'moved ahead; it comes again there',
  LEFT: 'no longer belongs here',
  ERASED: 'erased for good',
};

/** A line about the replay itself, in the middle. */
function note(text: string, width: number): string {
  return `\n${pc.dim(center(plain(text), width))}\n`;
}

function heading(title: string, side: number): string {
  return pc.bold(title) + pc.dim(` ${'─'.repeat(side - title.length - 1)}`);
}

function summary(frame: OpenedFrame): string {
  const { total, undated, earliest, latest } = frame;
  const span = earliest === null || latest === null ? '' : ` from ${dayOf(earliest)} to ${dayOf(latest)}`;
  const left = undated === 0 ? '' : `; ${counted(undated, 'undated entry is', 'undated entries are')} left out`;
  return `${counted(total, 'entry', 'entries')}${span}${left}`;
}

function renderEntry(frame: EntryFrame, side: number, clock: Clock): string {
  const { entry } = frame;
  const isPrivate = entry.visibility === 'PRIVATE';
  const indent = isPrivate ? '' : ' '.repeat(side + GUTTER);
  const accent = isPrivate ? pc.cyan : pc.yellow;
  const isVerbatim = entry.wording === 'VERBATIM';
  const words = isVerbatim ? `“${entry.text ?? ''}”` : (entry.text ?? '');
  const lines = [
    ...wrap(`${when(entry, clock)} · ${manner(entry)}`, side).map((line) => accent(line)),
    ...wrap(whoToWhom(entry), side).map((line) => pc.bold(line)),
    ...(entry.text === null ? [] : wrap(words, side).map((line) => (isVerbatim ? line : pc.italic(line)))),
    ...footnotes(frame, side, clock).map((line) => pc.dim(line)),
  ];
  return `\n${lines.map((line) => indent + line).join('\n')}\n`;
}

function whoToWhom(entry: ReplayedEntry): string {
  const named = (...roles: string[]) => [
    ...new Set(entry.participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor.name)),
  ];
  const from = named('SENDER', 'SPEAKER');
  const behalf = named('PRINCIPAL');
  const to = named('TO', 'CC', 'BCC', 'AUDIENCE', 'OUTLET').filter((name) => !from.includes(name));
  return [
    from.length > 0 ? from.join(', ') : 'Unknown',
    behalf.length > 0 && ` for ${behalf.join(', ')}`,
    to.length > 0 && ` → ${to.join(', ')}`,
  ]
    .filter((part) => part !== false)
    .join('');
}

function manner(entry: ReplayedEntry): string {
  if (entry.__typename === 'Statement') return inWords(entry.kind);
  const channel = inWords(entry.channel);
  return entry.platform ? `${entry.platform} ${channel}` : channel;
}

/** The moment as precisely as the record knows it; for a relative moment also the words of the source. */
function when({ occurred, disclosed }: ReplayedEntry, clock: Clock): string {
  const moment = clock === 'OCCURRED' ? occurred : disclosed;
  if (moment === null) return 'undated';
  if (moment.basis === 'RELATIVE' && moment.written !== null) return `${moment.edtf}, “${moment.written}”`;
  return moment.basis === 'INFERRED' ? `${moment.edtf} (inferred)` : moment.edtf;
}

/** The moment on the other clock, if it differs. */
function otherMoment({ occurred, disclosed, visibility }: ReplayedEntry, clock: Clock): string | false {
  if (clock === 'OCCURRED') return visibility === 'PRIVATE' && disclosed !== null && `known since ${disclosed.edtf}`;
  if (occurred === null) return 'of an unknown date';
  return occurred.edtf !== disclosed?.edtf && `happened ${occurred.edtf}`;
}

/** Notes about the text, and the source on one line. */
function footnotes({ entry, change, late }: EntryFrame, side: number, clock: Clock): string[] {
  const notes = [
    change !== 'ADDED' && inWords(change),
    late && 'came after its turn',
    entry.__typename === 'Message' && entry.replyState === 'REPORTED_UNANSWERED' && 'not answered, as reported',
    entry.wording === 'REPORTED' && 'reported, not quoted',
    otherMoment(entry, clock),
  ].filter((note) => note !== false);
  const [citation] = entry.citations;
  if (citation === undefined) return wrap(notes.join(' · '), side);
  const paragraph = citation.paragraph === null ? '' : `¶ ${citation.paragraph} `;
  return [...wrap(notes.join(' · '), side), shorten(`${paragraph}${citation.source.title}`, side)];
}

function inWords(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** A time in the largest unit that gives at least two. */
function elapsed(from: string, to: string): string {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  const [size, unit] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
  return counted(Math.round(seconds / size), unit);
}

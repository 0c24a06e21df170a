import pc from 'picocolors';
import type { ReplayedEntry, ReplayFrame } from './replay-frames.ts';

const DAY_SECONDS = 86_400;
const MARGIN = 2;

/** A frame as lines of a terminal this many columns wide; empty for frames that only keep time. */
export function renderFrame(frame: ReplayFrame, width: number): string {
  switch (frame.__typename) {
    case 'OpenedFrame': {
      const undated = frame.undated === 0 ? '' : `; ${frame.undated} undated entries are left out`;
      const span =
        frame.earliest === null || frame.latest === null ? '' : ` from ${day(frame.earliest)} to ${day(frame.latest)}`;
      const half = Math.floor(width / 2);
      return `${pc.dim(`${frame.total} entries${span}${undated}`)}\n\n${pc.bold('PRIVATE'.padEnd(half))}${pc.bold('PUBLIC')}\n`;
    }
    case 'EntryFrame':
      return renderEntry(frame.entry, width);
    case 'GapFrame':
      return `${pc.dim(center(`· · ·  ${elapsed(frame.from, frame.to)}  · · ·`, width))}\n`;
    case 'EndedFrame':
      return `${pc.dim(center(frame.reason === 'COMPLETED' ? 'the end of the record' : frame.reason.toLowerCase(), width))}\n`;
    case 'StatusFrame':
    case 'ClockFrame':
      return '';
  }
}

function renderEntry(entry: ReplayedEntry, width: number): string {
  const isPrivate = entry.visibility === 'PRIVATE';
  const column = Math.floor(width / 2) - MARGIN;
  const indent = isPrivate ? '' : ' '.repeat(Math.floor(width / 2));
  const accent = isPrivate ? pc.cyan : pc.yellow;
  const head = wrap(headline(entry), column).map((line) => accent(line));
  const quoted = entry.wording === 'VERBATIM' ? `“${entry.text ?? ''}”` : (entry.text ?? '');
  const body =
    entry.text === null
      ? []
      : wrap(quoted, column).map((line) => (entry.wording === 'VERBATIM' ? line : pc.italic(line)));
  const foot = wrap(footnote(entry), column).map((line) => pc.dim(line));
  return `\n${[...head, ...body, ...foot].map((line) => indent + line).join('\n')}\n`;
}

function headline(entry: ReplayedEntry): string {
  const named = (...roles: string[]) =>
    entry.participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor.name);
  const from = named('SENDER', 'SPEAKER').join(', ') || 'Unknown';
  const behalf = named('PRINCIPAL');
  const to = named('TO', 'CC', 'BCC', 'AUDIENCE', 'OUTLET');
  const how = entry.kind ?? [entry.platform, entry.channel].filter(Boolean).join(' ');
  return [
    when(entry),
    `${from}${behalf.length > 0 ? ` for ${behalf.join(', ')}` : ''}${to.length > 0 ? ` → ${to.join(', ')}` : ''}`,
    how.toLowerCase().replaceAll('_', ' '),
  ].join(' · ');
}

/** The moment as the record knows it: the source's words where it has some, and never an hour that it doesn't know. */
function when({ occurred }: ReplayedEntry): string {
  if (occurred === null) return 'undated';
  const basis = occurred.basis === 'INFERRED' ? ' (inferred)' : '';
  return occurred.basis === 'RELATIVE' && occurred.written !== null
    ? `${occurred.edtf}, “${occurred.written}”`
    : occurred.edtf + basis;
}

function footnote(entry: ReplayedEntry): string {
  const unanswered = entry.replyState === 'REPORTED_UNANSWERED' ? ['not answered, as reported'] : [];
  const reported = entry.wording === 'REPORTED' ? ['reported, not quoted'] : [];
  const known =
    entry.visibility === 'PRIVATE' && entry.disclosed !== null ? [`known since ${entry.disclosed.edtf}`] : [];
  const [citation] = entry.citations;
  const cited =
    citation === undefined
      ? []
      : [`${citation.source.title}${citation.paragraph === null ? '' : `, ¶ ${citation.paragraph}`}`];
  return [...unanswered, ...reported, ...known, ...cited].join(' · ');
}

/** Breaks at spaces; a longer word is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of sanitise(text).split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else for (let start = 0; start < word.length; start += width) lines.push(word.slice(start, start + width));
  }
  return lines;
}

/** A record can hold anything, a terminal must not obey it: control characters become spaces. */
function sanitise(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function center(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text;
}

function day(instant: string): string {
  return instant.slice(0, instant.indexOf('T'));
}

function elapsed(from: string, to: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / 1000 / DAY_SECONDS;
  const amounts = [
    [365.25, 'year'],
    [30.44, 'month'],
    [1, 'day'],
    [1 / 24, 'hour'],
  ] as const;
  const [size, unit] = amounts.find(([length]) => days >= length * 2) ?? [1 / 24, 'hour'];
  const count = Math.round(days / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * iCalendar (RFC 5545): dated entries as events, on the clock of what happened. A day is an all-day event, a time is an
 * instant in UTC; what is known less precisely fills all the days that it can mean, and its description says how it is
 * known. A calendar has no place for what has no date: its description says how many such entries there are.
 */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { momentWithBasis } from '../../../domain/time/moment-words.ts';
import { isCoarser } from '../../../domain/time/precision.ts';
import { DomainError } from '../../../errors.ts';
import { caveatsOf, citationInWords, openMannerOf, ownCitationsOf, whoToWhom, wordsOf } from '../entry-words.ts';
import { headerInWords, undatedInWords } from '../header.ts';
import type { ExportedEntry, ExportedRecord, OutputFormat } from '../output-format.ts';
import { RecordNames } from '../record-names.ts';

export const icsExport: OutputFormat = { name: 'ics', write };

/** @throws DomainError BAD_ARGUMENTS for years that iCalendar can't write */
async function* write({ header, undated, items }: ExportedRecord): AsyncGenerator<string> {
  const names = new RecordNames();
  const stamp = new Date(header.at);
  yield partOf(
    newCalendar([headerInWords(header), ...undatedInWords(await undated())].join(' ')).toString(),
    /^[^]*(?=END:VCALENDAR)/,
  );
  for await (const item of items) {
    if (item.kind !== 'entry') names.note(item);
    else if (item.occurred !== null) yield eventText(item, item.occurred, names, stamp);
  }
  yield 'END:VCALENDAR\r\n';
}

/** As custom properties, because the library escapes those. */
function newCalendar(description: string) {
  return ical({
    prodId: { company: 'backchannel', product: 'backchannel' },
    x: { 'X-WR-CALNAME': 'Backchannel', 'X-WR-CALDESC': description },
  });
}

/** One event at a time, in a calendar of its own, so that memory does not grow with the record. */
function eventText(entry: ExportedEntry, moment: Moment, names: RecordNames, stamp: Date): string {
  const calendar = ical();
  const { input, status } = entry;
  calendar.createEvent({
    id: entry.id,
    stamp,
    // A calendar that holds the event already takes it for newer where this has grown.
    sequence: entry.revision - 1,
    ...spanOf(entry.id, moment),
    summary: printable(`${whoToWhom(input, names)}: ${openMannerOf(input)}`),
    description: printable(
      [
        wordsOf(input),
        caveatsOf(entry).join('; '),
        momentWithBasis(moment),
        ...ownCitationsOf(input).map((citation) => citationInWords(citation, names)),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    ),
    categories: [{ name: input.visibility }],
    transparency: ICalEventTransparency.TRANSPARENT,
    status: status === 'RETRACTED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return partOf(calendar.toString(), /BEGIN:VEVENT[^]*END:VEVENT\r\n/);
}

function partOf(calendar: string, part: RegExp): string {
  const text = part.exec(calendar)?.[0];
  if (text === undefined) throw new Error('The calendar library wrote no such part');
  return text;
}

interface Span {
  readonly start: Date;
  readonly end?: Date;
  readonly allDay: boolean;
}

/** The end is exclusive, as iCalendar has it; there is none where the moment is one instant. */
function spanOf(id: string, { scheduled, latest, precision, zone }: Moment): Span {
  const last = latest === null || latest < scheduled ? scheduled : latest;
  const span = isCoarser('DAY', precision)
    ? { start: new Date(scheduled), ...(last > scheduled && { end: new Date(last + 1) }), allDay: false }
    : { start: dayOf(scheduled, zone), end: dayOf(last, zone, 1), allDay: true };
  for (const bound of [span.start, span.end ?? span.start]) {
    const year = bound.getUTCFullYear();
    if (year >= 1 && year <= 9999) continue;
    throw new DomainError('BAD_ARGUMENTS', `${id} is of the year ${year}; iCalendar has the years 1 to 9999 only.`);
  }
  return span;
}

/** The calendar day of an instant where it was written, as midnight in UTC. */
function dayOf(instant: Instant, zone: string | null, later = 0): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone ?? 'UTC')
    .toPlainDate()
    .add({ days: later });
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

/** Line breaks stay; a calendar holds no other control characters. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, ' ');
}

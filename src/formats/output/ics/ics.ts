/**
 * iCalendar (RFC 5545): entries with a date as events, at the time when they happened. A day is an all-day event, a time
 * is an instant in UTC. A less precise moment fills all days that it can mean, and the description says how precise it is.
 * Entries without a date are left out; the description of the calendar gives their number.
 */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { momentWithBasis } from '../../../domain/time/moment-words.ts';
import { isCoarser } from '../../../domain/time/precision.ts';
import { DomainError } from '../../../errors.ts';
import { caveatsOf, citationInWords, openKindInWords, ownCitationsOf, whoToWhom, quotedText } from '../entry-words.ts';
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
    if (item.kind !== 'entry') names.add(item);
    else if (item.occurred !== null) yield eventText(item, item.occurred, names, stamp);
  }
  yield 'END:VCALENDAR\r\n';
}

/** Name and description are custom properties, because the library escapes those. */
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
    // A calendar program that already has the event updates it when this number is higher.
    sequence: entry.revision - 1,
    ...timesOf(entry.id, moment),
    summary: printable(`${whoToWhom(input, names)}: ${openKindInWords(input)}`),
    description: printable(
      [
        quotedText(input),
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
  if (text === undefined) throw new Error('The calendar library did not write this part');
  return text;
}

interface EventTimes {
  readonly start: Date;
  readonly end?: Date;
  readonly allDay: boolean;
}

/** The end is exclusive, as in iCalendar. A moment that is one instant has no end. */
function timesOf(id: string, { scheduled, latest, precision, zone }: Moment): EventTimes {
  const last = latest === null || latest < scheduled ? scheduled : latest;
  const times = isCoarser('DAY', precision)
    ? { start: new Date(scheduled), ...(last > scheduled && { end: new Date(last + 1) }), allDay: false }
    : { start: dayOf(scheduled, zone), end: dayOf(last, zone, 1), allDay: true };
  for (const bound of [times.start, times.end ?? times.start]) {
    const year = bound.getUTCFullYear();
    if (year >= 1 && year <= 9999) continue;
    throw new DomainError(
      'BAD_ARGUMENTS',
      `${id} is in the year ${year}. iCalendar has only the years 1 to 9999: leave the entry out with a filter.`,
    );
  }
  return times;
}

/** The calendar day of an instant in the zone of its source, as midnight in UTC. */
function dayOf(instant: Instant, zone: string | null, later = 0): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone ?? 'UTC')
    .toPlainDate()
    .add({ days: later });
  return new Date(day.toZonedDateTime('UTC').epochMilliseconds);
}

/** Without control characters other than line breaks and tabs: a calendar must not have them. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, ' ');
}

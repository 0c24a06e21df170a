/**
 * TimelineJS: entries with a date as slides, at the time when they happened. The date that a slide shows (`display_date`)
 * is never more precise than the record. The title slide lists the entries without a date, because a timeline can't show
 * them, and says what the export contains.
 */
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { momentInWords, momentWithBasis } from '../../../domain/time/moment-words.ts';
import { isCoarser } from '../../../domain/time/precision.ts';
import type { CollectionInput } from '../../../domain/record/input.ts';
import type { Precision } from '../../../domain/record/vocabulary.ts';
import { DomainError } from '../../../errors.ts';
import { caveatsOf, citationInWords, openKindInWords, ownCitationsOf, whoToWhom, quotedText } from '../entry-words.ts';
import { headerInWords } from '../header.ts';
import { markup, type Markup, paragraphs } from '../html-text.ts';
import type { ExportedEntry, ExportedRecord, ExportHeader, OutputFormat } from '../output-format.ts';
import { RecordNames } from '../record-names.ts';

export const timelineJsExport: OutputFormat = { name: 'timelinejs', write };

/** @throws DomainError BAD_ARGUMENTS if no entry has a date: TimelineJS needs at least one event */
async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  const names = new RecordNames();
  const undated: Markup[] = [];
  let written = 0;
  yield '{\n "scale": "human",\n "events": [';
  for await (const item of items) {
    if (item.kind !== 'entry') names.add(item);
    else if (item.occurred === null) undated.push(undatedMarkup(item, names));
    else {
      yield `${written === 0 ? '' : ','}\n  ${JSON.stringify(toSlide(item, item.occurred, names))}`;
      written += 1;
    }
  }
  if (written === 0) {
    throw new DomainError(
      'BAD_ARGUMENTS',
      'No entry in this export has a date, and TimelineJS needs at least one. Choose another filter or another format.',
    );
  }
  yield `\n ],\n "title": ${JSON.stringify(toTitle(header, [...names.collections], undated))}\n}\n`;
}

function toTitle(header: ExportHeader, collections: readonly CollectionInput[], undated: readonly Markup[]): object {
  const [only] = collections;
  const list =
    undated.length > 0 &&
    markup`<p>Entries without a date, which are not on this timeline: ${undated.length}</p>
      <ul>
        ${undated}
      </ul>`;
  return {
    unique_id: 'title',
    text: {
      headline: asText(markup`${collections.length === 1 ? (only?.title ?? '') : 'Backchannel'}`),
      text: asText(
        markup`${collections.map(({ description }) => paragraphs(description ?? ''))}${list}
          <p>${headerInWords(header)}</p>`,
      ),
    },
  };
}

function toSlide(entry: ExportedEntry, moment: Moment, names: RecordNames): object {
  const { input } = entry;
  const caveats = caveatsOf(entry);
  const shown = momentInWords(moment);
  const known = momentWithBasis(moment);
  const citations = ownCitationsOf(input).map((citation) => markup`<li>${citationInWords(citation, names)}</li>`);
  const end = endDate(moment);
  return {
    unique_id: entry.id,
    start_date: toDate(moment.scheduled, moment),
    ...(end !== null && { end_date: end }),
    display_date: shown,
    group: input.visibility === 'PRIVATE' ? 'Private' : 'Public',
    text: {
      headline: asText(markup`${whoToWhom(input, names)}`),
      text: asText(
        markup`<p>${openKindInWords(input)}</p>
          ${known !== shown && markup`<p>${known}</p>`}
          ${caveats.length > 0 && markup`<p><em>${caveats.join('; ')}</em></p>`}${paragraphs(quotedText(input))}
          ${
            citations.length > 0 &&
            markup`<ul>
              ${citations}
            </ul>`
          }`,
      ),
    },
  };
}

function undatedMarkup(entry: ExportedEntry, names: RecordNames): Markup {
  const { input } = entry;
  const parts = [`${whoToWhom(input, names)}, ${openKindInWords(input)}`, quotedText(input), ...caveatsOf(entry)];
  return markup`<li>${parts.filter((part) => part !== '').join(' · ')}</li>`;
}

/** Without the line breaks between elements, which only serve the readers of this source file. */
function asText({ text }: Markup): string {
  return text.replaceAll(/\n\s*/g, '');
}

/** The end of a moment that is longer than the unit in which its start is given; else null. */
function endDate(moment: Moment): object | null {
  const { edtf, latest, precision } = moment;
  const isLong = edtf.includes('/') || ['CENTURY', 'DECADE', 'SEASON'].includes(precision);
  return !isLong || latest === null || latest <= moment.scheduled ? null : toDate(latest, moment);
}

const PARTS = [
  ['YEAR', 'year'],
  ['MONTH', 'month'],
  ['DAY', 'day'],
  ['HOUR', 'hour'],
  ['MINUTE', 'minute'],
  ['SECOND', 'second'],
  ['MILLISECOND', 'millisecond'],
] as const satisfies readonly (readonly [Precision, keyof Temporal.ZonedDateTime])[];

/** Days in the zone of their source, and times in UTC, so that the order of the slides is right. Only the known parts. */
function toDate(instant: Instant, { precision, zone }: Moment): Record<string, number> {
  const finest = precision === 'SEASON' ? 'MONTH' : isCoarser(precision, 'YEAR') ? 'YEAR' : precision;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(
    isCoarser('DAY', precision) ? 'UTC' : (zone ?? 'UTC'),
  );
  const known = PARTS.filter(([part]) => part === finest || isCoarser(part, finest));
  return Object.fromEntries(known.map(([, name]) => [name, local[name]]));
}

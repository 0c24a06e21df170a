/** Questions about the records of `arbitrary-records.ts`. */
import fc from 'fast-check';
import type { Viewer } from '../../src/domain/authority.ts';
import type { EntryFilter, WrittenFilter } from '../../src/domain/query/filter.ts';
import { entryFilter } from '../../src/domain/query/filter-input.ts';
import {
  CHANNELS,
  CLOCKS,
  type Clock,
  ENTRY_STATUSES,
  ENTRY_TYPES,
  INTERVALS,
  type Interval,
  REPLY_STATES,
  STATEMENT_KINDS,
  UNDATED,
  VISIBILITIES,
  WORDINGS,
} from '../../src/domain/record/vocabulary.ts';
import { ACTORS, COLLECTIONS, ENTRIES, LINKS, oneOf, PLATFORMS, some, SOURCES } from './arbitrary-records.ts';
import { VIEWERS } from './record-items.ts';

export interface Question {
  readonly filter: EntryFilter;
  readonly clock: Clock;
  readonly viewer: Viewer;
  readonly interval: Interval;
  readonly zone: string;
  /** The number of entries on a page. */
  readonly size: number;
}

const searchText = oneOf([
  'resume',
  'leak*',
  '"the leak"',
  'resume "naive podesta"',
  'po* the',
  'e-mail',
  "don't",
  '東京',
  'le* leaks',
  'absent',
]);
const bound = oneOf(['2016', '2016-10', '2016-10-12', '2016-10-13', '2017']);

const writtenFilter: fc.Arbitrary<WrittenFilter> = fc.oneof(
  fc.record({ collections: some(COLLECTIONS), undated: oneOf(UNDATED) }, { requiredKeys: [] }),
  fc.record({ text: searchText, collections: some(COLLECTIONS), types: some(ENTRY_TYPES) }, { requiredKeys: ['text'] }),
  fc.record(
    { from: oneOf(['2015', '2016', '2016-10']), to: oneOf(['2016-10', '2016-10-12', '2017']), undated: oneOf(UNDATED) },
    { requiredKeys: [] },
  ),
  fc
    .record(
      {
        ids: some(ENTRIES, 8),
        actors: some(ACTORS),
        senders: some(ACTORS),
        recipients: some(ACTORS),
        speakers: some(ACTORS),
        subjects: some(ACTORS),
        types: some(ENTRY_TYPES),
        channels: some(CHANNELS, 5),
        platforms: some(PLATFORMS),
        statementKinds: some(STATEMENT_KINDS, 4),
        visibility: oneOf(VISIBILITIES),
        wording: oneOf(WORDINGS),
        replyState: oneOf(REPLY_STATES),
        statuses: some(ENTRY_STATUSES),
        sources: some(SOURCES),
        links: some(LINKS),
        text: searchText,
        knownOn: bound,
        undated: oneOf(UNDATED),
      },
      { requiredKeys: [] },
    )
    .map(fewFields),
);

/** Filters as they are read from JSON. */
export const arbitraryFilter: fc.Arbitrary<EntryFilter> = writtenFilter.map((written) => entryFilter.parse(written));

/** A filter of many fields finds nothing, so most fields are left out. */
function fewFields(given: WrittenFilter): WrittenFilter {
  const fields = Object.entries(given);
  return Object.fromEntries(fields.filter((_, index) => (index * 7 + fields.length) % 5 === 0));
}

export const arbitraryQuestion: fc.Arbitrary<Question> = fc.record({
  filter: arbitraryFilter,
  clock: oneOf(CLOCKS),
  viewer: oneOf(VIEWERS),
  interval: oneOf(INTERVALS),
  zone: oneOf(['UTC', 'Europe/Berlin', 'America/New_York']),
  size: fc.integer({ min: 1, max: 5 }),
});

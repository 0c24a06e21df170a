import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { timelineJsExport } from '../../../../src/formats/output/timelinejs/timelinejs.ts';
import { writtenAs } from '../../../support/exported.ts';
import { actor, collection, message, OPEN, statement } from '../../../support/record-items.ts';

interface TimelineDate {
  readonly [part: string]: unknown;
}
interface Slide {
  readonly unique_id?: string;
  readonly start_date: TimelineDate;
  readonly end_date?: TimelineDate;
  readonly display_date: string;
  readonly group: string;
  readonly text: { readonly headline: string; readonly text: string };
}
interface Timeline {
  readonly scale?: string;
  readonly title?: Pick<Slide, 'text'>;
  readonly events: readonly Slide[];
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  year: [-271_820, 275_759],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
  millisecond: [0, 999],
};

/** TimelineJS's own rules for a timeline: at least one event, each with a start; whole numbers; no id twice. */
function problemsOf({ events, scale = 'human' }: Timeline): string[] {
  const dateProblems = (date: TimelineDate) => {
    const given = PARTS.filter((part) => date[part] !== undefined);
    return [
      ...(given[0] === 'year' ? [] : ['a date without a year']),
      // A part without the coarser part before it would count as the first month or day.
      ...given.filter((part, index) => part !== PARTS[index]).map((part) => `a date with a ${part} alone`),
      ...given.flatMap((part) => {
        const [least = 0, most = 0] = RANGES[part] ?? [];
        const value = Number(date[part]);
        return /^-?\d+$/.test(String(date[part])) && value >= least && value <= most ? [] : [`${part} ${value}`];
      }),
    ];
  };
  const ids = events.flatMap(({ unique_id: id }) => id ?? []);
  return [
    ...(events.length === 0 ? ['no events'] : []),
    ...(['human', 'cosmological'].includes(scale) ? [] : ['an unknown scale']),
    ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
    ...events.flatMap(({ start_date: from, end_date: to }) => [...dateProblems(from), ...(to ? dateProblems(to) : [])]),
  ];
}

const timelineOf = async (...items: Parameters<typeof writtenAs>[1]) =>
  JSON.parse(await writtenAs(timelineJsExport, items)) as Timeline;
const start = [collection(OPEN, { title: 'Letters & more' }), actor('actor:ann', { name: 'Ann <b>' })];
const at = (id: string, edtf: string) => message(id, { occurred: { edtf } });

describe('A TimelineJS timeline', () => {
  test.each<readonly [string, TimelineDate, TimelineDate | undefined, string]>([
    ['2016', { year: 2016 }, undefined, '2016'],
    ['2016-10~', { year: 2016, month: 10 }, undefined, 'about October 2016'],
    ['2016-10-12', { year: 2016, month: 10, day: 12 }, undefined, '12 October 2016'],
    [
      '2016-10-12T23:30-04:00',
      { year: 2016, month: 10, day: 13, hour: 3, minute: 30 },
      undefined,
      '12 October 2016, 23:30 UTC−04:00',
    ],
    ['2016-07/2017-02-03', { year: 2016, month: 7 }, { year: 2017, month: 2 }, 'July 2016 to 3 February 2017'],
    ['201X', { year: 2010 }, { year: 2019 }, '2010s'],
    ['2016-21', { year: 2016, month: 3 }, { year: 2016, month: 5 }, 'spring 2016'],
    ['../2016-07', { year: 2016, month: 7 }, { year: 2016, month: 7 }, 'until July 2016'],
    ['2016-07/..', { year: 2016, month: 7 }, undefined, 'from July 2016'],
  ])('shows %s with no more precision than is known', async (edtf, from, to, display) => {
    const timeline = await timelineOf(...start, at('1', edtf));
    expect(problemsOf(timeline)).toEqual([]);
    expect(timeline.events[0]).toMatchObject({ start_date: from, display_date: display });
    expect(timeline.events[0]?.end_date).toEqual(to);
  });

  test('lists entries without a date on the title slide, and describes the export', async () => {
    const timeline = await timelineOf(...start, at('1', '2016'), message('2', { sender: { actor: 'actor:ann' } }));
    expect(timeline.events).toHaveLength(1);
    expect(timeline.title?.text.headline).toBe('Letters &amp; more');
    expect(timeline.title?.text.text).toContain(
      'which are not on this timeline: 1</p><ul><li>Ann &lt;b&gt;, private e-mail</li>',
    );
    expect(timeline.title?.text.text).toContain('at revision 7 with the filter {&quot;visibility&quot;');
  });

  test('is not written without a dated entry', async () => {
    await expect(timelineOf(...start, message('1'))).rejects.toMatchObject({ code: 'BAD_ARGUMENTS' });
  });

  test('shows values of the record as text, and marks private, public, quoted and reported entries', async () => {
    const { events } = await timelineOf(
      ...start,
      message('1', { text: '<script>alert(1)</script>', occurred: { edtf: '2016' }, sender: { actor: 'actor:ann' } }),
      statement('2', {
        text: 'Nothing',
        wording: 'REPORTED',
        speaker: { actor: 'actor:ann' },
        occurred: { edtf: '2017' },
      }),
    );
    expect(events[0]?.text.text).toContain('“&lt;script&gt;alert(1)&lt;/script&gt;”');
    expect(events[0]?.text.headline).toBe('Ann &lt;b&gt;');
    expect(events.map(({ group }) => group)).toEqual(['Private', 'Public']);
    expect(events[1]?.text.text).toContain('reported, not quoted');
  });

  const corpus = join(process.env['BACKCHANNEL_SHARED'] ?? '', 'corpora/timelinejs');
  test
    .skipIf(process.env['BACKCHANNEL_SHARED'] === undefined || !existsSync(corpus))
    .each(['eras.json', 'milliseconds.json'])('is checked by rules that real timelines follow: %s', (file) => {
    expect(problemsOf(JSON.parse(readFileSync(join(corpus, file), 'utf8')) as Timeline)).toEqual([]);
  });
});

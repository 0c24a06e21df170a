import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryPlace, Frame, ReplayedEntry } from '../../../../src/client/client.ts';
import { renderFrame } from '../../../../src/commands/replay/view.ts';
import type { Clock } from '../../../../src/domain/record/vocabulary.ts';

const WIDTH = 100;
const base = { cursor: 'c', timelineTime: null, serverTime: '2026-11-25T00:00:00Z', generation: 1 };
const status = {
  replayId: 'r',
  paused: false,
  speed: 1,
  pacing: { speed: 1, fitInto: null, entriesPerSecond: null, instant: null },
  timelineTime: null,
  generation: 1,
  viewers: 1,
};
const moment = (edtf: string) =>
  ({
    edtf,
    written: null,
    earliest: null,
    latest: null,
    scheduled: `${edtf}T00:00:00Z`,
    precision: 'DAY',
    uncertain: false,
    approximate: false,
    basis: 'STATED',
  }) as const;
type Message = Extract<ReplayedEntry & EntryPlace, { __typename: 'Message' }>;
const entry: Message = {
  __typename: 'Message',
  id: 'message:a',
  text: 'Meet me at the pier.',
  wording: 'VERBATIM',
  visibility: 'PRIVATE',
  collection: { id: 'collection:a' },
  disclosure: 'KNOWN',
  status: 'CURRENT',
  revision: 1,
  occurred: moment('2016-10-12'),
  disclosed: moment('2017-11-13'),
  participants: [
    { role: 'SENDER', actor: { id: 'actor:ada', name: 'Ada' } },
    { role: 'TO', actor: { id: 'actor:bert', name: 'Bert' } },
  ],
  citations: [{ source: { id: 'source:daily', title: 'The Daily Account' }, paragraph: 4 }],
  platform: 'twitter',
  channel: 'DIRECT_MESSAGE',
  replyState: 'REPORTED_UNANSWERED',
};

/** Without colours, which depend on where the tests run. */
const render = (frame: Frame, width = WIDTH, clock: Clock = 'OCCURRED') =>
  stripVTControlCharacters(renderFrame(frame, width, clock));
const renderEntry = (change: Partial<Message>, width = WIDTH) =>
  render({ ...base, __typename: 'EntryFrame', entry: { ...entry, ...change }, change: 'ADDED', late: false }, width);
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

describe('The replay in a terminal', () => {
  test('shows private entries on the left and public ones on the right', () => {
    for (const line of linesOf(renderEntry({ visibility: 'PRIVATE' }))) expect(line).toMatch(/^\S.{0,47}$/u);
    for (const line of linesOf(renderEntry({ visibility: 'PUBLIC' }))) expect(line).toMatch(/^ {52}\S.{0,47}$/u);
  });

  test('shows the date, the channel, the people, the words, notes about them and the source', () => {
    expect(linesOf(renderEntry({}))).toEqual([
      '2016-10-12 · twitter direct message',
      'Ada → Bert',
      '“Meet me at the pier.”',
      'not answered, as reported · known since',
      '2017-11-13',
      '¶ 4 The Daily Account',
    ]);
  });

  test('says that an entry was corrected, or came after its turn', () => {
    const shown = render({ ...base, __typename: 'EntryFrame', entry, change: 'CORRECTED', late: true });
    expect(shown).toContain('corrected · came after its turn');
  });

  test('says what was removed, that the end is reached, and that missed entries follow', () => {
    const shown = (frame: Frame) => linesOf(render(frame)).map((line) => line.trim());
    expect(shown({ ...base, __typename: 'RemovedFrame', entryId: 'message:a', removal: 'MOVED' })).toEqual([
      'message:a: moved ahead; it comes again there',
    ]);
    expect(shown({ ...base, __typename: 'CaughtUpFrame', revision: 7 })[0]).toContain('the end of the record');
    expect(shown({ ...base, __typename: 'FellBehindFrame', by: 'PT2S', entries: 1 })[0]).toContain('1 entry follows');
  });

  test('puts no quotation marks round a reported text', () => {
    const text = renderEntry({ wording: 'REPORTED' });
    expect(text).not.toContain('“');
    expect(text).toContain('reported, not quoted');
  });

  test('shows a day as a day, never as midnight', () => {
    expect(renderEntry({})).not.toContain('00:00');
    const opened = { earliest: '2016-10-12T00:00:00.000Z', latest: '2017-11-13T00:00:00.000Z' };
    const named = { replayId: 'r', controlKey: null, status };
    const line = render({ ...base, __typename: 'OpenedFrame', ...named, total: 1, undated: 2, ...opened });
    expect(line).toContain('1 entry from 2016-10-12 to 2017-11-13; 2 undated entries are left out');
    expect(line).not.toContain('00:00');
  });

  test('dates entries on the clock of the replay, and adds the date on the other one', () => {
    const frame = { ...base, __typename: 'EntryFrame', entry, change: 'ADDED', late: false } as const;
    const shown = linesOf(render(frame, WIDTH, 'DISCLOSED'));
    expect(shown[0]).toBe('2017-11-13 · twitter direct message');
    expect(shown.join(' ')).toContain('happened 2016-10-12');
  });

  test('gives the words of the source for a relative moment, and marks an inferred one', () => {
    const relative = { ...moment('2016-10-12'), written: 'Fifteen minutes later', basis: 'RELATIVE' } as const;
    expect(renderEntry({ occurred: relative })).toContain('2016-10-12, “Fifteen minutes later”');
    expect(renderEntry({ occurred: { ...relative, basis: 'INFERRED' } })).toContain('2016-10-12 (inferred)');
    expect(renderEntry({ occurred: null })).toContain('undated');
  });

  test.each([
    ['2016-01-01T00:00:00Z', '2018-06-01T00:00:00Z', '2 years'],
    ['2016-01-01T00:00:00Z', '2016-01-13T00:00:00Z', '12 days'],
    ['2016-01-01T00:00:00Z', '2016-01-02T12:00:00Z', '36 hours'],
    ['2016-01-01T00:00:00Z', '2016-01-01T00:30:00Z', '30 minutes'],
    ['2016-01-01T00:00:00Z', '2016-01-01T00:00:01Z', '1 second'],
  ])('gives the length of the gap from %s to %s: %s', (from, to, said) => {
    expect(render({ ...base, __typename: 'GapFrame', from, to, waited: 'PT3S' })).toContain(
      `· ${said} ·`.replace('· ', '·  ').replace(' ·', '  ·'),
    );
  });

  test('is empty for frames that only keep time', () => {
    expect(render({ ...base, __typename: 'ClockFrame' })).toBe('');
  });

  test('lets no text of the record control the terminal or leave its column', () => {
    const hostile = fc.string({
      unit: fc.oneof(fc.constantFrom('\u001b', '\u009b', '\r', '\n', '\u202e', '[2J'), fc.string()),
    });
    fc.assert(
      fc.property(hostile, fc.integer({ min: 20, max: 200 }), (text, width) => {
        const shown = renderEntry(
          {
            text,
            platform: text,
            occurred: { ...moment(text), written: text, basis: 'RELATIVE' },
            participants: [{ role: 'SENDER', actor: { id: 'actor:x', name: text } }],
            citations: [{ source: { id: 'source:x', title: text }, paragraph: 1 }],
          },
          width,
        );
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
        const side = Math.max(20, Math.floor((width - 4) / 2));
        for (const line of shown.split('\n'))
          expect([...new Intl.Segmenter('en').segment(line)].length).toBeLessThanOrEqual(side);
      }),
    );
  });
});

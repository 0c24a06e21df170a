import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/playground/frame-summary.ts';

const of = (replay: object) => summarise({ data: { replay } });

describe('a frame in a line', () => {
  it('shows the kind, the moment, the people and the text of an entry', () => {
    const participants = [
      { role: 'SENDER', actor: { name: 'Ada' } },
      { role: 'TO', actor: { name: 'Ben' } },
      { role: 'CC', actor: { name: 'Cleo' } },
      { role: 'SUBJECT', actor: { name: 'Dan' } },
    ];
    const entry = {
      __typename: 'Message',
      visibility: 'PRIVATE',
      occurred: { edtf: '2016-10' },
      participants,
      text: 'Hello',
    };
    expect(of({ __typename: 'EntryFrame', timelineTime: '2016-10-01T00:00:00.000Z', change: 'ADDED', entry })).toEqual({
      kind: 'Message',
      tone: 'private',
      time: '2016-10',
      who: 'Ada → Ben, Cleo',
      text: 'Hello',
    });
  });

  it('takes names from any field that has them', () => {
    const sender = { actor: { name: 'Ada' } };
    expect(of({ entry: { sender, recipients: [{ actor: { name: 'Ben' } }] } }).who).toBe('Ada → Ben');
    expect(of({ entry: { speaker: sender } }).who).toBe('Ada');
  });

  it('shows the clock if the operation has no moment, and leaves out an unknown hour', () => {
    expect(of({ timelineTime: '2016-10-12T00:00:00.000Z', entry: { id: 'message:a' } })).toMatchObject({
      time: '2016-10-12',
      text: 'message:a',
    });
    expect(of({ timelineTime: '2016-10-12T00:15:00.000Z' }).time).toBe('2016-10-12 00:15');
  });

  it('shows what happened to an entry that came before', () => {
    expect(of({ change: 'RETRACTED', entry: { __typename: 'Message' } }).kind).toBe('Retracted');
  });

  it('shows the fields of other frames in words', () => {
    expect(of({ __typename: 'FellBehindFrame', cursor: 'x', by: 'PT2S', entries: 4 })).toMatchObject({
      kind: 'Fell behind',
      tone: 'aside',
      text: 'by PT2S · entries 4',
    });
    expect(of({ __typename: 'EndedFrame', reason: 'SHUTTING_DOWN' }).text).toBe('reason shutting down');
    const gap = {
      __typename: 'GapFrame',
      from: '2016-07-01T00:00:00.000Z',
      to: '2016-10-03T14:02:00.000Z',
      waited: 'PT2S',
    };
    expect(of(gap).text).toBe('no entries from 2016-07-01 to 2016-10-03 14:02');
  });

  it('is the errors, if there are any', () => {
    const summary = summarise({ errors: [new GraphQLError('one'), new GraphQLError('two')] });
    expect(summary).toMatchObject({ kind: 'Error', tone: 'error', text: 'one\ntwo' });
  });

  it('is empty, not wrong, if no field was requested or no value came', () => {
    for (const result of [{}, { data: null }, { data: {} }, { data: { replay: null } }, { data: { replay: 3 } }]) {
      expect(summarise(result)).toEqual({ kind: 'Frame', tone: 'aside', time: '', who: '', text: '' });
    }
  });
});

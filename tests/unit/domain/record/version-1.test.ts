import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256 } from '../../../../src/domain/digest.ts';
import type { ActorInput, EntryInput, MessageInput } from '../../../../src/domain/record/input.ts';
import type { EntryRecord } from '../../../../src/domain/record/record.ts';
import { upgradeAct, upgradeActor, upgradeEntry, upgradeRecord } from '../../../../src/domain/record/version-1.ts';

const message = (occurred: MessageInput['occurred'], more: Partial<MessageInput> = {}): MessageInput => ({
  type: 'MESSAGE',
  id: 'message:1',
  wording: 'VERBATIM',
  visibility: 'PRIVATE',
  channel: 'CHAT',
  ...(occurred !== undefined && { occurred }),
  ...more,
});
const edtf = '2022-09-01T00:00:00Z';
const at = '2022-09-01T00:00:20.000Z';

describe('An entry of version 1', () => {
  test.each([
    ['edited 2022-09-01T00:00:20.000Z', { kind: 'EDITED', at }],
    ['ended 2022-09-01T00:00:20', { kind: 'ENDED', at: '2022-09-01T00:00:20' }],
    ['deleted', { kind: 'DELETED' }],
  ] as const)('takes its last change from the note %j', (note, lastChange) => {
    expect(upgradeEntry(message({ edtf, written: 'then', note }))).toEqual(
      message({ edtf, written: 'then' }, { lastChange }),
    );
  });

  test.each([
    ['is another note', message({ edtf, note: 'a later version of post 99' })],
    ['names no time', message({ edtf, note: 'edited yesterday' })],
    ['goes on', message({ edtf, note: `edited ${at} by Ann` })],
    ['is the reason of an inferred moment', message({ edtf, inferred: true, note: 'edited' })],
    ['is beside a last change', message({ edtf, note: 'edited' }, { lastChange: { kind: 'DELETED' } })],
    ['is absent', message(undefined)],
  ])('stays as it is if the note %s', (_, input) => {
    expect(upgradeEntry(input)).toBe(input);
  });

  test('stays as it is if it is a statement', () => {
    const input = { type: 'STATEMENT', occurred: { edtf, note: 'edited' } } as unknown as EntryInput;
    expect(upgradeEntry(input)).toBe(input);
  });
});

describe('A stored entry of version 1', () => {
  const digestOf = (input: EntryInput) => sha256(canonicalJson(input));
  const old = message({ edtf, note: `edited ${at}` });
  const upgraded = message({ edtf }, { lastChange: { kind: 'EDITED', at } });
  const record = (input: EntryInput, imported: EntryInput) => ({ input, imported: digestOf(imported) }) as EntryRecord;

  test('recognises its import again, even if it was corrected since', () => {
    expect(upgradeRecord(record(old, old), [])).toEqual(record(upgraded, upgraded));
    const corrected = { ...old, text: 'words' };
    expect(upgradeRecord(record(corrected, old), [old])).toEqual(record({ ...upgraded, text: 'words' }, upgraded));
    const redated = message({ edtf: '2022-09-02' });
    expect(upgradeRecord(record(redated, old), [old])).toEqual(record(redated, upgraded));
  });

  test('stays as it is after its upgrade', () => {
    const stored = record(upgraded, upgraded);
    expect(upgradeRecord(stored, [old])).toBe(stored);
  });
});

describe('A correction of version 1', () => {
  const correction = { kind: 'correction', id: 'message:1', reason: 'An hour late' } as const;

  test('of the moment replaces the last change too', () => {
    expect(upgradeAct({ ...correction, patch: { occurred: { edtf, note: 'deleted' } } })).toEqual({
      ...correction,
      patch: { occurred: { edtf }, lastChange: { kind: 'DELETED' } },
    });
    for (const occurred of [{ edtf }, null]) {
      expect(upgradeAct({ ...correction, patch: { occurred } })).toEqual({
        ...correction,
        patch: { occurred, lastChange: null },
      });
    }
  });

  test('of another field, or of a statement, stays as it is', () => {
    const acts = [
      { ...correction, patch: { text: 'words' } },
      { ...correction, id: 'statement:1', patch: { occurred: { edtf } } },
      { kind: 'merge', keep: 'actor:a', merge: 'actor:b' },
    ] as const;
    for (const act of acts) expect(upgradeAct(act)).toBe(act);
  });
});

describe('An actor of version 1', () => {
  const actor = (name: string): ActorInput => ({
    id: 'actor:a',
    name,
    kind: 'PERSON',
    accounts: [{ platform: 'slack', handle: 'U1' }],
  });

  test('is known by its handle alone if its name is the handle', () => {
    expect(upgradeActor(actor('U1'))).toEqual({ ...actor('U1'), handleOnly: true });
    expect(upgradeActor(actor('Ann'))).toEqual(actor('Ann'));
  });
});

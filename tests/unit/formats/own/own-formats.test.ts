import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActItem } from '../../../../src/domain/commit/commit.ts';
import { ownJson } from '../../../../src/formats/own/json.ts';
import { ownNdjson } from '../../../../src/formats/own/ndjson.ts';
import { arbitraryItems } from '../../../support/arbitrary-items.ts';
import { actsIn, itemsIn, problemsIn, readAll, writeAll } from '../../../support/read-events.ts';

const FORMATS = [ownJson, ownNdjson];

describe.each(FORMATS)('The $name form of the own format', (format) => {
  test('brings back every item that it writes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryItems, async (items) => {
        const events = await readAll(format, await writeAll(format, items));
        expect(problemsIn(events)).toEqual([]);
        expect(itemsIn(events)).toEqual(items);
      }),
    );
  });

  test('brings back every act that it writes, after the items', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const acts = [
      { kind: 'merge', keep: 'actor:a', merge: 'actor:b' },
      { kind: 'split', id: 'actor:b' },
      { kind: 'correction', id: 'message:a', reason: 'A letter', at, patch: { text: 'Hello', platform: null } },
      { kind: 'retraction', id: 'message:a', reason: 'Forged', at },
      { kind: 'restoration', id: 'message:a', reason: 'Not forged' },
      { kind: 'erasure', id: 'message:b', reason: 'Asked for', at, collection: 'collection:a' },
    ] as const satisfies ActItem[];
    const events = await readAll(format, await writeAll(format, [{ kind: 'link', input: { id: 'link:a' } }], acts));
    expect(problemsIn(events)).toEqual([]);
    expect(events.map(({ kind }) => kind)).toEqual(['ITEM', ...acts.map(() => 'ACT')]);
    expect(actsIn(events)).toEqual(acts);
  });

  test('reads the same from chunks of any size', async () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(arbitraryItems, cuts, async (items, places) => {
        const bytes = Buffer.from((await writeAll(format, items)).replaceAll('\n', '\r\n'));
        const bounds = [
          0,
          ...places.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b),
          bytes.length,
        ];
        const chunks = bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
        expect(await readAll(format, chunks)).toEqual(await readAll(format, [bytes]));
      }),
    );
  });

  test('is recognised, and not taken for the other form', async () => {
    const item = { kind: 'link', input: { id: 'link:a' } } as const;
    const written = await writeAll(format, [item]);
    expect([ownNdjson, ownJson].find((candidate) => candidate.recognises(written))).toBe(format);
  });

  test('refuses an unknown version, and reads nothing of it', async () => {
    const newer = (await writeAll(format, [{ kind: 'link', input: { id: 'link:a' } }])).replace(/: ?2/, ': 3');
    const events = await readAll(format, newer);
    expect(itemsIn(events)).toEqual([]);
    expect(problemsIn(events)).toHaveLength(1);
    expect(problemsIn(events)[0]).toContain('must be 1 or 2: this program can read no other version of the format');
  });

  test('reads a file of version 1, where a note has the last change of a message', async () => {
    const accounts = [{ platform: 'slack', handle: 'U1' }];
    const actor = { id: 'actor:a', name: 'U1', kind: 'PERSON', accounts } as const;
    const how = { wording: 'VERBATIM', visibility: 'PRIVATE', channel: 'CHAT' } as const;
    const message = { type: 'MESSAGE', id: 'message:a', ...how } as const;
    const occurred = { edtf: '2022-09-01', note: 'edited 2022-09-02T00:00:00Z' };
    const items = [
      { kind: 'actor', input: actor },
      { kind: 'entry', collection: 'collection:a', input: { ...message, occurred } },
    ] as const;
    const present = await writeAll(format, items);
    expect(itemsIn(await readAll(format, present))).toEqual(items);
    expect(itemsIn(await readAll(format, present.replace(/"backchannel": ?2/, '"backchannel": 1')))).toEqual([
      { kind: 'actor', input: { ...actor, handleOnly: true } },
      {
        kind: 'entry',
        collection: 'collection:a',
        input: {
          ...message,
          occurred: { edtf: '2022-09-01' },
          lastChange: { kind: 'EDITED', at: '2022-09-02T00:00:00Z' },
        },
      },
    ]);
  });

  test('ignores a byte order mark', async () => {
    const events = await readAll(
      format,
      `\uFEFF${await writeAll(format, [{ kind: 'link', input: { id: 'link:a' } }])}`,
    );
    expect(problemsIn(events)).toEqual([]);
    expect(itemsIn(events)).toHaveLength(1);
  });
});

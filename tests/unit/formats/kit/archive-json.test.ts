import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArchiveJson, type WantedValues } from '../../../../src/formats/kit/archive-json.ts';
import { collect, streamOf } from '../../../support/read-events.ts';

const WANTED: WantedValues = { root: 'object', paths: ['$.name', '$.list.*'] };
const read = (text: string, wanted = WANTED) => collect(readArchiveJson(streamOf([Buffer.from(text)]), wanted));

describe('The wanted values of a JSON document', () => {
  test('come with their paths, and no other values come', async () => {
    expect(await read('\ufeff{"name":"a","other":[1,2],"list":[{"b":1},[2]]}')).toEqual([
      { path: ['name'], value: 'a' },
      { path: ['list', 0], value: { b: 1 } },
      { path: ['list', 1], value: [2] },
    ]);
  });

  test('are the same for chunks of any size', async () => {
    const anyList = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(anyList, fc.integer({ min: 1, max: 7 }), async (list, size) => {
        const bytes = Buffer.from(JSON.stringify({ list }));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const parts = await collect(readArchiveJson(streamOf(chunks), WANTED));
        expect(parts.map((part) => ('value' in part ? part.value : part))).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  test('keep a member named __proto__ as an ordinary member', async () => {
    const [part] = await read('{"list":[{"__proto__":{"name":"x"}}]}');
    const value = part !== undefined && 'value' in part ? part.value : null;
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect((value as { name?: unknown }).name).toBeUndefined();
  });

  test.each([
    ['', 'is empty'],
    ['[1]', 'is not a JSON object'],
    ['"a"', 'is not a JSON object'],
    ['{"list":[1,', 'is not JSON: unexpected end of file at byte 11; nothing after it is read'],
    ['{"list":[1,x]}', 'is not JSON: invalid symbol at byte 11; nothing after it is read'],
    [`{"list":${'['.repeat(300)}`, 'is nested too deeply'],
  ])('come before a problem, which is last: %j', async (text, problem) => {
    const parts = await read(text);
    expect(parts.at(-1)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  test('are not kept in memory if they have no end', async () => {
    function* endless() {
      yield Buffer.from('{"list":["');
      for (;;) yield Buffer.alloc(1024 * 1024, 'a');
    }
    const parts = await collect(readArchiveJson(streamOf(endless()), WANTED));
    expect(parts).toEqual([{ problem: 'is longer than 16777216 bytes at byte 9; nothing after it is read' }]);
  });

  test('must be UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"list":["'), Buffer.from([0xff, 0xfe]), Buffer.from('"]}')]);
    expect(await collect(readArchiveJson(streamOf([bytes]), WANTED))).toEqual([
      { problem: 'is not UTF-8 at byte 9; nothing after it is read' },
    ]);
  });

  test('must be UTF-8 even among values that are not wanted', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":1,"other":["'), Buffer.from([0xff]), Buffer.from('"]}')]);
    expect(await collect(readArchiveJson(streamOf([bytes.subarray(0, 17), bytes.subarray(17)]), WANTED))).toEqual([
      { problem: 'is not UTF-8 at byte 16; nothing after it is read' },
    ]);
  });
});

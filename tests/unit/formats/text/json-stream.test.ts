import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonParts, type WantedParts } from '../../../../src/formats/text/json-stream.ts';
import { collect, streamOf } from '../../../support/read-events.ts';

const WANTED: WantedParts = { root: 'object', paths: ['$.name', '$.list.*'] };
const read = (text: string, wanted = WANTED) => collect(readJsonParts(streamOf([Buffer.from(text)]), wanted));

describe('Parts of a JSON document', () => {
  test('are given with their places, and nothing else is', async () => {
    expect(await read('\ufeff{"name":"a","other":[1,2],"list":[{"b":1},[2]]}')).toEqual([
      { path: ['name'], value: 'a' },
      { path: ['list', 0], value: { b: 1 } },
      { path: ['list', 1], value: [2] },
    ]);
  });

  test('are the same however the bytes are cut into chunks', async () => {
    const anyList = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(anyList, fc.integer({ min: 1, max: 7 }), async (list, size) => {
        const bytes = Buffer.from(JSON.stringify({ list }));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const parts = await collect(readJsonParts(streamOf(chunks), WANTED));
        expect(parts.map((part) => ('value' in part ? part.value : part))).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  test('keep a member named __proto__ a member', async () => {
    const [part] = await read('{"list":[{"__proto__":{"name":"x"}}]}');
    const value = part !== undefined && 'value' in part ? part.value : null;
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect((value as { name?: unknown }).name).toBeUndefined();
  });

  test.each([
    ['', 'is empty'],
    ['[1]', 'is not a JSON object'],
    ['"a"', 'is not a JSON object'],
    ['{"list":[1,', 'breaks off before byte 11'],
    ['{"list":[1,x]}', 'is not JSON at byte 11; nothing beyond is read'],
    [`{"list":${'['.repeat(300)}`, 'is nested too deeply to be read on'],
  ])('before what is wrong are given, and that is told last', async (text, problem) => {
    const parts = await read(text);
    expect(parts.at(-1)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  test('that have no end are not kept', async () => {
    function* endless() {
      yield Buffer.from('{"list":["');
      for (;;) yield Buffer.alloc(1024 * 1024, 'a');
    }
    const parts = await collect(readJsonParts(streamOf(endless()), WANTED));
    expect(parts).toEqual([{ problem: expect.stringMatching(/^holds a part of more than 16777216 bytes/) as string }]);
  });

  test('that are not UTF-8 are not read', async () => {
    const bytes = Buffer.concat([Buffer.from('{"list":["'), Buffer.from([0xff, 0xfe]), Buffer.from('"]}')]);
    expect(await collect(readJsonParts(streamOf([bytes]), WANTED))).toEqual([
      { problem: expect.stringContaining('is not JSON') as string },
    ]);
  });
});

import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type JsonPart,
  type JsonProblem,
  readJsonParts,
  type WantedParts,
} from '../../../../src/formats/text/json-parts.ts';
import { membersOf, parseJson } from '../../../../src/formats/text/json-tree.ts';
import { damaged } from '../../../support/damaged-files.ts';
import { collect, streamOf } from '../../../support/read-events.ts';
import { scaledRuns } from '../../../support/scaled.ts';

/** The members of an object; for each member that is a list, its name and then its elements. */
const WANTED: WantedParts = {
  root: 'object',
  choose: ({ length }, type) => (length === 1 && type === 'list' ? 'NAME' : 'TAKE'),
};

const partsOf = (chunks: Iterable<Uint8Array>) => collect(readJsonParts(streamOf(chunks), WANTED));

const isProblem = (part: JsonPart | JsonProblem): part is JsonProblem => 'problem' in part;

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** The value of each part, with its path and line. */
const valued = (parts: readonly (JsonPart | JsonProblem)[]) =>
  parts.map((part): object =>
    isProblem(part) || part.text === null
      ? part
      : { ...part, text: undefined, value: JSON.parse(part.text) as unknown },
  );

/** The result of a parse of the whole document. */
function partsInTree(text: string): object[] {
  const parsed = parseJson(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const valueAt = ({ offset, length }: { readonly offset: number; readonly length: number }) => ({
    line: lineAt(text, offset),
    text: undefined,
    value: JSON.parse(text.slice(offset, offset + length)) as unknown,
  });
  return membersOf(parsed.root).flatMap(([member, node]): object[] => {
    if (node.type !== 'array') return [{ path: [member], ...valueAt(node) }];
    const children = (node.children ?? []).map((child, index) => ({ path: [member, index], ...valueAt(child) }));
    return [{ path: [member], line: lineAt(text, node.offset), text: null }, ...children];
  });
}

describe('The parts of a JSON document', () => {
  const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' });
  const documents = fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), fc.oneof(fc.array(json), json), {
    noNullPrototype: true,
  });

  test('are those of a parse of the whole, with their lines, for chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.nat(2),
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        async (value, indent, length, marked) => {
          const text = JSON.stringify(value, null, indent);
          const bytes = Buffer.from((marked ? '\uFEFF' : '') + text);
          const chunks: Uint8Array[] = [];
          for (let start = 0; start < bytes.length; start += length) chunks.push(bytes.subarray(start, start + length));
          expect(valued(await partsOf(chunks))).toEqual(partsInTree(text));
        },
      ),
    );
  });

  test('end with the one problem of a malformed document, in the line that a parse of the whole reports', async () => {
    const document = JSON.stringify({ a: [{ b: ['c', 1.5, true] }, { d: 'é\n"' }], e: 5, f: [{}, [], null] }, null, 1);
    let malformed = 0;
    await fc.assert(
      fc.asyncProperty(damaged({ document }), async (files) => {
        const chunks = files['document'] ?? [];
        const parts = await partsOf(chunks);
        const [problem, ...others] = parts.filter(isProblem);
        expect(others).toEqual([]);
        const bytes = Buffer.concat(chunks);
        const text = new TextDecoder().decode(bytes);
        const parsed = parseJson(text);
        if ('problem' in parsed || !isUtf8(bytes)) {
          malformed += 1;
          expect(parts.at(-1)).toBe(problem);
        } else if (parsed.root.type !== 'object') expect(problem?.problem).toBe('is not a JSON object');
        else if (problem !== undefined) expect(problem.problem).toContain('nested too deeply');
        if ('problem' in parsed && isUtf8(bytes) && problem?.problem.startsWith('is not JSON') === true) {
          expect(problem.line).toBe(lineAt(text, parsed.offset));
        }
      }),
      { ...scaledRuns(40), endOnFailure: true },
    );
    expect(malformed).toBeGreaterThan(20);
  });

  test.each([
    ['{"a": [1 2]}', 'comma expected', 9, null],
    ['{"a": [1}', 'comma expected', 8, null],
    ['{"a": [1,]}', 'value expected', 9, 'a[1]'],
    ['{"a": 1,}', 'property name expected', 8, null],
    ['{"a" 1}', 'colon expected', 5, 'a'],
    ['{"a": 1} 2', 'end of file expected', 9, null],
    ['{"a": 1} "2', 'unexpected end of file', 11, null],
    ['{"a": "b\n"}', 'end of line or control character in a string', 8, 'a'],
    ['{"a": "\\x"}', 'invalid escape character', 8, 'a'],
    ['{"a": "\\u00g0"}', 'invalid escape character', 11, 'a'],
    ['{"a": [{"b": 01}]}', 'invalid number', 13, 'a[0]'],
    ['{"a": nil}', 'invalid symbol', 6, 'a'],
    ['{“a”: 1}', 'invalid symbol', 1, null],
    ['{"a": [1', 'unexpected end of file', 8, null],
  ])('end with a problem in %j: %s', async (text, reason, byte, path) => {
    const problem = { problem: `is not JSON: ${reason}`, line: 1, byte, path };
    expect((await partsOf([Buffer.from(text)])).at(-1)).toEqual(problem);
    expect((await partsOf(Array.from(Buffer.from(text), (one) => Buffer.of(one)))).at(-1)).toEqual(problem);
  });

  test('end with a problem in the line that is not UTF-8', async () => {
    const bytes = Buffer.from('{"a": [\n{"b":\n"é"}]}', 'latin1');
    const problem = { problem: 'is not UTF-8', line: 3, byte: 14, path: 'a[0]' };
    expect((await partsOf([bytes])).at(-1)).toEqual(problem);
    expect((await partsOf([bytes.subarray(0, 15), bytes.subarray(15)])).at(-1)).toEqual(problem);
  });

  test.each(['[]', '"a"', '12', 'null'])('are an empty list if the document is %s', async (text) => {
    const halves = [text.slice(0, 1), text.slice(1)].map((half) => Buffer.from(half));
    expect(await partsOf(halves)).toEqual([{ problem: 'is not a JSON object', line: 1, byte: 0, path: null }]);
  });

  test.each([
    ['a text', 'is longer than 16777216 bytes', Buffer.from('{"a":[1,\n{"b":"'), Buffer.alloc(1 << 20, 'x'), 9],
    ['whitespace', 'is longer than 16777216 bytes', Buffer.from('{"a":[1,\n{"b":'), Buffer.alloc(1 << 20, ' '), 9],
    ['spaces', 'is longer than 16777216 bytes', Buffer.from('{"a":[1,\n'), Buffer.alloc(1 << 20, ' '), 8],
    [
      'values',
      'holds more than 1000000 tokens',
      Buffer.from('{"a":[1,\n{"b":[0'),
      Buffer.from(',0'.repeat(1 << 19)),
      9,
    ],
    ['levels', 'is nested too deeply', Buffer.from('{"a":[1,\n{"b":'), Buffer.alloc(1 << 20, '['), 211],
  ])(
    'are not kept in memory if one has %s without end, and the problem names it',
    async (_what, problem, start, more, byte) => {
      let taken = 0;
      const bytes = (function* () {
        yield start;
        for (; taken < 2_048; taken += 1) yield more;
      })();
      const parts = await partsOf(bytes);
      expect(parts.slice(-1)).toEqual([{ problem, line: 2, byte, path: 'a[1]' }]);
      expect(taken).toBeLessThan(20);
    },
  );
});

import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonElement, type Malformed, readElements } from '../../../../src/formats/text/json-elements.ts';
import { membersOf, parseJson } from '../../../../src/formats/text/json-tree.ts';
import { damaged } from '../../../support/mangled.ts';
import { collect, streamOf } from '../../../support/read-events.ts';

const elementsOf = (chunks: readonly Uint8Array[]) => collect(readElements(streamOf(chunks)));

const isMalformed = (part: JsonElement | Malformed): part is Malformed => 'problem' in part;

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** Each element's value beside its place. */
const valued = (parts: readonly (JsonElement | Malformed)[]) =>
  parts.map((part): object =>
    isMalformed(part) || part.text === null
      ? part
      : { ...part, text: undefined, value: JSON.parse(part.text) as unknown },
  );

/** What a tree of the whole document says. */
function elementsInTree(text: string): object[] {
  const parsed = parseJson(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const valueAt = ({ offset, length }: { readonly offset: number; readonly length: number }) => ({
    line: lineAt(text, offset),
    text: undefined,
    value: JSON.parse(text.slice(offset, offset + length)) as unknown,
  });
  return membersOf(parsed.root).flatMap(([member, node]): object[] => {
    if (node.type !== 'array') return [{ member, index: null, ...valueAt(node) }];
    const children = (node.children ?? []).map((child, index) => ({ member, index, ...valueAt(child) }));
    return [{ member, index: null, line: lineAt(text, node.offset), text: null }, ...children];
  });
}

describe('The elements of a document', () => {
  const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' });
  const documents = fc.dictionary(fc.string({ unit: 'binary', maxLength: 5 }), fc.oneof(fc.array(json), json), {
    noNullPrototype: true,
  });

  test('are what a tree of it has, with their lines, however the bytes are cut into chunks', async () => {
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
          expect(valued(await elementsOf(chunks))).toEqual(elementsInTree(text));
        },
      ),
    );
  });

  test('end with the one problem of a document that is malformed, in the line in which a tree finds it', async () => {
    const document = JSON.stringify({ a: [{ b: ['c', 1.5, true] }, { d: 'é\n"' }], e: 5, f: [{}, [], null] }, null, 1);
    let malformed = 0;
    await fc.assert(
      fc.asyncProperty(damaged({ document }), async (files) => {
        const chunks = files['document'] ?? [];
        const parts = await elementsOf(chunks);
        const [problem, ...others] = parts.filter(isMalformed);
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
          expect(problem.at.line).toBe(lineAt(text, parsed.offset));
        }
      }),
      { numRuns: 100, endOnFailure: true },
    );
    expect(malformed).toBeGreaterThan(20);
  });

  test.each([
    ['{"a": [1 2]}', 'comma expected'],
    ['{"a": [1,]}', 'value expected'],
    ['{"a": 1,}', 'property name expected'],
    ['{"a" 1}', 'colon expected'],
    ['{"a": 1} 2', 'end of file expected'],
    ['{"a": "b\n"}', 'end of line or control character in a string'],
    ['{"a": "\\x"}', 'invalid escape character'],
    ['{“a”: 1}', 'invalid symbol'],
    ['{"a": [1', 'it breaks off'],
  ])('are not those of %j, because: %s', async (text, reason) => {
    expect((await elementsOf([Buffer.from(text)])).at(-1)).toEqual({
      problem: `is not JSON: ${reason}`,
      at: { line: 1 },
    });
  });

  test.each(['[]', '"a"', '12', 'null'])('are not there where the document is %s', async (text) => {
    const halves = [text.slice(0, 1), text.slice(1)].map((half) => Buffer.from(half));
    expect(await elementsOf(halves)).toEqual([{ problem: 'is not a JSON object', at: { line: 1 } }]);
  });

  test.each([
    ['a text', 'is longer than 16777216 bytes', Buffer.from('{"a":[1,\n{"b":"'), Buffer.alloc(1 << 20, 'x')],
    ['whitespace', 'is longer than 16777216 bytes', Buffer.from('{"a":[1,\n{"b":'), Buffer.alloc(1 << 20, ' ')],
    ['values', 'holds more than 1000000 tokens', Buffer.from('{"a":[1,\n{"b":[0'), Buffer.from(',0'.repeat(1 << 19))],
    ['levels', 'is nested too deeply to be read on', Buffer.from('{"a":[1,\n{"b":'), Buffer.alloc(1 << 20, '[')],
  ])('are not held where one has %s without end, and it is named', async (_what, problem, start, more) => {
    let taken = 0;
    const bytes = (function* () {
      yield start;
      for (; taken < 2_048; taken += 1) yield more;
    })();
    const parts = await collect(readElements(streamOf(bytes)));
    expect(parts.slice(-1)).toEqual([{ problem, at: { line: 2, path: 'a[1]' } }]);
    expect(taken).toBeLessThan(20);
  });
});

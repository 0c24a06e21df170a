import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActItem } from '../../../../src/domain/commit/commit.ts';
import { ownJson } from '../../../../src/formats/own/json.ts';
import { ownNdjson } from '../../../../src/formats/own/ndjson.ts';
import { arbitraryItems } from '../../../support/arbitrary-items.ts';
import {
  actsIn,
  collect,
  itemsIn,
  memoryFile,
  problemsIn,
  readAll,
  streamOf,
  writeAll,
} from '../../../support/read-events.ts';

const FORMATS = [ownJson, ownNdjson];
const ACTOR = '{"id":"actor:ada","name":"Ada","kind":"PERSON"}';
const COLLECTION = '{"id":"collection:letters","title":"Letters"}';
const MESSAGE = '"type":"MESSAGE","wording":"VERBATIM","visibility":"PRIVATE","channel":"EMAIL"';

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

  test('brings back every act that it writes, behind the items', async () => {
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

  test('reads the same however the bytes are cut into chunks', async () => {
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

  test('recognises what it writes, and the other form does not take it first', async () => {
    const item = { kind: 'link', input: { id: 'link:a' } } as const;
    const written = await writeAll(format, [item]);
    expect([ownNdjson, ownJson].find((candidate) => candidate.recognises(written))).toBe(format);
  });

  test('refuses a version that it does not know, and reads nothing of it', async () => {
    const newer = (await writeAll(format, [{ kind: 'link', input: { id: 'link:a' } }])).replace(/: ?1/, ': 2');
    const events = await readAll(format, newer);
    expect(itemsIn(events)).toEqual([]);
    expect(problemsIn(events)).toHaveLength(1);
    expect(problemsIn(events)[0]).toContain('must be 1, the only version of the format that this program can read');
  });

  test('passes over a byte order mark', async () => {
    const events = await readAll(
      format,
      `\uFEFF${await writeAll(format, [{ kind: 'link', input: { id: 'link:a' } }])}`,
    );
    expect(problemsIn(events)).toEqual([]);
    expect(itemsIn(events)).toHaveLength(1);
  });
});

describe('The JSON form', () => {
  const document = (members: string) => `{"backchannel":1,\n${members}}`;

  test('names the line and the path of an item that is wrong, and reads the others', async () => {
    const events = await readAll(
      ownJson,
      document(`"actors":[\n{"id":"actor:a","name":5,"kind":"PERSON"},\n${ACTOR}]`),
    );
    expect(problemsIn(events)).toEqual(['3 actors[0]: name: Invalid input: expected string, received number']);
    expect(itemsIn(events).map(({ input }) => input.id)).toEqual(['actor:ada']);
  });

  test('says in which line it stops being JSON', async () => {
    expect(problemsIn(await readAll(ownJson, document('"actors":[\n1 2]')))).toEqual([
      '3 : is not JSON: comma expected',
    ]);
  });

  test('is never nothing without a word', async () => {
    expect(problemsIn(await readAll(ownJson, ''))).toHaveLength(1);
    expect(problemsIn(await readAll(ownJson, '[]'))).toEqual(['1 : is not a JSON object']);
    expect(problemsIn(await readAll(ownJson, '{}'))).toEqual([
      '1 backchannel: must be 1, the only version of the format that this program can read',
    ]);
  });

  test('names the line that is not UTF-8', async () => {
    const bytes = [Buffer.from('{"backchannel":1,\n"actors":[\n"'), Buffer.from([0xff]), Buffer.from('"]}')];
    expect(problemsIn(await readAll(ownJson, bytes))).toEqual(['3 actors[0]: is not UTF-8']);
  });

  test('tells members that it does not know and lists that stand twice', async () => {
    const events = await readAll(ownJson, document(`"actors":[${ACTOR}],\n"people":[],\n"actors":[{}]`));
    expect(problemsIn(events)).toEqual([
      '3 people: is not a member of the format',
      '4 actors: stands twice; only the first one is read',
    ]);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('reads the same in whatever order the members stand', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryItems, fc.infiniteStream(fc.nat()), async (items, picks) => {
        const written = await writeAll(ownJson, items, [{ kind: 'split', id: 'actor:b' }]);
        const members = Object.entries(JSON.parse(written) as object);
        const order = new Map(members.map(([name]) => [name, picks.next().value]));
        const shuffled = members.toSorted(([one], [other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
        const events = await readAll(ownJson, JSON.stringify(Object.fromEntries(shuffled), null, 1));
        expect(problemsIn(events)).toEqual([]);
        expect(itemsIn(events)).toEqual(items);
        expect(events.at(-1)?.kind).toBe('ACT');
      }),
    );
  });

  test('reads nothing of a document that is malformed, or of another version, at its end', async () => {
    const actors = `"actors":[${ACTOR}],`;
    expect(await readAll(ownJson, document(`${actors}"links":[{}]}`))).toMatchObject([{ kind: 'PROBLEM' }]);
    expect(await readAll(ownJson, `{${actors}"backchannel":2}`)).toMatchObject([{ kind: 'PROBLEM' }]);
    expect(await readAll(ownJson, `{${actors}"backchannel":1.0}`)).toMatchObject([{ kind: 'ITEM' }]);
  });

  test('names a list that is none, and reads the others', async () => {
    const events = await readAll(ownJson, document(`"links":{"id":"link:a"},\n"actors":[${ACTOR},\n7]`));
    expect(problemsIn(events)).toEqual([
      '4 actors[1]: Invalid input: expected object, received number',
      '2 links: is not a list',
    ]);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('tells a member that stands twice in an item instead of taking the second', async () => {
    const twice = '{"id":"actor:a","name":"A",\n"name":"B","kind":"PERSON"}';
    expect(problemsIn(await readAll(ownJson, document(`"actors":[${twice}]`)))).toEqual([
      '2 actors[0]: name: stands twice',
    ]);
  });

  test('refuses __proto__ as a member, at any depth, and pollutes nothing', async () => {
    const polluting = '{"id":"actor:a","name":"A","kind":"PERSON","__proto__":{"polluted":true}}';
    const events = await readAll(ownJson, document(`"actors":[${polluting}],"__proto__":[{"polluted":true}]`));
    expect(problemsIn(events)).toEqual([
      '2 __proto__: is not a member of the format',
      expect.stringContaining('actors[0]'),
    ]);
    expect(itemsIn(events)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('of 128 MB is read, and not held', async () => {
    const link = Buffer.from(`{"id":"link:a","label":"${'x'.repeat(1 << 18)}"}`);
    const chunks = [
      Buffer.from('{"backchannel":1,"links":['),
      link,
      ...Array.from({ length: 511 }, () => [Buffer.from(','), link]).flat(),
      Buffer.from(']}'),
    ];
    const before = process.memoryUsage.rss();
    let read = 0;
    for await (const event of ownJson.read(memoryFile(chunks)))
      read += event.kind === 'PROBLEM' || event.kind === 'ITEM' ? 1 : 0;
    expect(read).toBe(512);
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
  });

  test('puts entries without a collection into the only one, and asks for it where there are several', async () => {
    const entries = `"entries":[{"id":"message:a",${MESSAGE}}]`;
    const one = await readAll(ownJson, document(`"collections":[${COLLECTION}],${entries}`));
    expect(itemsIn(one)[1]).toMatchObject({ kind: 'entry', collection: 'collection:letters' });
    const two = await readAll(ownJson, document(`"collections":[${COLLECTION},${COLLECTION}],${entries}`));
    expect(problemsIn(two)).toHaveLength(1);
  });
});

describe('The NDJSON form', () => {
  test('names the line that is wrong, with the path in it, and reads the others', async () => {
    const lines = [
      `{"actor":${ACTOR}}`,
      '{"actor":',
      '',
      '{"actor":{"id":"actor:b","name":"B","kind":"PERSON","roles":[{}]}}',
    ];
    const events = await readAll(ownNdjson, [...lines, '{"link":{"id":"link:a"}}'].join('\r\n'));
    expect(problemsIn(events)).toEqual([
      '2 : is not JSON: value expected at column 10',
      '4 : roles[0].title: is missing',
    ]);
    expect(itemsIn(events)).toHaveLength(2);
  });

  test('has nothing to say of an empty file', async () => {
    expect(await readAll(ownNdjson, '')).toEqual([]);
  });

  test('tells a line that is not UTF-8 and goes on', async () => {
    const bytes = [Buffer.from('{"link":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}\n{"link":{"id":"link:a"}}\n')];
    const events = await readAll(ownNdjson, bytes);
    expect(problemsIn(events)).toEqual(['1 : is not UTF-8']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('passes over a line beyond the limit without keeping it, and goes on', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const bytes = (function* () {
      for (let sent = 0; sent < 17; sent += 1) yield chunk;
      yield Buffer.from('\n{"link":{"id":"link:a"}}');
    })();
    const events = await collect(ownNdjson.read({ open: () => streamOf(bytes) }));
    expect(problemsIn(events)).toEqual(['1 : is longer than 16777216 bytes']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('passes over a line of more values than memory is to be given for, and goes on', async () => {
    const crowded = `{"link":{"id":"link:b","title":[${'0,'.repeat(1_000_000)}0]}}`;
    const events = await readAll(ownNdjson, `${crowded}\n{"link":{"id":"link:a"}}`);
    expect(problemsIn(events)).toEqual(['1 : has more than 1000000 values']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('refuses what no store keeps: NUL and lone surrogates, wherever text goes', async () => {
    const bad = ['\\u0000', '\\ud800', '\\udc00x'];
    const lines = bad.flatMap((character) => [
      `{"actor":{"id":"actor:a","name":"A${character}","kind":"PERSON"}}`,
      `{"link":{"id":"link:a","url":"https://example.org/${character}"}}`,
      `{"collection":{"id":"collection:a","title":"A","description":"${character}"}}`,
      `{"entry":{"id":"message:a","collection":"collection:a","language":"${character}",${MESSAGE}}}`,
      `{"entry":{"id":"message:a","collection":"collection:a","attachments":[{"url":"${character}"}],${MESSAGE}}}`,
    ]);
    const events = await readAll(ownNdjson, lines.join('\n'));
    expect(itemsIn(events)).toEqual([]);
    expect(problemsIn(events)).toHaveLength(lines.length);
  });

  test('refuses __proto__ as a member, at any depth, and pollutes nothing', async () => {
    const lines = [
      '{"actor":{"id":"actor:a","name":"A","kind":"PERSON","__proto__":{"polluted":true}}}',
      '{"actor":{"id":"actor:a","name":"A","kind":"PERSON","roles":[{"title":"T","__proto__":{"polluted":true}}]}}',
      '{"__proto__":{"id":"actor:a"}}',
    ];
    const events = await readAll(ownNdjson, lines.join('\n'));
    expect(problemsIn(events)).toHaveLength(3);
    expect(problemsIn(events)[0]).toContain('__proto__');
    expect(itemsIn(events)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('tells a member that stands twice instead of taking the second', async () => {
    const line = '{"actor":{"id":"actor:a","name":"A","name":"B","kind":"PERSON"}}';
    expect(problemsIn(await readAll(ownNdjson, line))).toEqual(['1 : name: stands twice']);
    expect(problemsIn(await readAll(ownNdjson, '{"link":{"id":"link:a"},"link":{"id":"link:b"}}'))).toHaveLength(1);
  });

  test('tells nesting without end instead of falling over', async () => {
    const deep = (depth: number) => `{"actor":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const events = await readAll(ownNdjson, [deep(100), deep(200_000), '{"link":{"id":"link:a"}}'].join('\n'));
    expect(problemsIn(events)).toEqual(['1 : is nested too deeply', '2 : is nested too deeply at column 1']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('does not put entries into an earlier collection when the one before them can not be read', async () => {
    const lines = [
      `{"collection":${COLLECTION}}`,
      '{"collection":{"id":"collection:b"}}',
      `{"entry":{"id":"message:a",${MESSAGE}}}`,
    ];
    const events = await readAll(ownNdjson, lines.join('\n'));
    expect(problemsIn(events)).toHaveLength(2);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('tells what stands in a header but does not belong there', async () => {
    expect(problemsIn(await readAll(ownNdjson, `{"backchannel":1,"actor":${ACTOR}}`))).toEqual([
      '1 : actor: is not a member of the header',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { ownNdjson } from '../../../../src/formats/own/ndjson.ts';
import { collect, itemsIn, problemsIn, readAll, streamOf } from '../../../support/read-events.ts';

const ACTOR = '{"id":"actor:ada","name":"Ada","kind":"PERSON"}';
const COLLECTION = '{"id":"collection:letters","title":"Letters"}';
const MESSAGE = '"type":"MESSAGE","wording":"VERBATIM","visibility":"PRIVATE","channel":"EMAIL"';

describe('The NDJSON form', () => {
  test('reports a wrong line, with the path in it, and reads the others', async () => {
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

  test('reads nothing from an empty file', async () => {
    expect(await readAll(ownNdjson, '')).toEqual([]);
  });

  test('reports a line that is not UTF-8, and goes on', async () => {
    const bytes = [Buffer.from('{"link":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}\n{"link":{"id":"link:a"}}\n')];
    const events = await readAll(ownNdjson, bytes);
    expect(problemsIn(events)).toEqual(['1 : is not UTF-8']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('skips a line beyond the limit without keeping it in memory, and goes on', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const bytes = (function* () {
      for (let sent = 0; sent < 17; sent += 1) yield chunk;
      yield Buffer.from('\n{"link":{"id":"link:a"}}');
    })();
    const events = await collect(ownNdjson.read({ open: () => streamOf(bytes) }));
    expect(problemsIn(events)).toEqual(['1 : is longer than 16777216 bytes']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('skips a line with too many values, and goes on', async () => {
    const crowded = `{"link":{"id":"link:b","title":[${'0,'.repeat(1_000_000)}0]}}`;
    const events = await readAll(ownNdjson, `${crowded}\n{"link":{"id":"link:a"}}`);
    expect(problemsIn(events)).toEqual(['1 : has more than 1000000 values']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('refuses NUL and lone surrogates in any text, because no store keeps them', async () => {
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

  test('reports a member that comes twice', async () => {
    const line = '{"actor":{"id":"actor:a","name":"A","name":"B","kind":"PERSON"}}';
    expect(problemsIn(await readAll(ownNdjson, line))).toEqual(['1 : name: stands twice']);
    expect(problemsIn(await readAll(ownNdjson, '{"link":{"id":"link:a"},"link":{"id":"link:b"}}'))).toHaveLength(1);
  });

  test('reports a line that is nested too deeply', async () => {
    const deep = (depth: number) => `{"actor":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const events = await readAll(ownNdjson, [deep(100), deep(200_000), '{"link":{"id":"link:a"}}'].join('\n'));
    expect(problemsIn(events)).toEqual(['1 : is nested too deeply', '2 : is nested too deeply at column 1']);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('does not put entries into an earlier collection if the collection before them cannot be read', async () => {
    const lines = [
      `{"collection":${COLLECTION}}`,
      '{"collection":{"id":"collection:b"}}',
      `{"entry":{"id":"message:a",${MESSAGE}}}`,
    ];
    const events = await readAll(ownNdjson, lines.join('\n'));
    expect(problemsIn(events)).toHaveLength(2);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('reports a member that does not belong in the header', async () => {
    expect(problemsIn(await readAll(ownNdjson, `{"backchannel":1,"actor":${ACTOR}}`))).toEqual([
      '1 : actor: is not a member of the header',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownJson } from '../../../../src/formats/own/json.ts';
import { arbitraryItems } from '../../../support/arbitrary-items.ts';
import { itemsIn, memoryFile, problemsIn, readAll, writeAll } from '../../../support/read-events.ts';

const ACTOR = '{"id":"actor:ada","name":"Ada","kind":"PERSON"}';
const COLLECTION = '{"id":"collection:letters","title":"Letters"}';
const MESSAGE = '"type":"MESSAGE","wording":"VERBATIM","visibility":"PRIVATE","channel":"EMAIL"';

describe('The JSON form', () => {
  const document = (members: string) => `{"backchannel":1,\n${members}}`;

  test('reports a wrong item with its line and path, and reads the others', async () => {
    const events = await readAll(
      ownJson,
      document(`"actors":[\n{"id":"actor:a","name":5,"kind":"PERSON"},\n${ACTOR}]`),
    );
    expect(problemsIn(events)).toEqual(['3 actors[0]: name: Invalid input: expected string, received number']);
    expect(itemsIn(events).map(({ input }) => input.id)).toEqual(['actor:ada']);
  });

  test('reports the line of a syntax error', async () => {
    expect(problemsIn(await readAll(ownJson, document('"actors":[\n1 2]')))).toEqual([
      '3 : is not JSON: comma expected',
    ]);
  });

  test('is never empty without a problem', async () => {
    expect(problemsIn(await readAll(ownJson, ''))).toHaveLength(1);
    expect(problemsIn(await readAll(ownJson, '[]'))).toEqual(['1 : is not a JSON object']);
    expect(problemsIn(await readAll(ownJson, '{}'))).toEqual([
      '1 backchannel: must be 1 or 2: this program can read no other version of the format',
    ]);
  });

  test('reports the line that is not UTF-8', async () => {
    const bytes = [Buffer.from('{"backchannel":1,\n"actors":[\n"'), Buffer.from([0xff]), Buffer.from('"]}')];
    expect(problemsIn(await readAll(ownJson, bytes))).toEqual(['3 actors[0]: is not UTF-8']);
  });

  test('reports unknown members and lists that come twice', async () => {
    const events = await readAll(ownJson, document(`"actors":[${ACTOR}],\n"people":[],\n"actors":[{}]`));
    expect(problemsIn(events)).toEqual([
      '3 people: is not a member of the format',
      '4 actors: stands twice; only the first one is read',
    ]);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('may have its members in any order', async () => {
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

  test('reads nothing of a document that is malformed at its end or has another version', async () => {
    const actors = `"actors":[${ACTOR}],`;
    expect(await readAll(ownJson, document(`${actors}"links":[{}]}`))).toMatchObject([{ kind: 'PROBLEM' }]);
    expect(await readAll(ownJson, `{${actors}"backchannel":3}`)).toMatchObject([{ kind: 'PROBLEM' }]);
    expect(await readAll(ownJson, `{${actors}"backchannel":2.0}`)).toMatchObject([{ kind: 'ITEM' }]);
  });

  test('reports a member that should be a list, and reads the others', async () => {
    const events = await readAll(ownJson, document(`"links":{"id":"link:a"},\n"actors":[${ACTOR},\n7]`));
    expect(problemsIn(events)).toEqual([
      '4 actors[1]: Invalid input: expected object, received number',
      '2 links: is not a list',
    ]);
    expect(itemsIn(events)).toHaveLength(1);
  });

  test('reports a member that comes twice in an item', async () => {
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

  test('of 128 MB is read, and not kept in memory', async () => {
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

  test('puts entries without a collection into the only one, and refuses them if there are several', async () => {
    const entries = `"entries":[{"id":"message:a",${MESSAGE}}]`;
    const one = await readAll(ownJson, document(`"collections":[${COLLECTION}],${entries}`));
    expect(itemsIn(one)[1]).toMatchObject({ kind: 'entry', collection: 'collection:letters' });
    const two = await readAll(ownJson, document(`"collections":[${COLLECTION},${COLLECTION}],${entries}`));
    expect(problemsIn(two)).toHaveLength(1);
  });
});

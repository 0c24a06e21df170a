import { describe, expect, test } from 'vitest';
import type { ReadContext, ReadEvent, TreeFormat } from '../../../src/formats/format.ts';
import { readParts } from '../../../src/importing/read-parts.ts';
import { recognise } from '../../../src/importing/recognise.ts';
import { DomainError } from '../../../src/errors.ts';
import { chatLog } from '../../support/chat-log.ts';
import { importInto } from '../../support/import-events.ts';
import { MemoryRecord } from '../../support/memory-record.ts';
import { collect, itemsIn, memoryFile, problemsIn, readAll, readContext, readTree } from '../../support/read-events.ts';

const CHAT = [
  '#chat team',
  '2022-09-01T10:00\tann\thello',
  '2022-09-01T10:00\tbob\thello',
  '2022-09-01T10:01\tann\tso?',
];
const LONGER = [...CHAT, '2022-09-01T10:01\tann\tso?', '2022-09-01T10:02\tcy\tbye'];

const importChat = (record: MemoryRecord, lines: readonly string[]) =>
  importInto(record, chatLog, { 'a-file': lines.join('\n') });

describe('A format that uses only the common tools', () => {
  test('changes nothing when the same file is imported again', async () => {
    const record = new MemoryRecord();
    expect(await importChat(record, CHAT)).toMatchObject({ read: 6, added: 6, problems: [] });
    expect(await importChat(record, CHAT)).toMatchObject({ read: 6, unchanged: 6 });
  });

  test('adds the new messages of a longer export, and changes no old one', async () => {
    const record = new MemoryRecord();
    await importChat(record, CHAT);
    expect(await importChat(record, LONGER)).toMatchObject({ added: 3, unchanged: 6, changed: 0 });
  });

  test('reports parts that the record cannot hold, and goes on', async () => {
    const lines = [...CHAT, '2022-13-01\tann\tnever', '2022-09-03\tann\ta\0b', '2022-09-03\tann\tc'];
    const { problems, added } = await importChat(new MemoryRecord(), lines);
    expect(problems.map(({ at }) => at.line)).toEqual([6, 5]);
    expect(added).toBe(7);
  });

  test('leaves an actor as an editor has changed it since', async () => {
    const record = new MemoryRecord();
    await importChat(record, CHAT);
    const ann = { id: 'actor:chat/ann', name: 'Ann Example', kind: 'PERSON' } as const;
    await record.commit({ kind: 'actor', input: ann });
    expect(await importChat(record, CHAT)).toMatchObject({ changed: 0, unchanged: 6 });
    expect(record.namedById.get(ann.id)?.input).toEqual(ann);
  });
});

describe('The collection of an import', () => {
  const collectionOf = async (context: ReadContext) => itemsIn(await readAll(chatLog, '#chat a', context))[0]?.input;

  test('is the one that the archive suggests', async () => {
    expect(await collectionOf(readContext())).toEqual({
      id: 'collection:team-chat',
      title: 'Team chat',
      access: 'OPEN',
    });
  });

  test('is the one of the options, in the zone of the options', async () => {
    const asked = { id: 'collection:mine', title: 'Mine' };
    const context = readContext({ asked, timeZone: 'Europe/Berlin' });
    expect(await collectionOf(context)).toEqual({ ...asked, access: 'OPEN', zone: 'Europe/Berlin' });
  });

  test('keeps its title, its access and its zone', async () => {
    const before = { id: 'collection:team-chat', title: 'Ours', access: 'RESTRICTED', zone: 'Asia/Tokyo' } as const;
    expect(await collectionOf(readContext({ stored: async () => before }))).toEqual(before);
  });
});

/** Claims a folder with a `team.json`, and reads only the number of its files. */
const team: TreeFormat = {
  name: 'team',
  claims: async (files) => (files.some(({ path }) => path === 'team.json') ? files.filter(isOfTeam) : []),
  async *readTree(files) {
    yield { kind: 'NOTE', topic: 'files', text: String(files.length), at: {} };
  },
};
const isOfTeam = ({ path }: { readonly path: string }) => path.endsWith('.json');

describe('Files', () => {
  const files = [
    memoryFile('#chat a', 'a.txt'),
    memoryFile('?', 'b.txt'),
    memoryFile('#chat', 'log.json'),
    memoryFile('', 'team.json'),
  ];

  test('that belong together are read together, others alone, and unknown ones are reported', async () => {
    const { parts, unknown } = await recognise(files, [chatLog, team]);
    expect(parts.map(({ format }) => format.name)).toEqual(['team', 'chat-log']);
    expect(unknown.map(({ path }) => path)).toEqual(['b.txt']);
    const events = await collect(readParts(parts, readContext(), new AbortController().signal));
    expect(events[0]).toMatchObject({ kind: 'NOTE', text: '2' });
    expect(events[1]).toMatchObject({ kind: 'ITEM' });
  });

  test('are claimed by a format of folders only if there is an archive of it', async () => {
    expect(await readTree(team, { 'team.json': '', 'a.json': '' })).toMatchObject([{ kind: 'NOTE', text: '2' }]);
    expect((await recognise([memoryFile('', 'a.json')], [team])).parts).toEqual([]);
  });

  test('that cannot be read to the end are a problem with their name, and the next one is read', async () => {
    const broken = {
      ...memoryFile('', 'broken.txt'),
      async *open() {
        yield Buffer.from('#chat a\n');
        throw new DomainError('BAD_RECORD', 'is damaged');
      },
    };
    const parts = [broken, memoryFile('#chat a\n2022\tann\thello', 'a.txt')].map((file) => ({ format: chatLog, file }));
    const events: ReadEvent[] = await collect(readParts(parts, readContext(), new AbortController().signal));
    expect(problemsIn(events)).toEqual(['? : is damaged']);
    expect(events.find(({ kind }) => kind === 'PROBLEM')?.at.file).toBe('broken.txt');
    expect(events.at(-1)).toMatchObject({ kind: 'ITEM', at: { file: 'a.txt', line: 2 } });
  });
});

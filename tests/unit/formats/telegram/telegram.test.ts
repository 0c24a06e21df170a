import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { telegram } from '../../../../src/formats/telegram/telegram.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importInBothOrders, importShorterAndWhole } from '../../../support/import-events.ts';
import { itemsIn, memoryFile, problemsIn, readTree } from '../../../support/read-events.ts';
import { CHAT, exported, FIRST, PERSONAL, readOne } from '../../../support/telegram-export.ts';

describe('A Telegram export', () => {
  const account = {
    personal_information: { user_id: 1, first_name: 'Ann', last_name: 'Example' },
    contacts: { list: [{ user_id: 0, first_name: 'x' }] },
    chats: {
      list: [
        { ...CHAT, messages: [FIRST] },
        { ...PERSONAL, messages: [{ ...FIRST, from_id: 'user2' }] },
      ],
    },
    left_chats: { list: [{ ...CHAT, id: 8, messages: [FIRST] }] },
  };

  test('of an account has a collection for each chat, the same as an export of that chat alone', async () => {
    const events = await readTree(telegram, { 'result.json': JSON.stringify(account) });
    const [first, personal, left] = messagesIn(events);
    expect(first).toEqual(await readOne({}));
    expect(personal).toMatchObject({ to: [{ actor: 'actor:telegram/user1' }] });
    expect(left?.id).toBe('message:telegram-channel8/channel8/10');
    expect(itemsIn(events).filter(({ kind }) => kind === 'collection')).toHaveLength(3);
  });

  test('of an account is recognised even if its chats come late', async () => {
    const file = memoryFile(
      '{"about":"Here is it","personal_information":{"user_id":1},"contacts":{"list":[',
      'a.json',
    );
    expect((await recognise([file], [telegram])).parts).toHaveLength(1);
  });

  test('is recognised with the folders beside it, without other files', async () => {
    const files = [
      memoryFile(exported([FIRST]), 'a/result.json'),
      memoryFile('x', 'a/photos/p.jpg'),
      memoryFile('{"backchannel":1,"messages":[]}', 'a/own.json'),
      memoryFile('{"guild":{},"messages":[]}', 'a/channel.json'),
      memoryFile('x', 'a/notes.txt'),
    ];
    const { parts, unknown } = await recognise(files, [telegram]);
    expect(parts).toMatchObject([{ files: files.slice(0, 2) }]);
    expect(unknown).toEqual(files.slice(2));
  });

  test('with control characters that are not valid JSON is read', async () => {
    const text = exported([
      { ...FIRST, text: 'vt CONTROL and ESCAPED' },
      { ...FIRST, id: 11, text: 'after' },
    ])
      .replace('CONTROL', '\\x0B')
      .replace('ESCAPED', '\\\\x0B');
    const bytes = Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte));
    for (const content of [text, bytes]) {
      const said = messagesIn(await readTree(telegram, { 'result.json': content })).map((message) => message.text);
      expect(said).toEqual(['vt \v and \\x0B', 'after']);
    }
  });

  test('keeps a message with a malformed member, and reports messages without content', async () => {
    const odd = { ...FIRST, id: '10', file: 'a.pdf', file_size: '7', poll: 'none' };
    const events = await readTree(telegram, { 'a.json': exported([odd, { id: 11, type: 'unsupported' }]) });
    expect(messagesIn(events)).toMatchObject([
      { id: 'message:telegram-channel7/channel7/10', attachments: [{ name: 'a.pdf' }] },
    ]);
    expect(notesIn(events)).toEqual([expect.stringMatching(/file_size: [^]*poll: /)]);
    expect(problemsIn(events)).toEqual([
      '? : has no content: the version of Telegram Desktop that made the export could not export it',
    ]);
  });

  test('keeps the last edited state, in any order of import', async () => {
    const edited = { ...FIRST, text: 'hello!', edited_unixtime: '1700000000' };
    const states = [FIRST, edited].map((state) => ({ 'a.json': exported([state]) }));
    for (const settled of await importInBothOrders(telegram, states, 'message:telegram-channel7/channel7/10')) {
      expect(settled).toMatchObject({ changed: 0, text: 'hello!' });
    }
  });

  test('reports a malformed message with its file and number, and reads all others', async () => {
    const broken = [
      { ...FIRST, id: 'ten' },
      { ...FIRST, text: 'a\ud800' },
      { id: 3, type: 'message' },
      { ...FIRST, date_unixtime: 'x' },
    ];
    const events = await readTree(telegram, {
      'a.json': exported([...broken, FIRST]),
      'b.json': exported([FIRST], { ...CHAT, id: 8 }).slice(0, -12),
      'c.json': exported([FIRST], { ...CHAT, id: 9 }),
    });
    expect(messagesIn(events).map(({ thread }) => thread?.split('/')[1])).toEqual(['channel7', 'channel9']);
    expect(events.filter(({ kind }) => kind === 'PROBLEM').map(({ at }) => [at.file, at.message])).toEqual([
      ['a.json', 1],
      ['a.json', 2],
      ['a.json', 3],
      ['a.json', 4],
      ['b.json', 1],
    ]);
  });

  test('that is longer changes no earlier entry', async () => {
    const shorter = { 'result.json': exported([FIRST]) };
    const whole = { 'result.json': exported([{ ...FIRST, id: 9 }, FIRST, { ...FIRST, id: 11 }]) };
    expect(await importShorterAndWhole(telegram, shorter, whole)).toEqual({
      first: 4,
      more: 2,
      changed: 0,
      addedAgain: 0,
    });
  });
});

import { describe, expect, test } from 'vitest';
import { telegram } from '../../../../src/formats/telegram/telegram.ts';
import { messagesIn } from '../../../support/entries-in.ts';
import { readTree } from '../../../support/read-events.ts';

const USERS = 2 ** 32;
const CHATS = 2 ** 33;
const OLD = { id: 10, type: 'message', date: '2018-01-17T20:33:19', from: 'Bob', text: 'hello' };
const NEW = { ...OLD, date_unixtime: '1516221199', from_id: 'user2' };

const read = async (chat: object, ...messages: readonly object[]) =>
  messagesIn(await readTree(telegram, { 'result.json': JSON.stringify({ ...chat, messages }) }));
const withBob = (id: number) => ({ name: 'Bob', type: 'personal_chat', id });

describe('Telegram exports from before 2021', () => {
  test('give the same chat as later exports, which write its id without the kind added', async () => {
    const [today] = await read(withBob(2), NEW);
    const [first] = await read(withBob(USERS + 2), { ...OLD, from_id: 2 });
    expect(first).toMatchObject({ id: today?.id, thread: today?.thread, sender: today?.sender });
    const [later] = await read(withBob(USERS + 2), { ...OLD, from_id: USERS + 2 });
    expect(later).toMatchObject({ id: today?.id, sender: today?.sender });
  });

  test('name the recipient of a message, and not its sender', async () => {
    const [mine] = await read(withBob(USERS + 2), { ...OLD, from: 'Ann', from_id: 1 });
    expect(mine?.to).toMatchObject([{ account: { handle: 'user2' } }]);
    const [his] = await read(withBob(USERS + 2), { ...OLD, from_id: 2 });
    expect(his?.to).toBeUndefined();
  });

  test.each([
    ['private_supergroup', 'channel7'],
    ['private_group', 'chat7'],
  ])('give the id of a %s, and of a channel that writes', async (type, key) => {
    const [message] = await read(
      { name: 'Crew', type, id: CHATS + 7 },
      { ...OLD, from_id: CHATS + 7, forwarded_from: 'Cy', forwarded_from_id: USERS + 3 },
    );
    expect(message).toMatchObject({
      id: `message:telegram-${key}/${key}/10`,
      sender: { actor: 'actor:telegram/channel7' },
      citations: [{ attributedTo: ['actor:telegram/user3'] }],
    });
  });

  test('are distinguished from later exports with equally large ids', async () => {
    const large = USERS + 2;
    const [byTime] = await read(withBob(large), { ...NEW, from_id: large });
    expect(byTime).toMatchObject({ thread: `thread:telegram-user${large}/user${large}` });
    const [byName] = await read(withBob(large), { ...OLD, from_id: `user${large}` });
    expect(byName).toMatchObject({ sender: { account: { handle: `user${large}` } }, thread: byTime?.thread });
  });
});

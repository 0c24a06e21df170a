/**
 * A chat with edited messages, and with a person without a name. The fixtures of version 2 stores contain it. Two of
 * its messages were corrected there: `chatId(11)` has another text, `chatId(12)` another day.
 */
import { OPERATOR } from '../../src/domain/authority.ts';
import { telegram } from '../../src/formats/telegram/telegram.ts';
import { type ImportCounts, importRecords } from '../../src/importing/import-records.ts';
import { storeTarget } from '../../src/importing/import-target.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryFile, readContext } from './read-events.ts';

export const chatId = (number: number) => `message:telegram-channel7/channel7/${number}`;

const said = { type: 'message', date_unixtime: '1673983999' };
const ANN = { ...said, from: 'Ann', from_id: 'user1' };
const NOBODY = { ...said, from: 'user2', from_id: 'user2' };

export const EDITED_CHAT: readonly object[] = [
  { ...ANN, id: 10, text: 'hello', edited_unixtime: '1673984000' },
  { ...NOBODY, id: 11, text: 'hi', edited_unixtime: '1673984001' },
  { ...ANN, id: 12, text: 'later', edited_unixtime: '1673984002' },
  { ...ANN, id: 13, text: 'never edited' },
];

/** The same chat before any message was edited. */
export const UNEDITED_CHAT: readonly object[] = EDITED_CHAT.map((message) => ({
  ...message,
  text: 'first words',
  edited_unixtime: undefined,
}));

/** The same chat from an archive that has a name for every person. */
export const NAMED_CHAT: readonly object[] = EDITED_CHAT.map((message) =>
  'from' in message && message.from === 'user2' ? { ...message, from: 'Bob' } : message,
);

export async function importChat(store: Store, messages: readonly object[]): Promise<ImportCounts> {
  const text = JSON.stringify({ name: 'Harbour', type: 'private_supergroup', id: 7, messages });
  const files = await telegram.claims([memoryFile(text, 'result.json')]);
  const context = readContext({
    stored: async (id) => (await store.named(OPERATOR, 'collection', [id]))[0]?.input ?? null,
  });
  return importRecords(telegram.readTree(files, context), {
    target: storeTarget(store),
    onItem: () => undefined,
    onNote: () => undefined,
    onSkipped: ({ reason }) => {
      throw new Error(reason);
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

import { describe, expect, test } from 'vitest';
import { whatsapp } from '../../../../src/formats/whatsapp/whatsapp.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { readTree } from '../../../support/read-events.ts';

const read = (...lines: readonly string[]) => readTree(whatsapp, { 'Crew/_chat.txt': lines.join('\n') });
const at = (text: string) => `[24/12/2019, 10:00:00] ${text}`;
/** `Ann: hi` for the words of a person, the words alone for those of the app. */
const told = async (...lines: readonly string[]) =>
  messagesIn(await read(...lines)).map(({ sender, text, attachments }) => {
    const name = sender?.actor.split('/').at(-1);
    return name === undefined ? text : `${name}: ${text ?? attachments?.[0]?.name ?? ''}`;
  });

const GROUP = [
  at('Crew: Messages and calls are end-to-end encrypted. No one outside of this chat can read them.'),
  at('Crew: You created this group'),
  at('~\u202fCy: ~\u202fCy joined using a group link.'),
  at('Bob: Ann added Bob'),
  at('+1 555 010\u20110199: Ann removed +1 555 010\u20110199'),
  at('Ann: image omitted'),
  at('Bob: Missed voice call'),
  at('~ Cy: plan.pdf • 2 pages document omitted'),
  at('Ann: This message was deleted.'),
  at('Bob: was the image omitted on purpose?'),
  at('Ann: Bob added a step'),
  at('Ann: video call later?'),
  at('~ U: U know him'),
];

describe('A WhatsApp chat of iOS without the marks of messages by the app', () => {
  test('recognises these messages by their text', async () => {
    expect(await told(...GROUP)).toEqual([
      'Crew: Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
      'Crew: You created this group',
      '~\u202fCy: ~\u202fCy joined using a group link.',
      'Bob: Ann added Bob',
      '+1 555 010\u20110199: Ann removed +1 555 010\u20110199',
      'Ann: image omitted',
      'Bob: Missed voice call',
      'Cy: plan.pdf',
      'Ann: This message was deleted.',
      'Bob: was the image omitted on purpose?',
      'Ann: Bob added a step',
      'Ann: video call later?',
      'U: U know him',
    ]);
    const messages = messagesIn(await read(...GROUP));
    const ofApp = messages.filter(({ sender }) => sender === undefined);
    expect(ofApp).toHaveLength(5);
    expect(new Set(ofApp.map(({ wording }) => wording))).toEqual(new Set(['REPORTED']));
    expect(messages[5]).toMatchObject({ attachments: [{ name: 'image omitted' }] });
    expect(messages[5]?.text).toBeUndefined();
    expect(messages[6]).toMatchObject({ channel: 'CALL', wording: 'REPORTED' });
    expect(messages.slice(9).map(({ wording }) => wording)).toEqual(Array.from({ length: 4 }, () => 'VERBATIM'));
  });

  test('of two people keeps the messages of the other person, who has the first notice', async () => {
    const notice = at('Bob: Messages and calls are end-to-end encrypted. No one outside of this chat can read them.');
    const messages = messagesIn(await read(notice, at('Bob: hi'), at('Ann: ho')));
    expect(messages.map(({ sender }) => sender !== undefined)).toEqual([false, true, true]);
  });

  test('and without its beginning keeps the messages of all people', async () => {
    const said = 'I read that these messages are end-to-end encrypted, by the way';
    const messages = messagesIn(await read(...['hi', 'ho', 'he', said].map((text, n) => at(`Ann${n % 3}: ${text}`))));
    expect(messages.map(({ sender, wording }) => [sender !== undefined, wording])).toEqual(
      Array.from({ length: 4 }, () => [true, 'VERBATIM']),
    );
  });

  test('has a note about it; a chat with marks has none', async () => {
    expect(notesIn(await read(...GROUP)).join()).toContain('recognised by their text');
    expect(notesIn(await read(...GROUP, at('Ann: \u200eimage omitted'))).join()).not.toContain(
      'recognised by their text',
    );
  });

  test('is not assumed on Android, where messages by the app have no name', async () => {
    const events = await read('24/12/2019, 10:00 - Ann: image omitted');
    expect(messagesIn(events)).toMatchObject([{ text: 'image omitted', wording: 'VERBATIM' }]);
    expect(notesIn(events).join()).not.toContain('recognised by their text');
  });
});

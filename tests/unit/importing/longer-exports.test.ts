import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discord } from '../../../src/formats/discord/discord.ts';
import type { FileFormat, TreeFormat } from '../../../src/formats/format.ts';
import { mbox } from '../../../src/formats/mail/mbox.ts';
import { ownNdjson } from '../../../src/formats/own/ndjson.ts';
import { slack } from '../../../src/formats/slack/slack.ts';
import { telegram } from '../../../src/formats/telegram/telegram.ts';
import { whatsapp } from '../../../src/formats/whatsapp/whatsapp.ts';
import { exportedAs } from '../../support/exported.ts';
import { type Contents, importInto } from '../../support/import-events.ts';
import { headerWith, mailbox, mailText } from '../../support/mails.ts';
import { MemoryRecord } from '../../support/memory-record.ts';
import { scaledRuns } from '../../support/scaled.ts';

interface Said {
  /** Minutes after the message before; many are in the same minute. */
  readonly later: number;
  readonly by: number;
  readonly text: string;
  /** How many messages before it is the one that it answers. */
  readonly answers: number | null;
}

const said: fc.Arbitrary<Said> = fc.record({
  later: fc.constantFrom(0, 0, 1, 700),
  by: fc.nat(3),
  text: fc.constantFrom('hi', 'hi', 'ho', 'see https://example.org/', 'two\nlines', ''),
  answers: fc.option(fc.nat(4)),
});

interface Message extends Said {
  readonly number: number;
  readonly time: Date;
  readonly answered: number | null;
}

function toMessages(chat: readonly Said[]): Message[] {
  let minutes = 0;
  return chat.map((each, number) => {
    minutes += each.later;
    const answered = each.answers === null || each.answers >= number ? null : number - 1 - each.answers;
    return { ...each, number, answered, time: new Date(Date.UTC(2019, 11, 24, 10, minutes)) };
  });
}

const seconds = ({ time }: Message) => time.getTime() / 1_000;
const slackTime = (message: Message) => `${seconds(message)}.${String(message.number).padStart(6, '0')}`;

const EXPORTS: readonly [string, TreeFormat | FileFormat, (messages: readonly Message[]) => Contents][] = [
  [
    'WhatsApp',
    whatsapp,
    (messages) => ({
      'WhatsApp Chat with Ann.txt': messages
        .map(({ time, by, text }) => {
          const [day, clock] = [time.toISOString().slice(0, 10), time.toISOString().slice(11, 16)];
          return `${day.split('-').reverse().join('/')}, ${clock} - Person ${by}: ${text}\n`;
        })
        .join(''),
    }),
  ],
  [
    'Telegram',
    telegram,
    (messages) => ({
      'result.json': JSON.stringify({
        name: 'Harbour',
        type: 'private_group',
        id: 7,
        messages: messages.map((message) => ({
          id: message.number + 1,
          type: 'message',
          date_unixtime: String(seconds(message)),
          from: `Person ${message.by}`,
          from_id: `user${message.by}`,
          text: message.text,
          ...(message.answered !== null && { reply_to_message_id: message.answered + 1 }),
        })),
      }),
    }),
  ],
  [
    'Discord',
    discord,
    (messages) => ({
      'general.json': JSON.stringify({
        guild: { id: '7', name: 'Harbour' },
        channel: { id: '70', type: 'GuildTextChat', name: 'general' },
        messages: messages.map(({ number, time, by, text, answered }) => ({
          id: String(1_000 + number),
          type: 'Default',
          timestamp: time.toISOString(),
          content: text,
          author: { id: String(by), name: `p${by}` },
          ...(answered !== null && {
            reference: { messageId: String(1_000 + answered), channelId: '70', guildId: '7' },
          }),
        })),
      }),
    }),
  ],
  [
    'Slack',
    slack,
    (messages) => ({
      'general/2019-12-24.json': JSON.stringify(
        messages.map((message) => ({
          type: 'message',
          ts: slackTime(message),
          user: `U${message.by}`,
          text: message.text,
          ...(message.answered !== null && { thread_ts: slackTime(messages[message.answered] ?? message) }),
        })),
      ),
    }),
  ],
  [
    'a mailbox',
    mbox,
    (messages) => ({
      'list.mbox': mailbox(
        ...messages.map(({ number, time, by, text, answered }) =>
          mailText(
            headerWith(
              `Message-ID: <${number}@example.org>`,
              `From: Person ${by} <p${by}@example.org>`,
              `Date: ${time.toUTCString()}`,
              ...(answered === null ? [] : [`In-Reply-To: <${answered}@example.org>`]),
            ),
            text,
          ),
        ),
      ),
    }),
  ],
];

async function recordOf(format: FileFormat | TreeFormat, ...exports: readonly Contents[]) {
  const record = new MemoryRecord();
  const counts = [];
  for (const contents of exports) counts.push(await importInto(record, format, contents));
  return { written: await exportedAs(ownNdjson, record), counts };
}

describe('A longer export', () => {
  test.each(EXPORTS)('of %s adds only new messages, in either order of import', async (_name, format, write) => {
    const chats = fc.tuple(fc.array(said, { minLength: 2, maxLength: 25 }), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(chats, async ([chat, where]) => {
        const messages = toMessages(chat);
        const whole = write(messages);
        const shorter = write(messages.slice(0, 1 + Math.floor(where * (messages.length - 1))));
        const alone = await recordOf(format, whole);
        const longerLast = await recordOf(format, shorter, whole);
        const longerFirst = await recordOf(format, whole, shorter);
        expect(longerLast.written).toBe(alone.written);
        expect(longerLast.counts.map(({ changed }) => changed)).toEqual([0, 0]);
        expect(longerFirst.written).toBe(alone.written);
        expect(longerFirst.counts[1]).toMatchObject({ added: 0, changed: 0 });
      }),
      scaledRuns(1),
    );
  });
});

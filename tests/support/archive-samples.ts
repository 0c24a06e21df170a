/** A small archive of each format, with an example of each feature. */
import type { ContextOptions } from '../../src/importing/read-context.ts';
import { DISCORD, TELEGRAM } from './chat-samples.ts';
import { headerWith, mailbox, mailText, PLAIN } from './mails.ts';

export interface ArchiveSample {
  /** The name for `--format`. */
  readonly format: string;
  /** The text of each file, by path. */
  readonly contents: Readonly<Record<string, string>>;
  readonly options?: Partial<ContextOptions>;
}

const script = (name: string, list: readonly unknown[]) => `window.YTD.${name} = ${JSON.stringify(list, null, 2)}\n`;

const RECORD = {
  backchannel: 1,
  collections: [{ id: 'collection:harbour', title: 'Harbour', zone: 'Europe/Berlin' }],
  actors: [
    { id: 'actor:ann', name: 'Ann', kind: 'PERSON', accounts: [{ platform: 'email', handle: 'ann@example.org' }] },
    { id: 'actor:port', name: 'Port', kind: 'ORGANISATION', aliases: ['The port'] },
  ],
  sources: [{ id: 'source:log', title: 'Log', authors: ['Ann'], published: '2019~' }],
  links: [{ id: 'link:example.org', url: 'https://example.org/' }],
  entries: [
    {
      type: 'MESSAGE',
      id: 'message:one',
      occurred: '2019-12-24T10:00Z',
      wording: 'VERBATIM',
      visibility: 'PRIVATE',
      channel: 'EMAIL',
      text: 'Ships?',
      sender: { actor: 'actor:ann' },
      to: ['actor:port'],
      links: ['link:example.org'],
      citations: [{ source: 'source:log', paragraph: 2, quotes: [{ exact: 'Ships?' }] }],
    },
    {
      type: 'STATEMENT',
      id: 'statement:two',
      occurred: { relativeTo: { entry: 'message:one', offset: 'PT15M' }, inferred: true, note: 'soon after' },
      wording: 'REPORTED',
      kind: 'ASSERTION',
      speaker: 'actor:port',
      about: ['message:one'],
    },
  ],
};

const LINES = [
  { backchannel: 1 },
  ...RECORD.collections.map((collection) => ({ collection })),
  ...RECORD.actors.map((actor) => ({ actor })),
  ...RECORD.sources.map((source) => ({ source })),
  ...RECORD.links.map((link) => ({ link })),
  ...RECORD.entries.map((entry) => ({ entry: { collection: 'collection:harbour', ...entry } })),
];

const MULTIPART = mailText(
  headerWith(
    'Message-ID: <2@example.org>',
    'In-Reply-To: <1@example.org>',
    'Content-Type: multipart/mixed; boundary="b"',
  ),
  '--b',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>Gr=FC=DFe <a href=3D"http://example.org/">here</a><ul><li>one<li>two</ul>',
  '--b',
  'Content-Type: image/png; name="=?utf-8?Q?caf=C3=A9.png?="',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b--',
);

const TABLE_MAPPING = {
  type: 'MESSAGE',
  channel: 'CHAT',
  fields: { occurred: 'date', sender: 'sender', to: { column: 'to', split: ';' }, text: 'text', id: 'id' },
};

export const ARCHIVE_SAMPLES: readonly ArchiveSample[] = [
  { format: 'json', contents: { 'record.json': JSON.stringify(RECORD, null, 2) } },
  { format: 'ndjson', contents: { 'record.ndjson': LINES.map((line) => `${JSON.stringify(line)}\n`).join('') } },
  {
    format: 'csv',
    contents: {
      'table.csv':
        'id,date,sender,to,text\n1,2001-11-01,Ann <ann@example.org>,bob@example.org;Cy,"Hello, ""Bob"""\n2,25/12/2001 10:00,Bob,Ann,"two\nlines"\n',
    },
    options: { mapping: { file: 'mapping.json', text: JSON.stringify(TABLE_MAPPING) }, dateOrder: 'dmy' },
  },
  {
    format: 'mbox',
    contents: {
      'box.mbox': mailbox(
        mailText(
          [...PLAIN, 'Received: by a.example; Thu, 1 Nov 2001 16:20:00 +0000'],
          'Hello',
          '>From here',
          '> quoted http://example.org/',
        ),
        MULTIPART,
      ),
    },
  },
  { format: 'eml', contents: { 'a/1.eml': mailText(PLAIN, 'Hello'), 'a/2.eml': MULTIPART } },
  {
    format: 'x-archive',
    contents: {
      'data/account.js': script('account.part0', [
        { account: { accountId: '1', username: 'ann', accountDisplayName: 'Ann' } },
      ]),
      'data/note-tweet.js': script('note_tweet.part0', [
        {
          noteTweet: {
            noteTweetId: '5',
            createdAt: '2018-10-10T20:19:24.000Z',
            core: {
              text: 'hello and much more https://t.co/x',
              urls: [{ shortUrl: 'https://t.co/x', expandedUrl: 'https://example.org/' }],
            },
          },
        },
      ]),
      'data/tweets.js': script('tweets.part0', [
        {
          tweet: {
            id_str: '1050118621198921728',
            created_at: 'Wed Oct 10 20:19:24 +0000 2018',
            full_text: 'hello @bob https://t.co/y &lt;3',
            lang: 'en',
            in_reply_to_user_id_str: '2',
            in_reply_to_status_id_str: '1050118621198921700',
            entities: {
              urls: [{ url: 'https://t.co/y', expanded_url: 'https://example.org/y' }],
              user_mentions: [{ id_str: '2', screen_name: 'bob', name: 'Bob' }],
            },
          },
        },
      ]),
      'data/direct-messages.js': script('direct_messages.part0', [
        {
          dmConversation: {
            conversationId: '1-2',
            messages: [
              {
                messageCreate: {
                  id: '1219374489123456789',
                  senderId: '1',
                  recipientId: '2',
                  text: 'psst',
                  createdAt: '2020-01-20T21:42:09.068Z',
                  urls: [],
                  mediaUrls: ['https://ton.twitter.com/dm/1/2/a.jpg'],
                  reactions: [
                    { senderId: '2', reactionKey: 'like', eventId: '7', createdAt: '2020-01-20T21:43:09.068Z' },
                  ],
                },
              },
              { participantsJoin: { initiatingUserId: '1', userIds: ['3'], createdAt: '2020-01-20T21:44:09.068Z' } },
            ],
          },
        },
      ]),
    },
  },
  {
    format: 'slack',
    contents: {
      'users.json': JSON.stringify([
        { id: 'U1', team_id: 'T1', name: 'ann', profile: { display_name: 'Ann', real_name: 'Ann Example' } },
      ]),
      'channels.json': JSON.stringify([{ id: 'C1', name: 'general', topic: { value: 'Ships' } }]),
      'dms.json': JSON.stringify([{ id: 'D1234567', members: ['U1', 'U2'] }]),
      'general/2022-09-01.json': JSON.stringify(
        [
          { type: 'message', subtype: 'channel_join', ts: '1661990399.000100', user: 'U1', text: '<@U1> has joined' },
          {
            type: 'message',
            ts: '1661990400.000200',
            user: 'U1',
            text: 'hi <@U2> <http://example.org|here>',
            thread_ts: '1661990400.000200',
            reactions: [{}],
          },
          {
            type: 'message',
            ts: '1661990401.000200',
            thread_ts: '1661990400.000200',
            username: 'bot',
            bot_id: 'B1',
            subtype: 'bot_message',
            attachments: [{ title: 'T', fields: [{ title: 'a', value: 1 }] }],
            files: [{ name: 'a.png', mimetype: 'image/png', size: 3 }],
          },
        ],
        null,
        1,
      ),
      'D1234567/2022-09-02.json': JSON.stringify([
        { type: 'message', ts: '1662076800.000100', user: 'U2', text: 'psst' },
      ]),
    },
  },
  { format: 'discord', contents: { 'general.json': JSON.stringify(DISCORD, null, 2) } },
  { format: 'telegram', contents: { 'result.json': JSON.stringify(TELEGRAM, null, 1) } },
  {
    format: 'whatsapp',
    contents: {
      'WhatsApp Chat with Ann.txt':
        '24/12/19, 10:00 - Messages are end-to-end encrypted.\n24/12/19, 10:01 - Ann: hi\nthere https://example.org/\n24/12/19, 10:01 - +49 170 1234567: IMG-20191224-WA0001.jpg (file attached)\n[25.12.19, 11:23:05 PM] Bob: \u200e<attached: a.jpg>\n',
    },
  },
];

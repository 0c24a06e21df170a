import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { slack } from '../../../../src/formats/slack/slack.ts';
import { readSlackText } from '../../../../src/formats/slack/markup.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importShorterAndWhole } from '../../../support/import-events.ts';
import { itemsIn, memoryFile, problemsIn, readTree } from '../../../support/read-events.ts';

const USERS = [
  { id: 'U1', team_id: 'T1', name: 'ann', real_name: 'Ann Example', profile: { display_name: 'Annie' } },
  { id: 'U2', team_id: 'T1', name: 'bob', profile: { display_name: '' } },
];
const LISTS = {
  'users.json': JSON.stringify(USERS),
  'channels.json': '[{"id":"C1","name":"general","purpose":{"value":"Everything"},"members":["U1","U2"]}]',
  'dms.json': '[{"id":"D1","members":["U1","U2"]}]',
};
const NAMES = { user: (id: string) => (id === 'U1' ? 'Ann' : undefined), channel: () => undefined };

const read = (messages: readonly object[], folder = 'general') =>
  readTree(slack, { ...LISTS, [`${folder}/2022-09-01.json`]: JSON.stringify(messages) });
const readOne = async (message: object, folder?: string) =>
  messagesIn(await read([{ type: 'message', ts: '1661990400.000200', user: 'U1', text: 'hi', ...message }], folder))[0];

describe('A Slack message', () => {
  test('has an id of its channel and its time stamp, and microseconds for its place', async () => {
    expect(await readOne({ client_msg_id: 'of-another-too' })).toMatchObject({
      id: 'message:slack-t1/C1/1661990400.000200',
      occurred: { edtf: '2022-09-01T00:00:00.000Z' },
      place: 200,
      wording: 'VERBATIM',
      visibility: 'PRIVATE',
      channel: 'CHAT',
      sender: { actor: 'actor:slack/U1', account: { platform: 'slack', handle: 'U1' } },
      citations: [{ source: 'source:slack-t1/C1' }],
    });
  });

  test('opens a thread of its own, which its answers share', async () => {
    const opened = await readOne({});
    expect(opened?.thread).toBe('thread:slack-t1/C1/1661990400.000200');
    const answer = { ts: '1661990500.000000', thread_ts: '1661990400.000200', subtype: 'thread_broadcast' };
    expect(await readOne(answer)).toMatchObject({ thread: opened?.thread, inReplyTo: opened?.id });
  });

  test('that was edited has the time of the edit', async () => {
    const edited = await readOne({ edited: { user: 'U1', ts: '1661990460.000000' } });
    expect(edited?.lastChange).toEqual({ kind: 'EDITED', at: '2022-09-01T00:01:00.000Z' });
  });

  test('goes to the other members of a direct conversation', async () => {
    const direct = await readOne({}, 'D1');
    expect(direct).toMatchObject({ channel: 'DIRECT_MESSAGE', to: [{ actor: 'actor:slack/U2' }] });
    expect((await readOne({}))?.to).toBeUndefined();
  });

  test('keeps its files as attachments, without the token that opens them', async () => {
    const files = [
      { name: 'a.pdf', mimetype: 'application/pdf', size: 7, url_private: 'https://f.example/a?t=xoxe-1' },
    ];
    expect((await readOne({ files, text: '' }))?.attachments).toEqual([
      { name: 'a.pdf', mediaType: 'application/pdf', size: 7, url: 'https://f.example/a' },
    ]);
  });

  test('of a bot has the text of its cards, but not of previews of pages', async () => {
    const attachments = [
      { title: 'Build', text: 'failed', fields: [{ title: 'Branch', value: 'main' }] },
      { from_url: 'https://a.example', text: 'A preview' },
    ];
    const said = await readOne({
      user: null,
      bot_id: 'B1',
      username: 'ci',
      subtype: 'bot_message',
      text: '',
      attachments,
    });
    expect(said).toMatchObject({ text: 'Build\nfailed\nBranch: main', sender: { actor: 'actor:slack/B1' } });
  });

  test('by Slack itself has no sender, and is about the people that it names', async () => {
    const joined = await readOne({ subtype: 'channel_join', inviter: 'U2', text: '<@U1> has joined the channel' });
    expect(joined).toMatchObject({
      wording: 'REPORTED',
      text: '@Annie has joined the channel',
      about: ['actor:slack/U1', 'actor:slack/U2'],
    });
    expect(joined?.sender).toBeUndefined();
    expect(joined?.thread).toBeUndefined();
  });

  test('with reactions has a note that they are not imported', async () => {
    const events = await read([{ ts: '1661990400.000200', reactions: [{ name: 'eyes' }] }]);
    expect(notesIn(events)).toEqual(['reactions: not imported, because the export does not say when they were given']);
  });
});

describe('The text of a Slack message', () => {
  test.each([
    ['<@U1> and <@U9|zoe>', '@Ann and @zoe'],
    ['in <#C1|general>, <!here>, <!subteam^S1|@ops>', 'in #general, @here, @ops'],
    ['<!date^1661990400^{date}|1 September>', '1 September'],
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['1 < 2 > 0', '1 < 2 > 0'],
  ])('%s is read as %s', (written, text) => {
    expect(readSlackText(written, NAMES)).toEqual({ text, urls: [] });
  });

  test('keeps the address behind a label', () => {
    const linked = readSlackText('see <https://a.example/?a=1&amp;b=2|this>', NAMES);
    expect(linked).toEqual({ text: 'see this', urls: ['https://a.example/?a=1&b=2'] });
  });

  test('without markup is unchanged', () => {
    const plain = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[<&]/g, ''));
    fc.assert(fc.property(plain, (text) => readSlackText(text, NAMES).text === text));
  });
});

describe('A Slack export', () => {
  test('names each person once, with their other names', async () => {
    const actors = itemsIn(await read([{ ts: '1661990400.000200', user: 'U1' }])).filter(
      ({ kind }) => kind === 'actor',
    );
    expect(actors.map(({ input }) => input)).toEqual([
      {
        id: 'actor:slack/U1',
        name: 'Annie',
        kind: 'PERSON',
        aliases: ['Ann Example', 'ann'],
        accounts: [{ platform: 'slack', handle: 'U1' }],
      },
    ]);
  });

  test('is recognised by its files, with lists or without, also in a folder, without other files', async () => {
    const files = [
      memoryFile('[]', 'x/users.json'),
      memoryFile('[]', 'x/canvases.json'),
      memoryFile('[{"ts":"1661990400.000200"}]', 'x/general/2022-09-01.json'),
      memoryFile('{"other":1}', 'y/general/2022-09-01.json'),
      memoryFile('Hello', 'x/readme.txt'),
    ];
    const { parts, unknown } = await recognise(files, [slack]);
    expect(parts).toMatchObject([{ files: files.slice(0, 3) }]);
    expect(unknown).toEqual(files.slice(3));
  });

  test('reports a malformed message with its file and number, and reads all others', async () => {
    const events = await readTree(slack, {
      ...LISTS,
      'general/2022-09-01.json':
        '[{"ts":1},{"ts":"1661990400.000200","text":"a\\ud800"},{"ts":"1661990401.000200","__proto__":{"text":"x"}}]',
      'general/2022-09-02.json': '[{"ts":"1662076800.000200","text":"b"},{"ts":',
      'general/2022-09-03.json': '"no list"',
      'general/2022-09-04.json': '[{"ts":"1662249600.000200","text":"c"}]',
    });
    expect(messagesIn(events).map(({ text }) => text)).toEqual([undefined, 'b', 'c']);
    expect(events.filter(({ kind }) => kind === 'PROBLEM').map(({ at }) => at)).toEqual([
      { file: 'general/2022-09-01.json', message: 1 },
      { file: 'general/2022-09-01.json', message: 2 },
      { file: 'general/2022-09-02.json', message: 2 },
      { file: 'general/2022-09-03.json', message: 1 },
    ]);
    expect(problemsIn(events)[2]).toContain('unexpected end of file at byte');
  });

  test('that is longer changes no earlier entry, even with a late answer', async () => {
    const day = [{ type: 'message', ts: '1661990400.000200', user: 'U1', text: 'hi' }];
    const whole = {
      ...LISTS,
      'general/2022-09-01.json': JSON.stringify([{ ...day[0], thread_ts: '1661990400.000200', reply_count: 1 }]),
      'general/2022-09-02.json':
        '[{"ts":"1662076800.000200","user":"U2","thread_ts":"1661990400.000200","text":"yes"}]',
    };
    const shorter = { ...LISTS, 'general/2022-09-01.json': JSON.stringify(day) };
    expect(await importShorterAndWhole(slack, shorter, whole)).toEqual({
      first: 4,
      more: 2,
      changed: 0,
      addedAgain: 0,
    });
  });
});

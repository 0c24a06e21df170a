import { describe, expect, test } from 'vitest';
import { slack } from '../../../../src/formats/slack/slack.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importInBothOrders } from '../../../support/import-events.ts';
import { itemsIn, problemsIn, readTree } from '../../../support/read-events.ts';

const FIRST = { type: 'message', ts: '1661990400.000200', user: 'U1', text: 'hi' };
const ID = 'message:slack-t1/C1/1661990400.000200';
const LISTS = {
  'users.json': '[{"id":"U1","team_id":"T1","name":"ann"},{"id":"U2","team_id":"T1","name":"bob"}]',
  'channels.json': '[{"id":"C1","name":"general"}]',
};

const exported = (...messages: readonly object[]) => ({
  ...LISTS,
  'general/2022-09-01.json': JSON.stringify(messages),
});
const readOne = async (message: object) => messagesIn(await readTree(slack, exported({ ...FIRST, ...message })))[0];

describe('A Slack message in blocks', () => {
  test('has the text of its blocks if it has none of its own', async () => {
    const section = (...elements: readonly object[]) => ({ type: 'rich_text_section', elements });
    const blocks = [
      {
        type: 'rich_text',
        elements: [
          section(
            { type: 'text', text: 'For ', style: { bold: true } },
            { type: 'user', user_id: 'U2' },
            { type: 'text', text: ' in ' },
            { type: 'channel', channel_id: 'C1' },
            { type: 'text', text: ': 1 < 2, ' },
            { type: 'link', url: 'https://a.example/?a=1&b=2', text: 'here' },
            { type: 'emoji', name: 'wave' },
            { type: 'broadcast', range: 'here' },
          ),
          { type: 'rich_text_list', elements: [section({ type: 'text', text: 'one' })] },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code()' }] },
        ],
      },
    ];
    expect(await readOne({ text: '', blocks })).toMatchObject({
      text: 'For @bob in #general: 1 < 2, here:wave:@here\n• one\ncode()',
      links: [expect.stringContaining('link:a.example')],
    });
    expect((await readOne({ text: 'For', blocks }))?.text).toBe('For');
  });

  test('has the blocks of an app after its text, without buttons', async () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Poll' } },
      { type: 'section', fields: [{ text: 'Monday: 1' }, { text: 'Tuesday: 0' }] },
      { type: 'actions', elements: [{ type: 'button', text: { text: 'Vote' } }] },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'Total: 1' }] },
      { type: 'image', alt_text: 'A chart' },
    ];
    const said = await readOne({ text: 'Poll', bot_id: 'B1', blocks });
    expect(said?.text).toBe('Poll\nMonday: 1\nTuesday: 0\nTotal: 1\nA chart');
    const attachments = [{ blocks: [{ type: 'section', text: { text: 'nested' } }], fallback: '[no preview]' }];
    expect((await readOne({ text: '', attachments }))?.text).toBe('nested');
  });
});

describe('A Slack message of a special kind', () => {
  test('that shares another message has its text, quotes it and names the author', async () => {
    const card = { channel_id: 'C1', ts: '1661990000.000100', author_id: 'U2', text: 'the plan', is_msg_unfurl: true };
    const shared = await readOne({ text: 'look', attachments: [{ ...card, is_share: true }] });
    expect(shared).toMatchObject({
      text: 'look\nthe plan',
      relations: [{ kind: 'QUOTES', entry: 'message:slack-t1/C1/1661990000.000100' }],
      citations: [{ attributedTo: ['actor:slack/U2'] }],
    });
    const linked = await readOne({ text: 'look', attachments: [card] });
    expect(linked).toMatchObject({ text: 'look', relations: [{ kind: 'QUOTES' }] });
    expect(linked?.citations?.[0]?.attributedTo).toBeUndefined();
  });

  test('about a huddle is a call by the person who began it, about those who joined', async () => {
    const room = { created_by: 'U1', participant_history: ['U1', 'U2'], date_end: 1661990460 };
    expect(await readOne({ subtype: 'huddle_thread', user: 'USLACKBOT', text: 'A huddle', room })).toMatchObject({
      channel: 'CALL',
      wording: 'REPORTED',
      sender: { actor: 'actor:slack/U1' },
      about: ['actor:slack/U1', 'actor:slack/U2'],
      lastChange: { kind: 'ENDED', at: '2022-09-01T00:01:00.000Z' },
    });
  });

  test('that was deleted keeps its thread, and is about nobody', async () => {
    const deleted = await readOne({ subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' });
    expect(deleted).toMatchObject({
      wording: 'REPORTED',
      thread: 'thread:slack-t1/C1/1661990400.000200',
      lastChange: { kind: 'DELETED' },
    });
    expect(deleted?.about).toBeUndefined();
  });

  test('that comments on a file is by the person who commented', async () => {
    const comment = { user: 'U2', comment: 'nice' };
    const said = await readOne({ subtype: 'file_comment', user: null, text: '<@U2> commented: nice', comment });
    expect(said).toMatchObject({ text: 'nice', sender: { actor: 'actor:slack/U2' } });
  });

  test('names deleted files by their id', async () => {
    const files = [
      { id: 'F1', mode: 'tombstone' },
      { id: 'F2', mode: 'hidden_by_limit' },
    ];
    const { attachments } = (await readOne({ files })) ?? {};
    expect(attachments?.map(({ name }) => name)).toEqual(['F1 tombstone', 'F2 hidden_by_limit']);
  });

  test('has its time even if a tool made it a number or cut its zeros', async () => {
    for (const ts of [1661990400.0002, '1661990400.0002', '1661990400.000200']) {
      expect((await readOne({ ts }))?.id).toBe(ID);
    }
    expect((await readOne({ ts: 1661990400 }))?.id).toBe('message:slack-t1/C1/1661990400.000000');
  });
});

describe('A malformed member of a Slack export', () => {
  test('is left out with a note, and the message is kept', async () => {
    const odd = { ...FIRST, files: [{ name: 'a.pdf', size: '7' }], edited: 'yes', reactions: {} };
    const events = await readTree(slack, { ...exported(odd), 'users.json': '[{"id":"U1","name":"ann","is_bot":1}]' });
    expect(messagesIn(events)[0]).toMatchObject({ text: 'hi', attachments: [{ name: 'a.pdf' }] });
    expect(itemsIn(events).map(({ input }) => ('name' in input ? input.name : ''))).toContain('ann');
    expect(notesIn(events).join('\n')).toMatch(/is_bot: [^]*edited: [^]*files\[0\]\.size: /);
    expect(problemsIn(events)).toEqual([]);
  });

  test('costs the message if the sender is malformed', async () => {
    const events = await readTree(slack, exported({ ...FIRST, user: { id: 'U1' } }, FIRST));
    expect(messagesIn(events)).toHaveLength(1);
    expect(problemsIn(events)).toEqual([expect.stringContaining('user: ')]);
  });
});

describe('Two states of a Slack message', () => {
  const edited = { ...FIRST, text: 'hello', edited: { user: 'U1', ts: '1661990460.000000' } };
  const again = { ...FIRST, text: 'hello!', edited: { user: 'U1', ts: '1661990470.000000' } };
  const deletion = { type: 'message', subtype: 'message_deleted', ts: '1661990480.000000', previous_message: again };

  const settled = (...states: readonly object[]) =>
    importInBothOrders(
      slack,
      states.map((state) => exported(state)),
      ID,
    );

  test('become the last edited one, in any order of import', async () => {
    for (const states of [
      [FIRST, edited, again],
      [edited, FIRST, again],
    ]) {
      for (const { changed, text } of await settled(...states)) expect([changed, text]).toEqual([0, 'hello!']);
    }
  });

  test('become the deleted one, with the text that a log still has', async () => {
    const lastChange = { kind: 'DELETED', at: '2022-09-01T00:01:20.000Z' };
    const deleted = { changed: 0, text: 'hello!', lastChange, note: 'deleted 2022-09-01T00:01:20.000Z' };
    expect(await settled(deletion, edited, FIRST)).toEqual([deleted, deleted]);
  });

  test('come from the log of edits too', async () => {
    const log = { type: 'message', subtype: 'message_changed', ts: '1661990470.000100', message: again };
    for (const { changed, text } of await settled(log, FIRST)) expect([changed, text]).toEqual([0, 'hello!']);
  });
});

describe('The author of a Slack message who is not in the list of users', () => {
  const authorOf = async (message: object) => {
    const events = await readTree(slack, exported({ ...FIRST, user: 'U9', ...message }));
    return itemsIn(events).find(({ kind, input }) => kind === 'actor' && input.id.endsWith('U9'))?.input;
  };

  test('has the name beside the message', async () => {
    expect(await authorOf({ username: '<@U9|cy>' })).toMatchObject({ name: 'cy', kind: 'PERSON' });
    expect(await authorOf({ bot_id: 'B1', bot_profile: { name: 'tide' } })).toMatchObject({
      name: 'tide',
      kind: 'ORGANISATION',
    });
    const user_profile = { real_name: 'Cy Dee' };
    expect(await authorOf({ user_profile, bot_profile: { name: 'tide' } })).toMatchObject({
      name: 'Cy Dee',
      kind: 'PERSON',
    });
  });

  test("is not quoted for Slack's own words about a file", async () => {
    const told = { subtype: 'file_share', file: { id: 'F1', name: 'a.jpg' } };
    const uploaded = await readOne({ ...told, text: '<@U1|ann> uploaded a file: <https://x.example/a.jpg|a.jpg>' });
    expect(uploaded).toMatchObject({ text: '@ann uploaded a file: a.jpg', wording: 'REPORTED' });
    expect(uploaded?.sender).toBeDefined();
    expect(await readOne({ ...told, text: '<@U2> shared this with me' })).toMatchObject({ wording: 'VERBATIM' });
    expect(await readOne({ ...told, text: 'I uploaded a file' })).toMatchObject({ wording: 'VERBATIM' });
  });
});

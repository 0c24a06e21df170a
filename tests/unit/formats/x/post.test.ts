import { describe, expect, test } from 'vitest';
import { messagesIn } from '../../../support/entries-in.ts';
import { ACCOUNT, POST, readPost, readPosts, script } from '../../../support/x-archive.ts';

describe('A post of an X archive', () => {
  test('is public, and by the owner of the archive', async () => {
    expect(await readPost({})).toMatchObject({
      id: `message:x-1/post/${POST.id_str}`,
      occurred: { edtf: '2018-10-10T20:19:24Z' },
      text: 'hello',
      language: 'en',
      visibility: 'PUBLIC',
      channel: 'POST',
      sender: { actor: 'actor:twitter/1' },
    });
  });

  test('answers a post of the owner, and links to a post of somebody else', async () => {
    const own = { in_reply_to_status_id_str: '77', in_reply_to_user_id_str: '1' };
    expect((await readPost(own))?.inReplyTo).toBe('message:x-1/post/77');
    const other = { in_reply_to_status_id_str: '78', in_reply_to_user_id_str: '5', in_reply_to_screen_name: 'bob' };
    const answer = await readPost(other);
    expect(answer?.inReplyTo).toBeUndefined();
    expect(answer).toMatchObject({ links: ['link:twitter.com/bob/status/78'], to: [{ actor: 'actor:twitter/5' }] });
  });

  test('that repeats another post is attributed to its author', async () => {
    const entities = { user_mentions: [{ id_str: '5', screen_name: 'Bob', name: 'Bob' }] };
    expect(await readPost({ full_text: 'RT @Bob: hi', entities })).toMatchObject({
      text: 'RT @Bob: hi',
      citations: [{ attributedTo: ['actor:twitter/5'] }],
    });
  });

  test("that gives the address of a post quotes it if it is the owner's, else links to it", async () => {
    const urls = ['Ann', 'bob'].map((name, index) => ({
      url: `https://t.co/${index}`,
      expanded_url: `https://twitter.com/${name}/status/7${index}`,
    }));
    const quoting = await readPost({ full_text: 'see https://t.co/0 https://t.co/1', entities: { urls } });
    expect(quoting?.relations).toEqual([{ kind: 'QUOTES', entry: 'message:x-1/post/70' }]);
    expect(quoting?.links).toHaveLength(2);
  });

  test('has its pictures and its best videos as attachments, not in its text', async () => {
    const variants = [
      { url: 'https://v.example/s.mp4', bitrate: '1' },
      { url: 'https://v.example/l.mp4?t=1', bitrate: '9' },
    ];
    const media = [
      { url: 'https://t.co/m', media_url_https: 'https://p.example/a.jpg' },
      { url: 'https://t.co/m', media_url_https: 'https://p.example/b.jpg', video_info: { variants } },
    ];
    expect(await readPost({ full_text: 'look https://t.co/m', extended_entities: { media } })).toMatchObject({
      text: 'look',
      attachments: [
        { name: 'a.jpg', url: 'https://p.example/a.jpg' },
        { name: 'l.mp4', url: 'https://v.example/l.mp4' },
      ],
    });
  });

  test('that was cut has its whole text; a long post without a beginning is an entry of its own', async () => {
    const note = (id: string, text: string, createdAt = '2018-10-10T20:19:24.000Z') => ({
      noteTweet: { noteTweetId: id, createdAt, core: { text, urls: [] } },
    });
    const long = `${'Long words '.repeat(30)}& the end`;
    const notes = script('note_tweet.part0', [note('8', long), note('9', 'Alone')]);
    const events = await readPosts([{ ...POST, full_text: `${'Long words '.repeat(20)}… https://t.co/x` }], {
      ...ACCOUNT,
      'data/note-tweet.js': notes,
    });
    expect(messagesIn(events).map(({ id, text }) => [id, text])).toEqual([
      [`message:x-1/post/${POST.id_str}`, long],
      ['message:x-1/note/9', 'Alone'],
    ]);
  });
});

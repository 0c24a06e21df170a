import { describe, expect, test } from 'vitest';
import { FIRST, readDirect } from '../../../support/x-archive.ts';

describe('A direct message of an X archive', () => {
  test('has an id of its conversation and its own id, and is private', async () => {
    expect(await readDirect(FIRST)).toMatchObject([
      {
        id: `message:x-1/dm/1-2/${FIRST.id}`,
        thread: 'thread:x-1/dm/1-2',
        occurred: { edtf: '2020-01-20T21:42:09.068Z' },
        text: 'Salutations!',
        wording: 'VERBATIM',
        visibility: 'PRIVATE',
        platform: 'twitter',
        channel: 'DIRECT_MESSAGE',
        sender: { actor: 'actor:twitter/1', account: { platform: 'twitter', handle: '1' } },
        to: [{ actor: 'actor:twitter/2' }],
      },
    ]);
  });

  test('has its full addresses, and its media as attachments', async () => {
    const urls = [{ url: 'https://t.co/x', expanded: 'https://a.example/$1', display: 'a.example' }];
    const mediaUrls = ['https://ton.twitter.com/dm/1/2/a.jpg'];
    expect(await readDirect({ ...FIRST, text: 'see https://t.co/x &amp; go', urls, mediaUrls })).toMatchObject([
      {
        text: 'see https://a.example/$1 & go',
        links: [expect.stringContaining('link:a.example/')],
        attachments: [{ name: 'a.jpg', url: mediaUrls[0] }],
      },
    ]);
  });

  test('is an entry, and so is each reaction, with a time of its own', async () => {
    const reactions = [{ senderId: '2', reactionKey: 'like', eventId: '9', createdAt: '2020-01-20T21:43:00.000Z' }];
    expect((await readDirect({ ...FIRST, reactions }))[1]).toMatchObject({
      id: `message:x-1/dm/1-2/${FIRST.id}/9`,
      text: 'like',
      wording: 'REPORTED',
      sender: { actor: 'actor:twitter/2' },
      relations: [{ kind: 'RESPONDS_TO', entry: `message:x-1/dm/1-2/${FIRST.id}` }],
    });
  });

  test('of a group has no recipient; joining and leaving are entries', async () => {
    expect((await readDirect({ ...FIRST, recipientId: undefined }))[0]?.to).toBeUndefined();
    const joined = { initiatingUserId: '1', userIds: ['2', '3'], createdAt: '2020-01-20T21:42:09.068Z' };
    expect(await readDirect(joined, 'participantsJoin')).toMatchObject([
      { wording: 'REPORTED', about: ['actor:twitter/1', 'actor:twitter/2', 'actor:twitter/3'] },
    ]);
    expect(await readDirect({ ...joined, name: 'Plans' }, 'conversationNameUpdate')).toMatchObject([
      { text: 'named the conversation “Plans”' },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { FIRST, readDirect } from '../../../support/x-archive.ts';

describe('A direct message of an X archive', () => {
  test('is its conversation and its id, private, from one to the other', async () => {
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

  test('has the addresses that it was written with, and its media as attachments', async () => {
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

  test('and each reaction to it are entries, which have times of their own', async () => {
    const reactions = [{ senderId: '2', reactionKey: 'like', eventId: '9', createdAt: '2020-01-20T21:43:00.000Z' }];
    expect((await readDirect({ ...FIRST, reactions }))[1]).toMatchObject({
      id: `message:x-1/dm/1-2/${FIRST.id}/9`,
      text: 'like',
      wording: 'REPORTED',
      sender: { actor: 'actor:twitter/2' },
      relations: [{ kind: 'RESPONDS_TO', entry: `message:x-1/dm/1-2/${FIRST.id}` }],
    });
  });

  test('of a group has no recipient; who came and went are entries about them', async () => {
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

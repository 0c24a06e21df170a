/** Small exports of Discord and Telegram, as their programs write them, with an example of each feature. */
const AUTHOR = { id: '1', name: 'ann', discriminator: '0042', nickname: 'Annie', isBot: false };
export const DISCORD = {
  guild: { id: '7', name: 'Harbour' },
  channel: { id: '70', type: 'GuildTextChat', name: 'general', topic: 'Ships' },
  messages: [
    {
      id: '1064990824305274930',
      type: 'Default',
      timestamp: '2023-01-17T19:33:19.087+00:00',
      content: 'hello https://example.org/a_(b)',
      author: AUTHOR,
      attachments: [{ url: 'https://cdn.example/a.png?ex=1', fileName: 'a.png', fileSizeBytes: 12 }],
      embeds: [{ title: 'A', url: 'https://example.org/', description: 'B', fields: [{ name: 'n', value: 'v' }] }],
    },
    {
      id: '1064990824305274931',
      type: 'Reply',
      timestamp: '2023-01-17T19:34:19+00:00',
      content: 'ho',
      author: { ...AUTHOR, id: '2', isBot: true },
      reference: { messageId: '1064990824305274930', channelId: '70', guildId: '7' },
      reactions: [{ emoji: {} }],
    },
  ],
};

export const TELEGRAM = {
  personal_information: { user_id: 1, first_name: 'Ann', last_name: 'Example' },
  chats: {
    list: [
      {
        name: 'Harbour',
        type: 'private_supergroup',
        id: 7,
        messages: [
          {
            id: 9,
            type: 'service',
            date: '2023-01-17T20:30:00',
            actor: 'Ann',
            actor_id: 'user1',
            action: 'create_group',
            members: ['Bob'],
          },
          {
            id: 10,
            type: 'message',
            date: '2023-01-17T20:33:19',
            date_unixtime: '1673983999',
            edited_unixtime: '1673984999',
            from: 'Ann',
            from_id: 'user1',
            text: ['see ', { type: 'text_link', text: 'this', href: 'https://example.org/' }],
            file: 'files/a.pdf',
            file_size: 3,
          },
          {
            id: 11,
            type: 'message',
            date_unixtime: '1673984000',
            from: 'Bob',
            from_id: 'user2',
            text: 'ho',
            reply_to_message_id: 10,
            poll: { question: 'When?', answers: [{ text: 'Now' }] },
          },
        ],
      },
      {
        name: 'Bob',
        type: 'personal_chat',
        id: 2,
        messages: [
          { id: 1, type: 'message', date_unixtime: '1673984001', from: 'Bob', from_id: 'user2', text: 'psst' },
        ],
      },
    ],
  },
};

import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../../src/formats/whatsapp/message.ts';

describe('The sender and the content of a WhatsApp message', () => {
  const own = { isVerbatim: true, isEdited: false, isCall: false, attachments: [] };
  const app = { sender: null, isVerbatim: false, isEdited: false, isCall: false, attachments: [] };
  test.each([
    ['Ann: a: b', { ...own, sender: 'Ann', text: 'a: b' }],
    ['Ann:.', { ...own, sender: 'Ann', text: '.' }],
    ['~\u202fBob: hi', { ...own, sender: 'Bob', text: 'hi' }],
    ['Ann: hi \u200e<This message was edited>', { ...own, sender: 'Ann', text: 'hi', isEdited: true }],
    ['Ann: This message was deleted', { ...own, sender: 'Ann', text: 'This message was deleted', isVerbatim: false }],
    ['Ann: <Media omitted>', { ...own, sender: 'Ann', text: '', attachments: [{ name: 'Media omitted' }] }],
    ['Ann: \u200eBild weggelassen', { ...own, sender: 'Ann', text: '', attachments: [{ name: 'Bild weggelassen' }] }],
    ['Ann: \u200e<attached: 1-PHOTO.jpg>', { ...own, sender: 'Ann', text: '', attachments: [{ name: '1-PHOTO.jpg' }] }],
    [
      'Ann: IMG-20200101-WA0001.jpg (file attached)\nlook',
      { ...own, sender: 'Ann', text: 'look', attachments: [{ name: 'IMG-20200101-WA0001.jpg' }] },
    ],
    [
      'Ann: the pier \u200e<attached: 00000016-PHOTO-2019-08-13-10-55-08.jpg>',
      { ...own, sender: 'Ann', text: 'the pier', attachments: [{ name: '00000016-PHOTO-2019-08-13-10-55-08.jpg' }] },
    ],
    [
      'Ann: 2017-02-01-PHOTO-00000011.jpg <\u200eattached>',
      { ...own, sender: 'Ann', text: '', attachments: [{ name: '2017-02-01-PHOTO-00000011.jpg' }] },
    ],
    [
      'Ann: the plan.pdf • 2 pages <attached>',
      { ...own, sender: 'Ann', text: '', attachments: [{ name: 'the plan.pdf' }] },
    ],
    ['Ann: index.html <div>', { ...own, sender: 'Ann', text: 'index.html <div>' }],
    ['Ann: write it as <key: value.txt>', { ...own, sender: 'Ann', text: 'write it as <key: value.txt>' }],
    ['Ann: see a.pdf (the new one)', { ...own, sender: 'Ann', text: 'see a.pdf (the new one)' }],
    ['You were added', { ...app, text: 'You were added' }],
    ['Ann changed the subject to "Re: plans"', { ...app, text: 'Ann changed the subject to "Re: plans"' }],
    [
      'Ann: \u200eMissed voice call',
      { ...own, sender: 'Ann', text: 'Missed voice call', isVerbatim: false, isCall: true },
    ],
    ['Missed video call', { ...app, text: 'Missed video call', isCall: true }],
    ['Crew: \u200eAnn added Bob', { ...app, text: 'Crew: Ann added Bob' }],
    [
      'Ann: \u200ePOLL:\nWhen?\n\u200eOPTION: Now (2 votes)',
      { ...own, sender: 'Ann', text: 'POLL:\nWhen?\nOPTION: Now (2 votes)' },
    ],
    [
      'Ann: \u200eStandort: https://maps.example/?q=1,2',
      { ...own, sender: 'Ann', text: 'Standort: https://maps.example/?q=1,2' },
    ],
    ['Ann: x <Se editó este mensaje.>', { ...own, sender: 'Ann', text: 'x', isEdited: true }],
    ['Ann: \u200eلقد حذَفت هذه الرسالة.', { ...own, sender: 'Ann', text: 'لقد حذَفت هذه الرسالة.', isVerbatim: false }],
    ['Ann: Pesan ini telah dihapus', { ...own, sender: 'Ann', text: 'Pesan ini telah dihapus', isVerbatim: false }],
    ['Ann: <تم استبعاد الوسائط>', { ...own, sender: 'Ann', text: '', attachments: [{ name: 'تم استبعاد الوسائط' }] }],
  ])('are read from %s', (raw, message) => {
    expect(readMessage(raw)).toEqual(message);
  });
});

import { describe, expect, test } from 'vitest';
import { momentRange } from '../../../../src/domain/time/moment-resolution.ts';
import { readMailDate } from '../../../../src/formats/dates/mail-date.ts';
import { headerWith, mailbox, mailText, readMailbox, readOne } from '../../../support/mails.ts';
import { readContext } from '../../../support/read-events.ts';

describe('A date as mails write it', () => {
  test.each([
    ['Thu, 1 Nov 2001 11:19:12 -0500', '2001-11-01T11:19:12-05:00'],
    ['Sat, 24 Feb 1996 02:21:36 -0800 (PST)', '1996-02-24T02:21:36-08:00'],
    ['Mon, 12 Aug 96 13:52:47 -0700', '1996-08-12T13:52:47-07:00'],
    ['1 Jan 49 00:00 GMT', '2049-01-01T00:00Z'],
    ['Wed, 10 Sep 97 23:40 BST', '1997-09-10T23:40+01:00'],
    ['Mon, 5 Mar 101 10:00:00 +0100', '2001-03-05T10:00:00+01:00'],
    ['Sat, 1 Jan 19100 10:00:00 +0000', '2000-01-01T10:00:00Z'],
    ['Thu Nov  1 11:19:12 2001', '2001-11-01T11:19:12'],
    ['Thu Nov  1 11:19:12 MET DST 2001', '2001-11-01T11:19:12+02:00'],
    ['Thu Nov  1 11:19:12 EST 2001', '2001-11-01T11:19:12-05:00'],
    ['17-Apr-1996 4:07:09 UT', '1996-04-17T04:07:09Z'],
    ['November 3rd, 2001 5:04 PM', '2001-11-03T17:04'],
    ['2002-09-24T05:32:00-0700', '2002-09-24T05:32:00-07:00'],
    ['13 Sep 2002 10:00 GMT+0200', '2002-09-13T10:00+02:00'],
    ['Sun, 31 Dec 2000 23:59:60 +0000', '2000-12-31T23:59:59Z'],
    ['Mon, 1 Jan 2001', '2001-01-01'],
    ['25/12/1999 10:00', '1999-12-25T10:00'],
    ['1/2/1904; 12:00:00 AM', '1904'],
    ['sometime in March 1998', '1998-03'],
    ['1998', '1998'],
    ['Mi, 5 Dez 2001 11:19:12 +0100', '2001-12-05T11:19:12+01:00'],
    ['mar., 6 févr. 2001 11:19:12 +0100', '2001-02-06T11:19:12+01:00'],
    ['lun, 5 de março de 2001 11:19', '2001-03-05T11:19'],
    ['März 2001', '2001-03'],
    ['what came out by 2001', '2001'],
    ['"Thu, 1 Nov 2001 11:19:12 +0100"', '2001-11-01T11:19:12+01:00'],
    ['Thu, 1 Nov 2001 1:9:2 METDST', '2001-11-01T01:09:02+02:00'],
    ['Thu, 1 Nov 2001 11:19:12 UTC+1', '2001-11-01T11:19:12+01:00'],
    ['Thu, 1 Nov 2001 11:19:12 HKT', '2001-11-01T11:19:12+08:00'],
  ])('%s is %s', (written, edtf) => {
    expect(readMailDate(written)?.edtf).toBe(edtf);
  });

  test.each([
    ['Tue, 31 Feb 2001 10:00:00 +0000', '2001-02', 'has no day 31'],
    ['Tue, 6 Feb 2001 25:61:00 +0000', '2001-02-06', 'has no time 25:61:00'],
    ['Tue, 6 Feb 2001 10:00:00 -3100', '2001-02-06T10:00:00', 'has no zone -3100'],
    ['Tue, 6 Feb 2001 10:00:00 ´ëÇÑ¹Î±¹ Ç¥ÁØ½Ã', '2001-02-06T10:00:00', "has a zone that can't be read"],
    ['Tue, 6 Feb 2001 10:00:00 XYZ', '2001-02-06T10:00:00', 'has no zone XYZ'],
    ['3/4/2001 10:00', '2001', 'does not say which number is the day and which the month'],
    ['Wed, 31 Jul 1996 17:48:43 +1700 (PDT)', '1996-07-31T17:48:43-07:00', 'has no zone +1700'],
  ])('%s is %s, because it %s', (written, edtf, doubt) => {
    expect(readMailDate(written)).toMatchObject({ edtf, doubt });
  });

  test('takes the order of day and month from the option or from the numbers', () => {
    expect(readMailDate('3/4/2001', 'dmy')?.edtf).toBe('2001-04-03');
    expect(readMailDate('3/4/2001', 'mdy')?.edtf).toBe('2001-03-04');
  });

  test.each(['', '1 Jan 99999', 'yesterday', '%DATE%', '12:00', 'Thu'])('is null for %j', (written) => {
    expect(readMailDate(written)).toBeNull();
  });

  test('has the same instant as the moment that is made from it', () => {
    for (const written of ['1 Nov 2001 11:19:12 -0530', '1 Nov 2001 11:19 CEST', '1 Nov 2001 11:19:12']) {
      const date = readMailDate(written);
      expect(momentRange(date?.edtf ?? '').earliest).toBe(date?.instant);
    }
  });
});

const RECEIVED = [
  'Received: from b by c; Thu, 1 Nov 2001 16:21:00 +0000',
  'Received: from a by b; Thu, 1 Nov 2001 16:20:00 +0000 (GMT)',
];
const occurredOf = async (...fields: string[]) =>
  (await readOne(mailText(headerWith(...fields), 'Hello'))).message.occurred;

describe('When a mail was sent', () => {
  test('is its own date, and keeps the written text', async () => {
    const written = 'Thu, 1 Nov 2001 11:19:12 -0500';
    expect(await occurredOf(...RECEIVED, `Date: ${written}`)).toEqual({ edtf: '2001-11-01T11:19:12-05:00', written });
  });

  test.each([
    ['Wed, 1 Nov 2028 11:19:12 -0500', 'is more than a day after it was received'],
    ['Fri, 1 Jan 1904 00:00:00 +0000', 'is more than 60 days before it was received'],
    ['in November 2001', 'says no day'],
    ['whenever', "can't be read"],
  ])('is inferred from the first server that received it if the date is %s', async (written, why) => {
    const occurred = await occurredOf(...RECEIVED, `Date: ${written}`);
    expect(occurred).toMatchObject({ edtf: '2001-11-01T16:20:00Z', written, inferred: true });
    expect(occurred?.note).toContain(why);
  });

  test('is inferred if the local time is that of the first server and only the zone differs', async () => {
    const received = [
      'Received: by b; Thu, 1 Nov 2001 08:20:30 -0800',
      'Received: by a; Thu, 1 Nov 2001 11:20:00 -0500',
    ];
    const written = 'Thu, 1 Nov 2001 11:19:12 -0800';
    const occurred = await occurredOf(...received, `Date: ${written}`);
    expect(occurred).toMatchObject({ edtf: '2001-11-01T11:20:00-05:00', written, inferred: true });
    expect(occurred?.note).toContain('is in a zone in which it is after it was received');
    const [own, earlier] = ['Thu, 1 Nov 2001 12:19:12 -0500', 'Thu, 1 Nov 2001 11:19:12 +0100'];
    expect(await occurredOf(...received, `Date: ${own}`)).not.toHaveProperty('inferred');
    expect(await occurredOf(...received, `Date: ${earlier}`)).not.toHaveProperty('inferred');
  });

  test('is its own date, even if one server has a wrong clock or the mail was delivered again much later', async () => {
    const date = 'Date: Thu, 1 Nov 2001 16:19:12 +0000';
    for (const field of ['Mon, 27 Aug 2001 11:45:28 -0000', 'Fri, 5 Jul 2002 08:00:00 +0000']) {
      const occurred = await occurredOf(`Received: by d; ${field}`, ...RECEIVED, date);
      expect(occurred).toMatchObject({ edtf: '2001-11-01T16:19:12Z' });
      expect(occurred).not.toHaveProperty('inferred');
    }
  });

  test('is the day on which the mailbox received it, if nothing else gives a date', async () => {
    const { messages } = await readMailbox(mailbox(mailText(headerWith('Date: whenever'), 'Hello')));
    expect(messages[0]?.occurred).toMatchObject({ edtf: '2001-11-01', written: 'whenever', inferred: true });
  });

  test('is not the epoch, which archives write for an unknown date', async () => {
    const mail = mailText(headerWith('Date: whenever'), 'Hello');
    const { messages, notes } = await readMailbox(`From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail}`);
    expect(messages[0]).not.toHaveProperty('occurred');
    expect(notes).toEqual(["undated: the mail's own date can't be read, and nothing else says when it was sent"]);
  });

  test('is a year or month if nothing more can be read, and never the present', async () => {
    expect(await occurredOf('Date: sometime in March 1998')).toMatchObject({ edtf: '1998-03' });
  });

  test('has no zone if it names none, and takes the order of numbers from the command line', async () => {
    expect(await occurredOf('Date: 1 Nov 2001 11:19:12')).toMatchObject({ edtf: '2001-11-01T11:19:12' });
    const text = mailText(headerWith('Date: 3/4/2001 10:00'), 'Hello');
    const { message } = await readOne(text, readContext({ dateOrder: 'dmy' }));
    expect(message.occurred).toMatchObject({ edtf: '2001-04-03T10:00' });
  });
});

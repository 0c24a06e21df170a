import { describe, expect, test } from 'vitest';
import { proposeMapping } from '../../../../src/formats/table/proposal.ts';
import { memoryFile } from '../../../support/read-events.ts';
import { readTable } from '../../../support/tables.ts';

describe('A mapping', () => {
  test.each([
    ['Message-ID,Date,From,To,Subject,Body', '<1>,2001-11-01,ann@example.org,bob@example.org;cy@example.org,Hi,Hello'],
    ['timestamp;user;message', '2001-11-01 10:00;ann;hello'],
    ['Datum\tUhrzeit\tAbsender\tNachricht', '01.11.2001\t10:00\tAnn\tHallo'],
    ['speaker,outlet,date,quote', 'Ann,The Paper,2001-11-01,I deny it'],
  ])('that is proposed for %s reads it', async (header, row) => {
    const text = `${header}\n${row}\n`;
    const mapping = JSON.parse(await proposeMapping(memoryFile(text, 'a.csv'))) as object;
    const { entries, problems } = await readTable(text, mapping, { dateOrder: 'dmy' });
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      occurred: { edtf: expect.stringContaining('2001-11-01') as string },
      text: row.split(/[,;\t]/).at(-1),
    });
    expect(mapping).toMatchObject({ unused: [] });
  });

  test.each([
    [
      'Timestamp,Who said it?,To whom?,What was said\n2001-11-01,Ann,Bob,Yes',
      { speaker: 'Who said it?', to: 'To whom?' },
    ],
    ['createdAt,screen_name,full_text\n2001-11-01,ann,Yes', { sender: 'screen_name', text: 'full_text' }],
    ['Fecha;Remitente;Destinatario;Mensaje\n2001-11-01;Ana;Doe, Jo;Sí', { sender: 'Remitente', to: 'Destinatario' }],
    [
      '"From: (Name)","From: (Address)","To: (Address)",Body\nAnn,ann@example.org,b@example.org;c@example.org,Hi',
      { sender: { column: 'From: (Address)', name: 'From: (Name)' }, to: { column: 'To: (Address)', split: ';' } },
    ],
    [
      'Datum,Von,Was alles geschrieben stand\n2001-11-01,Ann,Some longer words',
      { text: 'Was alles geschrieben stand' },
    ],
    ['2001-11-01,Ann,Some words\n2001-11-02,Bob,Other words', { occurred: '1', sender: '2', text: '3' }],
    ['Date,Name,Name,Text\n2001-11-01,Ann,Bob,Hello', { sender: 'Name' }],
  ])('that is proposed for %j has the fields %j', async (text, fields) => {
    expect(JSON.parse(await proposeMapping(memoryFile(text, 'a.csv')))).toMatchObject({ fields });
  });

  test.each([
    ['Дата;Отправитель;Текст\n2001-11-01;Анна;Да', { occurred: 'Дата', sender: 'Отправитель', text: 'Текст' }],
    [
      '日付,差出人,宛先,本文\n2001-11-01,花子,太郎,はい',
      { occurred: '日付', sender: '差出人', to: '宛先', text: '本文' },
    ],
    ['Date,Number,Text\n2001,+49,Yes\n2002,+49,No', { occurred: 'Date', text: 'Text' }],
    ['Message Date,Delivered Date,Replying to,Text\n2001,,Oh,Yes', { occurred: 'Message Date', text: 'Text' }],
    [
      'Von: (Name);Von: (Adresse);Text\nAnn;ann@x.org;Ja',
      { sender: { column: 'Von: (Adresse)', name: 'Von: (Name)' }, text: 'Text' },
    ],
    [
      'tweet_id,author_id,text,in_response_to_tweet_id\n1,7,Yes,NA',
      { id: 'tweet_id', sender: 'author_id', text: 'text', inReplyTo: 'in_response_to_tweet_id' },
    ],
  ])('that is proposed for %j has the fields %j and no others', async (text, fields) => {
    expect((JSON.parse(await proposeMapping(memoryFile(text, 'a.csv'))) as { fields: object }).fields).toEqual(fields);
  });

  test.each([
    ['1004612400', 'unix'],
    ['1004612400123', 'unix-ms'],
    ['37196.5', 'excel'],
  ])('that is proposed for dates like %s has the format %s', async (date, format) => {
    const proposal = await proposeMapping(memoryFile(`sent,sender,text\n${date},a,b\n`, 'a.csv'));
    expect(JSON.parse(proposal)).toMatchObject({ dates: { format } });
  });
});

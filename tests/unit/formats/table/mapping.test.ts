import { describe, expect, test } from 'vitest';
import { csv } from '../../../../src/formats/table/csv.ts';
import { bytesOf } from '../../../support/mails.ts';
import { readAll } from '../../../support/read-events.ts';
import { tableOf } from '../../../support/tables.ts';

describe('A mapping', () => {
  const complaint = (text: string) => {
    try {
      csv.mapping?.check({ file: 'mapping.json', text });
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ['{', 'is not JSON'],
    ['{"type":"MESSAGE","fields":{}}', 'channel: '],
    ['{"type":"NOTE"}', 'type: '],
    [
      '{"type":"MESSAGE","channel":"CHAT","fields":{"sender":{}}}',
      'fields.sender: needs one of `column`, `columns` and `value`',
    ],
    ['{"type":"MESSAGE","channel":"CHAT","fields":{"from":"x"}}', 'from'],
    [
      '{"type":"MESSAGE","channel":"CHAT","fields":{},"dates":{"zone":"Mars/Olympus"}}',
      'dates.zone: is not a time zone',
    ],
    [
      '{"type":"MESSAGE","channel":"CHAT","fields":{},"dates":{"format":"DD"}}',
      'dates.format: is not a date pattern. Write one such as DD.MM.YYYY HH:mm',
    ],
    [
      '{"type":"MESSAGE","channel":"CHAT","fields":{},"encoding":"utf-9"}',
      'encoding: is not an encoding. Write one such as utf-8 or windows-1252.',
    ],
    ['{"type":"MESSAGE","type":"STATEMENT"}', 'stands twice'],
  ])('with %s is refused with the place of the problem', (text, said) => {
    expect(complaint(text)).toContain(said);
  });

  test('is asked for if it is missing', async () => {
    await expect(readAll(csv, bytesOf(tableOf('2001,a,b')))).rejects.toThrow('needs a mapping');
  });
});

import { describe, expect, test } from 'vitest';
import { proposeMapping } from '../../../../src/formats/table/proposal.ts';
import { memoryFile } from '../../../support/read-events.ts';
import { readTable } from '../../../support/tables.ts';

describe('A table of whole mails', () => {
  const mail = (id: number, to: string) =>
    `"Message-ID: <${id}@x.org>\nDate: Thu, 1 Nov 2001 10:00:00 +0100\nFrom: Ann <ann@x.org>\nTo: ${to}\nSubject: Hi\n\n""Yes"""`;
  const text = ['file,message', `1.,${mail(1, 'b@x.org')}`, `2.,${mail(2, 'c@x.org')}`, '3.,nothing'].join('\n');

  test('is proposed as such', async () => {
    const proposal = await proposeMapping(memoryFile(text.slice(0, text.indexOf('3.,')), 'a.csv'));
    expect(JSON.parse(proposal)).toEqual({
      type: 'MAIL',
      delimiter: ',',
      encoding: 'utf-8',
      mail: 'message',
      unused: ['file'],
    });
  });

  test('is read like a mailbox, and reports the rows without a mail', async () => {
    const { messages, problems } = await readTable(text, { type: 'MAIL', mail: 'message' });
    expect(messages).toMatchObject([
      {
        id: 'message:an-archive/1@x.org',
        sender: { actor: 'actor:email/ann@x.org' },
        to: [{ actor: 'actor:email/b@x.org' }],
        occurred: { edtf: '2001-11-01T10:00:00+01:00' },
        subject: 'Hi',
        text: '"Yes"',
      },
      { id: 'message:an-archive/2@x.org', to: [{ actor: 'actor:email/c@x.org' }] },
    ]);
    expect(problems).toEqual([expect.stringMatching(/^16 : is not a mail/)]);
  });
});

import { describe, expect, test } from 'vitest';
import { itemsIn } from '../../../support/read-events.ts';
import { readTable, TABLE_MAPPING, tableOf } from '../../../support/tables.ts';

describe('A cell', () => {
  const MANY = {
    ...TABLE_MAPPING,
    fields: { ...TABLE_MAPPING.fields, id: 'Id', inReplyTo: 'Re', links: 'Link' },
  };
  const many = (...rows: string[]) => ['Id,Re,When,Who,What,Link', ...rows].join('\n');

  test.each(['NA', 'NULL', 'NaN', 'None', '\\N'])('with %s has no value, unless it is a text', async (nothing) => {
    const { messages, events } = await readTable(
      many(`1,${nothing},${nothing},${nothing},${nothing},${nothing}`),
      MANY,
    );
    expect(messages).toEqual([expect.objectContaining({ id: 'message:an-archive/1', text: nothing })]);
    expect(Object.keys(messages[0] ?? {})).not.toContain('inReplyTo');
    expect(itemsIn(events).filter(({ kind }) => kind === 'actor')).toEqual([]);
  });

  test.each(['n.d.', 's.d.', '?', '0000-00-00'])('with the date %s is undated', async (cell) => {
    const { messages, problems } = await readTable(tableOf(`${cell},Ann,Hello`));
    expect([messages[0]?.occurred, problems]).toEqual([undefined, []]);
  });

  test('with an id that became a decimal number names the same row', async () => {
    const { messages } = await readTable(many('1,,2001,Ann,Hello,', '2,1.0,2001,Bob,Yes,'), MANY);
    expect(messages[1]).toMatchObject({ inReplyTo: 'message:an-archive/1' });
  });

  test('that is not a link is left out with a note, and its row stays', async () => {
    const { messages, notes, problems } = await readTable(many('1,,2001,Ann,Hello,pages/1.pdf'), MANY);
    expect([messages.length, messages[0]?.links, problems]).toEqual([1, undefined, []]);
    expect(notes).toEqual(['links: "pages/1.pdf" is not a link, so it was left out']);
  });
});

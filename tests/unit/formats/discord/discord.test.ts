import { describe, expect, test } from 'vitest';
import { discord } from '../../../../src/formats/discord/discord.ts';
import { recognise } from '../../../../src/importing/recognise.ts';
import { messagesIn } from '../../../support/entries-in.ts';
import { importInBothOrders, importShorterAndWhole } from '../../../support/import-events.ts';
import { itemsIn, memoryFile, problemsIn, readTree } from '../../../support/read-events.ts';
import { ANN, CHANNEL, exported, FIRST, GUILD, read } from '../../../support/discord-export.ts';

describe('A Discord export', () => {
  test('names an account by its nickname, and keeps the other names', async () => {
    const actors = itemsIn(await read([FIRST, FIRST])).filter(({ kind }) => kind === 'actor');
    expect(actors.map(({ input }) => input)).toEqual([
      {
        id: 'actor:discord/1',
        name: 'Annie',
        kind: 'PERSON',
        aliases: ['ann', 'ann#0042'],
        accounts: [{ platform: 'discord', handle: '1' }],
      },
    ]);
  });

  test('reads whole folders, and takes the files beside the channels', async () => {
    const files = [
      memoryFile(exported([FIRST]), 'a/general.json'),
      memoryFile('x', 'a/general.json_Files/a.png'),
      memoryFile('{"backchannel":1}', 'a/other.json'),
      memoryFile('x', 'b.png'),
    ];
    const { parts, unknown } = await recognise(files, [discord]);
    expect(parts).toMatchObject([{ files: files.slice(0, 2) }]);
    expect(unknown).toEqual(files.slice(2));
  });

  test('of a variant of the exporter with its own members is recognised', async () => {
    const file = memoryFile(exported([FIRST], { mod: { extended: true }, guild: GUILD, channel: CHANNEL }), 'a.json');
    expect((await recognise([file], [discord])).unknown).toEqual([]);
  });

  test('may have small ids as numbers; ids that lost digits are reported', async () => {
    const numbered = { ...FIRST, author: { ...ANN, id: 1 } };
    const events = await read([numbered, { ...FIRST, id: 2 ** 60 }], {
      guild: { id: 7 },
      channel: { ...CHANNEL, id: 70 },
    });
    expect(messagesIn(events)[0]).toMatchObject({
      id: `message:discord-7/70/${FIRST.id}`,
      sender: { actor: 'actor:discord/1' },
    });
    expect(problemsIn(events)).toEqual([expect.stringContaining('id: ')]);
  });

  test('keeps the last edited state, in any order of import', async () => {
    const edited = { ...FIRST, content: 'hello!', timestampEdited: '2023-01-17T19:40:00+00:00' };
    const states = [FIRST, edited].map((state) => ({ 'general.json': exported([state]) }));
    for (const settled of await importInBothOrders(discord, states, `message:discord-7/70/${FIRST.id}`)) {
      expect(settled).toMatchObject({ changed: 0, text: 'hello!' });
    }
  });

  test('reports a malformed message with its file and number, and reads all others', async () => {
    const broken = [{ id: 5 }, { ...FIRST, timestamp: 'yesterday' }, { ...FIRST, content: 'a\0' }, FIRST];
    const events = await readTree(discord, {
      'a.json': exported(broken),
      'b.json': exported([FIRST], { guild: GUILD, channel: { ...CHANNEL, id: '71' } }).slice(0, -10),
      'c.json': '{"guild":{"id":"7"},"channel":{"id":true},"messages":[{}]}',
      'd.json': exported([FIRST], { guild: GUILD, channel: { ...CHANNEL, id: '72' } }),
    });
    expect(messagesIn(events).map(({ id }) => id.split('/')[1])).toEqual(['70', '72']);
    expect(events.filter(({ kind }) => kind === 'PROBLEM').map(({ at }) => at)).toEqual([
      { file: 'a.json', message: 1 },
      { file: 'a.json', message: 2 },
      { file: 'a.json', message: 3 },
      { file: 'b.json', message: 1 },
      { file: 'c.json', path: 'channel' },
      { file: 'c.json', message: 1 },
    ]);
  });

  test('that is longer at either end changes no earlier entry', async () => {
    const more = ['1064990824305274928', '1064990824305274940'].map((id) => ({ ...FIRST, id }));
    const shorter = { 'general.json': exported([FIRST]) };
    const whole = { 'general.json': exported([more[0] ?? {}, FIRST, FIRST, more[1] ?? {}]) };
    expect(await importShorterAndWhole(discord, shorter, whole)).toEqual({
      first: 4,
      more: 2,
      changed: 0,
      addedAgain: 0,
    });
  });
});

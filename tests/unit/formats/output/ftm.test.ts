import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchItem } from '../../../../src/domain/commit/commit.ts';
import { ftmExport } from '../../../../src/formats/output/ftm/ftm.ts';
import { arbitraryHistory } from '../../../support/arbitrary-records.ts';
import { writtenAs } from '../../../support/exported.ts';
import { type Entity, ftmProblems } from '../../../support/ftm-schema.ts';
import { actor, collection, message, OPEN, source, statement } from '../../../support/record-items.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const entitiesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entity);
const exported = async (...items: BatchItem[]) => entitiesOf(await writtenAs(ftmExport, items));
const start = [
  collection(OPEN, { title: 'Letters' }),
  actor('actor:ann', { name: 'Ann', accounts: [{ platform: 'email', handle: 'Ann@Example.org' }] }),
  actor('actor:bob', { name: 'Bob', kind: 'GOVERNMENT' }),
  source('source:a', { title: 'The paper', url: 'https://example.org/a', published: { edtf: '2017-11' } }),
];

describe('FollowTheMoney entities', () => {
  test('follow the published schema for any record', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory, async (history) => {
        expect(ftmProblems(entitiesOf(await writtenAs(ftmExport, ...history)))).toEqual([]);
      }),
      scaledRuns(15),
    );
  });

  test('are people, bodies, accounts and articles', async () => {
    const entities = await exported(...start);
    expect(ftmProblems(entities)).toEqual([]);
    expect(entities.map(({ schema }) => schema)).toEqual([
      'Folder',
      'Folder',
      'Person',
      'UserAccount',
      'PublicBody',
      'Article',
    ]);
    expect(entities[3]?.properties).toEqual({
      name: ['Ann@Example.org'],
      username: ['Ann@Example.org'],
      service: ['email'],
      email: ['ann@example.org'],
      owner: ['actor-ann'],
    });
    expect(entities[5]?.properties).toMatchObject({ title: ['The paper'], publishedAt: ['2017-11'] });
  });

  test('describe the export', async () => {
    const [folder, ...others] = await exported(...start);
    expect(folder?.properties['description']?.[0]).toContain('at revision 7 with the filter {"visibility":"PRIVATE"}');
    expect(others[0]?.properties['parent']).toEqual([folder?.id]);
  });

  test('keep senders, recipients, answers, attachments and mentions', async () => {
    const entities = await exported(
      ...start,
      message('1', { sender: { actor: 'actor:ann' }, occurred: { edtf: '2016-10-12T14:02-04:00' }, text: 'Hi' }),
      message('2', {
        sender: { actor: 'actor:bob' },
        to: [{ actor: 'actor:ann' }],
        inReplyTo: 'message:1',
        subject: 'Re',
        attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', size: 3 }],
        about: ['actor:bob'],
      }),
    );
    expect(ftmProblems(entities)).toEqual([]);
    const [first, second, attachment, mention] = entities.slice(-4);
    expect(first).toMatchObject({ schema: 'Email', properties: { date: ['2016-10-12T18:02:00'], from: ['Ann'] } });
    expect(second?.properties).toMatchObject({
      emitters: ['actor-bob'],
      recipients: ['actor-ann'],
      inReplyToEmail: ['message-1'],
      subject: ['Re'],
    });
    expect(attachment).toMatchObject({
      schema: 'Document',
      properties: { fileName: ['a.pdf'], parent: ['message-2'] },
    });
    expect(mention).toMatchObject({
      schema: 'Mention',
      properties: { document: ['message-2'], resolved: ['actor-bob'] },
    });
  });

  test('never have an invented sender, text or day', async () => {
    const chat = { channel: 'CHAT' as const, text: 'Hi' };
    const entities = await exported(
      ...start,
      message('1', { ...chat, occurred: { edtf: '2016-07/2017' } }),
      message('2', { ...chat, sender: { actor: 'actor:ann' }, occurred: { edtf: '2016-07/2017' } }),
      statement('3', { speaker: { actor: 'actor:ann' }, text: 'No', occurred: { edtf: '2016-10~' } }),
    );
    expect(entities.slice(-3).map(({ schema }) => schema)).toEqual(['PlainText', 'Message', 'Event']);
    expect(entities.at(-2)?.properties).toMatchObject({ startDate: ['2016'], endDate: ['2017'] });
    expect(entities.at(-1)?.properties).toMatchObject({ date: ['2016-10'], involved: ['actor-ann'], summary: ['No'] });
    expect(entities.at(-1)?.properties['notes']?.[0]).toBe('about October 2016');
  });

  test('link only to entries of the export, also to later ones', async () => {
    const chat = { channel: 'CHAT' as const, sender: { actor: 'actor:ann' }, text: 'Hi' };
    const entities = await exported(
      ...start,
      message('1', { ...chat, occurred: { edtf: '2016-10' }, inReplyTo: 'message:2' }),
      message('2', { ...chat, occurred: { edtf: '2016-11' }, inReplyTo: 'message:lost' }),
    );
    expect(ftmProblems(entities)).toEqual([]);
    const [first, second, link] = entities.slice(-3);
    expect(first?.properties).toMatchObject({ messageId: ['message:1'], inReplyTo: ['message:2'] });
    expect(second?.properties).toMatchObject({ messageId: ['message:2'], inReplyTo: ['message:lost'] });
    expect(link?.properties).toEqual({ subject: ['message-1'], object: ['message-2'], role: ['answers'] });
  });

  test('have no address, type or length that the schema refuses, and keep all words', async () => {
    const text = `${'A line of a long text.\n'.repeat(4_000)}x${'😀'.repeat(50_000)}`;
    const entities = await exported(
      ...start,
      actor('actor:root', { name: 'Root', accounts: [{ platform: 'email', handle: 'root@localhost' }] }),
      message('1', {
        text,
        sender: { actor: 'actor:root', account: { platform: 'email', handle: 'ann@example.org)' } },
        attachments: [{ mediaType: 'application/octet-stream' }, { mediaType: 'no type' }],
      }),
      message('2', { channel: 'CHAT', attachments: [{ name: 'a.png', mediaType: 'Image/PNG' }] }),
    );
    expect(ftmProblems(entities)).toEqual([]);
    const bodies = entities.flatMap(({ properties }) => properties['bodyText'] ?? []);
    expect(bodies).toHaveLength(4);
    expect(bodies.join('')).toBe(text);
    expect(entities.slice(-2)).toMatchObject([
      { schema: 'Folder', id: 'message-2' },
      { schema: 'Document', properties: { mimeType: ['image/png'], parent: ['message-2'] } },
    ]);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { openStore } from '../../src/store/open-store.ts';
import { actor, collection, message, OPEN, source, statement } from '../support/record-items.ts';
import { backchannel } from '../support/shell.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-verify-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const citations = [{ source: 'source:a' }];
const cited = (id: string, more: Parameters<typeof message>[1] = {}) => message(id, { citations, ...more });
const ann = { actor: 'actor:ann' };
const account = { platform: 'Slack', handle: 'ann' };

async function verified(...batches: readonly (readonly BatchItem[])[]) {
  const location = `sqlite:${join(folder, 'a.db')}`;
  const store = await openStore(location);
  await store.commit({ items: [collection(OPEN), source('source:a'), actor('actor:ann'), actor('actor:bob')] });
  for (const items of batches) await store.commit({ items });
  await store.close();
  return backchannel('verify', '--store', location);
}

describe('verify', () => {
  test('remarks answers that are certainly earlier than their question, and not those that may be later', async () => {
    const { code, stdout } = await verified([
      cited('1', { occurred: { edtf: '2016-10-12T14:00Z' } }),
      cited('early', { occurred: { edtf: '2016-10-11' }, inReplyTo: 'message:1' }),
      cited('same-day', { occurred: { edtf: '2016-10-12' }, inReplyTo: 'message:1' }),
      cited('undated', { inReplyTo: 'message:1' }),
      statement('2', {
        citations,
        speaker: ann,
        occurred: { edtf: '2015' },
        relations: [{ kind: 'QUOTES', entry: 'message:1' }],
      }),
    ]);
    expect(stdout).toContain('answers message:1 of 12 October 2016, 14:00 UTC, but is itself of 11 October 2016');
    expect(stdout).toContain('quotes message:1 of 12 October 2016, 14:00 UTC, but is itself of 2015');
    expect(stdout).toContain('       2  remarks');
    expect(code).toBe(0);
  });

  test('remarks pointers that lead nowhere, also to erased entries', async () => {
    const { code, stdout } = await verified(
      [cited('1', { inReplyTo: 'message:none' }), cited('2'), cited('3', { about: ['message:2'] })],
      [{ kind: 'erasure', id: 'message:2', reason: 'Asked for' }],
    );
    expect(stdout).toMatch(/leads nowhere +message:1\n +it refers to message:none, which is not in the record/);
    expect(stdout).toMatch(/leads nowhere +message:3\n +it refers to message:2, which is not in the record/);
    expect(code).toBe(0);
  });

  test('reports an account of two actors as a problem, unless the two were merged', async () => {
    const used = [cited('1', { sender: { ...ann, account } }), cited('2', { sender: { actor: 'actor:bob', account } })];
    const { code, stdout } = await verified(used);
    expect(stdout).toMatch(/two owners +message:2\n +actor:bob uses the account ann on Slack, which is actor:ann's/);
    expect(code).toBe(1);
  });

  test('reports no problem for accounts of merged actors', async () => {
    const used = [cited('1', { sender: { ...ann, account } }), cited('2', { sender: { actor: 'actor:bob', account } })];
    const { code, stdout } = await verified(used, [{ kind: 'merge', keep: 'actor:ann', merge: 'actor:bob' }]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('0  problems')]);
  });

  test('proposes to merge actors who share an address, a handle or a name, and merges nobody', async () => {
    const { code, stdout } = await verified([
      actor('actor:a', { name: 'Eve Fox', accounts: [{ platform: 'email', handle: 'eve@example.org' }] }),
      actor('actor:b', { name: 'Fox, Eve', accounts: [{ platform: 'Slack', handle: 'eve@example.org' }] }),
    ]);
    expect(stdout).toMatch(
      /same actor\? +actor:a, actor:b\n +they share the address eve@example.org, the name “Eve Fox”/,
    );
    expect(code).toBe(0);
  });

  test('writes the merges of actors who may be one person as acts for an import', async () => {
    const merges = join(folder, 'merges.ndjson');
    const both = [actor('actor:a', { name: 'Eve Fox' }), actor('actor:fox', { name: 'Fox, Eve' })];
    await verified(both);
    const location = `sqlite:${join(folder, 'a.db')}`;
    await backchannel('verify', '--store', location, '--merges', merges);
    expect(await readFile(merges, 'utf8')).toBe(
      '{"backchannel":2}\n{"merge":{"keep":"actor:a","merge":"actor:fox"}}\n',
    );
    expect((await backchannel('import', merges, '--store', location)).code).toBe(0);
    expect((await backchannel('verify', '--store', location)).stdout).not.toContain('same actor?');
  });

  test('reports a collection without citations once, and in others each entry without one', async () => {
    const mailbox = 'collection:mailbox';
    const { code, stdout } = await verified([
      collection(mailbox),
      ...['1', '2', '3'].map((id) => message(id, {}, mailbox)),
      cited('4'),
      message('5'),
    ]);
    expect(stdout).toMatch(/no citation +collection:mailbox\n +none of its 3 entries has a citation/);
    expect(stdout).toMatch(/no citation +message:5\n/);
    expect(stdout).toContain('       2  problems');
    expect(code).toBe(1);
  });
});

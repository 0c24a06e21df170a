import { describe, expect, test } from 'vitest';
import type { ActItem, BatchItem, CommitPlan } from '../../../../src/domain/commit/commit.ts';
import { reasonsBetween } from '../../../../src/domain/query/nearby.ts';
import { termsOf } from '../../../../src/domain/query/terms.ts';
import { MemoryRecord } from '../../../support/memory-record.ts';
import { actor, BASE, CLOSED, message, outcomes, statement } from '../../../support/record-items.ts';

const merge = (keep: string, other: string): ActItem => ({
  kind: 'merge',
  keep: `actor:${keep}`,
  merge: `actor:${other}`,
});
const split = (name: string): ActItem => ({ kind: 'split', id: `actor:${name}` });
const from = (name: string, more: object = {}) => ({ sender: { actor: `actor:${name}` }, ...more });
const told = (plan: CommitPlan) => outcomes({ sequence: 0, ...plan });

async function recordWith(...items: BatchItem[]): Promise<MemoryRecord> {
  const record = new MemoryRecord();
  await record.commit(...BASE, actor('actor:cy'), actor('actor:dee'), ...items);
  return record;
}

function actorOf(record: MemoryRecord, name: string) {
  const found = record.namedById.get(`actor:${name}`);
  return found?.kind === 'actor' ? found : null;
}

const roleTerms = (record: MemoryRecord, id: string) =>
  termsOf(record.entry(id))
    .filter((term) => /^(actor|sender|recipient|speaker|subject|pair)=/.test(term))
    .sort();

describe('merged actors', () => {
  test('are found in each other’s entries, in every role', async () => {
    const record = await recordWith(
      message('m', from('ann', { to: [{ actor: 'actor:cy' }] })),
      statement('s', { speaker: { actor: 'actor:bob' }, about: ['actor:ann'] }),
    );
    const plan = await record.commit(merge('ann', 'bob'));
    expect(told(plan)).toEqual(['CHANGED']);
    expect(roleTerms(record, 'message:m')).toEqual([
      'actor=actor:ann',
      'actor=actor:bob',
      'actor=actor:cy',
      'pair=actor:ann>actor:cy',
      'pair=actor:bob>actor:cy',
      'recipient=actor:cy',
      'sender=actor:ann',
      'sender=actor:bob',
    ]);
    expect(roleTerms(record, 'statement:s')).toEqual([
      'actor=actor:ann',
      'actor=actor:bob',
      'speaker=actor:ann',
      'speaker=actor:bob',
      'subject=actor:ann',
      'subject=actor:bob',
    ]);
    expect(reasonsBetween(record.entry('message:m'), record.entry('statement:s'))).toContain('SAME_ACTOR');
  });

  test('change each entry that names them, with a line of the change log, but no revision and no collection', async () => {
    const record = await recordWith(
      message('m', from('ann')),
      message('n', from('bob'), CLOSED),
      message('o', from('cy')),
    );
    const plan = await record.commit(merge('ann', 'bob'));
    expect(plan.changes.map(({ kind, entry }) => [kind, entry])).toEqual([
      ['DERIVED', 'message:m'],
      ['DERIVED', 'message:n'],
    ]);
    expect(plan.revisions).toEqual([]);
    expect(record.entry('message:n')).toMatchObject({ revision: 1, status: 'CURRENT', input: from('bob') });
    expect(plan.named.map(({ id, revision }) => [id, revision]).sort()).toEqual([
      ['actor:ann', 2],
      ['actor:bob', 2],
    ]);
  });

  test('leave no trace in entries that do not name them, and none after they are split', async () => {
    const items = [message('m', from('ann')), message('o', from('cy'))];
    const record = await recordWith(...items);
    const before = record.entry('message:m');
    await record.commit(merge('ann', 'bob'));
    expect(record.entry('message:o')).not.toHaveProperty('sameAs');
    await record.commit(split('bob'));
    expect(record.entry('message:m')).toEqual({ ...before, sequence: 3 });
    expect(actorOf(record, 'ann')).not.toHaveProperty('sameAs');
  });

  test('are one group along any chain: a merge goes to the head of the group', async () => {
    const record = await recordWith(message('m', from('dee')));
    await record.commit(merge('ann', 'bob'), merge('bob', 'cy'));
    await record.commit(merge('cy', 'dee'));
    expect(actorOf(record, 'dee')).toMatchObject({
      mergedInto: 'actor:ann',
      sameAs: ['actor:ann', 'actor:bob', 'actor:cy', 'actor:dee'],
    });
    expect(record.entry('message:m').sameAs).toEqual({
      'actor:dee': ['actor:ann', 'actor:bob', 'actor:cy', 'actor:dee'],
    });
  });

  test('bring the actors that were merged into them, and take them along when they are split', async () => {
    const record = await recordWith(message('m', from('cy')));
    await record.commit(merge('bob', 'cy'));
    await record.commit(merge('ann', 'bob'));
    expect(record.entry('message:m').sameAs).toEqual({ 'actor:cy': ['actor:ann', 'actor:bob', 'actor:cy'] });
    await record.commit(split('bob'));
    expect(record.entry('message:m').sameAs).toEqual({ 'actor:cy': ['actor:bob', 'actor:cy'] });
    expect(actorOf(record, 'ann')).not.toHaveProperty('sameAs');
    expect(actorOf(record, 'cy')).toMatchObject({ mergedInto: 'actor:bob' });
  });

  test('stay merged when they are put again, and are known in later entries', async () => {
    const record = await recordWith();
    await record.commit(merge('ann', 'bob'));
    await record.commit(actor('actor:bob', { name: 'Robert' }), message('m', from('bob')));
    expect(actorOf(record, 'bob')).toMatchObject({ mergedInto: 'actor:ann', input: { name: 'Robert' } });
    expect(roleTerms(record, 'message:m')).toContain('sender=actor:ann');
    await record.commit(message('m', from('cy')));
    expect(record.entry('message:m')).not.toHaveProperty('sameAs');
  });

  test('may be put and merged in one batch', async () => {
    const record = await recordWith();
    const plan = await record.commit(actor('actor:ann', { name: 'Anna' }), merge('ann', 'bob'));
    expect(told(plan)).toEqual(['CHANGED', 'CHANGED']);
    expect(actorOf(record, 'ann')).toMatchObject({ sameAs: ['actor:ann', 'actor:bob'], input: { name: 'Anna' } });
  });
});

describe('a merge', () => {
  test('of an actor into itself or in a circle is refused', async () => {
    const record = await recordWith();
    expect(told(await record.commit(merge('ann', 'ann')))).toEqual(['BAD_ARGUMENTS']);
    await record.commit(merge('ann', 'bob'));
    expect(told(await record.commit(merge('bob', 'ann')))).toEqual(['CONFLICT']);
  });

  test('of an actor that is already merged changes nothing, or is refused if it is merged into another', async () => {
    const record = await recordWith();
    await record.commit(merge('ann', 'bob'));
    expect(told(await record.commit(merge('ann', 'bob')))).toEqual(['UNCHANGED']);
    expect(record.sequence).toBe(2);
    expect(told(await record.commit(merge('cy', 'bob')))).toEqual(['CONFLICT']);
  });

  test('of more ids than one actor can have is refused', async () => {
    const many = Array.from({ length: 100 }, (_, number) => `x${number}`);
    const record = await recordWith(...many.map((name) => actor(`actor:${name}`)));
    const plan = await record.commit(...many.map((name) => merge('ann', name)));
    expect(told(plan).filter((outcome) => outcome === 'CHANGED')).toHaveLength(99);
    expect(told(plan).at(-1)).toBe('LIMIT_EXCEEDED');
  });
});

test('a split of an actor that is not merged changes nothing', async () => {
  const record = await recordWith();
  await record.commit(merge('ann', 'bob'));
  expect(told(await record.commit(split('ann'), split('cy')))).toEqual(['UNCHANGED', 'UNCHANGED']);
});

import { describe, expect, test } from 'vitest';
import { mergesOf, MergeProposals } from '../../../../src/domain/review/merge-proposals.ts';
import type { ActorInput } from '../../../../src/domain/record/input.ts';

const actor = (id: string, more: Partial<ActorInput> = {}) => ({
  id: `actor:${id}`,
  input: { id: `actor:${id}`, name: id, kind: 'PERSON' as const, ...more },
});
const account = (platform: string, handle: string) => ({ accounts: [{ platform, handle }] });

function proposed(...actors: readonly (ReturnType<typeof actor> & { readonly sameAs?: readonly string[] })[]) {
  const proposals = new MergeProposals();
  for (const each of actors) proposals.note(each);
  return proposals.proposals;
}

describe('Merges are proposed', () => {
  test('for the same name, in any letter case, with or without accents, in any order, and for aliases', () => {
    expect(
      proposed(actor('a', { name: 'Ann Lée' }), actor('b', { name: 'LEE, ann' }), actor('c', { aliases: ['ann lee'] })),
    ).toEqual([{ actors: ['actor:a', 'actor:b', 'actor:c'], reasons: ['the name “Ann Lée”'] }]);
  });

  test('for the same address on two platforms, or as a name', () => {
    const found = proposed(
      actor('a', account('email', 'Ann@Example.org')),
      actor('b', account('Slack', 'ann@example.org')),
      actor('c', { name: 'ann@example.org' }),
    );
    expect(found).toEqual([{ actors: ['actor:a', 'actor:b', 'actor:c'], reasons: ['the address ann@example.org'] }]);
  });

  test('for the same handle on two platforms', () => {
    expect(proposed(actor('a', account('Twitter', '@Ann')), actor('b', account('Telegram', 'ann')))).toEqual([
      { actors: ['actor:a', 'actor:b'], reasons: ['the handle ann'] },
    ]);
  });

  test('once for the same actors, with all that they share', () => {
    const both = { name: 'Ann Lee', ...account('Twitter', 'annlee') };
    const other = { name: 'Ann Lee', ...account('Slack', 'annlee') };
    expect(proposed(actor('a', both), actor('b', other))).toEqual([
      { actors: ['actor:a', 'actor:b'], reasons: ['the handle annlee', 'the name “Ann Lee”'] },
    ]);
  });

  test('with the most certain reason first: an address, a handle, a full name, one word', () => {
    const found = proposed(
      actor('a', { name: 'Jon' }),
      actor('b', { name: 'Jon' }),
      actor('c', { name: 'Ann Lee' }),
      actor('d', { name: 'Ann Lee' }),
      actor('e', account('Slack', 'eve')),
      actor('f', account('Telegram', '@Eve')),
      actor('g', account('email', 'g@example.org')),
      actor('h', account('Slack', 'g@example.org')),
    );
    expect(found.map(({ actors }) => actors.join(' '))).toEqual([
      'actor:g actor:h',
      'actor:e actor:f',
      'actor:c actor:d',
      'actor:a actor:b',
    ]);
  });

  test('as acts that merge all into the actor with the plainest id', () => {
    expect(mergesOf({ actors: ['actor:ann-dated-1', 'actor:ann', 'actor:anna'], reasons: [] })).toEqual([
      { kind: 'merge', keep: 'actor:ann', merge: 'actor:anna' },
      { kind: 'merge', keep: 'actor:ann', merge: 'actor:ann-dated-1' },
    ]);
  });

  test('not for actors that are already merged, or share nothing', () => {
    const sameAs = ['actor:a', 'actor:b'];
    expect(
      proposed(
        { ...actor('a', { name: 'Ann' }), sameAs },
        { ...actor('b', { name: 'Ann' }), sameAs },
        actor('c', { name: 'Bob' }),
        actor('d', { name: '—' }),
        actor('e', { name: '!' }),
      ),
    ).toEqual([]);
  });

  test('with the head of the group for merged actors', () => {
    const sameAs = ['actor:z', 'actor:a'];
    expect(
      proposed(
        { ...actor('a', { name: 'Ann' }), sameAs },
        { ...actor('z', { name: 'Zoe' }), sameAs },
        actor('c', { name: 'ann' }),
      ),
    ).toEqual([{ actors: ['actor:c', 'actor:z'], reasons: ['the name “Ann”'] }]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIdOf } from '../../../../src/domain/record/ids.ts';
import { MAX_ID_LENGTH } from '../../../../src/domain/record/limits.ts';
import { actorId, collectionId, entryId, linkId, sourceId, threadId } from '../../../../src/formats/kit/ids.ts';
import { Ordinals } from '../../../../src/formats/kit/ordinals.ts';
import { Tally } from '../../../../src/importing/tally.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme' }),
  fc.emailAddress(),
);

describe('An id made from the texts of an archive', () => {
  test('is readable if the text is', () => {
    expect(actorId('email', 'ann@example.org')).toBe('actor:email/ann@example.org');
    expect(entryId('message', 'collection:team', 'general', '1661990400.000200')).toBe(
      'message:team/general/1661990400.000200',
    );
    expect(threadId('collection:team', 'general')).toBe('thread:team/general');
    expect(sourceId('collection:team', 'export.zip')).toBe('source:team/export.zip');
    expect(linkId('https://example.org/a/page')).toBe('link:example.org/a/page');
    expect(collectionId('Team chat (2022)')).toBe('collection:team-chat-2022');
  });

  test('is valid for every text', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(isIdOf(actorId(one, other), 'actor')).toBe(true);
        expect(isIdOf(entryId('message', 'collection:a', one, other), 'message')).toBe(true);
        expect(isIdOf(linkId(one), 'link')).toBe(true);
        expect(isIdOf(collectionId(one), 'collection')).toBe(true);
      }),
    );
  });

  test('differs if the text that it comes from differs', () => {
    const long = 'x'.repeat(MAX_ID_LENGTH);
    const handles = ['ann', 'Ann', 'ånn', 'a nn', 'a-nn', 'a  nn', 'a/nn', 'аnn', 'a~nn', '', `${long}1`, `${long}2`];
    expect(new Set(handles.map((handle) => actorId('chat', handle))).size).toBe(handles.length);
    expect(entryId('message', 'collection:a', 'b', 'c')).not.toBe(entryId('message', 'collection:a', 'b/c'));
    expect(collectionId('Чат')).not.toBe(collectionId('Мир'));
  });
});

test('Ordinals count equal keys, and never change because of later ones', () => {
  const ordinals = new Ordinals();
  expect(['a', 'b', 'a', 'a', 'b'].map((key) => ordinals.next(key))).toEqual([0, 0, 1, 2, 1]);
});

test('A tally counts undated entries, threads and actors, and proposes actors with the same name', () => {
  const tally = new Tally();
  const person = (id: string, name: string) =>
    tally.add({ kind: 'actor', input: { id: `actor:${id}`, name, kind: 'PERSON' } });
  person('one', 'Ánn  Example');
  person('two', 'ann example');
  person('two', 'ann example');
  person('three', 'Bob');
  const how = { type: 'MESSAGE', wording: 'VERBATIM', visibility: 'PRIVATE', channel: 'CHAT' } as const;
  for (const thread of ['thread:a', 'thread:b', 'thread:a']) {
    const input = { ...how, id: 'message:a', thread, ...(thread === 'thread:b' && { occurred: { edtf: '2022' } }) };
    tally.add({ kind: 'entry', collection: 'collection:a', input });
  }
  expect(tally.counts).toEqual({ undated: 2, threads: 2, actors: 3 });
  expect(tally.proposals).toEqual([{ actors: ['actor:one', 'actor:two'], reasons: ['the name “Ánn  Example”'] }]);
});

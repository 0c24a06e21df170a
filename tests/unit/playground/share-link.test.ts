import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromFragment, toFragment } from '../../../src/playground/share-link.ts';

describe('a question in the fragment of an address', () => {
  it('comes back unchanged, with any text', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (query, variables) => {
        const question = { query, variables: variables.trim() === '' ? '' : variables };
        expect(fromFragment(`#${toFragment({ query, variables })}`)).toEqual(question);
      }),
    );
  });

  it('is encoded like a form, without empty fields', () => {
    expect(toFragment({ query: '{ a(b: "c & d") }', variables: ' ' })).toBe('query=%7B+a%28b%3A+%22c+%26+d%22%29+%7D');
    expect(fromFragment('#query=%7B%20a%20%7D&variables=%7B%7D')).toEqual({ query: '{ a }', variables: '{}' });
  });

  it('is not found in another fragment', () => {
    for (const hash of ['', '#', '#entry=message:a', '#variables={}']) expect(fromFragment(hash)).toBeNull();
  });
});

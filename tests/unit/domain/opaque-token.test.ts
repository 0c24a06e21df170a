import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/domain/digest.ts';
import { decodeToken, encodeToken, type JsonValue, MAX_TOKEN_LENGTH } from '../../../src/domain/opaque-token.ts';
import { DomainError } from '../../../src/errors.ts';
import { scaledRuns } from '../../support/scaled.ts';

const isRefused = (kind: 'page' | 'replay', token: string): boolean => {
  try {
    decodeToken(kind, token);
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CURSOR_INVALID') return true;
    throw error;
  }
};

/** A token with a valid checksum, for content that this version does not write. */
const sealed = (json: string): string =>
  Buffer.concat([Buffer.from(sha256(json).slice(0, 16), 'hex'), Buffer.from(json)]).toString('base64url');

const anyPayload = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue)
  .filter((value) => JSON.stringify(value).length < 300);

const CURSOR: JsonValue = { filter: '0123456789abcdef', key: 'k é 漢', sequence: 42 };

describe('a token', () => {
  it('gives back the payload that it was made from', () => {
    fc.assert(
      fc.property(fc.constantFrom('page', 'replay'), anyPayload, (kind, payload) => {
        const token = encodeToken(kind, payload);
        expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeToken(kind, token)).toEqual(payload);
      }),
    );
  });

  it('is of one kind', () => {
    expect(isRefused('page', encodeToken('replay', CURSOR))).toBe(true);
    expect(isRefused('replay', encodeToken('page', CURSOR))).toBe(true);
  });

  it('is refused if any one character is changed, left out or added', () => {
    const token = encodeToken('page', CURSOR);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n.é\0';
    const accepted: string[] = [];
    const tryOne = (changed: string) => {
      if (changed !== token && !isRefused('page', changed)) accepted.push(changed);
    };
    for (let place = 0; place <= token.length; place++) {
      for (const character of alphabet) {
        tryOne(token.slice(0, place) + character + token.slice(place + 1));
        tryOne(token.slice(0, place) + character + token.slice(place));
      }
      tryOne(token.slice(0, place) + token.slice(place + 1));
      tryOne(token.slice(0, place));
      tryOne(token.slice(place));
    }
    expect(accepted).toEqual([]);
  });

  it('is refused after any other change', () => {
    const change = fc.record({ place: fc.nat(400), remove: fc.nat(8), insert: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(anyPayload, fc.array(change, { minLength: 1, maxLength: 4 }), (payload, changes) => {
        const token = encodeToken('replay', payload);
        const changed = changes.reduce((text, { place, remove, insert }) => {
          const at = place % (text.length + 1);
          return text.slice(0, at) + insert + text.slice(at + remove);
        }, token);
        fc.pre(changed !== token);
        expect(isRefused('replay', changed)).toBe(true);
      }),
      scaledRuns(500),
    );
  });

  it('is refused if it is not a token at all', () => {
    for (const text of ['', '0', 'null', 'eyJ2IjoxfQ', '__proto__', 'a'.repeat(MAX_TOKEN_LENGTH + 1), '{"$ne":null}']) {
      expect(isRefused('page', text)).toBe(true);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isRefused('page', text)));
  });

  it('is refused if its content is not of this version and form, even with a valid checksum', () => {
    expect(decodeToken('page', sealed('[2,"page",{"a":1}]'))).toEqual({ a: 1 });
    for (const json of [
      '[1,"page",{}]',
      '["2","page",{}]',
      '[2,"page"]',
      '[2,"page",{},0]',
      '{}',
      'null',
      '7',
      '[',
      '',
    ]) {
      expect(isRefused('page', sealed(json))).toBe(true);
    }
  });

  it('is refused if it is longer than any real one, even with valid content', () => {
    const longest = encodeToken('page', 'a'.repeat(1_470));
    expect(longest.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
    expect(isRefused('page', longest)).toBe(false);
    expect(isRefused('page', encodeToken('page', 'a'.repeat(1_500)))).toBe(true);
  });

  it('reports the problem with it', () => {
    expect(() => decodeToken('page', encodeToken('replay', 1))).toThrow(/not the cursor of a page/);
    expect(() => decodeToken('page', sealed('[1,"page",1]'))).toThrow(/another version/);
    expect(() => decodeToken('page', 'x')).toThrow(/was changed/);
  });
});

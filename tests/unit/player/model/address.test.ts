import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, PLAIN_ADDRESS, readAddress, writeAddress } from '../../../../src/player/model/address.ts';
import { PACES } from '../../../../src/player/model/pace.ts';

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const second = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }).map((seconds) => seconds * 1_000);
const few = <Value>(value: fc.Arbitrary<Value>) => fc.uniqueArray(value, { maxLength: 3 });

const addresses: fc.Arbitrary<Address> = fc.record({
  collection: fc.option(slug.map((name) => `collection:${name}`)),
  clock: fc.constantFrom('OCCURRED', 'DISCLOSED'),
  selection: fc.record({
    people: few(slug.map((name) => `actor:${name}`)),
    platforms: few(slug),
    channels: fc.subarray(['DIRECT_MESSAGE', 'EMAIL', 'POST'] as const),
    kinds: fc.subarray(['DENIAL', 'NO_COMMENT'] as const),
    sources: few(slug.map((name) => `source:${name}`)),
  }),
  span: fc.option(
    fc
      .tuple(second, fc.integer({ min: 1, max: 9_999 }))
      .map(([from, days]) => ({ from, to: from + days * 86_400_000 })),
  ),
  at: fc.option(second),
  pace: fc.constantFrom(...PACES),
  entry: fc.option(slug.map((name) => `message:${name}`)),
  room: fc.option(slug),
  isEmbedded: fc.boolean(),
  zone: fc.constantFrom('record', 'reader'),
});

describe('the address of the player', () => {
  it('is empty for the plain view', () => {
    expect(writeAddress(PLAIN_ADDRESS)).toBe('');
    expect(readAddress('')).toEqual(PLAIN_ADDRESS);
  });

  it('holds any view, and gives it back unchanged', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readAddress(writeAddress(address))).toEqual(address);
      }),
    );
  });

  it('can be read by people', () => {
    const address: Address = {
      ...PLAIN_ADDRESS,
      clock: 'DISCLOSED',
      selection: { ...PLAIN_ADDRESS.selection, people: ['actor:ann', 'actor:ben'], kinds: ['NO_COMMENT'] },
      at: Date.UTC(2016, 9, 12, 0, 15),
      entry: 'message:one',
    };
    expect(writeAddress(address)).toBe(
      '?clock=known&people=ann,ben&kind=no_comment&at=2016-10-12T00:15Z&entry=message:one',
    );
  });

  it('ignores parameters that are not readable', () => {
    const search = '?clock=sundial&kind=shout,denial&at=yesterday&from=2017-01-01&to=2016-01-01&pace=light&zone=mars';
    expect(readAddress(search)).toEqual({
      ...PLAIN_ADDRESS,
      selection: { ...PLAIN_ADDRESS.selection, kinds: ['DENIAL'] },
    });
  });
});

import { Kind } from 'graphql';
import { describe, expect, test } from 'vitest';
import { durationMilliseconds } from '../../../src/domain/time/duration.ts';
import { scalars } from '../../../src/graphql/scalars.ts';

const { DateTime, Duration, EDTF, URL } = scalars;

describe('a scalar gives resolvers', () => {
  test('an instant', () => {
    expect(DateTime.parseValue('2016-10-12T14:02:00+02:00')).toBe(Date.UTC(2016, 9, 12, 12, 2));
    expect(DateTime.parseLiteral({ kind: Kind.STRING, value: '1970-01-01T00:00:00.001Z' })).toBe(1);
  });

  test('a duration, which may have months', () => {
    expect(durationMilliseconds(Duration.parseValue('-PT1.5S'))).toBe(-1_500);
    expect(Duration.parseValue('P1M').months).toBe(1);
  });

  test('a moment with the text that was written', () => {
    const october = { earliest: Date.UTC(2016, 9, 1), latest: Date.UTC(2016, 10, 1) - 1 };
    expect(EDTF.parseValue('2016-10~')).toEqual({ edtf: '2016-10~', ...october });
  });

  test('an address as it was written', () => {
    expect(URL.parseValue('HTTP://Example.org')).toBe('HTTP://Example.org');
  });
});

test.each([
  [DateTime, '2016-10-12', '"2016-10-12" is not an instant. Write it as 2016-10-12T14:02:00Z.'],
  [DateTime, '2016-02-30T00:00:00Z', '"2016-02-30T00:00:00Z" is not an instant. Write it as 2016-10-12T14:02:00Z.'],
  [
    Duration,
    'a minute',
    '"a minute" is not a duration. Write an ISO 8601 duration such as "PT15M", "P2D" or "-P1DT2H".',
  ],
  [EDTF, 'soon', '"soon" is not a date. Write EDTF of level 1, such as 2016-10-12, 2016-07, 2016-10~ or 201X.'],
  [DateTime, 2016, 'Write DateTime as a string.'],
  [URL, null, 'Write URL as a string.'],
])('%s refuses %j', (scalar, given, message) => {
  expect(() => scalar.parseValue(given)).toThrow(expect.objectContaining({ code: 'BAD_VALUE', message }));
});

test.each([
  [DateTime, '2016-10-12T14:02:00.000Z'],
  [Duration, 'PT7M12S'],
  [EDTF, '2016/2017'],
  [URL, 'https://example.org'],
])('writes %s as a string, and passes a string on', (scalar, text) => {
  expect(scalar.serialize(scalar.parseValue(text))).toBe(text);
  expect(scalar.serialize(text)).toBe(text);
});

import { expect, test } from 'vitest';
import { parseSpeed } from '../../../../src/commands/shell/span.ts';

test.each([
  ['30d/s', 2_592_000],
  ['12h/s', 43_200],
  ['90m/s', 5_400],
  ['1s/s', 1],
  ['1.5w/s', 907_200],
  ['1y/s', 31_557_600],
  [' 1d/s ', 86_400],
])('%s is %d seconds of the record in a second', (text, seconds) => {
  expect(parseSpeed(text)).toBe(seconds);
});

test.each([
  '',
  'd/s',
  '30',
  '30d',
  '30d/m',
  '-1d/s',
  '0d/s',
  '1e3d/s',
  '30 d/s',
  '30D/s',
  '1d/s!',
  `${'9'.repeat(400)}d/s`,
])('%j is not a speed', (text) => {
  expect(parseSpeed(text)).toBeNull();
});

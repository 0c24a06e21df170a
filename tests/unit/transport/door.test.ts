import { describe, expect, it } from 'vitest';
import { withoutPrefix } from '../../../src/transport/door.ts';

describe('An address below a prefix', () => {
  it.each([
    ['/record', '/'],
    ['/record/', '/'],
    ['/record?embed', '/?embed'],
    ['/record/graphql?query=x', '/graphql?query=x'],
    ['/record/record/x', '/record/x'],
  ])('%s is served as %s', (url, served) => {
    expect(withoutPrefix(url, '/record')).toBe(served);
  });

  it.each(['/', '/graphql', '/records', '/recording/graphql', '/other/record'])(
    '%s stays as it is, because the proxy has removed the prefix or it is another address',
    (url) => {
      expect(withoutPrefix(url, '/record')).toBe(url);
    },
  );

  it('stays as it is without a prefix', () => {
    expect(withoutPrefix('/record/graphql', '')).toBe('/record/graphql');
  });
});

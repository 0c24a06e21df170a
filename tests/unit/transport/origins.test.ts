import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { originCheck } from '../../../src/transport/origins.ts';

const ask = (allowed: readonly string[], origin: string | undefined, host = 'record.example') =>
  originCheck(allowed, () => host)({ headers: { origin } } as unknown as IncomingMessage);

describe('A page of the origin', () => {
  it.each(['https://news.example', 'HTTPS://News.Example', 'https://news.example:443'])(
    '%s may use the service if https://news.example is in the list',
    (origin) => {
      expect(ask(['https://news.example'], origin)).toBe(true);
    },
  );

  it.each([
    'http://news.example',
    'https://news.example:8443',
    'https://news.example.evil.example',
    'https://sub.news.example',
    'null',
    '',
    'not an origin',
  ])('%j may not', (origin) => {
    expect(ask(['https://news.example'], origin)).toBe(false);
  });

  it('of the service itself may always, on the protocol of the proxy too', () => {
    expect(ask(['https://news.example'], 'https://record.example')).toBe(true);
    expect(ask(['https://news.example'], 'http://record.example:4000', 'record.example:4000')).toBe(true);
    expect(ask(['https://news.example'], 'https://record.example:4000')).toBe(false);
  });

  it('may be any if the list is empty', () => {
    expect(ask([], 'https://anywhere.example')).toBe(true);
  });
});

it('A request without an origin comes from no page, and is allowed', () => {
  expect(ask(['https://news.example'], undefined)).toBe(true);
});

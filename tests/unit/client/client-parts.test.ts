import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { retryWithBackoff } from '../../../src/client/backoff.ts';
import { ReplayError } from '../../../src/client/client.ts';
import { endpointUrl } from '../../../src/client/endpoint.ts';
import { toClosing } from '../../../src/client/errors.ts';
import { FrameQueue } from '../../../src/client/frame-queue.ts';
import { replayOperation } from '../../../src/client/frames.ts';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

describe('The operation of a replay', () => {
  test.each([
    ['nothing', undefined],
    ['a selection', 'text ... on Message { subject }'],
    [
      'a fragment with others',
      '# mine\nfragment Mine on Entry { occurred { ...When } } fragment When on Moment { edtf }',
    ],
  ])('is valid by the schema for %s', (_, fields) => {
    expect(validate(schema, parse(replayOperation(fields)))).toEqual([]);
  });
});

describe('The address of the service', () => {
  test.each([
    ['http://host:4000', 'ws', 'ws://host:4000/graphql'],
    ['https://host/graphql', 'ws', 'wss://host/graphql'],
    ['ws://host:4000/graphql', 'http', 'http://host:4000/graphql'],
    ['wss://host/behind/graphql?a=b', 'http', 'https://host/behind/graphql?a=b'],
  ] as const)('may be given as %s for %s', (url, protocol, expected) => {
    expect(endpointUrl({ url }, protocol)).toBe(expected);
  });

  test('must be given outside a page', () => {
    expect(() => endpointUrl({}, 'ws')).toThrow('url');
  });
});

describe('A queue of frames', () => {
  test('gives frames in order, also to a consumer that waits, and then the failure once', async () => {
    const queue = new FrameQueue<number>(4);
    const first = queue.next();
    queue.push(1);
    queue.push(2);
    queue.end({ error: new Error('lost') });
    expect(await first).toEqual({ done: false, value: 1 });
    expect(await queue.next()).toEqual({ done: false, value: 2 });
    await expect(queue.next()).rejects.toThrow('lost');
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  test('has room again when half of it is taken', async () => {
    const queue = new FrameQueue<number>(4);
    for (const item of [1, 2, 3, 4]) queue.push(item);
    expect(queue.isFull).toBe(true);
    let hasRoom = false;
    const room = queue.room().then(() => (hasRoom = true));
    await queue.next();
    await Promise.resolve();
    expect(hasRoom).toBe(false);
    await queue.next();
    await room;
    expect(hasRoom).toBe(true);
  });
});

describe('A failure', () => {
  const lost = new ReplayError('CONNECTION_LOST', 'gone');

  test('is tried again after waits that grow up to half a minute and are not all equal', () => {
    const waits = (attempt: number) =>
      Array.from({ length: 50 }, () => retryWithBackoff({ error: lost, attempt, hasOpened: true }) ?? NaN);
    expect(Math.max(...waits(1))).toBeLessThanOrEqual(400);
    expect(Math.min(...waits(4))).toBeGreaterThan(Math.max(...waits(2)));
    expect(Math.max(...waits(40))).toBeLessThanOrEqual(30_000);
    expect(new Set(waits(3)).size).toBeGreaterThan(1);
  });

  test('that is a fault of the service is not tried for ever', () => {
    const error = new ReplayError('INTERNAL_SERVER_ERROR', 'oops');
    expect(retryWithBackoff({ error, attempt: 5, hasOpened: true })).not.toBeNull();
    expect(retryWithBackoff({ error, attempt: 6, hasOpened: true })).toBeNull();
  });

  test.each([
    [1001, 'CONNECTION_LOST', true],
    [1006, 'CONNECTION_LOST', true],
    [1013, 'CONNECTION_LOST', true],
    [4290, 'CONNECTION_LOST', true],
    [4403, 'UNAUTHENTICATED', false],
    [4400, 'BAD_REQUEST', false],
  ])('is known by the code %i with which a socket closes: %s', (code, expected, isTransient) => {
    expect(toClosing({ code, reason: 'because' }, 'ws://host')).toMatchObject({ code: expected, isTransient });
  });
});

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKillableService } from '../support/killable-service.ts';
import { backchannel, finished, startBackchannel } from '../support/shell.ts';

let folder: string;
let store: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-replay-'));
  store = `sqlite:${join(folder, 'a.db')}`;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('replay', () => {
  test('at once and as JSON prints every dated entry in its order', async () => {
    const { code, stdout, stderr } = await backchannel('replay', '--store', store, '--instant', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const frames = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { __typename: string; total?: number; entry?: { id: string } });
    const played = frames.flatMap(({ entry }) => entry?.id ?? []);
    const { entries } = JSON.parse((await backchannel('export', '--store', store)).stdout) as {
      entries: { id: string; occurred?: object }[];
    };
    expect(played).toEqual(entries.filter(({ occurred }) => occurred !== undefined).map(({ id }) => id));
    expect(frames[0]).toMatchObject({ __typename: 'OpenedFrame', total: played.length });
    expect(frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', reason: 'COMPLETED' });
  });

  test('ends with 0 when it is interrupted', async () => {
    const child = startBackchannel('replay', '--store', store, '--speed', '1s/s', '--max-gap', 'PT1H');
    child.stdout?.once('data', () => child.kill('SIGINT'));
    expect(await finished(child)).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['with a filter that is not valid', ['--filter', '{"who":"ada"}'], 'who'],
    [
      'with a filter whose date is not EDTF',
      ['--filter', '{"from":"soon"}'],
      'It is not a filter: from: "soon" is not a date. Write EDTF of level 1, such as 2016-10-12, 2016-07, 2016-10~ or 201X.',
    ],
    ['with two pacings', ['--instant', '--speed', '1d/s'], 'cannot be used with'],
    ['with a speed that is not valid', ['--speed', 'fast'], '30d/s'],
    ['with a day that does not exist', ['--from', '2016-02-31T00:00:00Z'], '2016-02-31'],
  ])('%s exits with 2 and gives the reason', async (_, args, said) => {
    const { code, stderr } = await backchannel('replay', '--store', store, ...args);
    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  test('continues when a service is killed and comes back, and prints every entry once', async () => {
    await using service = await startKillableService();
    const child = startBackchannel('replay', '--url', service.socketUrl, '--per-second', '10', '--json');
    const ended = finished(child);
    await once(child.stdout ?? child, 'data');
    await service.kill();
    await service.restart();
    const { code, stdout, stderr } = await ended;
    expect({ code, isTold: stderr.includes('lost ws://') }).toEqual({ code: 0, isTold: true });
    const frames = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { __typename: string; total?: number; entry?: { id: string } });
    const ids = frames.flatMap(({ entry }) => entry?.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(frames[0]?.total ?? -1);
  });

  test('of an address that is not valid exits with 2', async () => {
    const { code, stderr } = await backchannel('replay', '--url', 'nowhere');
    expect(stderr).toContain('nowhere');
    expect(code).toBe(2);
  });

  test('of a service that cannot be reached exits with 3', async () => {
    const { code, stderr } = await backchannel('replay', '--url', 'ws://127.0.0.1:1/graphql');
    expect(stderr).toContain('127.0.0.1:1');
    expect(code).toBe(3);
  });
});

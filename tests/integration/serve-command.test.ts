import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backchannel, finished, startBackchannel } from '../support/shell.ts';

let folder: string;
let store: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-serve-'));
  store = `sqlite:${join(folder, 'a.db')}`;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('serve', () => {
  test('prints its address, answers there, and ends with 0 on Ctrl-C', async () => {
    const child = startBackchannel('serve', '--port', '0', '--store', store);
    const ended = finished(child);
    const said = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
    if (!Array.isArray(said)) throw new Error(said.stderr);
    const ready = /http:\S+readyz/.exec(String(said[0]))?.[0] ?? '';
    expect((await fetch(ready)).status).toBe(200);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  test('on a port that is taken exits with 2 and names it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const { code, stderr } = await backchannel('serve', '--port', port, '--store', store);
    other.close();
    expect(stderr).toContain(port);
    expect(code).toBe(2);
  });
});

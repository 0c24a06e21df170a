import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { damageDatabase } from '../support/damaged-store.ts';
import { freePort } from '../support/free-port.ts';
import { Gate } from '../support/gate.ts';
import { codesOf, startTestService, type TestService } from '../support/service.ts';
import { databaseUri, mongoPlace, sqlitePlace } from '../support/test-stores.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const server = inject('mongodbUri');
/** Only root can create a small disk. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

const PUT = 'mutation($input: [ActorInput!]!) { putActors(input: $input) { results { outcome } } }';

/** A service on a file that is ready and takes a write; then `damage` is done to the file. */
async function damaged(damage: (file: string) => Promise<unknown>): Promise<AsyncDisposable & { served: TestService }> {
  const place = await sqlitePlace();
  const served = await startTestService({ store: place.location, tokenSecret: TOKEN_SECRET });
  expect(await ready(served)).toBe(200);
  expect(codesOf(await put(served, 'actor:before'))).toEqual([]);
  expect(await ready(served)).toBe(200);
  await damage(place.location.slice('sqlite:'.length));
  return {
    served,
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}

async function ready({ url }: TestService): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}

async function put(served: TestService, id: string) {
  const { token } = await tokenFor(['write']);
  return served.ask(PUT, { input: [{ id, kind: 'PERSON', name: 'Ann' }] }, token);
}

async function overwrite(file: string, from: number, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(randomBytes(length), 0, length, from);
  await handle.close();
}

describe('A service whose database file', () => {
  it.each<[string, (file: string) => Promise<unknown>]>([
    ['was deleted', (file) => rm(file)],
    ['was deleted with its log', (file) => Promise.all(['', '-wal', '-shm'].map((suffix) => rm(file + suffix)))],
    ['lost its log', (file) => rm(`${file}-wal`)],
    ['was replaced by a copy', (file) => copyFile(file, `${file}.copy`).then(() => rename(`${file}.copy`, file))],
    ['was moved away', (file) => rename(file, `${file}.old`)],
    ['was emptied', (file) => truncate(file)],
    ['was cut off', (file) => truncate(file, 8_192)],
    ['was overwritten with a short text', (file) => writeFile(file, 'nothing')],
  ])('%s is not ready, and acknowledges no write', async (_, damage) => {
    await using given = await damaged(damage);
    expect(await ready(given.served)).toBe(503);
    expect(codesOf(await put(given.served, 'actor:after'))).toEqual(['STORE_UNAVAILABLE']);
    expect(await ready(given.served)).toBe(503);
  });

  it.each<[string, number, number]>([
    ['at its beginning', 0, 100],
    ['in the middle', 40_000, 20_000],
  ])('was damaged %s is not ready', async (_, from, length) => {
    await using given = await damaged((file) => overwrite(file, from, length));
    expect(await ready(given.served)).toBe(503);
    expect(codesOf(await put(given.served, 'actor:after'))).toEqual(['STORE_UNAVAILABLE']);
    expect(await ready(given.served)).toBe(503);
  });

  it('is locked by another process answers a write with a typed error, and serves again afterwards', async () => {
    let lock: SqliteConnection | null = null;
    await using given = await damaged(async (file) => {
      lock = new SqliteConnection(file, 'WRITE');
      lock.execute('BEGIN IMMEDIATE');
    });
    expect(codesOf(await put(given.served, 'actor:after'))).toEqual(['STORE_UNAVAILABLE']);
    (lock as SqliteConnection | null)?.close();
    expect(codesOf(await put(given.served, 'actor:after'))).toEqual([]);
    expect(await ready(given.served)).toBe(200);
  });
});

describe.skipIf(server === null)('A service whose MongoDB database', () => {
  it('was dropped is not ready, and acknowledges no write', async () => {
    await using place = await mongoPlace(server ?? '');
    await using served = await startTestService({ store: place.location, seed: true, tokenSecret: TOKEN_SECRET });
    await expect.poll(() => ready(served)).toBe(200);
    expect(codesOf(await put(served, 'actor:before'))).toEqual([]);
    await damageDatabase(place.location, (database) => database.dropDatabase());
    expect(await ready(served)).toBe(503);
    expect(codesOf(await put(served, 'actor:after'))).toEqual(['STORE_UNAVAILABLE']);
  });

  it('is not filled yet refuses writes, is not ready, and is filled then', async () => {
    const target = new URL(databaseUri(server ?? ''));
    const port = await freePort();
    const gate = new Gate(port, target);
    const store = `mongodb://127.0.0.1:${port}${target.pathname}?directConnection=true`;
    await gate.open();
    await using opened = { gate, [Symbol.asyncDispose]: () => gate.close() };
    await opened.gate.close();
    await using served = await startTestService({ store, seed: true, tokenSecret: TOKEN_SECRET });
    await gate.open();
    const outcomes: unknown[] = [];
    for (let status = 0; status !== 200; status = await ready(served)) {
      outcomes.push(...codesOf(await put(served, 'actor:early')));
    }
    expect(new Set(outcomes)).toEqual(new Set(['STORE_UNAVAILABLE']));
    const { data } = await served.ask('{ timeline { totalCount } }');
    expect(data).toEqual({ timeline: { totalCount: 26 } });
  });
});

describe.skipIf(!mayMount)('A service whose disk is full', () => {
  it('is not ready, acknowledges no write, and serves again when there is room', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backchannel-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
    try {
      const store = `sqlite:${join(folder, 'record.db')}`;
      await using served = await startTestService({ store, tokenSecret: TOKEN_SECRET });
      expect(await ready(served)).toBe(200);
      await writeFile(join(folder, 'ballast'), randomBytes(8 * 1024 * 1024)).catch(() => undefined);
      expect(await ready(served)).toBe(503);
      // The log still has some room.
      const codes = [];
      for (let nth = 0; codes.length === 0; nth += 1) codes.push(...codesOf(await put(served, `actor:${nth}`)));
      expect(codes).toEqual(['STORE_UNAVAILABLE']);
      expect(await ready(served)).toBe(503);
      await rm(join(folder, 'ballast'));
      expect(await ready(served)).toBe(200);
      expect(codesOf(await put(served, 'actor:after'))).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  });
});

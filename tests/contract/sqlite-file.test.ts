import { once } from 'node:events';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { isAt, Listening } from '../support/listening.ts';
import { ask, BASE, commit, idsOf, message, WHOLE } from '../support/record-items.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-file-'));
  file = join(folder, 'deep', 'below', 'record.db');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function change(path: string, sql: string): void {
  const connection = new SqliteConnection(path, 'WRITE');
  connection.execute(sql);
  connection.close();
}

/** The statements that create the tables of a file, without differences in white space. */
function tablesIn(path: string): string[] {
  const connection = new SqliteConnection(path, 'READ');
  const made = connection.all<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL');
  connection.close();
  return made.map(({ sql }) => sql.replace(/\s+/g, ' ')).sort();
}

/** Another process with the store `store` at the same file. */
function startProcess(script: string): ChildProcess {
  const opened = `
    import { openSqliteStore } from './src/store/sqlite/sqlite-store.ts';
    const store = await openSqliteStore(${JSON.stringify(file)});
    ${script}`;
  return spawn('npx', ['tsx', '--input-type=module', '--eval', opened], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

describe('An SQLite store', () => {
  it('creates its folder, and is refused if a newer version has written it', async () => {
    await (await openSqliteStore(`sqlite:${file}`)).close();
    change(file, "UPDATE meta SET value = 1000 WHERE name = 'schema'");
    await expect(openSqliteStore(file)).rejects.toMatchObject({
      code: 'STORE_TOO_NEW',
      message: expect.stringContaining(file) as unknown,
    });
  });

  it('is one file when it is closed, and this file can be copied', async () => {
    const store = await openSqliteStore(`sqlite:${file}`);
    await commit(store, ...BASE, message('m1', { text: 'words' }));
    await store.search(ask({ text: 'words' }), WHOLE);
    await store.close();
    expect(await readdir(dirname(file))).toEqual(['record.db']);
  });

  it('upgrades a file of version 0.1, and keeps everything but its change log', async () => {
    const old = join(folder, 'old.db');
    const fresh = join(folder, 'fresh.db');
    change(old, await readFile('tests/fixtures/sqlite-version-1.sql', 'utf8'));
    const store = await openSqliteStore(old);
    expect(await idsOf(store)).toEqual(['message:1', 'message:2']);
    expect(await idsOf(store, ask({ senders: ['actor:ann'] }))).toEqual(['message:2']);
    expect((await store.search(ask({ text: 'again' }), WHOLE)).items.map(({ entry }) => entry.revision)).toEqual([2]);
    expect(await store.revisions(OPERATOR, ['message:1'])).toHaveLength(1);
    await expect(store.changes({ sequence: 1, ordinal: null }, 9)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    await commit(store, message('1', { text: 'as read a third time' }));
    expect(await store.changes({ sequence: 2, ordinal: null }, 9)).toMatchObject({
      head: 3,
      changes: [{ kind: 'CORRECTED', before: { entry: { revision: 2 } }, after: { entry: { revision: 3 } } }],
    });
    await store.close();
    await (await openSqliteStore(old)).close();
    await (await openSqliteStore(fresh)).close();
    expect(tablesIn(old)).toEqual(tablesIn(fresh));
  });

  it('notices the commits of another process', async () => {
    const store = await openSqliteStore(file);
    using hearing = new Listening(store);
    const heard = hearing.until(isAt(store, 1));
    const child = startProcess(`await store.commit({ items: ${JSON.stringify(BASE)} }); await store.close();`);
    await heard;
    await once(child, 'close');
    await store.close();
  });

  it('does not keep a process alive by watching', async () => {
    const child = startProcess('store.watch(() => undefined);');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('leaves the database of another program as it is', async () => {
    const other = join(folder, 'other.db');
    change(other, 'CREATE TABLE theirs (column)');
    await expect(openSqliteStore(other)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    const connection = new SqliteConnection(other, 'READ');
    expect(connection.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'theirs' }]);
    expect(connection.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'delete' }]);
    connection.close();
  });

  it('names a file that is not a database or cannot be created', async () => {
    const text = join(folder, 'text.db');
    await writeFile(text, 'No database, but a text that is longer than the head of one. '.repeat(20));
    for (const location of [text, join(text, 'below', 'record.db')]) {
      await expect(openSqliteStore(location)).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining(location) as unknown,
      });
    }
  });

  it('still has all acknowledged commits after a kill', async () => {
    const child = startProcess(`
      await store.commit({ items: ${JSON.stringify([...BASE, message('kept')])} });
      console.log('acknowledged');
      setInterval(() => undefined, 1000);`);
    if (child.stdout !== null) await once(child.stdout, 'data');
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await once(child, 'close');
    const store = await openSqliteStore(file);
    expect(await idsOf(store)).toEqual(['message:kept']);
    await store.close();
  });

  it('passes errors of its reader threads on, with code and path', async () => {
    const store = await openSqliteStore(':memory:');
    await commit(store, ...BASE, message('1'));
    await expect(store.histogram(ask(), 'DAY', 'Nowhere/Land')).rejects.toMatchObject({
      name: 'DomainError',
      code: 'BAD_VALUE',
      location: { path: 'zone' },
    });
    expect(await store.count(ask({ text: 'nothing' }))).toBe(0);
    const late = store.count(ask());
    await store.close();
    await expect(store.count(ask())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await Promise.allSettled([late]);
  });
});

import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from '../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { ask, BASE, commit, idsOf, message } from '../support/record-items.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-file-'));
  file = join(folder, 'deep', 'below', 'record.db');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function change(path: string, sql: string): void {
  const connection = new Connection(path, 'WRITE');
  connection.execute(sql);
  connection.close();
}

describe('An SQLite store', () => {
  it('makes its folder, and is refused once a newer version has written it', async () => {
    await (await openSqliteStore(`sqlite:${file}`)).close();
    change(file, "UPDATE meta SET value = 1000 WHERE name = 'schema'");
    await expect(openSqliteStore(file)).rejects.toMatchObject({
      code: 'STORE_TOO_NEW',
      message: expect.stringContaining(file) as unknown,
    });
  });

  it('leaves the database of another program as it is', async () => {
    const other = join(folder, 'other.db');
    change(other, 'CREATE TABLE theirs (column)');
    await expect(openSqliteStore(other)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    const connection = new Connection(other, 'READ');
    expect(connection.all('SELECT name FROM sqlite_schema')).toEqual([{ name: 'theirs' }]);
    expect(connection.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'delete' }]);
    connection.close();
  });

  it('names the file that is no database, or that cannot be made', async () => {
    const text = join(folder, 'text.db');
    await writeFile(text, 'No database, but a text that is longer than the head of one. '.repeat(20));
    for (const location of [text, join(text, 'below', 'record.db')]) {
      await expect(openSqliteStore(location)).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining(location) as unknown,
      });
    }
  });

  it('has after a kill what it acknowledged before', async () => {
    const items = JSON.stringify([...BASE, message('kept')]);
    const script = `
      import { openSqliteStore } from './src/store/sqlite/sqlite-store.ts';
      const store = await openSqliteStore(${JSON.stringify(file)});
      await store.commit({ items: ${items} });
      console.log('acknowledged');
      setInterval(() => undefined, 1000);`;
    const child = spawn('npx', ['tsx', '--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    await once(child.stdout, 'data');
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await once(child, 'close');
    const store = await openSqliteStore(file);
    expect(await idsOf(store)).toEqual(['message:kept']);
    await store.close();
  });

  it('tells from its reader threads what is wrong, by code and path', async () => {
    const store = await openSqliteStore(':memory:');
    await commit(store, ...BASE, message('1'));
    await expect(store.histogram(ask(), 'DAY', 'Nowhere/Land')).rejects.toMatchObject({
      name: 'DomainError',
      code: 'BAD_VALUE',
      place: { path: 'zone' },
    });
    expect(await store.count(ask({ text: 'nothing' }))).toBe(0);
    const late = store.count(ask());
    await store.close();
    await expect(store.count(ask())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await Promise.allSettled([late]);
  });
});

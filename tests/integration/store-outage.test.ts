import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { Gate } from '../support/gate.ts';
import { codesOf, startTestService, type TestService } from '../support/service.ts';
import { databaseUri } from '../support/test-stores.ts';

const uri = inject('mongodbUri');

describe.skipIf(uri === null)('A service whose database comes and goes', () => {
  let gate: Gate;
  let service: TestService;

  beforeAll(async () => {
    const target = new URL(databaseUri(uri ?? ''));
    const port = await freePort();
    gate = new Gate(port, target);
    const store = `mongodb://127.0.0.1:${port}${target.pathname}?directConnection=true`;
    service = await startTestService({ store });
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await gate.close();
  });

  const ready = async () => (await fetch(`${service.url}/readyz`)).status;
  const ask = () => service.ask('{ timeline { totalCount } }');
  const untilReady = async () => {
    for (let status = await ready(); status !== 200;) status = await ready();
  };

  test('starts without it, is not ready, and reports this with a typed error', async () => {
    expect(await ready()).toBe(503);
    expect(codesOf(await ask())).toEqual(['STORE_UNAVAILABLE']);
  });

  test('serves as soon as it comes, goes on without it, and serves again, all without a restart', async () => {
    await gate.open();
    await untilReady();
    expect(codesOf(await ask())).toEqual([]);
    await gate.close();
    expect(await ready()).toBe(503);
    expect(codesOf(await ask())).toEqual(['STORE_UNAVAILABLE']);
    await gate.open();
    await untilReady();
    expect(codesOf(await ask())).toEqual([]);
  });

  test('answers with a typed error while the connection is half open, and serves again afterwards', async () => {
    await untilReady();
    gate.freeze();
    expect(codesOf(await ask())).toEqual(['STORE_UNAVAILABLE']);
    expect(await ready()).toBe(503);
    await gate.close();
    await gate.open();
    await untilReady();
    expect(codesOf(await ask())).toEqual([]);
  });
});

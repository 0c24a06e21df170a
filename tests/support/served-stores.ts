import { afterAll, beforeAll, describe, inject } from 'vitest';
import { seedIfEmpty } from '../../src/seeding.ts';
import { startTestService, type TestService, type TestServiceOptions } from './service.ts';
import { mongoPlace, sqlitePlace, type StorePlace } from './test-stores.ts';

/**
 * Runs the tests once for each store, because both must give the same answers.
 *
 * @param body gets a function that returns the service, because the service starts only before the first test
 */
export function describeOnBothStores(
  title: string,
  body: (served: () => TestService) => void,
  options: Omit<TestServiceOptions, 'store'> = {},
): void {
  const server = inject('mongodbUri');
  describeOn(`${title} in SQLite`, () => startTestService(options), body);
  describeOn(`${title} in MongoDB`, server === null ? null : () => startOnMongo(server, options), body);
}

/** The same, for tests that start their own services on a store that outlives them. */
export function describeOnBothPlaces(title: string, body: (newPlace: () => Promise<StorePlace>) => void): void {
  const server = inject('mongodbUri');
  describe(`${title} in SQLite`, () => body(sqlitePlace));
  describe.skipIf(server === null)(`${title} in MongoDB`, () => body(() => mongoPlace(server ?? '')));
}

function describeOn(
  title: string,
  start: (() => Promise<TestService>) | null,
  body: (served: () => TestService) => void,
): void {
  describe.skipIf(start === null)(title, () => {
    let service: TestService | undefined;
    beforeAll(async () => {
      service = await start?.();
    });
    afterAll(() => service?.[Symbol.asyncDispose]());
    body(() => {
      if (service === undefined) throw new Error('The service has not started');
      return service;
    });
  });
}

/** Uses a new database, and fills it before the service starts, because the service fills only local stores. */
async function startOnMongo(server: string, options: TestServiceOptions): Promise<TestService> {
  const place = await mongoPlace(server);
  await seedIfEmpty(await place.open());
  const service = await startTestService({ ...options, store: place.location });
  return {
    ...service,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}

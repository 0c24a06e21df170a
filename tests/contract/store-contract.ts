import { describe } from 'vitest';
import type { StorePlace } from '../support/test-stores.ts';
import { describeActs } from './acts-contract.ts';
import { describeCountsAfterActs } from './acts-counts-contract.ts';
import { describeAuthority } from './authority-contract.ts';
import { describeChangeLog } from './change-log-contract.ts';
import { describeCommits } from './commit-contract.ts';
import { describeReads } from './read-contract.ts';
import { describeSharedState } from './shared-contract.ts';
import { describeWatching } from './watch-contract.ts';

/**
 * The contract of every store.
 *
 * @param newPlace gives a new, empty place to each test; null if no server is available
 */
export function describeStoreContract(name: string, newPlace: (() => Promise<StorePlace>) | null): void {
  describe.skipIf(newPlace === null)(`The ${name} store`, () => {
    const place = () => (newPlace === null ? Promise.reject(new Error('no server')) : newPlace());
    describeCommits(place);
    describeActs(place);
    describeCountsAfterActs(place);
    describeReads(place);
    describeAuthority(place);
    describeChangeLog(place);
    describeWatching(place);
    describeSharedState(place);
  });
}

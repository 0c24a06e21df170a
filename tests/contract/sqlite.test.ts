import { sqlitePlace } from '../support/test-stores.ts';
import { describeStoreContract } from './store-contract.ts';

describeStoreContract('SQLite', sqlitePlace);

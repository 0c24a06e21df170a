import { inject } from 'vitest';
import { mongoPlace } from '../support/test-stores.ts';
import { describeStoreContract } from './store-contract.ts';

const server = inject('mongodbUri');

describeStoreContract('MongoDB', server === null ? null : () => mongoPlace(server));

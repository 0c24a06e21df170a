/** The viewers for whom two records are compared. */
import { ANONYMOUS, grantedViewer, type Viewer } from '../../../src/domain/authority.ts';
import { BOLTED, OPEN_COLLECTIONS, SHUT } from './world.ts';

export interface Reader {
  readonly name: string;
  readonly viewer: Viewer;
  readonly reads: readonly string[];
}

export const READERS: readonly Reader[] = [
  { name: 'anonymous', viewer: ANONYMOUS, reads: [] },
  { name: 'a token that reads one', viewer: grantedViewer(['read'], [SHUT]), reads: [SHUT] },
  { name: 'a token that controls one', viewer: grantedViewer(['control'], [BOLTED]), reads: [] },
  {
    name: 'a token that reads, writes and controls another',
    viewer: grantedViewer(['read', 'write', 'control'], [OPEN_COLLECTIONS[0] ?? '', BOLTED]),
    reads: [BOLTED],
  },
];

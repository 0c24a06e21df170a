/** Acts of an editor, all with the same reason. */
import type { ActItem } from '../../src/domain/commit/commit.ts';
import { entryPatch } from '../../src/domain/commit/entry-patch.ts';

export const reason = 'a reader wrote in';
export const correct = (id: string, patch: object): ActItem => ({
  kind: 'correction',
  id,
  patch: entryPatch.parse(patch),
  reason,
});
export const act = (kind: 'retraction' | 'restoration' | 'erasure', id: string): ActItem => ({ kind, id, reason });
export const merge = (keep: string, other: string): ActItem => ({ kind: 'merge', keep, merge: other });

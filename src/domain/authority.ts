/**
 * Who may read what: the one place that decides it. Everything else hands the viewer on.
 */
import type { EntryRecord } from './record.ts';
import { type Term, term } from './terms.ts';
import type { Access } from './vocabulary.ts';

/** On whose behalf a read is made. */
export interface Viewer {
  /** `EVERYTHING`, or what is open together with these restricted collections. */
  readonly reads: 'EVERYTHING' | { readonly restricted: readonly string[] };
}

/** Whoever runs the shell commands: has the store's file or its password already. */
export const OPERATOR: Viewer = { reads: 'EVERYTHING' };

/** Whoever asks without a token. */
export const ANONYMOUS: Viewer = { reads: { restricted: [] } };

/** The terms of which an entry must carry one for the viewer to see it, or null where the viewer sees all. */
export function readableTerms(viewer: Viewer): Term[] | null {
  if (viewer.reads === 'EVERYTHING') return null;
  return [term('access', 'OPEN'), ...viewer.reads.restricted.map((id) => term('collection', id))];
}

export function mayRead(viewer: Viewer, collection: { readonly id: string; readonly access: Access }): boolean {
  if (viewer.reads === 'EVERYTHING' || collection.access === 'OPEN') return true;
  return viewer.reads.restricted.includes(collection.id);
}

export function mayReadEntry(viewer: Viewer, entry: EntryRecord): boolean {
  return mayRead(viewer, { id: entry.collection, access: entry.access });
}

/**
 * The one place that decides who may read, change and control which records. Everything else passes the viewer on.
 *
 * A viewer sees the entries of open collections and of the restricted ones that were granted to it. It sees an actor, a
 * source or a link if something that it sees names it, in any field: an entry, a collection, or another record that it
 * sees. It also sees records that nothing names. A viewer that sees both of two merged actors sees the merge; a merge
 * does not count as naming. Everything that follows from entries (counts, reply states, lags, neighbours, scores)
 * follows from the entries that the viewer sees, or is the same for all viewers.
 */
import { DomainError } from '../errors.ts';
import { sha256 } from './digest.ts';
import { type Term, term } from './query/terms.ts';
import type { Access } from './record/vocabulary.ts';

export const SCOPES = ['read', 'control', 'write'] as const;
/** `read` sees restricted collections, `control` controls replays that others opened, `write` changes the record. */
export type Scope = (typeof SCOPES)[number];

/** The collections that `read` and `write` extend to. */
export type GrantedCollections = 'ALL' | readonly string[];

/** The person or program for whom something is read or done. */
export interface Viewer {
  /** `EVERYTHING`, or the open collections together with these restricted ones. */
  readonly reads: 'EVERYTHING' | { readonly restricted: readonly string[] };
  /** Null for a client without a token. */
  readonly scopes: readonly Scope[];
  readonly collections: GrantedCollections;
}

/** A viewer with these scopes; for `read` and `write` these collections were granted. */
export function grantedViewer(scopes: readonly Scope[], collections: GrantedCollections): Viewer {
  const restricted = scopes.includes('read') ? collections : [];
  return { reads: restricted === 'ALL' ? 'EVERYTHING' : { restricted }, scopes, collections };
}

/** The operator on the command line, who has the store's file or its password already. */
export const OPERATOR: Viewer = grantedViewer(SCOPES, 'ALL');

/** A client without a token. */
export const ANONYMOUS: Viewer = grantedViewer([], []);

/** The terms that a viewer may see: an entry must carry one of them. Null if the viewer sees everything. */
export function readableTerms(viewer: Viewer): Term[] | null {
  if (viewer.reads === 'EVERYTHING') return null;
  return [term('access', 'OPEN'), ...viewer.reads.restricted.map((id) => term('collection', id))];
}

export function mayRead(viewer: Viewer, collection: { readonly id: string; readonly access: Access }): boolean {
  if (viewer.reads === 'EVERYTHING' || collection.access === 'OPEN') return true;
  return viewer.reads.restricted.includes(collection.id);
}

/** Whether everybody who may read a collection may also read what is in the other one. */
export function isReadWith(collection: string, other: { readonly id: string; readonly access: Access }): boolean {
  return other.access === 'OPEN' || other.id === collection;
}

/** What a viewer may read, without its other rights. */
export type ReadScope = Pick<Viewer, 'reads'>;

/** Whether a viewer may read everything that the other may read. */
export function readsAllOf({ reads }: ReadScope, { reads: others }: ReadScope): boolean {
  if (reads === 'EVERYTHING') return true;
  return others !== 'EVERYTHING' && others.restricted.every((id) => reads.restricted.includes(id));
}

/** A viewer with the same right to read, and no other right. */
export function readerLike({ reads }: ReadScope): Viewer {
  return { reads, scopes: [], collections: [] };
}

/** A short text that is the same for viewers who may read the same. */
export function authorityKey({ reads }: ReadScope): string {
  if (reads === 'EVERYTHING') return 'everything';
  if (reads.restricted.length === 0) return 'open';
  return sha256([...new Set(reads.restricted)].sort().join(' '));
}

/**
 * @param collection null for actors, sources and links, which belong to no collection. All collections share them, so
 * only a viewer that may change all collections may change them.
 */
export function mayWrite({ scopes, collections }: Viewer, collection: string | null): boolean {
  if (!scopes.includes('write')) return false;
  return collections === 'ALL' || (collection !== null && collections.includes(collection));
}

/** @throws DomainError UNAUTHENTICATED without a token, FORBIDDEN if the token does not allow it. */
export function requireWrite(viewer: Viewer, collection: string | null): void {
  if (mayWrite(viewer, collection)) return;
  requireWriter(viewer);
  const what = collection ?? 'actors, sources and links, because all collections share them';
  throw new DomainError(
    'FORBIDDEN',
    `This token can change only some collections, and not ${what}. Use a token for all collections, or for this one.`,
  );
}

/**
 * Whether the viewer may change anything at all: for a record that is looked up before its collection is known.
 *
 * @throws DomainError UNAUTHENTICATED without a token, FORBIDDEN if the token does not allow it.
 */
export function requireWriter(viewer: Viewer): void {
  requireScope(viewer, 'write', 'A change of the record needs a token with the scope "write"');
}

/** Whether a viewer may control replays that others opened. */
export function mayControl({ scopes }: Viewer): boolean {
  return scopes.includes('control');
}

/** @throws DomainError UNAUTHENTICATED without a token, FORBIDDEN if the token does not allow it. */
export function requireControl(viewer: Viewer): void {
  requireScope(viewer, 'control', 'The control of a replay needs its controlKey, or a token with the scope "control"');
}

function requireScope({ scopes }: Viewer, scope: Scope, rule: string): void {
  if (scopes.includes(scope)) return;
  if (scopes.length === 0) throw new DomainError('UNAUTHENTICATED', `${rule}.`);
  throw new DomainError('FORBIDDEN', `${rule}. This token has: ${scopes.join(', ')}.`);
}

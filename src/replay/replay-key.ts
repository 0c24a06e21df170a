/** The key of a replay, and who may control it. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ReadScope, readsAllOf, requireControl, type Viewer } from '../domain/authority.ts';
import { sha256 } from '../domain/digest.ts';
import { DomainError } from '../errors.ts';

/** The id of a replay to be controlled. */
export interface ReplayKey {
  readonly replayId: string;
  /** The key that the opener of the replay got. Without it, a token with `control` is needed. */
  readonly controlKey?: string | null | undefined;
}

/** 144 random bits: no one can guess them. */
export function randomToken(): string {
  return randomBytes(18).toString('base64url');
}

export function replayNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such replay here, or it is over.', { path: 'replayId' });
}

/** Compares in constant time, so that the time does not show how much of the key is right. */
export function isSameKey(given: string, wanted: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(wanted)));
}

/** The facts that decide who may control a replay. */
export interface Controlled {
  /** The authority of its opener: the clock of the replay shows when the entries are that it plays. */
  readonly opener: ReadScope;
  /** Whether a key is the `controlKey` of the replay. */
  readonly isKey: (given: string) => boolean;
}

/**
 * A client that has the key may control the replay. A token with `control` may control it if the token may read
 * everything that the replay plays; otherwise the replay is unknown to it.
 *
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export function checkControl(viewer: Viewer, key: ReplayKey['controlKey'], { opener, isKey }: Controlled): void {
  if (key !== null && key !== undefined && isKey(key)) return;
  if (!readsAllOf(viewer, opener)) throw replayNotFound();
  if (key === null || key === undefined) return requireControl(viewer);
  throw new DomainError('FORBIDDEN', 'This is not the controlKey of the replay.', { path: 'controlKey' });
}

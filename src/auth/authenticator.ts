/**
 * Authenticates clients over HTTP and WebSocket. A client with a token that is not valid is refused; it is never served
 * like a client without a token.
 */
import { ANONYMOUS, type Viewer } from '../domain/authority.ts';
import type { Instant } from '../domain/time/instant.ts';
import { DomainError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { Revocations } from './revocations.ts';
import type { TokenKey } from './token-keys.ts';
import { type Token, verifyToken } from './tokens.ts';

/** A client that was let in. */
interface Admission {
  readonly viewer: Viewer;
  /** Null for a client without a token. */
  readonly token: Token | null;
}

export interface Authenticator {
  /**
   * @param authorization `Bearer …`; null or absent for a client without a token
   * @throws DomainError UNAUTHENTICATED for any other form, and for a token that is not valid; STORE_UNAVAILABLE if the
   * list of revoked tokens can't be read.
   */
  admit(authorization: unknown): Promise<Admission>;
  /**
   * Calls back once when a token expires or is revoked; at once if it already is.
   *
   * @returns a function that cancels the callback
   */
  whenOver(admission: Admission, listener: () => void): () => void;
  close(): void;
}

const ADMITTED_WITHOUT_TOKEN: Admission = { viewer: ANONYMOUS, token: null };

/** Longer timers could overflow, and the time of day may be changed while one runs. */
const LONGEST_TIMER_MS = 60_000;

/**
 * @param key verifies the tokens; null refuses them all
 * @param onError called if the list of revoked tokens can't be read
 */
export function createAuthenticator(
  key: TokenKey | null,
  store: Pick<Store, 'shared' | 'watch'>,
  onError: (error: unknown) => void,
): Authenticator {
  const revocations = key === null ? null : new Revocations(store, onError);
  return {
    async admit(authorization) {
      if (authorization === undefined || authorization === null) return ADMITTED_WITHOUT_TOKEN;
      if (key === null || revocations === null)
        throw refused('This service accepts no tokens, because no key for them is configured. Send none.');
      const token = await verifyToken(key, bearerToken(authorization));
      if (await revocations.includes(token.id)) throw refused('The token was revoked. Get a new one.');
      return { viewer: token.viewer, token };
    },
    whenOver({ token }, listener) {
      if (token === null || revocations === null) return () => undefined;
      const ended = new AbortController();
      const over = () => {
        if (ended.signal.aborted) return;
        ended.abort();
        listener();
      };
      atInstant(token.expires, over, ended.signal);
      revocations.watch(token.id, over, ended.signal);
      return () => ended.abort();
    },
    close: () => revocations?.close(),
  };
}

function bearerToken(authorization: unknown): string {
  const token = typeof authorization === 'string' ? /^bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;
  if (token === undefined) throw refused('The authorization is not valid. Write "Bearer", a space and the token.');
  return token;
}

function refused(message: string): DomainError {
  return new DomainError('UNAUTHENTICATED', message);
}

/** Calls back at an instant, unless it is aborted before. */
function atInstant(instant: Instant, listener: () => void, signal: AbortSignal): void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const left = instant - Date.now();
    if (left <= 0) listener();
    else timer = setTimeout(wait, Math.min(left, LONGEST_TIMER_MS));
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  wait();
}

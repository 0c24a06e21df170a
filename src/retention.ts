import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from './domain/time/instant.ts';
import type { Logger } from './logger.ts';
import type { Store } from './store/store.ts';

const INTERVAL_MS = 600_000;

/**
 * Deletes the lines of the change log that are older than this, now and every ten minutes, until the signal aborts. An
 * error is logged, and the next attempt is ten minutes later. The timer doesn't keep the process alive.
 */
export async function trimRegularly(
  store: Pick<Store, 'trim'>,
  retentionMs: number,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await trim(store, Date.now() - retentionMs, logger, signal);
    await wait(INTERVAL_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function trim(store: Pick<Store, 'trim'>, before: Instant, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    await store.trim(before);
  } catch (error) {
    // The store may be closed during the trim.
    if (!signal.aborted) logger.error({ error: String(error) }, 'the change log cannot be trimmed');
  }
}

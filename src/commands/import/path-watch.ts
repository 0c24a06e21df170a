import { type FSWatcher, statSync, watch } from 'node:fs';
import { once } from 'node:events';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';
import type { OwnFiles } from './own-files.ts';

/** A file that changed within this time may still be changing. */
const QUIET_MS = 500;

/** Notices changes of files and folders, but not the import's own. A change between two calls of `settled` is not lost. */
export class PathWatch implements Disposable {
  readonly #watchers: readonly FSWatcher[];
  readonly #events = new EventTarget();
  #changes = 0;
  #seen = 0;

  /** @throws DomainError BAD_CONFIGURATION if a path cannot be watched */
  constructor(paths: readonly string[], own: OwnFiles) {
    this.#watchers = paths.map((path) => watchPath(path, own, () => this.#note()));
  }

  /** Waits for a change, and then until nothing has changed for a while. @throws AbortError */
  async settled(signal: AbortSignal): Promise<void> {
    if (this.#changes === this.#seen) await once(this.#events, 'change', { signal });
    while (this.#seen !== this.#changes) {
      this.#seen = this.#changes;
      await sleep(QUIET_MS, undefined, { signal });
    }
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers) watcher.close();
  }

  #note(): void {
    this.#changes += 1;
    this.#events.dispatchEvent(new Event('change'));
  }
}

function watchPath(path: string, own: OwnFiles, onChange: () => void): FSWatcher {
  try {
    if (statSync(path).isDirectory()) {
      return watch(path, { recursive: true }, (_event, changed) => {
        if (changed === null || !own.accountsFor(join(path, changed))) onChange();
      });
    }
    // Many programs save a file by replacing it; only a watch of the folder notices that.
    const name = basename(resolve(path));
    return watch(dirname(resolve(path)), (_event, changed) => {
      if (changed === name) onChange();
    });
  } catch (error) {
    const message = `The path cannot be watched: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file: path }, { cause: error });
  }
}

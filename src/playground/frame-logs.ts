import { FrameLog } from './frame-log.ts';

/** The log of each tab whose last operation was a subscription. */
export class FrameLogs {
  readonly #logs = new Map<string, FrameLog>();
  readonly #listeners = new Set<() => void>();
  #activeTab = '';

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  of(tab: string): FrameLog | null {
    return this.#logs.get(tab) ?? null;
  }

  /** The next operation runs in this tab. */
  activate(tab: string): void {
    this.#activeTab = tab;
  }

  /** A new log for the active tab; it replaces the old one. */
  begin(): FrameLog {
    const log = new FrameLog();
    this.#logs.set(this.#activeTab, log);
    this.#tell();
    return log;
  }

  /** The last operation of the active tab is not a subscription any more. */
  forget(): void {
    if (this.#logs.delete(this.#activeTab)) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

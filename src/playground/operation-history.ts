import { HistoryStore, StorageAPI } from '@graphiql/toolkit';

export interface PastOperation {
  readonly query: string;
  /** JSON; empty where there were none. */
  readonly variables: string;
}

const MAX_KEPT = 40;

/** What was run, kept in this browser, newest first. Headers are not: a token would lie there for whoever comes next. */
export class OperationHistory {
  readonly #store = new HistoryStore(new StorageAPI(), MAX_KEPT);
  readonly #listeners = new Set<() => void>();
  #operations = this.#read();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something was run or forgotten. */
  readonly snapshot = (): readonly PastOperation[] => this.#operations;

  /** The same again, right after, is not kept twice. */
  add(operation: PastOperation): void {
    this.#store.updateHistory(operation);
    this.#tell();
  }

  forget(operation: PastOperation): void {
    this.#store.deleteHistory(operation);
    this.#tell();
  }

  #tell(): void {
    this.#operations = this.#read();
    for (const listener of this.#listeners) listener();
  }

  #read(): readonly PastOperation[] {
    return this.#store.queries.map(({ query = '', variables = '' }) => ({ query, variables })).reverse();
  }
}

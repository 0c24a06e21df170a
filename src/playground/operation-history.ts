import { HistoryStore, StorageAPI } from '@graphiql/toolkit';

export interface PastOperation {
  readonly query: string;
  /** JSON; empty without variables. */
  readonly variables: string;
}

const MAX_KEPT = 40;

/** The operations that were run, newest first, kept in this browser. Without headers: a token must not be stored. */
export class OperationHistory {
  readonly #store = new HistoryStore(new StorageAPI(), MAX_KEPT);
  readonly #listeners = new Set<() => void>();
  #operations = this.#read();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly snapshot = (): readonly PastOperation[] => this.#operations;

  /** Adds an operation, unless it is the same as the last one. */
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

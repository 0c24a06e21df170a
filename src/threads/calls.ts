import type { SerialisedError } from './serialised-error.ts';

/** The functions that one thread offers to another, by name. Their arguments and results are plain data. */
export type Calls = Record<string, (...given: never[]) => unknown>;

export interface CallRequest {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

export type CallAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: SerialisedError };

/** The name of the call that ends a thread. */
export const END = '(end)';

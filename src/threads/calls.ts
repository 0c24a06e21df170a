import type { SerialisedError } from './serialised-error.ts';

/** What one thread may ask of another: functions by name, whose arguments and results are plain data. */
export type Calls = Record<string, (...given: never[]) => unknown>;

export interface CallRequest {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

export type CallAnswer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: SerialisedError };

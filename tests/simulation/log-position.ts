import type { LogPosition } from '../../src/domain/commit/change-log.ts';

/** The ordinal of the last line taken; infinite if the whole commit was taken. */
export function lineOf({ ordinal }: LogPosition): number {
  return ordinal ?? Infinity;
}

export function positionInWords({ sequence, ordinal }: LogPosition): string {
  return ordinal === null ? `${sequence}` : `${sequence}/${ordinal}`;
}

export function takenInWords(taken: LogPosition, played: string | null): string {
  return `when ${positionInWords(taken)} was taken and ${played ?? 'nothing'} played`;
}

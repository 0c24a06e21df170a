import { PRECISIONS, type Precision } from '../record/vocabulary.ts';

export function isCoarser(one: Precision, other: Precision): boolean {
  return PRECISIONS.indexOf(one) < PRECISIONS.indexOf(other);
}

export function coarserOf(one: Precision, other: Precision): Precision {
  return isCoarser(one, other) ? one : other;
}

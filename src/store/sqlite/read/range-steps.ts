import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { KeyRange } from '../../../domain/query/query.ts';
import { Stride, type Steps } from '../../kit/steps.ts';
import type { SqliteConnection } from '../connection.ts';
import type { Matching } from './matching.ts';
import { type Direction, strideEnd } from './query-sql.ts';

/**
 * Goes through a range part by part, from its start or from its end.
 *
 * @param visit reads one part, in a few milliseconds; returns whether to go on
 */
export function* visitInSteps(
  connection: SqliteConnection,
  matching: Matching,
  range: KeyRange,
  direction: Direction,
  visit: (part: KeyRange) => boolean,
): Steps<void> {
  const stride = new Stride();
  for (let rest: KeyRange | null = range; rest !== null;) {
    const { text, values } = strideEnd(matching, rest, direction, stride.size);
    const end: OrderKey | null = connection.all<{ key: OrderKey | null }>(text, ...values)[0]?.key ?? null;
    const [part, next] = cut(rest, end, direction);
    if (!stride.measure(() => visit(part))) return;
    rest = next;
    yield;
  }
}

function cut(range: KeyRange, at: OrderKey | null, direction: Direction): [KeyRange, KeyRange | null] {
  if (at === null) return [range, null];
  const lower = { from: range.from, to: at };
  const upper = { from: at, to: range.to };
  return direction === 'ASC' ? [lower, upper] : [upper, lower];
}

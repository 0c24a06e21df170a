/** The entries before the position of the replay, loaded page by page. */
import { askService } from './service.ts';
import { BeforeDocument, EarlierDocument } from '../generated/operations.ts';
import type { StageEntry } from '../model/entry.ts';
import { filterOf, filterUntil, isoInstant } from '../model/question.ts';
import { question } from './record.ts';

const BEFORE_COUNT = 40;
const EARLIER_COUNT = 60;

export interface History {
  /** In order of time. */
  readonly entries: readonly StageEntry[];
  readonly hasEarlier: boolean;
}

/** The last entries up to and including an instant. @param at in milliseconds since 1970 */
export async function historyUntil(at: number): Promise<History> {
  const { clock } = question.peek();
  const filter = filterUntil(question.peek(), at);
  const { timeline } = await askService(BeforeDocument, { filter, clock, last: BEFORE_COUNT });
  return { entries: timeline.nodes, hasEarlier: timeline.pageInfo.hasPreviousPage };
}

/** The entries right before one. */
export async function historyBefore({ id }: StageEntry): Promise<History> {
  const { clock, span } = question.peek();
  const filter = {
    ...filterOf(question.peek()),
    ...(span !== null && { from: isoInstant(span.from) }),
    undated: 'EXCLUDE' as const,
  };
  const { entry } = await askService(EarlierDocument, { id, clock, filter, count: EARLIER_COUNT });
  const entries = entry?.context.before ?? [];
  return { entries, hasEarlier: entries.length === EARLIER_COUNT };
}

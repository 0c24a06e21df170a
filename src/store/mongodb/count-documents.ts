/** The documents of the counters. Each commit adds to the stored counts or subtracts from them. */
import type { DayDelta, TermDelta, WordDelta } from '../../domain/commit/commit.ts';
import type { DayCountDocument, TermCountDocument, WordCountDocument } from './documents.ts';

export function toTermCount({ collection, term, by }: TermDelta): TermCountDocument {
  return { _id: `${collection}|${term}`, collection, term, count: by };
}

export function toDayCount({ by, ...day }: DayDelta): DayCountDocument {
  return { _id: [day.collection, day.clock, day.day ?? '', day.visibility].join('|'), ...day, count: by };
}

export function toWordCount({ collection, by }: WordDelta): WordCountDocument {
  return { _id: collection, collection, count: by };
}

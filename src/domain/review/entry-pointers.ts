import { momentInWords } from '../time/moment-words.ts';
import type { EntryInput } from '../record/input.ts';
import type { EntryRecord } from '../record/record.ts';
import { targetOf } from '../commit/threads.ts';

/** The other entries that an entry names, each once. */
export function pointersOf(input: EntryInput): string[] {
  const target = targetOf(input);
  return [
    ...new Set([
      ...(target === null ? [] : [target]),
      ...(input.relations ?? []).map(({ entry }) => entry),
      ...(input.about ?? []).filter((topic) => /^(?:message|statement):/.test(topic)),
    ]),
  ];
}

/**
 * Contradictions in time: an answer, a response or a quotation that is certainly earlier than the entry that it refers
 * to. Moments that may overlap contradict nothing.
 */
export function contradictionsOf(entry: EntryRecord, others: ReadonlyMap<string, EntryRecord>): string[] {
  const target = targetOf(entry.input);
  const relations = entry.input.relations ?? [];
  const claims: (readonly [verb: string, id: string])[] = [
    ...(target === null ? [] : [['answers', target] as const]),
    ...relations.filter(({ kind }) => kind === 'RESPONDS_TO').map(({ entry: id }) => ['responds to', id] as const),
    ...relations.filter(({ kind }) => kind === 'QUOTES').map(({ entry: id }) => ['quotes', id] as const),
  ];
  return claims.flatMap(([verb, id]) => {
    const mine = entry.occurred;
    const theirs = others.get(id)?.occurred ?? null;
    if (mine === null || theirs === null || mine.latest === null || theirs.earliest === null) return [];
    if (mine.latest >= theirs.earliest) return [];
    return [`${verb} ${id} of ${momentInWords(theirs)}, but is itself of ${momentInWords(mine)}`];
  });
}

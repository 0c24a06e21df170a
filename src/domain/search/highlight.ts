/**
 * Where a search matches a text, as pieces of HTML that are safe to insert: the text is escaped, and the only tag is
 * `<mark>`.
 */
import { escapeHtml } from '../html-escape.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';
import { cutText, type Word, wordsOf } from './words.ts';

const MAX_SNIPPETS = 3;
/** In UTF-16 units of the text, before escaping. */
const SNIPPET_LENGTH = 160;

/** A stretch of the text, in UTF-16 units, `end` exclusive. */
interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch to mark: a word, a phrase, or several that overlap. */
interface Find extends TextRange {
  /** The indexes in the query of the terms that match here. */
  readonly terms: readonly number[];
}

interface Snippet extends TextRange {
  readonly finds: readonly Find[];
}

/**
 * Up to three snippets of the text, in its order, cut at word borders, with `…` where text is left out. Snippets that
 * show more of the query's terms come first in the choice. Empty if the text has none of the terms.
 */
export function highlights(query: SearchQuery, text: string): string[] {
  const words = wordsOf(text);
  const finds = findsOf(query, words);
  return selected(snippetsOf(text, words, finds)).map((snippet) => toHtml(text, snippet));
}

function findsOf(query: SearchQuery, words: readonly Word[]): Find[] {
  const single: Find[] = [];
  for (const [first, { start }] of words.entries()) {
    for (const [place, term] of query.terms.entries()) {
      const length = matchLength(term, words, first);
      const last = length > 0 ? words[first + length - 1] : undefined;
      if (last !== undefined) single.push({ start, end: last.end, terms: [place] });
    }
  }
  const merged: Find[] = [];
  for (const find of single) {
    const previous = merged.at(-1);
    if (previous === undefined || previous.end <= find.start) merged.push(find);
    else merged[merged.length - 1] = union(previous, find);
  }
  return merged;
}

/** How many words from `first` on match the term; 0 if it does not match there. */
function matchLength(term: SearchTerm, words: readonly Word[], first: number): number {
  switch (term.kind) {
    case 'word':
      return words[first]?.word === term.word ? 1 : 0;
    case 'prefix':
      return words[first]?.word.startsWith(term.prefix) === true ? 1 : 0;
    case 'phrase':
      return term.words.every((word, offset) => words[first + offset]?.word === word) ? term.words.length : 0;
  }
}

function union(left: Find, right: Find): Find {
  return {
    start: left.start,
    end: Math.max(left.end, right.end),
    terms: [...new Set([...left.terms, ...right.terms])],
  };
}

/** A row of snippets that together hold every match. */
function snippetsOf(text: string, words: readonly Word[], finds: readonly Find[]): Snippet[] {
  const snippets: Snippet[] = [];
  let next = 0;
  for (let find = finds[0]; find !== undefined; find = finds[next]) {
    const start = snippetStart(words, find, snippets.at(-1)?.end ?? 0);
    const limit = start + SNIPPET_LENGTH;
    const first = next++;
    while ((finds[next]?.end ?? Infinity) <= limit) next++;
    const shown = finds.slice(first, next);
    const end = snippetEnd(text, words, shown.at(-1) ?? find, limit, finds[next]?.start);
    snippets.push({ start, end, finds: shown });
  }
  return snippets;
}

/** With as much text before the match as after it, but not before `earliest`. */
function snippetStart(words: readonly Word[], find: Find, earliest: number): number {
  const lead = Math.max(0, Math.floor((SNIPPET_LENGTH - (find.end - find.start)) / 2));
  const position = Math.max(earliest, find.start - lead);
  if (position === 0) return 0;
  return words[firstIndex(words, (word) => word.start >= position)]?.start ?? find.start;
}

/** If the next match does not fit, the snippet ends before it rather than within it. */
function snippetEnd(text: string, words: readonly Word[], last: Find, limit: number, following?: number): number {
  if (last.end > limit) return last.start + cutText(text.slice(last.start, limit + 1), limit - last.start).length;
  const latest = Math.min(limit, following ?? limit);
  if (latest >= text.length) return text.length;
  return words[firstIndex(words, (word) => word.end > latest) - 1]?.end ?? last.end;
}

/**
 * The index of the first word for which the test holds, if it then holds for all later words too; else the number of
 * words.
 */
function firstIndex(words: readonly Word[], test: (word: Word) => boolean): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const word = words[middle];
    if (word !== undefined && test(word)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Picks, each time, the snippet that adds most terms to those already shown; the earliest of equals. */
function selected(snippets: readonly Snippet[]): Snippet[] {
  const chosen = new Set<Snippet>();
  const shown = new Set<number>();
  for (let round = 0; round < MAX_SNIPPETS; round++) {
    let best: Snippet | undefined;
    let most = -1;
    for (const snippet of snippets) {
      const added = chosen.has(snippet) ? -1 : addedTerms(snippet, shown).size;
      if (added > most) [best, most] = [snippet, added];
    }
    if (best === undefined) break;
    for (const term of addedTerms(best, shown)) shown.add(term);
    chosen.add(best);
  }
  return snippets.filter((snippet) => chosen.has(snippet));
}

function addedTerms(snippet: Snippet, shown: ReadonlySet<number>): Set<number> {
  return new Set(snippet.finds.flatMap((find) => find.terms).filter((term) => !shown.has(term)));
}

function toHtml(text: string, snippet: Snippet): string {
  let html = snippet.start > 0 ? '…' : '';
  let position = snippet.start;
  for (const find of snippet.finds) {
    const end = Math.min(find.end, snippet.end);
    html += `${escapeHtml(text.slice(position, find.start))}<mark>${escapeHtml(text.slice(find.start, end))}</mark>`;
    position = end;
  }
  return html + escapeHtml(text.slice(position, snippet.end)) + (snippet.end < text.length ? '…' : '');
}

/**
 * A generated correspondence that costs as much time as a real archive: many people, texts of different words and
 * lengths, answers, subjects, citations, and statements between the messages. The same number of entries gives the same
 * record on every machine.
 */
import type { PutItem } from '../src/domain/commit/commit.ts';
import { toIso } from '../src/domain/time/instant.ts';
import { CHANNELS, STATEMENT_KINDS } from '../src/domain/record/vocabulary.ts';
import type { UncheckedItem } from '../src/formats/format.ts';
import { toEvent } from '../src/formats/kit/checked-item.ts';
import { Random } from './random.ts';

const COLLECTION = 'collection:correspondence';
const SOURCES = 20;
const ACTORS = 300;
const VOCABULARY = 20_000;
/** The entries are spread evenly over ten years, whatever their number. */
export const FIRST_INSTANT = Date.UTC(2010, 0, 1);
export const SPAN_MS = 10 * 365 * 86_400_000;
const STATEMENT_EVERY = 10;
const ANSWER_EVERY = 3;

/** A word in exactly `RARE_HITS` entries, evenly apart, whatever the number of entries. */
export const RARE_WORD = 'sextant';
export const RARE_HITS = 500;

/** First the records that the entries refer to, then the entries in the order of time. */
export function* correspondence(entries: number): Generator<PutItem> {
  for (const unchecked of uncheckedItems(entries)) yield checked(unchecked);
}

function* uncheckedItems(entries: number): Generator<UncheckedItem> {
  yield { kind: 'collection', input: { id: COLLECTION, title: 'Generated correspondence' } };
  for (let index = 0; index < ACTORS; index += 1) {
    yield {
      kind: 'actor',
      input: { id: actorAt(index), name: `${wordAt(index)} ${wordAt(index * 7)}`, kind: 'PERSON' },
    };
  }
  for (let index = 0; index < SOURCES; index += 1) {
    yield { kind: 'source', input: { id: sourceAt(index), title: `Box ${index}` } };
  }
  for (let ordinal = 0; ordinal < entries; ordinal += 1) {
    yield { kind: 'entry', collection: COLLECTION, input: inputAt(ordinal, entries) };
  }
}

function checked(unchecked: UncheckedItem): PutItem {
  const event = toEvent(unchecked, {});
  if (event.kind !== 'ITEM') throw new Error(`The record can't hold ${unchecked.input.id}`);
  return event.item;
}

type EntryItem = Extract<UncheckedItem, { kind: 'entry' }>;

function inputAt(ordinal: number, entries: number): EntryItem['input'] {
  const random = new Random(ordinal);
  const apart = Math.max(1, Math.floor(entries / RARE_HITS));
  const isRare = ordinal % apart === 0 && ordinal / apart < RARE_HITS;
  const common = {
    place: random.below(1_000),
    wording: 'VERBATIM' as const,
    text: textOf(random, isRare),
    occurred: toIso(FIRST_INSTANT + Math.floor((ordinal * SPAN_MS) / entries)),
    citations: [{ source: sourceAt(random.below(SOURCES)), paragraph: 1 + random.below(200) }],
  };
  const sender = actorAt(random.skewedBelow(ACTORS));
  if (ordinal % STATEMENT_EVERY === STATEMENT_EVERY - 1) {
    const kind = STATEMENT_KINDS[random.below(STATEMENT_KINDS.length)] ?? 'ASSERTION';
    return { ...common, type: 'STATEMENT', id: `statement:correspondence/${ordinal}`, speaker: sender, kind };
  }
  const answered = ordinal - 1 - random.below(20);
  const isAnswer = ordinal % ANSWER_EVERY === 0 && answered >= 0 && answered % STATEMENT_EVERY !== STATEMENT_EVERY - 1;
  return {
    ...common,
    type: 'MESSAGE',
    id: messageAt(ordinal),
    visibility: 'PRIVATE',
    channel: CHANNELS[random.skewedBelow(CHANNELS.length)] ?? 'EMAIL',
    subject: wordsOf(random, 4),
    sender,
    to: Array.from({ length: 1 + random.below(2) }, () => actorAt(random.skewedBelow(ACTORS))),
    ...(isAnswer && { inReplyTo: messageAt(answered) }),
  };
}

function textOf(random: Random, isRare: boolean): string {
  const text = wordsOf(random, 10 + random.below(50));
  return isRare ? `${text} ${RARE_WORD}` : text;
}

function wordsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => wordAt(random.skewedBelow(VOCABULARY))).join(' ');
}

function wordAt(index: number): string {
  const syllables = ['ka', 'lo', 'mi', 'ren', 'su', 'tor', 'va', 'ne', 'pi', 'qua'];
  return Array.from(String(index), (digit) => syllables[Number(digit)] ?? '').join('');
}

const actorAt = (index: number) => `actor:person-${index}`;
const sourceAt = (index: number) => `source:box-${index}`;
const messageAt = (ordinal: number) => `message:correspondence/${ordinal}`;

/**
 * Terms: the one vocabulary into which both entries and filters are translated.
 *
 * An entry carries a set of terms (`sender=actor:wikileaks`, `channel=EMAIL`); a filter asks for at least one term of
 * each of its groups. A store indexes terms beside the order keys and need not know their meaning.
 */
import type { Moment } from '../time/moment.ts';
import { citationsOf, identitiesOf, linksOf, participantsOf } from '../record/participants.ts';
import type { EntryRecord } from '../record/record.ts';
import type { ParticipantRole } from '../record/vocabulary.ts';

/** The subject of a term. */
export type Dimension =
  | 'collection'
  | 'access'
  | 'type'
  | 'visibility'
  | 'wording'
  | 'channel'
  | 'platform'
  | 'kind'
  | 'replyState'
  | 'status'
  /** In any role. */
  | 'actor'
  | 'sender'
  | 'recipient'
  | 'speaker'
  | 'subject'
  | 'source'
  /** A source that the entry cites again: `citation=source:a 2` for its second citation, `… 3` for the third. */
  | 'citation'
  | 'link'
  | 'thread'
  /**
   * Actors that the entry does not name, but that are merged with actors that it names. They are terms of `actor` too.
   */
  | 'alias'
  /** Actors to whom a citation of the entry attributes its words. */
  | 'attributed'
  /** Who wrote to whom: `pair=actor:a>actor:b`. */
  | 'pair'
  /** Terms that name another entry, so that they can be found from it: answers, relations, topics, relative moments. */
  | 'replyTo'
  | 'relation'
  | 'about'
  | 'base'
  /** Moments longer than a day or two, by clock: `span=OCCURRED`. They can begin long before the entries near them. */
  | 'span';
export type Term = `${Dimension}=${string}`;

export function term(dimension: Dimension, value: string): Term {
  return `${dimension}=${value}`;
}

/** The value of a term of this dimension, or null if the term is of another. */
export function valueOf(dimension: Dimension, given: string): string | null {
  const prefix = `${dimension}=`;
  return given.startsWith(prefix) ? given.slice(prefix.length) : null;
}

/** Bounds of all terms of a dimension: from (inclusive) and to (exclusive). */
export function termsOfDimension(dimension: Dimension): [from: string, to: string] {
  // `>` comes next after `=`.
  return [`${dimension}=`, `${dimension}>`];
}

/** The dimensions of `facets`; `pair` serves `correspondence`. */
export const FACET_DIMENSIONS = [
  'actor',
  'type',
  'platform',
  'channel',
  'visibility',
  'kind',
  'source',
  'collection',
] as const satisfies readonly Dimension[];

/** Terms of these dimensions are not counted: few entries carry each of them, and no question asks for their number. */
const UNCOUNTED: ReadonlySet<string> = new Set<Dimension>(['thread', 'replyTo', 'relation', 'about', 'base', 'span']);

/** Whether the stores count the entries with this term, for each collection. */
export function isCounted(given: Term): boolean {
  return !UNCOUNTED.has(given.slice(0, given.indexOf('=')));
}

const ROLE_DIMENSIONS: Readonly<Record<ParticipantRole, Dimension | null>> = {
  SENDER: 'sender',
  TO: 'recipient',
  CC: 'recipient',
  BCC: 'recipient',
  SPEAKER: 'speaker',
  SUBJECT: 'subject',
  PRINCIPAL: null,
  OUTLET: null,
  AUDIENCE: null,
};

/** The terms of an entry, each once. */
export function termsOf(entry: EntryRecord): Term[] {
  const { input } = entry;
  const terms = new Set<Term>([
    term('collection', entry.collection),
    term('access', entry.access),
    term('type', input.type),
    term('visibility', input.visibility),
    term('wording', input.wording),
    term('status', entry.status),
  ]);
  const add = (dimension: Dimension, values: readonly (string | null | undefined)[]) => {
    for (const value of values) if (value !== null && value !== undefined) terms.add(term(dimension, value));
  };
  addParticipants(entry, add);
  addCitations(entry, terms);
  add(
    'attributed',
    citationsOf(input).flatMap((citation) => citation.attributedTo ?? []),
  );
  add('link', linksOf(input));
  add(
    'relation',
    (input.relations ?? []).map((relation) => relation.entry),
  );
  add(
    'about',
    (input.about ?? []).filter((topic) => /^(message|statement):/.test(topic)),
  );
  add('base', [entry.occurred?.relativeTo?.entry, entry.disclosed?.relativeTo?.entry]);
  add('span', [isLong(entry.occurred) ? 'OCCURRED' : null, isLong(entry.disclosed) ? 'DISCLOSED' : null]);
  if (input.type === 'MESSAGE') {
    add('channel', [input.channel]);
    add('platform', [input.platform]);
    add('thread', [entry.thread]);
    add('replyTo', [input.inReplyTo]);
    add('replyState', [entry.replyState]);
  } else {
    add('kind', [input.kind]);
  }
  return [...terms];
}

/** The term of the entries that cite a source at least this often: their counts add up to its citations. */
export function citedTerm(source: string, times: number): Term {
  return times === 1 ? term('source', source) : term('citation', `${source} ${times}`);
}

function addCitations({ input }: EntryRecord, terms: Set<Term>): void {
  const times = new Map<string, number>();
  for (const { source } of citationsOf(input)) {
    const before = times.get(source) ?? 0;
    times.set(source, before + 1);
    terms.add(citedTerm(source, before + 1));
  }
}

/** Longer than a day in any zone, with some room. A longer moment gives the term `span`. */
export const LONG_MS = 48 * 3_600_000;

function isLong(moment: Moment | null): boolean {
  if (moment === null) return false;
  const { earliest, latest } = moment;
  return earliest === null || latest === null || latest - earliest > LONG_MS;
}

/** An actor with several ids is found by each of them. */
function addParticipants(entry: EntryRecord, add: (dimension: Dimension, values: readonly string[]) => void): void {
  const named = participantsOf(entry.input);
  const participants = named.map(({ role, actor }) => ({ role, ids: identitiesOf(entry, actor) }));
  for (const { role, ids } of participants) {
    add('actor', ids);
    const dimension = ROLE_DIMENSIONS[role];
    if (dimension !== null) add(dimension, ids);
  }
  if (entry.sameAs !== undefined) {
    const aliases = participants.flatMap(({ ids }) => ids).filter((id) => !named.some(({ actor }) => actor === id));
    add('alias', aliases);
  }
  const sender = participants.find((participant) => participant.role === 'SENDER');
  if (sender === undefined) return;
  const recipients = participants.filter((participant) => ROLE_DIMENSIONS[participant.role] === 'recipient');
  const to = recipients.flatMap(({ ids }) => ids);
  add(
    'pair',
    sender.ids.flatMap((from) => to.map((recipient) => `${from}>${recipient}`)),
  );
}

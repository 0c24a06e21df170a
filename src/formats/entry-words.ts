/** What is said of an entry to people: the same words in every export that is to be read. */
import type { CitationInput, EntryInput } from '../domain/record-input.ts';
import type { EntryRecord } from '../domain/record.ts';
import type { RecordNames } from './record-names.ts';

/** `WikiLeaks → Donald Trump Jr.`; `Alan Futerfas for Donald Trump Jr.` */
export function whoToWhom(input: EntryInput, names: RecordNames): string {
  const to = recipientsOf(input).map((party) => names.actor(party.actor));
  return [speakersOf(input, names), ...(to.length > 0 ? [listed(to)] : [])].join(' → ');
}

function speakersOf(input: EntryInput, names: RecordNames): string {
  if (input.type === 'MESSAGE') return input.sender === undefined ? 'Unknown sender' : names.actor(input.sender.actor);
  const behalf = (input.onBehalfOf ?? []).map((actor) => names.actor(actor));
  return [names.actor(input.speaker.actor), ...(behalf.length > 0 ? [`for ${listed(behalf)}`] : [])].join(' ');
}

function recipientsOf(input: EntryInput): readonly { readonly actor: string }[] {
  if (input.type === 'MESSAGE') return [...(input.to ?? []), ...(input.cc ?? []), ...(input.bcc ?? [])];
  return [...(input.outlet === undefined ? [] : [{ actor: input.outlet }]), ...(input.to ?? [])];
}

/** `direct message on Twitter`, `denial` */
export function mannerOf(input: EntryInput): string {
  if (input.type === 'STATEMENT') return inWords(input.kind);
  const channel = input.channel === 'EMAIL' ? 'e-mail' : inWords(input.channel);
  return `${channel}${input.platform === undefined ? '' : ` on ${input.platform}`}`;
}

/** `private direct message on Twitter`, `public denial` */
export function openMannerOf(input: EntryInput): string {
  return `${inWords(input.visibility)} ${mannerOf(input)}`;
}

/** What a reader must know about the words before he takes them for what was said. */
export function caveatsOf(entry: EntryRecord): string[] {
  const { input, status, replyState } = entry;
  return [
    ...(status === 'RETRACTED' ? ['retracted'] : status === 'CORRECTED' ? ['corrected'] : []),
    ...(input.wording === 'REPORTED' ? ['reported, not quoted'] : []),
    ...(replyState === 'REPORTED_UNANSWERED' ? ['not answered, as reported'] : []),
  ];
}

/** The words of an entry: quoted where they are verbatim. Empty where the source gives none. */
export function wordsOf({ text, wording }: EntryInput): string {
  if (text === undefined || text === '') return '';
  return wording === 'VERBATIM' ? `“${text}”` : text;
}

/** `The Secret Correspondence, ¶ 7: “…”; according to Julian Assange; inferred: …` */
export function citationInWords(citation: CitationInput, names: RecordNames): string {
  const { source, paragraph, quotes = [] } = citation;
  const place = paragraph === undefined ? '' : `, ¶ ${paragraph}`;
  const words = quotes.length === 0 ? '' : `: ${quotes.map(({ exact }) => `“${exact}”`).join(' … ')}`;
  return [`${names.source(source).title}${place}${words}`, ...basisOf(citation, names)].join('; ');
}

/** Who says so where it is not the source itself, and that it was inferred, with the reason. */
export function basisOf({ attributedTo = [], inferred, reason }: CitationInput, names: RecordNames): string[] {
  return [
    ...(attributedTo.length > 0 ? [`according to ${listed(attributedTo.map((actor) => names.actor(actor)))}`] : []),
    ...(inferred === true ? [`inferred${reason === undefined ? '' : `: ${reason}`}`] : []),
  ];
}

/** `DIRECT_MESSAGE` → `direct message` */
export function inWords(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}

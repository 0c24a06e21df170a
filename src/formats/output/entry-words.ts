/** What is said of an entry to people: the same words in every export that is to be read. */
import type { EntryAct } from '../../domain/record/entry-acts.ts';
import { momentInWords } from '../../domain/time/moment-words.ts';
import type { CitationInput, EntryInput } from '../../domain/record/input.ts';
import type { ExportedEntry } from './output-format.ts';
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
  // An outlet that speaks for itself is named already.
  const outlet = input.outlet === input.speaker.actor ? undefined : input.outlet;
  return [...(outlet === undefined ? [] : [{ actor: outlet }]), ...(input.to ?? [])];
}

/** `direct message on Twitter`, `denial` */
export function mannerOf(input: EntryInput): string {
  if (input.type === 'STATEMENT') return inWords(input.kind);
  const channel = input.channel === 'EMAIL' ? 'e-mail' : inWords(input.channel);
  const isSaid = input.platform === undefined || input.platform.toLowerCase() === input.channel.toLowerCase();
  return isSaid ? channel : `${channel} on ${input.platform}`;
}

/** `private direct message on Twitter`, `public denial` */
export function openMannerOf(input: EntryInput): string {
  return `${inWords(input.visibility)} ${mannerOf(input)}`;
}

/** What a reader must know about the words before he takes them for what was said. */
export function caveatsOf(entry: ExportedEntry): string[] {
  const { input, replyState } = entry;
  return [
    ...changesOf(entry),
    ...(input.wording === 'REPORTED' ? ['reported, not quoted'] : []),
    ...(replyState === 'REPORTED_UNANSWERED' ? ['not answered, as reported'] : []),
  ];
}

const DONE: Readonly<Record<EntryAct['kind'], string>> = {
  correction: 'corrected',
  retraction: 'retracted',
  restoration: 'retraction taken back',
};

/** What was done to it since it was imported: `corrected on 2 January 2026: A word was missing.` */
export function changesOf({ status, history }: ExportedEntry): string[] {
  const told = (history?.acts ?? []).map(({ kind, at, reason }) => {
    const day = at === undefined ? '' : ` on ${momentInWords({ edtf: at.slice(0, 10), zone: null })}`;
    return `${DONE[kind]}${day}: ${reason}`;
  });
  if (told.length > 0 || status === 'CURRENT') return told;
  return [inWords(status)];
}

/** The citations of what an entry is, and of the report that nobody answered it; its relations have their own. */
export function ownCitationsOf(input: EntryInput): readonly CitationInput[] {
  return [...(input.citations ?? []), ...(input.type === 'MESSAGE' ? (input.unanswered ?? []) : [])];
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

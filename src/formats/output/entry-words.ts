/** Facts about an entry in words, the same in every export that people read. */
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
  // An outlet that speaks for itself is already the speaker.
  const outlet = input.outlet === input.speaker.actor ? undefined : input.outlet;
  return [...(outlet === undefined ? [] : [{ actor: outlet }]), ...(input.to ?? [])];
}

/** `direct message on Twitter`, `denial` */
export function kindInWords(input: EntryInput): string {
  if (input.type === 'STATEMENT') return inWords(input.kind);
  const channel = input.channel === 'EMAIL' ? 'e-mail' : inWords(input.channel);
  const isSaid = input.platform === undefined || input.platform.toLowerCase() === input.channel.toLowerCase();
  return isSaid ? channel : `${channel} on ${input.platform}`;
}

/** `private direct message on Twitter`, `public denial` */
export function openKindInWords(input: EntryInput): string {
  return `${inWords(input.visibility)} ${kindInWords(input)}`;
}

/** Facts that a reader must know before they take the text for the exact words. */
export function caveatsOf(entry: ExportedEntry): string[] {
  const { input, replyState } = entry;
  return [
    ...changesInWords(entry),
    ...(input.wording === 'REPORTED' ? ['reported, not quoted'] : []),
    ...(replyState === 'REPORTED_UNANSWERED' ? ['not answered, as reported'] : []),
  ];
}

const DONE: Readonly<Record<EntryAct['kind'], string>> = {
  correction: 'corrected',
  retraction: 'retracted',
  restoration: 'retraction taken back',
};

/** Changes since the import: `corrected on 2 January 2026: A word was missing.` */
export function changesInWords({ status, history }: ExportedEntry): string[] {
  const acts = (history?.acts ?? []).map(({ kind, at, reason }) => {
    const day = at === undefined ? '' : ` on ${momentInWords({ edtf: at.slice(0, 10), zone: null })}`;
    return `${DONE[kind]}${day}: ${reason}`;
  });
  if (acts.length > 0 || status === 'CURRENT') return acts;
  return [inWords(status)];
}

/** The citations of the entry, and those of the report that nobody answered it. Its relations have their own. */
export function ownCitationsOf(input: EntryInput): readonly CitationInput[] {
  return [...(input.citations ?? []), ...(input.type === 'MESSAGE' ? (input.unanswered ?? []) : [])];
}

/** The text of an entry, in quotation marks if it is verbatim; empty if the source gives no words. */
export function quotedText({ text, wording }: EntryInput): string {
  if (text === undefined || text === '') return '';
  return wording === 'VERBATIM' ? `“${text}”` : text;
}

/** `The Secret Correspondence, ¶ 7: “…”; according to Julian Assange; inferred: …` */
export function citationInWords(citation: CitationInput, names: RecordNames): string {
  const { source, paragraph, quotes = [] } = citation;
  const location = paragraph === undefined ? '' : `, ¶ ${paragraph}`;
  const words = quotes.length === 0 ? '' : `: ${quotes.map(({ exact }) => `“${exact}”`).join(' … ')}`;
  return [`${names.source(source).title}${location}${words}`, ...attributionOf(citation, names)].join('; ');
}

/** Who says so, if it is not the source itself; and whether the fact was inferred, with the reason. */
export function attributionOf({ attributedTo = [], inferred, reason }: CitationInput, names: RecordNames): string[] {
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

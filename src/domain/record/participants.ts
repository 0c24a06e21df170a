import type { AccountInput, CitationInput, EntryInput, PartyInput } from './input.ts';
import type { EntryRecord } from './record.ts';
import { never, type ParticipantRole } from './vocabulary.ts';

export interface Participant {
  readonly role: ParticipantRole;
  readonly actor: string;
  readonly account: AccountInput | null;
}

const inRole = (role: ParticipantRole, parties: readonly PartyInput[] | undefined): Participant[] =>
  (parties ?? []).map((party) => ({ role, actor: party.actor, account: party.account ?? null }));

const actorsInRole = (role: ParticipantRole, actors: readonly string[] | undefined): Participant[] =>
  (actors ?? []).map((actor) => ({ role, actor, account: null }));

/** Everyone that an entry names, by role, in the order in which the editor wrote them. */
export function participantsOf(input: EntryInput): Participant[] {
  const subjects = actorsInRole(
    'SUBJECT',
    input.about?.filter((topic) => topic.startsWith('actor:')),
  );
  switch (input.type) {
    case 'MESSAGE':
      return [
        ...inRole('SENDER', input.sender && [input.sender]),
        ...inRole('TO', input.to),
        ...inRole('CC', input.cc),
        ...inRole('BCC', input.bcc),
        ...subjects,
      ];
    case 'STATEMENT':
      return [
        ...inRole('SPEAKER', [input.speaker]),
        ...actorsInRole('PRINCIPAL', input.onBehalfOf),
        ...actorsInRole('OUTLET', input.outlet === undefined ? [] : [input.outlet]),
        ...inRole('AUDIENCE', input.to),
        ...subjects,
      ];
    default:
      return never(input);
  }
}

/** All ids of the actor that an entry names by this id. */
export function identitiesOf({ sameAs }: Pick<EntryRecord, 'sameAs'>, actor: string): readonly string[] {
  return sameAs?.[actor] ?? [actor];
}

/** Every citation of an entry: its own, those of its relations, and those of the report that it was not answered. */
export function citationsOf(input: EntryInput): CitationInput[] {
  return [
    ...(input.citations ?? []),
    ...(input.type === 'MESSAGE' ? (input.unanswered ?? []) : []),
    ...(input.relations ?? []).flatMap((relation) => relation.citations ?? []),
  ];
}

/** The links that an entry carries or is about. */
export function linksOf(input: EntryInput): string[] {
  return [...new Set([...(input.links ?? []), ...(input.about ?? []).filter((topic) => topic.startsWith('link:'))])];
}

/** The place in the source: as written, else the paragraph of the first citation. */
export function placeOf(input: EntryInput): number {
  return input.place ?? input.citations?.[0]?.paragraph ?? 0;
}

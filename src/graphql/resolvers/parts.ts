/** Resolvers of the parts of entries and actors: moments, participants, citations, relations. */
import { resolveMoment } from '../../domain/time/moment-resolution.ts';
import type { MomentInput } from '../../domain/time/moment.ts';
import { loadEntry } from '../entry-lists.ts';
import type {
  ActorRoleResolvers,
  CitationResolvers,
  CorrespondenceResolvers,
  EntryRevisionResolvers,
  MomentResolvers,
  ParticipantResolvers,
  RelationResolvers,
  RelativeMomentResolvers,
} from '../generated/resolvers-types.ts';
import { type MomentNode, type Seen, through } from '../nodes.ts';
import { load, loadAll, requireNamed } from './named.ts';

export const momentResolvers: MomentResolvers = {
  edtf: ({ value }) => value.edtf,
  written: ({ value }) => value.written,
  earliest: ({ value }) => value.earliest,
  latest: ({ value }) => value.latest,
  precision: ({ value }) => value.precision,
  uncertain: ({ value }) => value.uncertain,
  approximate: ({ value }) => value.approximate,
  zone: ({ value }) => value.zone,
  basis: ({ value }) => value.basis,
  relativeTo: (node) => node.value.relativeTo && through(node, node.value.relativeTo),
  scheduled: ({ value }) => value.scheduled,
  note: ({ value }) => value.note,
};

export const relativeMomentResolvers: RelativeMomentResolvers = {
  entry: (node, _args, context) => loadEntry(context, node.value.entry, node.lens),
  offset: ({ value }) => value.offset,
};

export const participantResolvers: ParticipantResolvers = {
  role: ({ value }) => value.role,
  actor: (node, _args, context) => requireNamed(context, 'actor', node.value.actor, node),
  account: ({ value }) => value.account,
};

export const citationResolvers: CitationResolvers = {
  source: (node, _args, context) => requireNamed(context, 'source', node.value.source, node),
  quotes: ({ value }) => [...(value.quotes ?? [])],
  paragraph: ({ value }) => value.paragraph ?? null,
  attributedTo: (node, _args, context) => loadAll(context, 'actor', node.value.attributedTo, node),
  inferred: ({ value }) => value.inferred ?? false,
  reason: ({ value }) => value.reason ?? null,
};

export const relationResolvers: RelationResolvers = {
  citations: ({ citations, entry }) => citations.map((value) => through(entry, value)),
};

export const entryRevisionResolvers: EntryRevisionResolvers = {
  replacedAt: ({ replacedAt }) => Date.parse(replacedAt),
  text: ({ input }) => input.text ?? null,
};

export const actorRoleResolvers: ActorRoleResolvers = {
  title: ({ value }) => value.title,
  organisation: (node, _args, context) => load(context, 'actor', node.value.organisation, node),
  from: (node) => standing(node, node.value.from),
  to: (node) => standing(node, node.value.to),
  citations: (node) => (node.value.citations ?? []).map((value) => through(node, value)),
};

export const correspondenceResolvers: CorrespondenceResolvers = {
  from: (node, _args, context) => requireNamed(context, 'actor', node.value.from, node),
  to: (node, _args, context) => requireNamed(context, 'actor', node.value.to, node),
  count: ({ value }) => value.count,
  first: (node) => node.first && through(node, node.first),
  last: (node) => node.last && through(node, node.last),
};

/** A moment that is not on the timeline, so it never depends on an entry. */
export function standing(from: Pick<Seen<unknown>, 'lens'>, input: MomentInput | undefined): MomentNode | null {
  return input === undefined ? null : through(from, resolveMoment(input, undefined, null));
}

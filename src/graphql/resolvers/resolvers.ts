import type { Resolvers } from '../generated/resolvers-types.ts';
import type { Seen } from '../nodes.ts';
import { nodeTypeOf } from '../../domain/record/ids.ts';
import { scalars } from '../scalars.ts';
import { actResolvers, erasePayloadResolvers } from './acts.ts';
import { entryResolvers } from './entry.ts';
import { messageResolvers } from './message.ts';
import {
  actorRoleResolvers,
  citationResolvers,
  correspondenceResolvers,
  entryRevisionResolvers,
  momentResolvers,
  participantResolvers,
  relationResolvers,
  relativeMomentResolvers,
} from './parts.ts';
import { putPayloadResolvers, putResultResolvers, putResolvers } from './puts.ts';
import { queryResolvers } from './query.ts';
import { actorResolvers, collectionResolvers, linkResolvers, sourceResolvers, threadResolvers } from './records.ts';
import {
  caughtUpFrameResolvers,
  entryFrameResolvers,
  fellBehindFrameResolvers,
  gapFrameResolvers,
  replayFrameResolvers,
  replayStatusResolvers,
  subscriptionResolvers,
} from './replay.ts';
import { controlResolvers } from './replay-controls.ts';
import { statementResolvers } from './statement.ts';

const TYPE_NAMES = {
  collection: 'Collection',
  actor: 'Actor',
  message: 'Message',
  statement: 'Statement',
  source: 'Source',
  link: 'Link',
  thread: 'Thread',
} as const;

/** The type of a node follows from its id. */
const typeOf = ({ value }: Seen<{ readonly id: string }>) => {
  const type = nodeTypeOf(value.id);
  if (type === null) throw new Error(`${value.id} is not an id`);
  return TYPE_NAMES[type];
};

export const resolvers: Resolvers = {
  ...scalars,
  Query: queryResolvers,
  Mutation: { ...putResolvers, ...actResolvers, ...controlResolvers },
  Subscription: subscriptionResolvers,
  Node: { __resolveType: typeOf },
  Entry: entryResolvers,
  Topic: { __resolveType: (topic) => typeOf(topic) as 'Actor' | 'Message' | 'Statement' | 'Link' },
  Message: messageResolvers,
  Statement: statementResolvers,
  Moment: momentResolvers,
  RelativeMoment: relativeMomentResolvers,
  Participant: participantResolvers,
  Citation: citationResolvers,
  Relation: relationResolvers,
  EntryRevision: entryRevisionResolvers,
  ActorRole: actorRoleResolvers,
  Correspondence: correspondenceResolvers,
  Collection: collectionResolvers,
  Actor: actorResolvers,
  Source: sourceResolvers,
  Link: linkResolvers,
  Thread: threadResolvers,
  PutPayload: putPayloadResolvers,
  PutResult: putResultResolvers,
  ErasePayload: erasePayloadResolvers,
  ReplayFrame: replayFrameResolvers,
  EntryFrame: entryFrameResolvers,
  GapFrame: gapFrameResolvers,
  CaughtUpFrame: caughtUpFrameResolvers,
  FellBehindFrame: fellBehindFrameResolvers,
  ReplayStatus: replayStatusResolvers,
};

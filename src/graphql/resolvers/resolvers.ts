import type { Resolvers } from '../generated/resolvers-types.ts';
import type { Seen } from '../nodes.ts';
import { nodeTypeOf } from '../../domain/record/ids.ts';
import { scalars } from '../scalars.ts';
import { acts, erasePayload } from './acts.ts';
import { entry } from './entry.ts';
import { message } from './message.ts';
import {
  actorRole,
  citation,
  correspondence,
  entryRevision,
  moment,
  participant,
  relation,
  relativeMoment,
} from './parts.ts';
import { putPayload, putResult, puts } from './puts.ts';
import { query } from './query.ts';
import { actor, collection, link, source, thread } from './records.ts';
import { entryFrame, fellBehindFrame, gapFrame, replayFrame, replayStatus, subscription } from './replay.ts';
import { replayControls } from './replay-controls.ts';
import { statement } from './statement.ts';

const TYPE_NAMES = {
  collection: 'Collection',
  actor: 'Actor',
  message: 'Message',
  statement: 'Statement',
  source: 'Source',
  link: 'Link',
  thread: 'Thread',
} as const;

/** Every node knows what it is by its id. */
const typeOf = ({ value }: Seen<{ readonly id: string }>) => {
  const type = nodeTypeOf(value.id);
  if (type === null) throw new Error(`${value.id} is no id`);
  return TYPE_NAMES[type];
};

export const resolvers: Resolvers = {
  ...scalars,
  Query: query,
  Mutation: { ...puts, ...acts, ...replayControls },
  Subscription: subscription,
  Node: { __resolveType: typeOf },
  Entry: entry,
  Topic: { __resolveType: (topic) => typeOf(topic) as 'Actor' | 'Message' | 'Statement' | 'Link' },
  Message: message,
  Statement: statement,
  Moment: moment,
  RelativeMoment: relativeMoment,
  Participant: participant,
  Citation: citation,
  Relation: relation,
  EntryRevision: entryRevision,
  ActorRole: actorRole,
  Correspondence: correspondence,
  Collection: collection,
  Actor: actor,
  Source: source,
  Link: link,
  Thread: thread,
  PutPayload: putPayload,
  PutResult: putResult,
  ErasePayload: erasePayload,
  ReplayFrame: replayFrame,
  EntryFrame: entryFrame,
  GapFrame: gapFrame,
  FellBehindFrame: fellBehindFrame,
  ReplayStatus: replayStatus,
};

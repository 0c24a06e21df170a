import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { useServer } from 'graphql-ws/use/ws';
import type { Frame } from '../viewer.ts';
import type { Peer } from './peer.ts';
import { PubSub } from './pub-sub.ts';
import { openSocketServer } from './socket-server.ts';

const SCHEMA_FILE = new URL('../../schema.graphql', import.meta.url);

/**
 * The recipe of Apollo Server's documentation: `useServer` of `graphql-ws`, and a resolver that returns a new async
 * iterator for each subscriber. It has the same schema and the same operation, with entries from memory.
 */
export async function openApolloRecipe(frames: readonly string[]): Promise<Peer> {
  const pubSub = new PubSub();
  const schema = makeExecutableSchema({
    typeDefs: readFileSync(SCHEMA_FILE, 'utf8'),
    resolvers: {
      Subscription: { replay: { subscribe: () => pubSub.asyncIterator(), resolve: (frame: unknown) => frame } },
    },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  });
  const entries = frames.map((text) => {
    const { payload } = JSON.parse(text) as { payload: { data: { replay: Frame } } };
    return { ...payload.data.replay, entry: { ...payload.data.replay.entry, __typename: 'Message' } };
  });
  const { sockets, url, close } = await openSocketServer();
  useServer({ schema }, sockets);
  return {
    url,
    close,
    subscribers: () => pubSub.subscribers,
    publish(from, to) {
      for (const entry of entries.slice(from, to)) pubSub.publish(entry);
    },
  };
}

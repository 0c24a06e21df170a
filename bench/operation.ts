/** The operation of every subscriber: all fields that a page needs to show an entry. */
export const REPLAY_SUBSCRIPTION = `subscription Bench($input: ReplayInput!) {
  replay(input: $input) {
    __typename cursor timelineTime serverTime generation
    ... on OpenedFrame { replayId controlKey }
    ... on EntryFrame {
      change late
      entry { id text occurred { edtf scheduled } participants { role actor { id name } } }
    }
  }
}`;

/** The input of a replay, as JSON. */
export type Input = Readonly<Record<string, unknown>>;

export const SUBPROTOCOL = 'graphql-transport-ws';

/** A text that only messages with an entry contain. */
export const ENTRY_MARK = '"__typename":"EntryFrame"';

/** What the terminal asks of a replay, and the shape of what comes. */
export const REPLAY_SUBSCRIPTION = /* GraphQL */ `
  subscription Replay($input: ReplayInput!) {
    replay(input: $input) {
      __typename
      cursor
      timelineTime
      serverTime
      generation
      ... on OpenedFrame {
        replayId
        total
        undated
        earliest
        latest
      }
      ... on EntryFrame {
        change
        late
        entry {
          __typename
          id
          text
          wording
          visibility
          occurred {
            ...When
          }
          disclosed {
            ...When
          }
          participants {
            role
            actor {
              name
            }
          }
          citations {
            source {
              title
            }
            paragraph
          }
          ... on Message {
            platform
            channel
            replyState
          }
          ... on Statement {
            kind
          }
        }
      }
      ... on GapFrame {
        from
        to
        waited
      }
      ... on RemovedFrame {
        entryId
        removal: reason
      }
      ... on CaughtUpFrame {
        revision
      }
      ... on FellBehindFrame {
        by
        entries
      }
      ... on StatusFrame {
        status {
          paused
          speed
        }
      }
      ... on EndedFrame {
        reason
      }
    }
  }
  fragment When on Moment {
    edtf
    written
    basis
    precision
  }
`;

interface When {
  readonly edtf: string;
  readonly written: string | null;
  readonly basis: string;
}

export interface ReplayedEntry {
  readonly __typename: 'Message' | 'Statement';
  readonly id: string;
  readonly text: string | null;
  readonly wording: 'VERBATIM' | 'REPORTED';
  readonly visibility: 'PRIVATE' | 'PUBLIC';
  readonly occurred: When | null;
  readonly disclosed: When | null;
  readonly participants: readonly { readonly role: string; readonly actor: { readonly name: string } }[];
  readonly citations: readonly { readonly source: { readonly title: string }; readonly paragraph: number | null }[];
  readonly platform?: string | null;
  readonly channel?: string;
  readonly replyState?: string;
  readonly kind?: string;
}

interface FrameBase {
  readonly cursor: string;
  readonly timelineTime: string | null;
}

export type ReplayFrame = FrameBase &
  (
    | {
        readonly __typename: 'OpenedFrame';
        readonly total: number;
        readonly undated: number;
        readonly earliest: string | null;
        readonly latest: string | null;
      }
    | {
        readonly __typename: 'EntryFrame';
        readonly entry: ReplayedEntry;
        readonly change: string;
        readonly late: boolean;
      }
    | { readonly __typename: 'GapFrame'; readonly from: string; readonly to: string; readonly waited: string }
    | { readonly __typename: 'RemovedFrame'; readonly entryId: string; readonly removal: string }
    | { readonly __typename: 'CaughtUpFrame'; readonly revision: number }
    | { readonly __typename: 'FellBehindFrame'; readonly by: string; readonly entries: number }
    | {
        readonly __typename: 'StatusFrame';
        readonly status: { readonly paused: boolean; readonly speed: number | null };
      }
    | { readonly __typename: 'ClockFrame' }
    | { readonly __typename: 'EndedFrame'; readonly reason: string }
  );

/** Example operations: the tabs of the playground. The docs and the tests use them too. */
export interface Example {
  readonly name: string;
  readonly query: string;
}

/** The short form of an entry in the examples of replays, with its date on the clock of the replay. */
const inShort = (clock: 'occurred' | 'disclosed') => `fragment InShort on Entry {
  __typename
  visibility
  ${clock} { edtf }
  participants { role actor { name } }
  text
}
`;

export const EXAMPLES: readonly Example[] = [
  {
    name: 'What was said in public beside the direct messages?',
    query: `# What was said in public beside the direct messages?
query PublicBesidePrivate {
  messages(filter: { channels: [DIRECT_MESSAGE], undated: EXCLUDE }) {
    nodes {
      occurred { edtf }
      sender { actor { name } }
      text
      nearby(within: "P2D") {
        reasons
        lag { stated least most }
        entry {
          __typename
          id
          text
          participants { role actor { name } }
        }
      }
    }
  }
}
`,
  },
  {
    name: 'What did the public know on 20 October 2016?',
    query: `# What did the public know on 20 October 2016?
query KnownThen {
  timeline(filter: { knownOn: "2016-10-20" }, clock: DISCLOSED) {
    totalCount
    nodes {
      __typename
      id
      disclosed { edtf written }
      text
    }
  }
}
`,
  },
  {
    name: 'Which messages does a source call unanswered, which have no known reply?',
    query: `# Which messages does a source call unanswered, which have no known reply?
query Unanswered {
  reportedUnanswered: messages(filter: { replyState: REPORTED_UNANSWERED }) {
    nodes { id text citations { paragraph quotes { exact } } }
  }
  notDocumented: messages(filter: { replyState: NO_REPLY_DOCUMENTED, visibility: PRIVATE }) {
    nodes { id text }
  }
}
`,
  },
  {
    name: 'Who denied what, and what contradicts it?',
    query: `# Who denied what, and what contradicts it?
query Denials {
  statements(filter: { statementKinds: [DENIAL] }) {
    nodes {
      id
      occurred { edtf }
      speaker { actor { name } }
      text
      relations {
        kind
        direction
        entry { id text visibility occurred { edtf } disclosed { edtf } }
        citations { inferred reason }
      }
    }
  }
}
`,
  },
  {
    name: 'How did one link get from a private message to a public post?',
    query: `# How did one link get from a private message to a public post?
query WayOfALink {
  links {
    nodes {
      label
      url
      entries {
        nodes {
          id
          visibility
          occurred { edtf written relativeTo { offset entry { id } } }
          participants { role actor { name } }
        }
      }
    }
  }
}
`,
  },
  {
    name: 'What was said on 13 November 2017, by whom, for whom, to whom?',
    query: `# What was said on 13 November 2017, by whom, for whom, to whom?
query OneDay {
  timeline(filter: { from: "2017-11-13", to: "2017-11-13" }) {
    nodes {
      id
      text
      occurred { edtf basis note }
      participants { role actor { name } }
      ... on Statement {
        kind
        speaker { actor { name } }
        onBehalfOf { name }
        outlet { name }
        audience
      }
    }
  }
}
`,
  },
  {
    name: 'What is undated?',
    query: `# What is undated?
query Undated {
  timeline(filter: { undated: ONLY }) {
    totalCount
    nodes {
      id
      text
      disclosure
      disclosed { edtf }
      citations { paragraph }
    }
  }
}
`,
  },
  {
    name: 'Replay it: the whole record in a minute',
    query: `# Replay it: the whole record in a minute
subscription Replay {
  replay(input: { pacing: { fitInto: "PT1M" }, maxGap: "PT2S" }) {
    __typename
    timelineTime
    ... on OpenedFrame { total undated }
    ... on EntryFrame { entry { ...InShort } }
    ... on GapFrame { from to waited }
    ... on EndedFrame { reason }
  }
}

${inShort('occurred')}`,
  },
  {
    name: 'Replay October 2016, a day a second',
    query: `# Replay October 2016, a day a second
subscription ReplayOctober {
  replay(
    input: {
      from: "2016-10-01T00:00:00Z"
      to: "2016-11-01T00:00:00Z"
      pacing: { speed: 86400 }
      maxGap: "PT3S"
    }
  ) {
    __typename
    timelineTime
    ... on OpenedFrame { total }
    ... on EntryFrame { entry { ...InShort } }
    ... on GapFrame { from to waited }
    ... on EndedFrame { reason }
  }
}

${inShort('occurred')}`,
  },
  {
    name: 'Replay it as it became known, and follow what is added',
    query: `# Replay it as it became known, and follow what is added
subscription ReplayDisclosures {
  replay(input: { clock: DISCLOSED, pacing: { entriesPerSecond: 2 }, onEnd: FOLLOW }) {
    __typename
    timelineTime
    ... on OpenedFrame { total undated }
    ... on EntryFrame { change late entry { ...InShort } }
    ... on RemovedFrame { entryId reason }
    ... on CaughtUpFrame { revision }
    ... on EndedFrame { ended: reason }
  }
}

${inShort('disclosed')}`,
  },
];

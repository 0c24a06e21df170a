/** The time of queries on a store with a million entries, compared with ten thousand. */
import { ask } from '../ask.ts';
import { RARE_HITS, RARE_WORD } from '../correspondence.ts';
import { interleave, type Scenario } from '../scenario.ts';
import { quantile } from '../statistics.ts';

const SMALL = 10_000;
const WARM_UP = 5;

interface Question {
  readonly name: string;
  readonly what: string;
  /** `ratio` for queries whose time must not grow with the record; `value` for those that count over all of it. */
  readonly figure: 'ratio' | 'value';
  readonly goal: number;
  /** The query for the service at this address. */
  readonly query: (url: string) => Promise<string>;
}

const EMAILS = 'filter: { channels: [EMAIL] }';
const ONE_ACTOR = 'filter: { actors: ["actor:person-150"] }';
const FACETS = '{ actors { value count } types { value count } channels { value count } sources { value count } }';

export const QUESTIONS: readonly Question[] = [
  {
    name: 'page.deep.1m-vs-10k',
    what: 'a filtered page of 50 entries near the end of the timeline',
    figure: 'ratio',
    goal: 1.5,
    query: async (url) => {
      const end = `{ timeline(last: 60, ${EMAILS}) { edges { cursor } } }`;
      const { timeline } = await ask<{ timeline: { edges: { cursor: string }[] } }>(url, end);
      return `{ timeline(first: 50, after: "${timeline.edges[0]?.cursor ?? ''}", ${EMAILS}) {
        edges { cursor node { id text occurred { edtf } participants { role actor { name } } } }
      } }`;
    },
  },
  {
    name: 'search.1m-vs-10k',
    what: `a search for a word that is in ${RARE_HITS} entries of both stores`,
    figure: 'ratio',
    goal: 3,
    query: async () => `{ search(query: "${RARE_WORD}", first: 20) { edges { score node { id } } } }`,
  },
  {
    name: 'histogram.1m',
    what: 'histograms by month of everything and of one actor, in one request',
    figure: 'value',
    goal: 300,
    query: async () => `{
      all: histogram(interval: MONTH) { start count private public }
      one: histogram(interval: MONTH, ${ONE_ACTOR}) { start count private public }
    }`,
  },
  {
    name: 'facets.1m',
    what: 'facets of everything and of one actor, in one request',
    figure: 'value',
    goal: 300,
    query: async () => `{ all: facets ${FACETS} one: facets(${ONE_ACTOR}) ${FACETS} }`,
  },
];

export const largeArchive: readonly Scenario[] = QUESTIONS.map(toScenario);

function toScenario({ name, what, figure, goal, query }: Question): Scenario {
  const share = figure === 'ratio' ? 0.5 : 0.99;
  return {
    name,
    what: `${what}, over GraphQL`,
    peer: `the same in a store of ${SMALL.toLocaleString('en')} entries`,
    unit: `ms, p${100 * share}`,
    figure,
    goal: `≤ ${goal}`,
    isMet: ({ ratio, ours }) => (figure === 'ratio' ? ratio : ours) <= goal,
    rounds: 3,
    async measure(bench, rounds) {
      const entries = bench.largeStore;
      await using large = await bench.serviceOver(await bench.archive(entries));
      await using small = await bench.serviceOver(await bench.archive(SMALL));
      const samples = bench.isQuick ? 20 : 60;
      const inLarge = new Asking(large.url, await query(large.url), samples);
      const inSmall = new Asking(small.url, await query(small.url), samples);
      const measured = await interleave(
        rounds,
        async () => quantile(await inLarge.round(), share),
        async () => quantile(await inSmall.round(), share),
      );
      const notes = [
        `${entries.toLocaleString('en')} entries: ${inLarge.summary}`,
        `the small one: ${inSmall.summary}`,
      ];
      return { rounds: measured, notes };
    },
  };
}

/** One query, sent many times. */
class Asking {
  readonly #url: string;
  readonly #text: string;
  readonly #samples: number;
  readonly #times: number[] = [];

  constructor(url: string, text: string, samples: number) {
    this.#url = url;
    this.#text = text;
    this.#samples = samples;
  }

  /** The times of the queries of a round, in milliseconds. */
  async round(): Promise<readonly number[]> {
    for (let warming = 0; warming < WARM_UP; warming += 1) await ask(this.#url, this.#text);
    const times: number[] = [];
    for (let sample = 0; sample < this.#samples; sample += 1) {
      const start = performance.now();
      await ask(this.#url, this.#text);
      times.push(performance.now() - start);
    }
    this.#times.push(...times);
    return times;
  }

  get summary(): string {
    return `p50 ${quantile(this.#times, 0.5).toFixed(1)} ms, p99 ${quantile(this.#times, 0.99).toFixed(1)} ms`;
  }
}

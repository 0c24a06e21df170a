/**
 * How long the event loop of the service is blocked at most while many clients send the operations that cost most, and what
 * viewers of a replay and a client with a plain question notice of it.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../ask.ts';
import { gather } from '../audience.ts';
import type { Bench, ServiceServer } from '../bench.ts';
import type { Child } from '../child.ts';
import type { ClientCalls } from '../clients.ts';
import { FIRST_INSTANT, SPAN_MS } from '../correspondence.ts';
import { CostlyOperations, type RecordValues } from '../costly-operations.ts';
import type { Answers, GreedyCalls } from '../greedy-clients.ts';
import { LoopWatch } from '../loop-watch.ts';
import { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import { quantile } from '../statistics.ts';

const CLIENTS = 50;
const VIEWERS = 200;
const PLAIN_EVERY_MS = 50;
/** The least time between two entries of the replay. */
const ENTRY_EVERY_MS = 100;
const SEED = 1;
/** Operations that are tried, how many of them are kept, and how long each may take meanwhile. */
const TRIED = { whole: 300, quick: 40 };
const KEPT = 50;
const TRY_MS = { whole: 500, quick: 250 };
const WINDOW_MS = { whole: 20_000, quick: 8_000 };
const REST_MS = 60_000;
const DEADLINE_MS = 10_000;
/** An answer takes this much longer than the deadline where it waits for its way over the socket. */
const DEADLINE_SLACK_MS = 500;

interface Bounds {
  readonly blockMs: number;
  readonly lateMs: number;
  readonly plainMs: number;
  readonly residentMb: number;
}
const GOAL: Bounds = { blockMs: 20, lateMs: 20, plainMs: 250, residentMb: 600 };

const PLAIN = '{ timeline(first: 20) { nodes { id text occurred { edtf } participants { role actor { name } } } } }';

/** A shape of each kind that was found to cost much, beside the generated ones. */
const FOUND = [
  '{ timeline(first: 500) { nodes { nearby(first: 1) { entry { id } } } } }',
  '{ sources(first: 50) { nodes { citations(first: 1) { totalCount } } } }',
  `{ ${repeated(25, 'timeline(first: 1, filter: { knownOn: "2000" }) { nodes { id } }')} }`,
  `{ ${repeated(40, 'search(query: "ka* lo*") { totalCount }')} }`,
  '{ timeline(first: 100) { nodes { context(before: 20, after: 20) { before { id } after { id } } } } }',
];

function repeated(count: number, field: string): string {
  return Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');
}

export const longestBlock: Scenario = {
  name: 'loop.longest-block-ms',
  what: `the longest block of the service's event loop: ${CLIENTS} clients send costly operations, ${VIEWERS} viewers watch a replay`,
  peer: 'the event loop of an idle process at the same time, with the time for which it waited for a core',
  unit: 'ms',
  figure: 'value',
  goal: `≤ ${GOAL.blockMs}; frames ≤ ${GOAL.lateMs} ms late, plain questions ≤ ${GOAL.plainMs} ms (p99), no answer after the deadline, ≤ ${GOAL.residentMb} MB`,
  isMet: ({ ours }) => ours <= GOAL.blockMs,
  rounds: 1,
  async measure(bench, rounds) {
    await using service = await bench.serviceOver(await bench.archive(bench.largeStore));
    await using clients = bench.clients();
    await using greedy = bench.greedyClients();
    const operations = await costliest(bench, service, greedy);
    const measured = [];
    const notes = [`${bench.largeStore.toLocaleString('en')} entries, seed ${SEED}`];
    let faults = 0;
    for (let round = 0; round < rounds; round += 1) {
      const load = await underLoad({ bench, service, clients, greedy, operations, room: randomUUID() });
      if (!bench.isQuick) await sleep(REST_MS);
      const restMb = (await service.child.call('resident')) / 2 ** 20;
      measured.push({ ours: load.blockMs, peer: load.peerMs });
      faults += missedOf(load, bench.slack);
      notes.push(...describe(load), `${restMb.toFixed(0)} MB ${bench.isQuick ? 'at the end' : 'a minute after'}`);
    }
    return { rounds: measured, notes, faults };
  },
};

interface Load {
  readonly blockMs: number;
  readonly delayMs: number;
  /** How late the machine was for a process that does nothing. */
  readonly peerMs: number;
  readonly lateMs: number;
  readonly plainMs: number;
  readonly residentMb: number;
  readonly answers: Answers;
}

interface LoadOptions {
  readonly bench: Bench;
  readonly service: ServiceServer;
  readonly clients: Child<ClientCalls>;
  readonly greedy: Child<GreedyCalls>;
  readonly operations: readonly string[];
  readonly room: string;
}

async function underLoad({ bench, service, clients, greedy, operations, room }: LoadOptions): Promise<Load> {
  const windowMs = bench.isQuick ? WINDOW_MS.quick : WINDOW_MS.whole;
  const everyMs = Math.max(ENTRY_EVERY_MS, Math.ceil((2 * windowMs) / bench.largeStore));
  const speed = SPAN_MS / bench.largeStore / everyMs;
  await clients.call('connect', { url: service.socketUrl, count: VIEWERS, speaks: true });
  const viewers = { from: 0, to: VIEWERS };
  const audience = await gather({ clients, service, room, viewers, input: { pacing: { speed } } });
  await audience.play();
  await sleep(1_000);
  const lateMs = DEADLINE_MS + DEADLINE_SLACK_MS * bench.slack;
  await service.child.call('watchLoop');
  const watch = new LoopWatch();
  await greedy.call('start', { url: service.url, clients: CLIENTS, operations, lateMs });
  const fromMs = Date.now();
  const plain = await askPlainly(service.url, fromMs + windowMs);
  const toMs = Date.now();
  const schedule = { entriesPerInstant: 1, everyMs, speed, firstInstant: FIRST_INSTANT };
  const late = await clients.call('lateness', { schedule, fromMs, toMs, except: null });
  const answers = await greedy.call('stop');
  const ours = await service.child.call('watched');
  const peer = watch.stop();
  await audience.end();
  await clients.call('leave');
  return {
    blockMs: ours.longestBlockMs,
    delayMs: ours.longestDelayMs,
    peerMs: peer.longestDelayMs,
    lateMs: late.p99,
    plainMs: quantile(plain, 0.99),
    residentMb: ours.residentBytes / 2 ** 20,
    answers,
  };
}

async function askPlainly(url: string, untilMs: number): Promise<number[]> {
  const times: number[] = [];
  while (Date.now() < untilMs) {
    const start = performance.now();
    await ask(url, PLAIN);
    const tookMs = performance.now() - start;
    times.push(tookMs);
    await sleep(Math.max(0, PLAIN_EVERY_MS - tookMs));
  }
  return times;
}

/** The generated operations that take longest, each on its own. */
async function costliest(bench: Bench, service: ServiceServer, greedy: Child<GreedyCalls>): Promise<string[]> {
  const generator = new CostlyOperations(await valuesOf(service.url), new Random(SEED));
  const tried = Array.from({ length: bench.isQuick ? TRIED.quick : TRIED.whole }, () => generator.next());
  const times = await greedy.call('timeEach', service.url, tried, bench.isQuick ? TRY_MS.quick : TRY_MS.whole);
  const byTime = tried.map((query, index) => ({ query, ms: times[index] ?? 0 }));
  byTime.sort((left, right) => right.ms - left.ms);
  return [...FOUND, ...byTime.slice(0, KEPT).map(({ query }) => query)];
}

/** Ids and words of the record for the arguments. */
async function valuesOf(url: string): Promise<RecordValues> {
  interface Listed {
    readonly nodes: readonly { readonly id: string; readonly text?: string | null }[];
  }
  const data = await ask<Record<'actors' | 'sources' | 'links' | 'collections' | 'messages', Listed>>(
    url,
    `{ actors(first: 100) { nodes { id } } sources(first: 50) { nodes { id } } links(first: 50) { nodes { id } }
       collections(first: 20) { nodes { id } } messages(first: 100) { nodes { id text } } }`,
  );
  const nodes = Object.values(data).flatMap((list) => list.nodes);
  const ids = new Map<string, string[]>();
  for (const { id } of nodes) {
    const kind = id.slice(0, id.indexOf(':'));
    ids.set(kind, [...(ids.get(kind) ?? []), id]);
  }
  const words = nodes.flatMap(({ text }) => text?.match(/\p{L}{4,}/gu) ?? []);
  return { ids, words: [...new Set(words)] };
}

/**
 * How many of the bounds were missed. Where the machine lets a process that does nothing wait for longer than frames may be
 * late, it says nothing about how late the service is.
 */
function missedOf({ blockMs, peerMs, lateMs, plainMs, residentMb, answers }: Load, slack: number): number {
  const isFair = peerMs <= GOAL.lateMs * slack;
  return [
    blockMs > GOAL.blockMs * slack,
    isFair && lateMs > GOAL.lateMs * slack,
    isFair && plainMs > GOAL.plainMs * slack,
    residentMb > GOAL.residentMb * Math.min(slack, 2),
    answers.late > 0,
  ].filter(Boolean).length;
}

function describe({ delayMs, lateMs, plainMs, residentMb, answers }: Load): string[] {
  const errors = Object.entries(answers.errors).map(([code, count]) => `${count} ${code}`);
  return [
    `the loop did not turn for ${delayMs.toFixed(0)} ms at most, with the time for which it waited for a core`,
    `frames ${lateMs.toFixed(1)} ms late, plain questions ${plainMs.toFixed(0)} ms (p99), ${residentMb.toFixed(0)} MB at most`,
    `${answers.answers} answers (${errors.join(', ') || 'no error'}), the longest ${answers.longestMs.toFixed(0)} ms, ${answers.late} too late`,
  ];
}

/**
 * One room with many viewers and many entries due at once every second: the deliveries per second while there is
 * something to deliver. A burst lasts from its due time (or from the end of the burst before, if that is later) until
 * the last viewer has the last entry.
 */
import { toIso } from '../../src/domain/time/instant.ts';
import { gather } from '../audience.ts';
import type { Bench, Server, ServiceServer } from '../bench.ts';
import type { Child } from '../child.ts';
import type { ClientCalls } from '../clients.ts';
import { FIRST_INSTANT } from '../history.ts';
import { recordFrames } from '../recording.ts';
import { interleave, type Measured, type Scenario } from '../scenario.ts';
import type { PeerCalls, PeerKind } from '../servers/peer.ts';

const VIEWERS = 200;
const BURST = 500;
const EVERY_MS = 1_000;
const DAY_MS = 86_400_000;
const SPEED = DAY_MS / EVERY_MS;

interface Stage {
  readonly clients: Child<ClientCalls>;
  readonly service: ServiceServer;
  readonly peer: Server<PeerCalls>;
  readonly speaks: boolean;
  readonly bursts: number;
}

export const fanOutVsRaw: Scenario = {
  name: 'fanout.room.vs-raw-ws',
  what: `one room, ${VIEWERS} viewers, ${BURST} entries due at once each second`,
  peer: 'ws broadcasts the same strings',
  unit: 'deliveries/s',
  figure: 'ratio',
  goal: '≥ 1.0',
  isMet: ({ ratio }) => ratio >= 1,
  rounds: 5,
  measure: (bench, rounds) => measure(bench, rounds, 'RAW_BROADCAST', bench.isQuick ? 2 : 4),
};

export const fanOutVsRecipe: Scenario = {
  name: 'fanout.room.vs-apollo-recipe',
  what: fanOutVsRaw.what,
  peer: "graphql-ws with one async iterator a subscriber, as Apollo's documentation has it",
  unit: 'deliveries/s',
  figure: 'ratio',
  goal: '≥ 4',
  isMet: ({ ratio }) => ratio >= 4,
  rounds: 3,
  measure: (bench, rounds) => measure(bench, rounds, 'APOLLO_RECIPE', bench.isQuick ? 1 : 2),
};

async function measure(bench: Bench, rounds: number, kind: PeerKind, bursts: number): Promise<Measured> {
  await using clients = bench.clients();
  await using service = await bench.service({
    instants: bursts,
    entriesPerInstant: BURST,
    apartMs: DAY_MS,
    characters: 200,
  });
  const file = await recordFrames(bench, clients, service, bursts * BURST);
  await using peer = await bench.peer(kind, file);
  const stage = { clients, service, peer, speaks: kind === 'APOLLO_RECIPE', bursts };
  await playRoom({ ...stage, bursts: 1 }, 'warm-up');
  await playPeer({ ...stage, bursts: 1 });
  const measured = await interleave(
    rounds,
    (round) => playRoom(stage, `round-${round}`),
    () => playPeer(stage),
  );
  return { rounds: measured, notes: [`${bursts} bursts a round`] };
}

async function playRoom({ clients, service, bursts }: Stage, room: string): Promise<number> {
  await clients.call('connect', { url: service.socketUrl, count: VIEWERS, speaks: true });
  const audience = await gather({
    clients,
    service,
    room,
    viewers: { from: 0, to: VIEWERS },
    input: { from: toIso(FIRST_INSTANT - DAY_MS), pacing: { speed: SPEED } },
  });
  await audience.play();
  await clients.call('reach', bursts * BURST);
  const first = await clients.call('due', SPEED);
  const dues = Array.from({ length: bursts }, (_, burst) => first + burst * EVERY_MS);
  const rate = rateOf(dues, await clients.call('ends', BURST));
  await audience.end();
  await clients.call('leave');
  return rate;
}

async function playPeer({ clients, peer, speaks, bursts }: Stage): Promise<number> {
  await clients.call('connect', { url: peer.socketUrl, count: VIEWERS, speaks });
  if (speaks) await clients.call('subscribe', { from: 0, to: VIEWERS }, {});
  await peer.child.call('ready', VIEWERS);
  const dues = await peer.child.call('burst', bursts, BURST, EVERY_MS);
  await clients.call('reach', bursts * BURST);
  const rate = rateOf(dues, await clients.call('ends', BURST));
  await clients.call('leave');
  return rate;
}

/** Deliveries per second of the time in which there was something to deliver. */
function rateOf(dues: readonly number[], ends: readonly number[]): number {
  const busy = dues.map((due, burst) => (ends[burst] ?? NaN) - Math.max(due, ends[burst - 1] ?? due));
  return (dues.length * BURST * VIEWERS) / (busy.reduce((sum, each) => sum + each, 0) / 1_000);
}

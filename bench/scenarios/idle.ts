/** The cost of an open, paused subscription: the heap per socket after garbage collection. */
import type { Bench } from '../bench.ts';
import type { Child } from '../child.ts';
import type { ClientCalls } from '../clients.ts';
import type { Memory } from '../memory.ts';
import { interleave, type Scenario } from '../scenario.ts';
import { median } from '../statistics.ts';

const NODE_ARGUMENTS = ['--expose-gc'];
const WARM_UP = 50;

/** In KB, each. */
interface Cost {
  readonly heap: number;
  readonly resident: number;
}

export const idle: Scenario = {
  name: 'replay.idle-subscriber-kb',
  what: '5,000 paused subscriptions, each on its own socket: heap per subscription',
  peer: 'a graphql-ws subscription that never yields',
  unit: 'KB',
  figure: 'value',
  goal: '≤ 15',
  isMet: ({ ours }) => ours <= 15,
  rounds: 3,
  async measure(bench, rounds) {
    const count = bench.isQuick ? 1_000 : 5_000;
    const costs = { ours: [] as Cost[], peer: [] as Cost[] };
    const keep = (list: Cost[], cost: Cost) => {
      list.push(cost);
      return cost.heap;
    };
    const measured = await interleave(
      rounds,
      async () => keep(costs.ours, await costOfOurs(bench, count)),
      async () => keep(costs.peer, await costOfPeer(bench, 'APOLLO_RECIPE', count)),
    );
    const socket = await costOfPeer(bench, 'RAW_BROADCAST', count);
    const resident = (list: readonly Cost[]) => median(list.map((cost) => cost.resident)).toFixed(1);
    return {
      rounds: measured,
      notes: [
        `RSS ${resident(costs.ours)} KB, the peer's ${resident(costs.peer)} KB`,
        `a bare ws socket: heap ${socket.heap.toFixed(1)} KB, RSS ${socket.resident.toFixed(1)} KB`,
      ],
    };
  },
};

async function costOfOurs(bench: Bench, count: number): Promise<Cost> {
  const history = { instants: 100, entriesPerInstant: 1, apartMs: 3_600_000, characters: 200 };
  await using clients = bench.clients();
  await using service = await bench.service(history, NODE_ARGUMENTS);
  const join = async (sockets: number) => {
    await clients.call('connect', { url: service.socketUrl, count: sockets, speaks: true });
    await clients.call('subscribe', { from: 0, to: sockets }, { paused: true });
    await clients.call('opened', { from: 0, to: sockets });
  };
  return await costOf(clients, count, join, () => service.child.call('memory'));
}

async function costOfPeer(bench: Bench, kind: 'APOLLO_RECIPE' | 'RAW_BROADCAST', count: number): Promise<Cost> {
  await using clients = bench.clients();
  await using peer = await bench.peer(kind, null, NODE_ARGUMENTS);
  const speaks = kind === 'APOLLO_RECIPE';
  const join = async (sockets: number) => {
    await clients.call('connect', { url: peer.socketUrl, count: sockets, speaks });
    if (speaks) await clients.call('subscribe', { from: 0, to: sockets }, {});
    await peer.child.call('ready', sockets);
  };
  return await costOf(clients, count, join, () => peer.child.call('memory'));
}

async function costOf(
  clients: Child<ClientCalls>,
  count: number,
  join: (sockets: number) => Promise<void>,
  memory: () => Promise<Memory>,
): Promise<Cost> {
  // The first subscriptions fill the caches that all share.
  await join(WARM_UP);
  await clients.call('leave');
  const before = await memory();
  await join(count);
  const after = await memory();
  return {
    heap: (after.heap - before.heap) / count / 1_024,
    resident: (after.resident - before.resident) / count / 1_024,
  };
}

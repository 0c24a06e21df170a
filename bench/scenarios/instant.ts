/**
 * Several private replays of a whole record at the pacing `instant`: deliveries per second from the subscription on.
 */
import type { Child } from '../child.ts';
import type { ClientCalls } from '../clients.ts';
import { recordFrames } from '../recording.ts';
import { interleave, type Scenario } from '../scenario.ts';

const READERS = 10;

export const instant: Scenario = {
  name: 'replay.instant.vs-raw-ws',
  what: `${READERS} private replays of 10,000 entries at the same time, with the pacing instant`,
  peer: 'ws sends the same strings one by one',
  unit: 'deliveries/s',
  figure: 'ratio',
  goal: '≥ 2',
  isMet: ({ ratio }) => ratio >= 2,
  rounds: 5,
  async measure(bench, rounds) {
    const instants = bench.isQuick ? 10 : 50;
    const entries = instants * 200;
    await using clients = bench.clients();
    await using service = await bench.service({
      instants,
      entriesPerInstant: 200,
      apartMs: 3_600_000,
      characters: 200,
    });
    const file = await recordFrames(bench, clients, service, entries);
    await using peer = await bench.peer('RAW_SEQUENCE', file);
    const ours = () => play(clients, service.socketUrl, true, entries);
    const theirs = () => play(clients, peer.socketUrl, false, entries);
    await ours();
    await theirs();
    return { rounds: await interleave(rounds, ours, theirs), notes: [`${entries} entries each`] };
  },
};

async function play(clients: Child<ClientCalls>, url: string, speaks: boolean, entries: number): Promise<number> {
  await clients.call('connect', { url, count: READERS, speaks });
  const start = await clients.call('subscribe', { from: 0, to: READERS }, { pacing: { instant: true } });
  const end = await clients.call('reach', entries);
  await clients.call('leave');
  return (READERS * entries) / ((end - start) / 1_000);
}

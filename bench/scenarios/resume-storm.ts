/** All connections are cut in the middle of a replay, and all clients resume at once with their last cursor. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceServer } from '../bench.ts';
import type { Child } from '../child.ts';
import type { ClientCalls, Storm } from '../clients.ts';
import { recordFrames } from '../recording.ts';
import { interleave, type Scenario } from '../scenario.ts';

const EVERY_MS = 250;
const HOUR_MS = 3_600_000;
const INPUT = { pacing: { speed: HOUR_MS / EVERY_MS } };
const PLAYED_MS = 2_000;

export const resumeStorm: Scenario = {
  name: 'replay.resume-storm-s',
  what: `1,000 connections cut at once, all clients resume with a cursor; one entry every ${EVERY_MS} ms`,
  peer: 'ws: as many cut and back, one ready string each',
  unit: 's',
  figure: 'value',
  goal: '≤ 5, 0 lost',
  isMet: ({ ours }) => ours <= 5,
  rounds: 3,
  async measure(bench, rounds) {
    const count = bench.isQuick ? 200 : 1_000;
    await using clients = bench.clients();
    await using service = await bench.service({
      instants: 400,
      entriesPerInstant: 1,
      apartMs: HOUR_MS,
      characters: 200,
    });
    await using peer = await bench.peer('RAW_SEQUENCE', await recordFrames(bench, clients, service, 1));
    const faults = { lost: 0, duplicated: 0 };
    const measured = await interleave(
      rounds,
      async () => {
        const { seconds, lost, duplicated } = await stormOurs(clients, service, count);
        faults.lost += lost;
        faults.duplicated += duplicated;
        return seconds;
      },
      async () => (await stormPeer(clients, peer.socketUrl, count)).seconds,
    );
    const notes = [`${faults.lost} lost, ${faults.duplicated} duplicated`];
    return { rounds: measured, notes, faults: faults.lost + faults.duplicated };
  },
};

async function stormOurs(
  clients: Child<ClientCalls>,
  { socketUrl: url }: ServiceServer,
  count: number,
): Promise<Storm> {
  await clients.call('connect', { url, count, speaks: true, keeps: true });
  await clients.call('subscribe', { from: 0, to: count }, INPUT);
  await clients.call('reach', 1);
  await sleep(PLAYED_MS);
  const storm = await clients.call('storm', { url, speaks: true }, INPUT, true);
  await clients.call('leave');
  return storm;
}

async function stormPeer(clients: Child<ClientCalls>, url: string, count: number): Promise<Storm> {
  await clients.call('connect', { url, count, speaks: false, keeps: true });
  await clients.call('subscribe', { from: 0, to: count }, {});
  await clients.call('reach', 1);
  const storm = await clients.call('storm', { url, speaks: false }, {}, false);
  await clients.call('leave');
  return storm;
}

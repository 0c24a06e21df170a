/** Whether one viewer that does not read delays the others of its room: their p99 lateness with and without it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from '../audience.ts';
import type { ServiceServer } from '../bench.ts';
import type { Child } from '../child.ts';
import type { ClientCalls } from '../clients.ts';
import { FIRST_INSTANT } from '../history.ts';
import { interleave, type Scenario } from '../scenario.ts';

const VIEWERS = 200;
const SLOW = VIEWERS - 1;
const AT_ONCE = 10;
const EVERY_MS = 100;
const HOUR_MS = 3_600_000;
const SPEED = HOUR_MS / EVERY_MS;

/** Full replays on the socket of the slow viewer: more data than the buffers of the kernel and the service. */
const CLOGGING = 6;
const SETTLE_MS = 1_000;

interface Lengths {
  readonly window: number;
  /** The number of entries in the record. */
  readonly entries: number;
}

export const slowReader: Scenario = {
  name: 'replay.slow-reader-effect',
  what: `p99 lateness of ${SLOW} viewers of a room with one more viewer that does not read; ${AT_ONCE} entries every ${EVERY_MS} ms`,
  peer: 'the same if that viewer reads',
  unit: 'ms',
  figure: 'ratio',
  goal: '≤ 1.1',
  isMet: ({ ratio }) => ratio <= 1.1,
  rounds: 4,
  async measure(bench, rounds) {
    const window = bench.isQuick ? 2_000 : 5_000;
    const instants = 200;
    const lengths = { window, entries: instants * AT_ONCE };
    await using clients = bench.clients();
    await using service = await bench.service({
      instants,
      entriesPerInstant: AT_ONCE,
      apartMs: HOUR_MS,
      characters: 500,
    });
    let fellBehind = 0;
    await play(clients, service, { room: 'warm-up', isSlow: false, ...lengths, window: 1_000 });
    const measured = await interleave(
      rounds,
      async (round) => {
        const told = await play(clients, service, { room: `slow-${round}`, isSlow: true, ...lengths });
        if (told.fellBehind) fellBehind += 1;
        return told.p99;
      },
      async (round) => (await play(clients, service, { room: `even-${round}`, isSlow: false, ...lengths })).p99,
    );
    return {
      rounds: measured,
      notes: [`the slow viewer got a FellBehindFrame in ${fellBehind} of ${rounds} rounds`],
    };
  },
};

interface Playing extends Lengths {
  readonly room: string;
  readonly isSlow: boolean;
}

async function play(clients: Child<ClientCalls>, service: ServiceServer, { room, isSlow, window, entries }: Playing) {
  await clients.call('connect', { url: service.socketUrl, count: VIEWERS, speaks: true });
  const viewers = { from: 0, to: VIEWERS };
  const audience = await gather({ clients, service, room, viewers, input: { pacing: { speed: SPEED } } });
  if (isSlow) await clients.call('clog', SLOW, CLOGGING);
  await sleep(SETTLE_MS);
  await audience.play();
  await sleep(SETTLE_MS);
  const fromMs = Date.now();
  await sleep(window);
  const toMs = Date.now();
  const schedule = { entriesPerInstant: AT_ONCE, everyMs: EVERY_MS, speed: SPEED, firstInstant: FIRST_INSTANT };
  const { p99 } = await clients.call('lateness', { schedule, fromMs, toMs, except: SLOW });
  const wanted = (await clients.call('received', 0)) + CLOGGING * entries;
  const fellBehind = isSlow && (await clients.call('catchUp', SLOW, wanted));
  await audience.end();
  await clients.call('leave');
  return { p99, fellBehind };
}

/**
 * The lateness of entries when many replays play at the same time: p99 over all deliveries of a few seconds. The peer
 * is timers without work in the same process at the same time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Audience, gather } from '../audience.ts';
import type { ServiceServer } from '../bench.ts';
import type { Child } from '../child.ts';
import type { ClientCalls } from '../clients.ts';
import { FIRST_INSTANT } from '../history.ts';
import type { Scenario } from '../scenario.ts';

const ROOMS = 50;
const VIEWERS_PER_ROOM = 20;
const PRIVATE = 200;
const EVERY_MS = 250;
const HOUR_MS = 3_600_000;
const SPEED = HOUR_MS / EVERY_MS;
const INPUT = { pacing: { speed: SPEED } };

export const lateness: Scenario = {
  name: 'replay.lateness-p99-ms',
  what: `${ROOMS * VIEWERS_PER_ROOM} viewers in ${ROOMS} rooms and ${PRIVATE} private replays, one entry every ${EVERY_MS} ms`,
  peer: 'a bare timer in the same process at the same time',
  unit: 'ms',
  figure: 'value',
  goal: '≤ 10, and ≤ 2 × the bare timer',
  isMet: ({ ours, peer }) => ours <= 10 && ours <= 2 * peer,
  rounds: 3,
  async measure(bench, rounds) {
    const window = bench.isQuick ? 3_000 : 6_000;
    await using clients = bench.clients();
    await using service = await bench.service({
      instants: 400,
      entriesPerInstant: 1,
      apartMs: HOUR_MS,
      characters: 200,
    });
    const measured = [];
    const notes = [];
    await playAll(clients, service, 'warm-up', 1_000);
    for (let round = 0; round < rounds; round += 1) {
      const { late, timers } = await playAll(clients, service, `round-${round}`, window);
      measured.push({ ours: late.p99, peer: timers });
      notes.push(`${late.deliveries} deliveries, half of them within ${late.median.toFixed(1)} ms`);
    }
    return { rounds: measured, notes };
  },
};

async function playAll(clients: Child<ClientCalls>, service: ServiceServer, name: string, window: number) {
  const watching = ROOMS * VIEWERS_PER_ROOM;
  await clients.call('connect', { url: service.socketUrl, count: watching + PRIVATE, speaks: true });
  const audiences: Audience[] = [];
  for (let room = 0; room < ROOMS; room += 1) {
    const viewers = { from: room * VIEWERS_PER_ROOM, to: (room + 1) * VIEWERS_PER_ROOM };
    audiences.push(await gather({ clients, service, room: `${name}-${room}`, viewers, input: INPUT }));
  }
  for (const audience of audiences) await audience.play();
  await clients.call('subscribe', { from: watching, to: watching + PRIVATE }, INPUT);
  await clients.call('opened', { from: watching, to: watching + PRIVATE });
  await sleep(1_000);
  await service.child.call('startTimers', ROOMS + PRIVATE, EVERY_MS);
  const fromMs = Date.now();
  await sleep(window);
  const toMs = Date.now();
  const timers = await service.child.call('stopTimers');
  const schedule = { entriesPerInstant: 1, everyMs: EVERY_MS, speed: SPEED, firstInstant: FIRST_INSTANT };
  const late = await clients.call('lateness', { schedule, fromMs, toMs, except: null });
  for (const audience of audiences) await audience.end();
  await clients.call('leave');
  return { late, timers };
}

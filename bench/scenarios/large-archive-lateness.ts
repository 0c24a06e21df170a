/** Whether queries with counts over a large store delay the replays of the same process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../ask.ts';
import { FIRST_INSTANT, SPAN_MS } from '../correspondence.ts';
import { interleave, type Scenario } from '../scenario.ts';
import { QUESTIONS } from './large-archive.ts';

const VIEWERS = 50;
const EVERY_MS = 100;

export const largeArchiveLateness: Scenario = {
  name: 'lateness.1m',
  what: `${VIEWERS} private replays, one entry every ${EVERY_MS} ms, during queries for pages, searches, histograms and facets`,
  peer: 'the same without queries',
  unit: 'ms, p99',
  figure: 'value',
  goal: '≤ 10',
  isMet: ({ ours }) => ours <= 10,
  rounds: 3,
  async measure(bench, rounds) {
    const entries = bench.largeStore;
    await using service = await bench.serviceOver(await bench.archive(entries));
    await using clients = bench.clients();
    const texts = await Promise.all(QUESTIONS.map(({ query }) => query(service.url)));
    const speed = SPAN_MS / entries / EVERY_MS;
    let asked = 0;
    const play = async (asks: boolean) => {
      const viewers = { from: 0, to: VIEWERS };
      await clients.call('connect', { url: service.socketUrl, count: VIEWERS, speaks: true });
      await clients.call('subscribe', viewers, { pacing: { speed } });
      await clients.call('opened', viewers);
      await sleep(1_000);
      const fromMs = Date.now();
      const toMs = fromMs + (bench.isQuick ? 3_000 : 6_000);
      while (asks && Date.now() < toMs) {
        for (const text of texts) await ask(service.url, text);
        asked += texts.length;
      }
      await sleep(Math.max(0, toMs - Date.now()));
      const schedule = { entriesPerInstant: 1, everyMs: EVERY_MS, speed, firstInstant: FIRST_INSTANT };
      const { p99 } = await clients.call('lateness', { schedule, fromMs, toMs, except: null });
      await clients.call('leave');
      return p99;
    };
    await play(true);
    asked = 0;
    const measured = await interleave(
      rounds,
      () => play(true),
      () => play(false),
    );
    return { rounds: measured, notes: [`${entries.toLocaleString('en')} entries, ${asked} queries meanwhile`] };
  },
};

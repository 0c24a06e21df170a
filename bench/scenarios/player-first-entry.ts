/** The time from the first opening of a link until an entry is on the stage, over loopback. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { servePage } from '../../tests/support/served-page.ts';
import { BenchBrowser, timeToFirst } from '../pages/browser.ts';
import { BUSY, servePlayer } from '../pages/player.ts';
import { interleave, type Scenario } from '../scenario.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/replay.html', import.meta.url));
const MOST_MS = 1_000;

export const playerFirstEntry: Scenario = {
  name: 'player.first-entry-ms',
  what: 'the time from opening a link to a moment, without a cache, until its entries are on the stage',
  peer: 'the plain page of the examples, which has only a list',
  unit: 'ms',
  figure: 'value',
  goal: `≤ ${MOST_MS}`,
  isMet: ({ ours }) => ours <= MOST_MS,
  rounds: 9,
  async measure(bench, rounds) {
    await using service = await servePlayer(bench, { ...BUSY, instants: 2_000 });
    await using example = await servePage(await readFile(EXAMPLE, 'utf8'));
    await using browser = await BenchBrowser.launch();
    const ours = () =>
      browser.withPage((page) => timeToFirst(page, `${service.url}?at=2016-07-03`, '.stage [data-entry-id]'));
    const origin = new URL(service.url).origin;
    const peer = () => browser.withPage((page) => timeToFirst(page, `${example.url}?service=${origin}`, 'article'));
    await ours();
    await peer();
    return { rounds: await interleave(rounds, ours, peer), notes: [] };
  },
};

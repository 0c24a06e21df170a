/** How smoothly the player draws under load, compared with an empty page in the same browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Bench } from '../bench.ts';
import { BenchBrowser, type Drawn, drawnDuring } from '../pages/browser.ts';
import { BUSY, lastOnStage, openPlayer, servePlayer } from '../pages/player.ts';
import { interleave, type Measured, type Scenario } from '../scenario.ts';

const FEWEST = 30;
const WINDOW_MS = 5_000;
const SCRUB_MOVES = 120;

const MEASURED = {
  peer: 'an empty page in the same browser',
  unit: 'frames/s',
  figure: 'value',
  goal: `≥ ${FEWEST}`,
  isMet: ({ ours }) => ours >= FEWEST,
  rounds: 3,
} as const satisfies Partial<Scenario>;

export const playerStream: Scenario = {
  ...MEASURED,
  name: 'player.stream-fps',
  what: 'the stage draws 200 new entries per second',
  async measure(bench, rounds) {
    let came = 0;
    const measured = await compare(bench, rounds, 10_000, async (page, url) => {
      await openPlayer(page, url, '?pace=day');
      await page.getByRole('main').getByRole('button', { name: 'Play' }).click();
      await page.locator('.stage [data-entry-id]').first().waitFor();
      const before = await lastOnStage(page);
      const drawn = await drawnDuring(page, () => sleep(WINDOW_MS));
      came = (await lastOnStage(page)) - before;
      return drawn;
    });
    const rate = Math.round((came * 1_000) / WINDOW_MS);
    return { ...measured, notes: [...measured.notes, `the stage took ${rate} entries per second in the last round`] };
  },
};

export const playerScrub: Scenario = {
  ...MEASURED,
  name: 'player.scrub-fps',
  what: 'the playhead is dragged to and fro through 100,000 entries',
  async measure(bench, rounds) {
    let shown = 0;
    const measured = await compare(bench, rounds, bench.isQuick ? 20_000 : 100_000, async (page, url) => {
      await openPlayer(page, url, '?at=2016-08-01');
      await page.locator('.stage [data-entry-id]').first().waitFor();
      return drawnDuring(page, async () => {
        shown = await scrub(page);
      });
    });
    const note = `${SCRUB_MOVES} moves of the pointer showed ${shown} different stages in the last round`;
    return { ...measured, notes: [...measured.notes, note] };
  },
};

/** @returns the number of different stages during the moves */
async function scrub(page: Page): Promise<number> {
  const seen = new Set<number>();
  const box = await page.getByRole('slider', { name: 'Position of the replay' }).boundingBox();
  if (box === null) throw new Error('There is no histogram');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.1, y);
  await page.mouse.down();
  for (let move = 0; move < SCRUB_MOVES; move += 1) {
    const way = (1 - Math.cos((4 * Math.PI * move) / SCRUB_MOVES)) / 2;
    await page.mouse.move(box.x + box.width * (0.1 + 0.8 * way), y);
    seen.add(await lastOnStage(page));
    await sleep(16);
  }
  await page.mouse.up();
  return seen.size;
}

/** @param entries the number of entries in the record */
async function compare(
  bench: Bench,
  rounds: number,
  entries: number,
  draw: (page: Page, url: string) => Promise<Drawn>,
): Promise<Measured> {
  await using service = await servePlayer(bench, { ...BUSY, instants: entries });
  await using browser = await BenchBrowser.launch();
  const drawn: Drawn[] = [];
  const ours = async () => {
    const round = await browser.withPage((page) => draw(page, service.url));
    drawn.push(round);
    return round.framesPerSecond;
  };
  const peer = () =>
    browser.withPage(async (page) => (await drawnDuring(page, () => sleep(WINDOW_MS))).framesPerSecond);
  const measured = await interleave(rounds, ours, peer);
  const longest = drawn.map(({ longestMs }) => Math.round(longestMs)).join(', ');
  return { rounds: measured, notes: [`the longest time between two frames: ${longest} ms`] };
}

/** The player in a page of the bench: where it is served, and how it is handled. */
import type { Page } from 'playwright-core';
import buildPages from '../../tests/support/pages.ts';
import type { Bench } from '../bench.ts';
import type { History } from '../history.ts';

/** Entries on both sides, so far apart that a day a second plays 200 of them a second. */
export const BUSY = { entriesPerInstant: 1, apartMs: 86_400_000 / 200, characters: 200, bothSides: true } as const;

/** The service with a generated record, and the pages as they are published. @returns where it listens, and its end */
export async function servePlayer(bench: Bench, history: History): Promise<{ readonly url: string } & AsyncDisposable> {
  await buildPages();
  const service = await bench.service(history);
  return {
    url: new URL('/', service.url).href,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

/** @param search of the address, with its `?` */
export async function openPlayer(page: Page, url: string, search: string): Promise<void> {
  await page.goto(url + search);
  await page.getByRole('slider', { name: 'Position of the replay' }).waitFor();
}

/** How many entries stand before the playhead, by the last one that is on the stage: their ids end with a number. */
export async function lastOnStage(page: Page): Promise<number> {
  const id = await page.locator('.stage [data-entry-id]').last().getAttribute('data-entry-id');
  return Number(id?.slice(id.lastIndexOf('-') + 1)) + 1;
}

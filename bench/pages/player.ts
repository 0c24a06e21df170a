/** The player in a page of the bench: its service, and the actions of a reader. */
import type { Page } from 'playwright-core';
import buildPages from '../../tests/support/pages.ts';
import type { Bench } from '../bench.ts';
import type { History } from '../history.ts';

/** Public and private entries, so close that a speed of one day per second plays 200 entries per second. */
export const BUSY = { entriesPerInstant: 1, apartMs: 86_400_000 / 200, characters: 200, bothSides: true } as const;

/** The service with a generated record and the published pages. @returns its address, and how to end it */
export async function servePlayer(bench: Bench, history: History): Promise<{ readonly url: string } & AsyncDisposable> {
  await buildPages();
  const service = await bench.service(history);
  return {
    url: new URL('/', service.url).href,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

/** @param search the query string of the address, with its `?` */
export async function openPlayer(page: Page, url: string, search: string): Promise<void> {
  await page.goto(url + search);
  await page.getByRole('slider', { name: 'Position of the replay' }).waitFor();
}

/** The number of entries before the playhead, from the id of the last one on the stage (ids end with a number). */
export async function lastOnStage(page: Page): Promise<number> {
  const id = await page.locator('.stage [data-entry-id]').last().getAttribute('data-entry-id');
  return Number(id?.slice(id.lastIndexOf('-') + 1)) + 1;
}

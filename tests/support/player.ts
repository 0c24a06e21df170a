import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { post } from './service.ts';

/** Tall enough to show the whole record of the article: only visible entries are in the page. */
export const TALL = { viewport: { width: 1_280, height: 6_000 } };

export type ClockName = 'As it happened' | 'As it became known';

/** The player, with the actions of a reader. */
export class PlayerPage {
  readonly page: Page;
  readonly controls: Locator;
  /** The open panel over the stage. */
  readonly dialog: Locator;
  /** The playhead of the histogram. Readers drag it or move it with keys. */
  readonly scrubber: Locator;
  /** The moment that the clock shows. */
  readonly moment: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.controls = page.getByRole('region', { name: 'Playback controls' });
    this.dialog = page.getByRole('dialog');
    this.scrubber = page.getByRole('slider', { name: 'Position of the replay' });
    this.moment = this.controls.locator('.when strong');
  }

  /** Opens an address and waits for its collection. @param search the query string, with its `?` */
  static async open(page: Page, url: string, search = ''): Promise<PlayerPage> {
    await page.goto(`${url}/${search}`);
    const player = new PlayerPage(page);
    await page.locator('.player').waitFor();
    return player;
  }

  press(name: string): Promise<void> {
    return this.controls.getByRole('button', { name, exact: true }).click();
  }

  /** The button that opens a panel. */
  openPanel(name: string | RegExp): Promise<void> {
    return this.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  }

  async closePanel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }

  async chooseClock(name: ClockName): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check({ force: true });
  }

  choosePace(name: string): Promise<unknown> {
    return this.controls.getByRole('combobox', { name: 'Speed' }).selectOption(name);
  }

  card(id: string): Locator {
    return this.page.locator(`.stage [data-entry-id="${id}"]`);
  }

  /** The position of the playhead, in milliseconds since 1970. */
  async instant(): Promise<number> {
    return Number(await this.scrubber.getAttribute('aria-valuenow'));
  }

  /** The ids on the stage, from top to bottom. */
  entryIds(): Promise<(string | null)[]> {
    return this.page
      .locator('.stage [data-entry-id]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-entry-id')));
  }

  /** Waits until exactly these entries are on the stage, in this order. */
  async shows(ids: readonly string[]): Promise<void> {
    await expect.poll(() => this.entryIds()).toEqual(ids);
  }

  /** Waits for this number of entries on the stage. @returns their ids */
  async showsCount(count: number): Promise<(string | null)[]> {
    await expect.poll(async () => (await this.entryIds()).length).toBe(count);
    return this.entryIds();
  }

  /** The value of a parameter in the address bar, as soon as it is there. */
  async addressSays(name: string, value: string | null): Promise<void> {
    await expect.poll(() => new URL(this.page.url()).searchParams.get(name)).toBe(value);
  }
}

/** The ids of all dated entries, from `timeline`. @param url the address of the service */
export async function timelineIds(url: string, filter: object = {}, clock = 'OCCURRED'): Promise<string[]> {
  const query = `query ($filter: EntryFilter, $clock: Clock!) {
    timeline(filter: $filter, clock: $clock, first: 500) { nodes { id } } }`;
  const variables = { filter: { undated: 'EXCLUDE', ...filter }, clock };
  const { data } = await post(`${url}/graphql`, JSON.stringify({ query, variables }));
  const { nodes } = data?.['timeline'] as { readonly nodes: readonly { readonly id: string }[] };
  return nodes.map(({ id }) => id);
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/browser.ts';
import { startKillableService } from '../support/killable-service.ts';

/** The ids on the stage, in order, as many as lie there: a tall window shows them all. */
const TALL = { viewport: { width: 1_280, height: 6_000 } };

const onStage = (page: Page) =>
  page
    .locator('.stage [data-entry-id]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-entry-id')));

const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true }).first().click();

/** The record plays to be read along with: an entry comes every few seconds. */
const LONG = { timeout: 30_000 };

const TIMELINE = '{ timeline(filter: { undated: EXCLUDE }, first: 500) { nodes { id } } }';

test('plays the whole record, and has on the stage in the end what the timeline holds', async ({
  newWindow,
  service,
}) => {
  const page = await newWindow(TALL);
  await page.goto(`${service.url}/?pace=minute`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await play(page);
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('button', { name: 'Play again' }).waitFor();
  const { data } = await service.ask(TIMELINE);
  const { nodes } = data?.['timeline'] as { readonly nodes: readonly { readonly id: string }[] };
  await expect.poll(() => onStage(page), LONG).toEqual(nodes.map(({ id }) => id));
});

test('goes back and on by single entries, however many share an instant', async ({ newWindow, service }) => {
  const page = await newWindow(TALL);
  await page.goto(`${service.url}/?at=2017-11-13`);
  await expect.poll(async () => (await onStage(page)).length).toBe(21);
  const whole = await onStage(page);
  for (const left of [20, 19, 18]) {
    await page.getByRole('button', { name: 'One entry back' }).click();
    await expect.poll(() => onStage(page)).toEqual(whole.slice(0, left));
  }
  await page.getByRole('button', { name: 'One entry on' }).click();
  await expect.poll(() => onStage(page)).toEqual(whole.slice(0, 19));
});

test('loses nothing and repeats nothing when the server dies while it plays', async ({ newWindow, offences }) => {
  await using service = await startKillableService();
  offences.expect(/ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/);
  const page = await newWindow(TALL);
  await page.goto(`${service.url}/`);
  await play(page);
  await expect.poll(async () => (await onStage(page)).length, LONG).toBeGreaterThanOrEqual(3);
  await service.kill();
  await page.getByText('Connection lost').waitFor();
  const before = await onStage(page);
  await service.restart();
  await page.getByText('Connected again').waitFor();
  await page.getByLabel('Speed').selectOption('week');
  await page.getByRole('button', { name: 'Play again' }).waitFor();
  const after = await onStage(page);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(21);
  expect(new Set(after).size).toBe(21);
});

test('opens at what its address says, and the back button leads back', async ({ newWindow, service }) => {
  const page = await newWindow(TALL);
  await page.goto(`${service.url}/?clock=known&people=mike-pence&at=2016-10-12`);
  await expect.poll(() => onStage(page)).toEqual(['statement:fox-news-2016-10-12', 'statement:pence-2016-10-12']);
  await page.getByRole('button', { name: /open the entry by Mike Pence/ }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Where it comes from' }).waitFor();
  expect(page.url()).toContain('entry=statement:pence-2016-10-12');
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('entry=');
});

test('has nothing that axe finds wrong: the opening, the stage, an entry', async ({ page, service }) => {
  await page.goto(service.url);
  await page.getByText('Meanwhile, in public').waitFor();
  await expectAccessible(page);
  await page.goto(`${service.url}/?at=2016-10-14`);
  await page.locator('.lag').first().waitFor();
  await expectAccessible(page);
  await page.goto(`${service.url}/?at=2016-10-14&entry=message:wikileaks-2016-10-12`);
  await page.getByRole('dialog').getByRole('heading', { name: 'Where it comes from' }).waitFor();
  await expectAccessible(page);
});

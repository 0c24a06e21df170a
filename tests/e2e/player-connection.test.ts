/** The player with a service that dies, without a network, and without a record. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { startKillableService } from '../support/killable-service.ts';
import { PlayerPage, TALL, timelineIds } from '../support/player.ts';
import { startTestService } from '../support/service.ts';

test('continues at the same position when the service is killed and comes back, without a loss or a repetition', async ({
  newWindow,
  offences,
  kept,
}) => {
  const service = await kept(startKillableService());
  offences.expect(/ERR_CONNECTION_REFUSED|WebSocket connection to .* failed/);
  const whole = await timelineIds(service.url);
  const page = await newWindow(TALL);
  const received = entriesReceived(page);
  const player = await PlayerPage.open(page, service.url, '?pace=week');
  await page.getByRole('main').getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await player.entryIds()).length).toBeGreaterThanOrEqual(2);
  await service.kill();
  await page
    .getByText('Connection lost. The replay goes on from here when the connection is back. Nothing is lost.')
    .waitFor();
  const before = await player.entryIds();
  expect(before).toEqual(whole.slice(0, before.length));
  expect(before.length).toBeLessThan(whole.length);
  await service.restart();
  await page.getByText('Connected again. Nothing was lost.').waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press('g');
      return player.entryIds();
    })
    .toEqual(whole);
  await player.controls.getByRole('button', { name: 'Play again' }).waitFor();
  expect(received).toEqual(whole);
});

/** The ids of all entries that come over any of the page's sockets, as they come. */
function entriesReceived(page: Page): string[] {
  const ids: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const { type, payload: answer } = JSON.parse(payload.toString()) as Message;
      const id = answer?.data?.replay?.entry?.id;
      if (type === 'next' && id !== undefined) ids.push(id);
    });
  });
  return ids;
}

interface Message {
  readonly type: string;
  readonly payload?: { readonly data?: { readonly replay?: { readonly entry?: { readonly id: string } } } };
}

test('says that the reader is offline, keeps the stage, and goes on', async ({ newWindow, service, offences }) => {
  offences.expect(/ERR_INTERNET_DISCONNECTED/);
  const page = await newWindow(TALL);
  const player = await PlayerPage.open(page, service.url, '?at=2016-10-14');
  const shown = await player.showsCount(7);
  await page.context().setOffline(true);
  await page.getByText('You are offline. The replay goes on when you are online again.').waitFor();
  expect(await player.entryIds()).toEqual(shown);
  await page.context().setOffline(false);
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
  await player.press('Next entry');
  await player.showsCount(8);
});

describe('shows what is wrong', () => {
  test('if the service does not answer, and tries again on request', async ({ page, service, offences }) => {
    offences.expect(/ERR_FAILED/);
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(service.url);
    await page.getByRole('heading', { name: 'Something went wrong' }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Direct messages with WikiLeaks, 2016' }).waitFor();
  });

  test('if there is no such collection', async ({ page, service }) => {
    await page.goto(`${service.url}/?collection=nowhere`);
    await page.getByText('This record does not exist.').waitFor();
    await page.getByRole('link', { name: 'All records' }).click();
    await page.getByRole('heading', { name: 'Direct messages with WikiLeaks, 2016' }).waitFor();
  });

  test('if the store is empty', async ({ page, kept }) => {
    const empty = await kept(startTestService({ seed: false }));
    await page.goto(empty.url);
    await page.getByText('This service has no record yet.').waitFor();
  });

  test('if no entry matches the filter', async ({ page, service }) => {
    const player = await PlayerPage.open(page, service.url, '?people=mike-pence&kind=no_comment&at=2017-11-13');
    await page.getByText('No entry matches your filter.').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(async () => (await player.entryIds()).length).toBeGreaterThan(0);
  });
});

/** Axe finds no problem in any view, in any theme. */
import type { BrowserContextOptions } from 'playwright-core';
import { describe } from 'vitest';
import { collectionInput } from '../../src/domain/record/input.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { isBrowserMissing, windowTest } from '../support/browser.ts';
import { Editor } from '../support/editing.ts';
import { PlayerPage } from '../support/player.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

interface Services {
  /** A service with two collections. */
  readonly library: TestService;
  /** A service without a record. */
  readonly empty: TestService;
}

const test = windowTest
  .extend<{ $file: Services }>({
    library: [
      async ({}, use) => {
        await using library = await startTestService({ tokenSecret: TOKEN_SECRET });
        const editor = new Editor(library, (await tokenFor(['write'])).token);
        const second = { id: 'collection:second', title: 'A second one', description: 'Of nothing' };
        await editor.do('putCollection', { input: collectionInput.parse(second) });
        await use(library);
      },
      { scope: 'file' },
    ],
    empty: [
      async ({}, use) => {
        await using empty = await startTestService({ seed: false });
        await use(empty);
      },
      { scope: 'file' },
    ],
  })
  .skipIf(isBrowserMissing);

const WINDOWS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['by day', { colorScheme: 'light' }],
  ['by night', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
];

describe('axe finds nothing wrong', () => {
  for (const [light, window] of WINDOWS) {
    test(`in the opening and on the stage, ${light}`, async ({ newWindow, service }) => {
      const player = await PlayerPage.open(await newWindow(window), service.url);
      await player.page.getByText('Meanwhile, in public').waitFor();
      await expectAccessible(player.page);
      await player.page.goto(`${service.url}/?at=2016-10-14&people=wikileaks`);
      await player.page.locator('.stage [data-entry-id]').first().waitFor();
      await expectAccessible(player.page);
      await player.chooseClock('As it became known');
      await player.press('Go to the end');
      await player.controls.getByText('End of the record').waitFor();
      await expectAccessible(player.page);
    });

    test(`in any panel, ${light}`, async ({ newWindow, service }) => {
      const player = await PlayerPage.open(await newWindow(window), service.url, '?at=2016-10-14');
      for (const key of ['p', 'f', 'u', 's', 'v', '?']) {
        await player.page.keyboard.press(key);
        await player.dialog.waitFor();
        await expectAccessible(player.page);
        await player.closePanel();
      }
      await player.page.keyboard.press('/');
      await player.dialog.getByRole('searchbox').fill('wikileaks');
      await player.dialog.locator('mark').first().waitFor();
      await expectAccessible(player.page);
      await player.page.goto(`${service.url}/?at=2016-10-14&entry=message:wikileaks-2016-10-12`);
      await player.dialog.getByRole('heading', { name: 'Where it comes from' }).waitFor();
      await expectAccessible(player.page);
    });

    test(`in a frame, on the front page, and where something is missing, ${light}`, async ({
      newWindow,
      service,
      library,
      empty,
    }) => {
      const page = await newWindow(window);
      await page.goto(library.url);
      await page.getByRole('heading', { name: 'Choose a record' }).waitFor();
      await expectAccessible(page);
      await page.goto(`${service.url}/?embed&at=2016-10-14`);
      await page.locator('.stage [data-entry-id]').first().waitFor();
      await expectAccessible(page);
      for (const address of [`${library.url}/?collection=second`, `${service.url}/?collection=none`, empty.url]) {
        await page.goto(address);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(page);
      }
    });
  }
});

test('axe finds no problem with corrected, retracted and shortened entries', async ({ page, offences, kept }) => {
  const service = await kept(startTestService({ tokenSecret: TOKEN_SECRET }));
  const editor = new Editor(service, (await tokenFor(['read', 'write'])).token);
  await editor.do('correctEntry', { id: 'statement:pence-2016-10-12', patch: { text: 'Nothing at all' } });
  await editor.do('retractEntry', { id: 'message:trump-jr-2016-10-03' });
  const player = await PlayerPage.open(page, service.url, '?at=2016-10-12');
  await player.card('statement:pence-2016-10-12').getByText('corrected', { exact: true }).waitFor();
  await player.card('message:trump-jr-2016-10-03').getByText('retracted', { exact: true }).waitFor();
  await expectAccessible(page);
  offences.expect(/ERR_INTERNET_DISCONNECTED/);
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  await expectAccessible(page);
});

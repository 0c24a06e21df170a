/** Axe finds no problem in the playground, in any theme. */
import { describe } from 'vitest';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/browser.ts';
import { PlaygroundPage, REPLAYS } from '../support/playground.ts';

describe('axe finds nothing', () => {
  for (const [theme, window] of [
    ['by day', { colorScheme: 'light' }],
    ['by night', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
  ] as const) {
    test(`in a question with the documentation, and in a replay with the history, ${theme}`, async ({
      newWindow,
      service,
    }) => {
      const playground = await PlaygroundPage.open(await newWindow(window), service.url);
      await playground.run();
      await playground.answer.getByText('"data"').waitFor();
      await expectAccessible(playground.page);
      await playground.press('Headers');
      await playground.press('Documentation');
      await playground.page.getByText('RemovedFrame', { exact: true }).waitFor();
      await expectAccessible(playground.page);
      await playground.press('Documentation');
      await playground.press('Headers');

      await playground.choose(REPLAYS[2]?.name ?? '');
      await playground.run();
      await playground.frames.nth(3).waitFor();
      await playground.frames.nth(1).locator('summary').click();
      await expectAccessible(playground.page);
      await playground.press('History');
      await expectAccessible(playground.page);
    });
  }
});

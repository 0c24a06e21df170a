/** The page by keyboard, and for readers who can't see it. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { PlayerPage, TALL, timelineIds } from '../support/player.ts';

/** More than there are stops, so that the walk comes round. */
const MOST_STOPS = 80;

const OPENS = /^Source, ¶ \d+ ?: open the entry by /;

test('the whole page is walked through with Tab: every control comes once, nothing holds the focus', async ({
  newWindow,
  service,
}) => {
  const player = await PlayerPage.open(await newWindow(TALL), service.url, '?at=2016-10-14');
  await player.showsCount(7);
  const { page } = player;
  const walked: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (name === null) break;
    walked.push(name);
  }
  expect(walked.length).toBeLessThan(MOST_STOPS);
  for (const name of ['Skip to the timeline', 'People', 'Filter', 'Search', 'Share', 'View', 'Keys', 'Speed'])
    expect(walked.filter((one) => one === name)).toEqual([name]);
  for (const name of [
    'Go to the start',
    'Previous entry',
    'Play',
    'Next entry',
    'Go to the end',
    'Position of the replay',
  ])
    expect(walked.filter((one) => one === name)).toEqual([name]);
  expect(walked.filter((name) => OPENS.test(name)).length).toBe(7);
});

/** The name of the focused element, which must be visible; null if the focus has left the page. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const label =
      element.getAttribute('aria-label') ??
      element.closest('label')?.querySelector('span')?.textContent ??
      element.innerText;
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    return width > 0 && height > 0 ? label.trim().replace(/\s+/g, ' ') : `is not visible: ${label}`;
  });
}

/**
 * Watches an element. @returns a function that waits until it has left the page, and returns what had the focus then.
 */
async function whenRemoved(locator: Locator): Promise<() => Promise<string>> {
  const removed = await locator.evaluateHandle((element) => ({
    focused: new Promise<string>((resolve) => {
      new MutationObserver(() => {
        if (!element.isConnected) resolve((document.activeElement as HTMLElement).innerText);
      }).observe(document.body, { childList: true, subtree: true });
    }),
  }));
  return () => removed.evaluate(({ focused }) => focused);
}

/** Each panel: the key that opens it, its title, and the button that opens it. */
const PANELS = [
  ['p', 'Who is who', 'People'],
  ['f', 'Filter', 'Filter'],
  ['/', 'Search', 'Search'],
  ['u', 'Undated', '5 undated'],
  ['s', 'Share', 'Share'],
  ['v', 'View', 'View'],
  ['?', 'Keys', 'Keys'],
] as const;

describe('a panel', () => {
  test('opens with its key, keeps the focus within, and gives it back when Escape closes it', async ({
    page,
    service,
  }) => {
    await PlayerPage.open(page, service.url, '?at=2016-10-14');
    for (const [key, title, opener] of PANELS) {
      const button = page.getByRole('navigation').getByRole('button', { name: opener, exact: true });
      await button.focus();
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      const isWithin = () => dialog.evaluate((element) => element.contains(document.activeElement));
      await expect.poll(isWithin).toBe(true);
      const focusedOnceClosed = await whenRemoved(dialog);
      await page.keyboard.press('Escape');
      expect(await focusedOnceClosed()).toBe(opener);
    }
  });

  test('of the keys lists every key with a function', async ({ page, service }) => {
    const player = await PlayerPage.open(page, service.url);
    await page.keyboard.press('?');
    const terms = await player.dialog.getByRole('term').allInnerTexts();
    expect(terms.join(' ').split(/\s+/)).toEqual(
      expect.arrayContaining(['Space', '←', '→', 'Home', 'End', 'G', 'C', 'J', 'K', 'P', 'F', '/', 'U', 'S', 'V', '?']),
    );
  });
});

test('a reader plays, pauses, steps, changes the clock and opens an entry without a mouse', async ({
  newWindow,
  service,
}) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(TALL), service.url, '?pace=day');
  const { keyboard } = player.page;
  await player.page.getByRole('main').getByRole('button', { name: 'Play' }).focus();
  await keyboard.press('Enter');
  await player.card(whole[0] ?? '').waitFor();
  await expect.poll(() => focused(player.page)).not.toBeNull();
  await keyboard.press('Space');
  await player.controls.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await player.shows(whole.slice(0, 3));
  await keyboard.press('ArrowLeft');
  await player.shows(whole.slice(0, 2));
  await keyboard.press('j');
  await expect.poll(() => focused(player.page)).toMatch(/open the entry by Donald Trump Jr\.$/);
  await keyboard.press('Enter');
  await player.dialog.getByRole('heading', { name: 'Where it comes from' }).waitFor();
  await keyboard.press('Escape');
  await player.dialog.waitFor({ state: 'detached' });
  await expect.poll(() => focused(player.page)).toMatch(/open the entry by Donald Trump Jr\.$/);
  await keyboard.press('c');
  await player.addressSays('clock', 'known');
});

test('new entries on the stage are announced, one by its words and many by their number', async ({
  newWindow,
  service,
}) => {
  const player = await PlayerPage.open(await newWindow(TALL), service.url, '?at=2016-10-01');
  await player.showsCount(1);
  const status = player.page.getByRole('status');
  await player.press('Next entry');
  await status
    .getByText(/^Private, Donald Trump Jr\.: What's behind this Wednesday leak/)
    .waitFor({ state: 'attached' });
  await player.press('Go to the end');
  await status.getByText(/^\d+ new entries\.$/).waitFor({ state: 'attached' });
});

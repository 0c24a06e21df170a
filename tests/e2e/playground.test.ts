import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { EXAMPLES } from '../../src/graphql/examples.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/browser.ts';

const run = (page: Page) => page.getByRole('button', { name: /^Execute/ }).click();
const stop = (page: Page) => page.getByRole('button', { name: /^Stop/ }).click();

test('axe finds nothing in a query', async ({ page, service }) => {
  await page.goto(`${service.url}/graphql`);
  await run(page);
  await page.locator('.result-window').getByText('nearby').first().waitFor();
  await expectAccessible(page);
});
test('axe finds nothing in a query with docs', async ({ page, service }) => {
  await page.goto(`${service.url}/graphql`);
  await page.getByRole('button', { name: /^Documentation/ }).click();
  await page.getByRole('button', { name: /^Headers/ }).click();
  await run(page);
  await page.locator('.result-window').getByText('nearby').first().waitFor();
  await expectAccessible(page);
});
test('axe finds nothing in a replay', async ({ newWindow, service }) => {
  const page = await newWindow({colorScheme: 'dark'});
  await page.goto(`${service.url}/graphql`);
  await page.getByRole('button', { name: /^History/ }).click();
  await page.getByRole('button', { name: /^Replay it: the whole/ }).click();
  await run(page);
  await page.getByRole('list', { name: /^Frames/ }).getByRole('listitem').nth(11).waitFor();
  await expectAccessible(page);
});

import { expect } from 'vitest';
import { test } from '../support/browser.ts';

test('the playground opens with the ready questions', async ({ page, service }) => {
  await page.goto(`${service.url}/graphql`);
  await page.getByRole('tab').first().waitFor();
  expect(await page.getByRole('tab').count()).toBeGreaterThanOrEqual(8);
});

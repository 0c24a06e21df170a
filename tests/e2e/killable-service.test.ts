import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { startKillableService } from '../support/killable-service.ts';
import { PlaygroundPage } from '../support/playground.ts';

test('a window finds a killed service again at the same address, with the same record', async ({ page, offences }) => {
  await using service = await startKillableService();
  await PlaygroundPage.open(page, service.url);
  // Its workers are still fetched when it can be used already.
  await page.waitForLoadState('networkidle');
  const countEntries = () =>
    page.evaluate(async () => {
      const body = JSON.stringify({ query: '{ timeline { totalCount } }' });
      const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return answer.text();
    });
  const before = await countEntries();
  expect(before).toMatch(/"totalCount":\d+/);
  await service.kill();
  offences.expect(/ERR_CONNECTION_REFUSED/);
  await expect(countEntries()).rejects.toThrow('Failed to fetch');
  await service.restart();
  expect(await countEntries()).toBe(before);
});

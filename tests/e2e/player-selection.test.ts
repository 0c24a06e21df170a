/** Parts of the record: people, filters, words, and undated entries. */
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { PlayerPage, TALL, timelineIds } from '../support/player.ts';

const AT_THE_END = '?at=2017-11-13';

/** One value of each filter: its panel, its label, the filter of the service, and its part of the address. */
const CHOICES = [
  ['People', /^Mike Pence/, { actors: ['actor:mike-pence'] }, ['people', 'mike-pence']],
  ['Filter', /^Twitter/, { platforms: ['twitter'] }, ['platform', 'twitter']],
  ['Filter', /^direct message/, { channels: ['DIRECT_MESSAGE'] }, ['channel', 'direct_message']],
  ['Filter', /^no comment/, { statementKinds: ['NO_COMMENT'] }, ['kind', 'no_comment']],
  [
    'Filter',
    /^Donald Trump Jr. communicated/,
    { sources: ['source:washington-post-2017-11-14'] },
    ['source', 'washington-post-2017-11-14'],
  ],
] as const;

describe('the stage and the address follow the selection', () => {
  test('a person, a platform, a channel, a kind and a source, each alone', async ({ newWindow, service }) => {
    const whole = await timelineIds(service.url);
    const player = await PlayerPage.open(await newWindow(TALL), service.url, AT_THE_END);
    for (const [panel, choice, filter, [name, value]] of CHOICES) {
      await player.openPanel(panel);
      await player.dialog.getByRole('checkbox', { name: choice }).check();
      await player.closePanel();
      await player.shows(await timelineIds(service.url, filter));
      await player.addressSays(name, value);
      await player.page
        .getByRole('group', { name: 'Showing only' })
        .getByRole('button', { name: /^Remove/ })
        .click();
      await player.shows(whole);
      await player.addressSays(name, null);
    }
  });

  test('several choices at once, in a replay too', async ({ newWindow, service }) => {
    const ids = await timelineIds(service.url, { actors: ['actor:wikileaks'], channels: ['POST', 'DIRECT_MESSAGE'] });
    const player = await PlayerPage.open(await newWindow(TALL), service.url);
    await player.openPanel('People');
    await player.dialog.getByRole('checkbox', { name: /^WikiLeaks/ }).check();
    await player.closePanel();
    await player.openPanel(/^Filter/);
    await player.dialog.getByRole('checkbox', { name: /^post/ }).check();
    await player.dialog.getByRole('checkbox', { name: /^direct message/ }).check();
    await player.closePanel();
    for (let count = 1; count <= ids.length; count += 1) {
      await player.press('Next entry');
      await player.shows(ids.slice(0, count));
    }
  });
});

test('the histogram has the bars of the selected people', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(await newWindow(), service.url);
  const bars = (side: 'public' | 'private') => player.controls.locator(`path.${side}`).getAttribute('d');
  await expect.poll(() => bars('private')).toMatch(/^M/);
  const whole = await bars('public');
  await player.openPanel('People');
  await player.dialog.getByRole('checkbox', { name: /^Mike Pence/ }).check();
  await expect.poll(() => bars('private')).toBe('');
  expect(await bars('public')).not.toBe(whole);
  await player.dialog.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => bars('public')).toBe(whole);
});

test('people are shown with their accounts, and ids in descriptions become names', async ({ page, service }) => {
  const player = await PlayerPage.open(page, service.url);
  await player.openPanel('People');
  await player.dialog.getByText('@wikileaks on Twitter').waitFor();
  expect(await player.dialog.innerText()).not.toContain('actor:');
});

describe('search', () => {
  test('finds words and phrases, marks them, and opens a hit', async ({ page, service }) => {
    const player = await PlayerPage.open(page, service.url);
    await page.keyboard.press('/');
    const field = player.dialog.getByRole('searchbox', { name: 'Words to search for' });
    await field.fill('"rigged system" wiki*');
    const { data } = await service.ask('{ search(query: "\\"rigged system\\" wiki*") { totalCount nodes { id } } }');
    const { totalCount, nodes } = data?.['search'] as { totalCount: number; nodes: { id: string }[] };
    await player.dialog.getByText(totalCount === 1 ? '1 entry' : `${totalCount} entries`, { exact: true }).waitFor();
    const marked = await player.dialog.locator('mark').allInnerTexts();
    expect(marked.join(' ').toLowerCase()).toContain('rigged system');
    await player.dialog.getByRole('listitem').getByRole('button').first().click();
    await player.dialog.getByRole('heading', { name: 'Where it comes from' }).waitFor();
    await player.addressSays('entry', nodes[0]?.id ?? '');
  });

  test('says when nothing matches', async ({ page, service }) => {
    const player = await PlayerPage.open(page, service.url);
    await player.openPanel('Search');
    await player.dialog.getByRole('searchbox').fill('zeppelin');
    await player.dialog.getByRole('status').getByText('Nothing matches “zeppelin”.').waitFor();
  });
});

test('undated entries are in a panel of their own, on either clock', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(await newWindow(TALL), service.url);
  for (const [name, clock] of [
    ['As it happened', 'OCCURRED'],
    ['As it became known', 'DISCLOSED'],
  ] as const) {
    await player.chooseClock(name);
    const ids = await timelineIds(service.url, { undated: 'ONLY' }, clock);
    expect(ids.length).toBeGreaterThan(0);
    await player.openPanel(`${ids.length} undated`);
    const waiting = player.dialog.locator('[data-entry-id]');
    await expect
      .poll(() => waiting.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-entry-id'))))
      .toEqual(ids);
    await player.closePanel();
  }
});

/** The playground's example tabs, and a replay in it. */
import { describe, expect } from 'vitest';
import { EXAMPLES } from '../../src/graphql/examples.ts';
import { test } from '../support/browser.ts';
import { addHistory } from '../support/played.ts';
import { PlaygroundPage, QUESTIONS, REPLAYS } from '../support/playground.ts';

describe('the example tabs', () => {
  test('are the seven questions and three replays, with their titles', () => {
    expect([QUESTIONS.length, REPLAYS.length]).toEqual([7, 3]);
    for (const { name, query } of EXAMPLES) expect(query.startsWith(`# ${name}\n`)).toBe(true);
  });

  test('each question is answered', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    for (const { name } of QUESTIONS) {
      await playground.choose(name);
      await playground.run();
      await playground.answer.getByText('"data"').waitFor();
      expect(await playground.answer.getByText('"errors"').count()).toBe(0);
    }
  });

  test('each replay shows its first entries, and stops when another tab is opened', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    for (const { name } of REPLAYS) {
      await playground.choose(name);
      await playground.run();
      await playground.frames.nth(2).waitFor();
      expect(await page.locator('.frame-error').count()).toBe(0);
    }
    await playground.choose(QUESTIONS[0]?.name ?? '');
    await expect.poll(() => openSubscriptions(service.url)).toBe(0);
    await playground.choose(REPLAYS[0]?.name ?? '');
    await playground.phase('stopped');
  });
});

async function openSubscriptions(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^backchannel_subscriptions (\d+)/m.exec(metrics)?.[1]);
}

describe('a replay', () => {
  test('shows one line for each frame, and ends when it is stopped', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.choose(REPLAYS[0]?.name ?? '');
    await playground.run();
    await playground.frames.nth(1).waitFor();
    const first = await playground.frames.nth(1).innerText();
    await playground.frames.nth(4).waitFor();
    expect(await playground.frames.nth(1).innerText()).toBe(first);
    await playground.phase('playing');
    await playground.stop();
    await playground.phase('stopped');
    await expect.poll(() => openSubscriptions(service.url)).toBe(0);
    expect(await page.getByText('Ended', { exact: true }).count()).toBe(0);
  });

  test('shows when, who and what, in the order of the timeline; a line opens to the whole frame', async ({
    page,
    service,
  }) => {
    const { data } = await service.ask(
      '{ timeline(filter: { undated: EXCLUDE }) { nodes { text occurred { edtf } } } }',
    );
    const { nodes } = data?.['timeline'] as { nodes: { text: string; occurred: { edtf: string } }[] };
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.ask(`subscription { replay(input: { pacing: { instant: true } }) { __typename
      ... on EntryFrame { entry { text occurred { edtf } participants { role actor { name } } } } } }`);
    await playground.run();
    await playground.phase('ended');
    const rows = page.locator('.frame-private, .frame-public');
    expect(await rows.locator('.frame-text').allInnerTexts()).toEqual(nodes.map(({ text }) => text));
    expect(await rows.locator('.frame-time').allInnerTexts()).toEqual(nodes.map(({ occurred }) => occurred.edtf));
    expect(await rows.filter({ hasText: 'WikiLeaks → Donald Trump Jr.' }).count()).toBeGreaterThan(0);
    await rows.first().locator('summary').click();
    expect(JSON.parse(await rows.first().locator('pre').innerText())).toMatchObject({
      replay: { __typename: 'EntryFrame', entry: { text: nodes[0]?.text } },
    });
  });

  test('with thousands of entries keeps the newest in the page, and counts all of them', async ({ page, service }) => {
    const start = Date.UTC(2020, 0, 1);
    const collection = await addHistory(
      service.store,
      Array.from({ length: 2_000 }, (_, day) => start + day * 1_000),
    );
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.ask(
      'subscription Long($filter: EntryFilter) { replay(input: { filter: $filter, pacing: { instant: true } }) { __typename ... on EntryFrame { entry { id } } } }',
    );
    await playground.fill('Variables', { filter: { collections: [collection] } });
    await playground.run();
    await playground.phase('ended');
    await page.getByText('2002 frames, the last 400 shown').waitFor();
    expect(await playground.frames.count()).toBe(400);
    const last = playground.frames.last();
    await expect.poll(async () => (await last.boundingBox())?.y ?? Infinity).toBeLessThan(720);
    await playground.frames.first().scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Follow the newest', pressed: false }).click();
    await expect.poll(async () => (await last.boundingBox())?.y ?? Infinity).toBeLessThan(720);
  });
});

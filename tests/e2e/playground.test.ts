import { describe, expect } from 'vitest';
import { EXAMPLES } from '../../src/graphql/examples.ts';
import { fromFragment } from '../../src/playground/share-link.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground.ts';
import { addHistory } from '../support/played.ts';
import { tokenFor } from '../support/tokens.ts';

const isReplay = ({ query }: { readonly query: string }) => query.includes('\nsubscription ');
const QUESTIONS = EXAMPLES.filter((example) => !isReplay(example));
const REPLAYS = EXAMPLES.filter(isReplay);

describe('the ready tabs', () => {
  test('are the seven questions and three replays, by their words', () => {
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

  test('each replay shows its first entries, and is stopped by turning to another tab', async ({ page, service }) => {
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
  test('comes frame by frame, each in a line that stays, and ends when it is stopped', async ({ page, service }) => {
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

  test('tells when, who and what, in the order of the timeline, and opens to the whole frame', async ({
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

  test('of thousands of entries keeps the newest in the page, and counts them all', async ({ page, service }) => {
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

describe('the editor', () => {
  test('completes what the schema has', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.press('New question');
    await playground.operation.locator('.monaco-editor').first().click();
    await page.keyboard.type('{ histog');
    await page.locator('.suggest-widget').getByText('histogram').first().waitFor();
  });

  test('shows what a type is, from the schema', async ({ page, service }) => {
    const { data } = await service.ask('{ __type(name: "RemovedFrame") { description } }');
    const { description } = data?.['__type'] as { description: string };
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.press('Documentation');
    await page.getByRole('complementary').getByText('RemovedFrame', { exact: true }).click();
    await page.getByRole('complementary').getByText(description).waitFor();
  });

  test('sends variables with a query', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.ask('query One($id: ID!) { node(id: $id) { id } }');
    await playground.fill('Variables', { id: 'actor:wikileaks' });
    await playground.run();
    await playground.answer.getByText('"actor:wikileaks"').waitFor();
  });

  test('keeps what was run, and brings it back with its variables', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.ask('query Kept($id: ID!) { node(id: $id) { id } }');
    await playground.fill('Variables', { id: 'actor:wikileaks' });
    await playground.run();
    await playground.answer.getByText('"data"').waitFor();
    await playground.press('New question');
    await playground.press('History');
    await page.getByRole('complementary').getByRole('button', { name: /^Kept/ }).click();
    await playground.run();
    await playground.answer.getByText('"actor:wikileaks"').waitFor();
  });
});

const PUT = `mutation Put { putLinks(input: [{ id: "link:playground", label: "put in the playground" }]) { added } }`;

describe('a token in the headers', () => {
  test('lets a mutation succeed that is refused without it, and is stored nowhere', async ({ page, service }) => {
    const { token } = await tokenFor(['write']);
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.ask(PUT);
    await playground.run();
    await playground.answer.getByText('"UNAUTHENTICATED"').waitFor();
    await playground.fill('Headers', { authorization: `Bearer ${token}` });
    await playground.run();
    await playground.answer.getByText('"added"').waitFor();
    await playground.press('History');
    await page.getByRole('complementary').getByRole('button', { name: /^Put/ }).first().waitFor();
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('link:playground');
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(token);
  });

  test('goes with a replay too, which says why it is refused', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.choose(REPLAYS[0]?.name ?? '');
    await playground.fill('Headers', { authorization: 'Bearer of nothing' });
    await playground.run();
    await page.locator('.frame-error').getByText('The connection was closed: ').waitFor();
    await playground.phase('failed');
  });
});

describe('a share link', () => {
  test('brings the question and its variables to another window, and no token', async ({
    page,
    newWindow,
    service,
  }) => {
    const query = 'query Shared($id: ID!) { node(id: $id) { id } }';
    const variables = { id: 'actor:wikileaks' };
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.ask(query);
    await playground.fill('Variables', variables);
    await playground.fill('Headers', { authorization: 'Bearer secret' });
    await playground.press('Share');
    await page
      .getByRole('status')
      .filter({ hasText: /^(Link copied|The link is in the address bar)$/ })
      .waitFor();
    const { hash } = new URL(page.url());
    expect(fromFragment(hash)).toEqual({ query, variables: JSON.stringify(variables) });
    expect(page.url()).not.toContain('secret');

    const other = await PlaygroundPage.open(await newWindow(), service.url, hash);
    await other.page.getByRole('button', { name: 'Shared', exact: true }).waitFor();
    await other.run();
    await other.answer.getByText('"actor:wikileaks"').waitFor();
  });

  test('stands in front of the tabs that were open', async ({ page, service }) => {
    const first = await PlaygroundPage.open(page, service.url);
    await first.ask('query Mine { __typename }');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('graphiql:tabState'))).toContain('Mine');
    const again = await PlaygroundPage.open(
      page,
      service.url,
      `?again#${new URLSearchParams({ query: '{ __typename }' }).toString()}`,
    );
    await again.run();
    await again.answer.getByText('"Query"').waitFor();
    await page.getByRole('button', { name: 'Mine', exact: true }).waitFor();
  });
});

describe('axe finds nothing', () => {
  for (const [theme, window] of [
    ['by day', { colorScheme: 'light' }],
    ['by night', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
  ] as const) {
    test(`in a question with the documentation, ${theme}`, async ({ newWindow, service }) => {
      const playground = await PlaygroundPage.open(await newWindow(window), service.url);
      await playground.run();
      await playground.answer.getByText('"data"').waitFor();
      await expectAccessible(playground.page);
      await playground.press('Headers');
      await playground.press('Documentation');
      await playground.page.getByText('RemovedFrame', { exact: true }).waitFor();
      await expectAccessible(playground.page);
    });

    test(`in a replay with the history, ${theme}`, async ({ newWindow, service }) => {
      const playground = await PlaygroundPage.open(await newWindow(window), service.url);
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

/** The playground's editor: help from the schema, variables and headers, the history and the share link. */
import { describe, expect } from 'vitest';
import { fromFragment } from '../../src/playground/share-link.ts';
import { test } from '../support/browser.ts';
import { PlaygroundPage, REPLAYS } from '../support/playground.ts';
import { tokenFor } from '../support/tokens.ts';

describe('the editor', () => {
  test('completes names of the schema', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.press('New question');
    await playground.operation.locator('.monaco-editor').first().click();
    await page.keyboard.type('{ histog');
    await page.locator('.suggest-widget').getByText('histogram').first().waitFor();
  });

  test('shows the documentation of a type', async ({ page, service }) => {
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

  test('keeps the operations that were run, and opens them again with their variables', async ({ page, service }) => {
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

  test('is sent with a replay too; a refusal shows its reason', async ({ page, service }) => {
    const playground = await PlaygroundPage.open(page, service.url);
    await playground.choose(REPLAYS[0]?.name ?? '');
    await playground.fill('Headers', { authorization: 'Bearer of nothing' });
    await playground.run();
    await page.locator('.frame-error').getByText('The connection was closed: ').waitFor();
    await playground.phase('failed');
  });
});

describe('a share link', () => {
  test('opens the question with its variables in another window, without the token', async ({
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

  test('opens in front of the tabs that were open', async ({ page, service }) => {
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

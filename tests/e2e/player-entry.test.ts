/** The panel of an entry: its facts, and the formats to copy. */
import { describe, expect } from 'vitest';
import { fromFragment } from '../../src/playground/share-link.ts';
import { test } from '../support/browser.ts';
import { PlayerPage, TALL } from '../support/player.ts';
import { Editor } from '../support/editing.ts';
import { PlaygroundPage } from '../support/playground.ts';
import { tokenFor } from '../support/tokens.ts';

const ID = 'message:wikileaks-2016-10-12';
const OPENED = `?at=2016-10-14&entry=${ID}`;
const ASKED = `{ entry(id: "${ID}") {
  text citations { paragraph quotes { exact } source { title } }
  nearby { entry { text } }
} }`;

interface Asked {
  readonly text: string;
  readonly citations: readonly {
    readonly paragraph: number;
    readonly quotes: readonly { readonly exact: string }[];
    readonly source: { readonly title: string };
  }[];
  readonly nearby: readonly { readonly entry: { readonly text: string } }[];
}

test('shows everything: its text, the exact quotations with source and paragraph, its neighbours', async ({
  newWindow,
  service,
}) => {
  const entry = (await service.ask(ASKED)).data?.['entry'] as Asked;
  const player = await PlayerPage.open(await newWindow(TALL), service.url, '?at=2016-10-14');
  await player
    .card(ID)
    .getByRole('button', { name: /^Source, ¶/ })
    .click();
  await player.dialog.getByRole('heading', { name: 'Where it comes from' }).waitFor();
  const told = await player.dialog.innerText();
  expect(told).toContain(entry.text);
  expect(entry.citations.length).toBeGreaterThan(0);
  for (const { paragraph, quotes, source } of entry.citations) {
    expect(told).toContain(source.title);
    expect(told).toContain(`paragraph ${paragraph}`);
    for (const { exact } of quotes) expect(told).toContain(exact);
  }
  expect(entry.nearby.length).toBeGreaterThan(0);
  for (const { entry: near } of entry.nearby) expect(told).toContain(near.text);
  await player.dialog.getByText(/^15 minutes later/).waitFor();
});

test('links to the entry that it answers or contradicts, and the back button returns', async ({
  newWindow,
  service,
}) => {
  const player = await PlayerPage.open(
    await newWindow(TALL),
    service.url,
    '?at=2016-10-14&entry=statement:pence-2016-10-12',
  );
  await player.dialog.getByRole('heading', { name: 'Responds to' }).waitFor();
  await player.dialog.getByRole('button', { name: /Fox News/ }).click();
  await player.addressSays('entry', 'statement:fox-news-2016-10-12');
  await player.dialog.getByRole('heading', { name: 'Responses' }).waitFor();
  await player.page.goBack();
  await player.addressSays('entry', 'statement:pence-2016-10-12');
  await player.dialog.getByRole('heading', { name: 'Responds to' }).waitFor();
  await player.page.goBack();
});

test('leads to its moment on the stage', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(await newWindow(TALL), service.url, `?entry=${ID}`);
  await player.dialog.getByRole('button', { name: 'Go to this moment' }).click();
  await player.dialog.waitFor({ state: 'detached' });
  await player.card(ID).waitFor();
  expect((await player.entryIds()).at(-1)).toBe('statement:pence-2016-10-12');
});

/** Each format of a citation, and how its text looks. */
const CITATION_FORMATS = [
  ['Text', /WikiLeaks.*“.+”.*paragraph \d+/s],
  ['BibTeX', /^@\w+\{[^,\s]+,\n[\s\S]*title = \{/],
  ['CSL-JSON', /^[[{][\s\S]*"type"/],
] as const;

describe('can be copied', () => {
  const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

  test('as a link to it', async ({ newWindow, service }) => {
    const page = await newWindow(CLIPBOARD);
    const player = await PlayerPage.open(page, service.url, OPENED);
    await player.dialog.getByRole('heading', { name: 'Share and cite' }).waitFor();
    await player.dialog.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await player.dialog.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await newWindow();
    await other.goto(link);
    await other.getByRole('dialog').getByRole('heading', { name: 'Where it comes from' }).waitFor();
    expect(new URL(other.url()).searchParams.get('entry')).toBe(ID);
  });

  test('as a citation in each format', async ({ newWindow, service }) => {
    const page = await newWindow(CLIPBOARD);
    const player = await PlayerPage.open(page, service.url, OPENED);
    for (const [format, pattern] of CITATION_FORMATS) {
      await player.dialog.getByRole('radio', { name: format }).check();
      await player.dialog.getByRole('button', { name: 'Copy', exact: true }).last().click();
      await player.dialog.getByRole('button', { name: 'Copied' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(pattern);
      expect(copied).toContain(`entry=${ID}`);
      if (format === 'CSL-JSON') expect(() => JSON.parse(copied) as unknown).not.toThrow();
    }
  });

  test('as a question in the playground, which answers it', async ({ page, service }) => {
    const player = await PlayerPage.open(page, service.url, OPENED);
    const opening = page.waitForEvent('popup');
    await player.dialog.getByRole('link', { name: 'Open in the playground' }).click();
    const popup = await opening;
    const { query } = fromFragment(new URL(popup.url()).hash) ?? { query: '' };
    expect(query).toContain(`entry(id: "${ID}")`);
    const playground = await PlaygroundPage.attach(popup);
    await playground.run();
    await playground.answer.getByText('"data"').waitFor();
  });
});

test('says so if there is no such entry', async ({ page, service }) => {
  const player = await PlayerPage.open(page, service.url, '?entry=message:nobody-wrote-this');
  await player.dialog.getByText('This entry does not exist, or you may not see it.').waitFor();
});

test('shows on the card and in the panel how a message changed after it was sent', async ({ newWindow, service }) => {
  const editor = new Editor(service, (await tokenFor(['write'])).token);
  const id = 'message:trump-jr-2016-10-03';
  await editor.do('correctEntry', { id, patch: { lastChange: { kind: 'DELETED', at: '2016-10-04T08:05:20Z' } } });
  const player = await PlayerPage.open(await newWindow(TALL), service.url, `?at=2016-10-14&entry=${id}`);
  const told = 'deleted on 4 October 2016, 08:05';
  await player.card(id).getByText(told, { exact: true }).waitFor();
  const fact = player.dialog.getByText('Last change', { exact: true }).locator('..').getByRole('definition');
  expect(await fact.innerText()).toBe(told);
  expect(await player.dialog.innerText()).not.toContain('2016-10-04T08:05:20Z');
});

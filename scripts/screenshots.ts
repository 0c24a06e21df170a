/** Makes the pictures in `docs/` of a service of its own with the article's record. Names on the command line: those alone. */
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../tests/support/chromium.ts';
import buildPages from '../tests/support/pages.ts';
import { startTestService } from '../tests/support/service.ts';

interface Picture {
  /** Of the file in `docs/`, without `.png`. */
  readonly name: string;
  /** What is opened, below the service's address. */
  readonly path: string;
  readonly window: BrowserContextOptions;
  /** What is done before the picture is taken. */
  readonly prepare: (page: Page) => Promise<void>;
}

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DARK = { colorScheme: 'dark' } as const;

const PICTURES: readonly Picture[] = [
  { name: 'playground', path: 'graphql', window: DESK, prepare: replay },
  { name: 'playground-query-dark', path: 'graphql', window: { ...DESK, ...DARK }, prepare: ask },
  { name: 'playground-phone', path: 'graphql', window: PHONE, prepare: replay },
];

async function replay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Replay it: the whole record/ }).click();
  await page.getByRole('button', { name: /^Execute/ }).click();
  await page
    .getByRole('list', { name: /^Frames/ })
    .getByRole('listitem')
    .nth(11)
    .waitFor();
}

async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Documentation/ }).click();
  await page.getByRole('button', { name: /^Execute/ }).click();
  await page.locator('.result-window').getByText('nearby').first().waitFor();
}

await buildPages();
await using service = await startTestService();
const browser = await chromium.launch(chromiumOptions());
try {
  const wanted = process.argv.slice(2);
  for (const { name, path, window, prepare } of PICTURES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...window });
    const page = await context.newPage();
    await page.goto(`${service.url}/${path}`);
    await prepare(page);
    await page.screenshot({ path: `docs/${name}.png` });
    process.stdout.write(`docs/${name}.png\n`);
    await context.close();
  }
} finally {
  await browser.close();
}

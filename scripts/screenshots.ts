/** Takes the pictures in `docs/` with its own service and the article's record; or only the pictures that it is given by name. */
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { collectionInput } from '../src/domain/record/input.ts';
import { chromiumOptions } from '../tests/support/chromium.ts';
import buildPages from '../tests/support/pages.ts';
import { messageAt } from '../tests/support/played.ts';
import { startTestService, type TestService } from '../tests/support/service.ts';

interface Picture {
  /** The name of the file in `docs/`, without `.png`. */
  readonly name: string;
  /** The path to open, below the service's address. */
  readonly path: string;
  /** Whether the store holds other records too. */
  readonly isLibrary?: boolean;
  readonly window: BrowserContextOptions;
  /** The actions before the picture is taken. */
  readonly prepare: (page: Page) => Promise<void>;
}

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DARK = { colorScheme: 'dark' } as const;

const PICTURES: readonly Picture[] = [
  { name: 'player-opening', path: '', window: DESK, prepare: begin },
  { name: 'player', path: '?at=2016-10-14', window: DESK, prepare: tie },
  { name: 'player-dark', path: '?at=2016-10-14', window: { ...DESK, ...DARK }, prepare: tie },
  { name: 'player-entry', path: '?at=2016-10-14&entry=message:wikileaks-2016-10-12', window: DESK, prepare: open },
  { name: 'player-phone', path: '?at=2016-10-12T00:15Z', window: PHONE, prepare: tie },
  {
    name: 'player-embed',
    path: '?at=2016-10-14&embed',
    window: { viewport: { width: 900, height: 640 } },
    prepare: tie,
  },
  { name: 'player-front', path: '', window: DESK, isLibrary: true, prepare: choose },
  { name: 'playground', path: 'graphql', window: DESK, prepare: replay },
  { name: 'playground-query-dark', path: 'graphql', window: { ...DESK, ...DARK }, prepare: ask },
  { name: 'playground-phone', path: 'graphql', window: PHONE, prepare: replay },
];

async function begin(page: Page): Promise<void> {
  await page.getByText('Meanwhile').waitFor();
  await page.getByRole('button', { name: /undated$/ }).waitFor();
  await settle(page);
}

/** Waits until all lines are drawn, and nothing moves any more. */
async function tie(page: Page): Promise<void> {
  await page.locator('.lag, .tie-chip').first().waitFor();
  await settle(page);
}

async function open(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('heading', { name: 'Where it comes from' }).waitFor();
  await tie(page);
}

async function choose(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Choose a record' }).waitFor();
  await settle(page);
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(
    'document.fonts.ready.then(() => Promise.allSettled(document.getAnimations().map((a) => a.finished)))',
  );
}

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

/** Invented records, for a front page. */
const OTHERS = [
  [
    'harbour-mail',
    'Mail of the harbour office',
    'What the office wrote to the shipping lines, beside its notices.',
    48,
  ],
  ['council-chat', 'The council’s chat', 'A working group between two votes, beside the minutes of both.', 312],
] as const;

/** A service with these records and the article's. */
async function startLibrary(): Promise<TestService> {
  const library = await startTestService();
  for (const [name, title, description, count] of OTHERS) {
    const id = `collection:${name}`;
    const collection = { kind: 'collection', input: collectionInput.parse({ id, title, description }) } as const;
    const start = Date.UTC(2021, 2, 1);
    const messages = Array.from({ length: count }, (_, day) =>
      messageAt(id, `${name}-${day}`, start + day * 86_400_000),
    );
    await library.store.commit({ items: [collection, ...messages] });
  }
  return library;
}

await buildPages();
await using service = await startTestService();
await using library = await startLibrary();
const browser = await chromium.launch(chromiumOptions());
try {
  const wanted = process.argv.slice(2);
  for (const { name, path, window, prepare, isLibrary = false } of PICTURES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...window });
    const page = await context.newPage();
    await page.goto(`${(isLibrary ? library : service).url}/${path}`);
    await prepare(page);
    await page.screenshot({ path: `docs/${name}.png` });
    process.stdout.write(`docs/${name}.png\n`);
    await context.close();
  }
} finally {
  await browser.close();
}

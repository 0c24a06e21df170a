/** The player in other places: on the front page, in a frame, on a phone, in another zone. */
import { expect } from 'vitest';
import { collectionInput } from '../../src/domain/record/input.ts';
import { isBrowserMissing, windowTest } from '../support/browser.ts';
import { Editor, messageInput } from '../support/editing.ts';
import { PlayerPage, TALL } from '../support/player.ts';
import { servePage } from '../support/served-page.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const TITLE = 'رسائل من الميناء';
const WORDS = 'وصلت السفينة Aurora هذا الصباح.';

/** A second collection, whose title, people and words run from right to left. */
async function addHarbour(service: TestService): Promise<void> {
  const editor = new Editor(service, (await tokenFor(['read', 'write'])).token);
  const id = 'collection:harbour';
  await editor.do('putCollection', { input: collectionInput.parse({ id, title: TITLE }) });
  await editor.do('putActors', {
    input: [
      { id: 'actor:layla', name: 'ليلى', kind: 'PERSON' },
      { id: 'actor:port', name: 'Harbour Office', kind: 'ORGANISATION' },
    ],
  });
  const participants = { sender: { actor: 'actor:layla' }, to: [{ actor: 'actor:port' }] };
  await editor.put(
    id,
    messageInput('harbour', { text: WORDS, language: 'ar', occurred: { edtf: '2020-03-01T23:30Z' }, ...participants }),
  );
}

/** `library` is a service with the article's collection and the second one. */
const test = windowTest
  .extend<{ $file: { readonly library: TestService } }>({
    library: [
      async ({}, use) => {
        await using library = await startTestService({ tokenSecret: TOKEN_SECRET });
        await addHarbour(library);
        await use(library);
      },
      { scope: 'file' },
    ],
  })
  .skipIf(isBrowserMissing);

test('the front page leads to each collection, and back', async ({ newWindow, library }) => {
  const page = await newWindow(TALL);
  await page.goto(library.url);
  await page.getByRole('heading', { name: 'Choose a record' }).waitFor();
  await expect.poll(() => page.getByRole('main').getByRole('link').count()).toBe(2);
  await page.getByRole('link', { name: /Direct messages with WikiLeaks, 2016.*26 entries/ }).click();
  await page.getByText('Meanwhile, in public').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.getByRole('link', { name: 'Backchannel' }).click();
  await page.getByRole('heading', { name: 'Choose a record' }).waitFor();
});

test('text from right to left has its direction, and the rest of the page has its own', async ({
  newWindow,
  library,
}) => {
  const player = await PlayerPage.open(await newWindow(TALL), library.url, '?collection=harbour&at=2020-03-02');
  const words = player.card('message:harbour').getByText(WORDS);
  await words.waitFor();
  const directionOf = (element: Element) => getComputedStyle(element).direction;
  expect(await words.evaluate(directionOf)).toBe('rtl');
  expect(await words.getAttribute('lang')).toBe('ar');
  expect(await player.page.getByText(TITLE, { exact: true }).evaluate(directionOf)).toBe('rtl');
  expect(await player.card('message:harbour').evaluate(directionOf)).toBe('ltr');
});

test('a page of another origin shows the slim player in a frame, and no other', async ({ page, service, offences }) => {
  await using served = await servePage(
    `<!doctype html><html lang="en"><title>A story</title><main><h1>A story</h1>
    <iframe title="slim" src="${service.url}/?embed&pace=week" width="900" height="640"></iframe>
    <iframe title="whole" src="${service.url}/?pace=week" width="900" height="640"></iframe></main></html>`,
  );
  offences.expect(/frame-ancestors|X-Frame-Options/i);
  await page.goto(served.url);
  const slim = page.frameLocator('iframe[title=slim]');
  await slim.getByRole('main').getByRole('button', { name: 'Play' }).click();
  await slim.locator('.stage [data-entry-id]').first().waitFor();
  await slim.getByRole('button', { name: 'Pause' }).click();
  expect(await slim.getByRole('navigation').count()).toBe(0);
  expect(await slim.getByRole('combobox').count()).toBe(0);
  await expect.poll(() => page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/');
});

test('a phone shows one column, and no content is wider than the page', async ({ newWindow, service }) => {
  const page = await newWindow({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const player = await PlayerPage.open(page, service.url);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole('main').getByRole('button', { name: 'Play' }).tap();
  await player.card('message:wikileaks-2016-07').waitFor();
  await player.controls.getByRole('button', { name: 'Pause' }).tap();
  await player.controls.getByRole('button', { name: 'Next entry' }).tap();
  const [hidden, shown] = [player.card('message:trump-jr-2016-10-03'), player.card('message:wikileaks-2016-07')];
  await hidden.waitFor();
  const [below, above] = [await hidden.boundingBox(), await shown.boundingBox()];
  expect(below?.width ?? 0).toBeGreaterThan(250);
  expect(below?.y ?? 0).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('times of day are those of the record, or of the reader on request', async ({ newWindow, library }) => {
  const tokyo = await newWindow({ ...TALL, timezoneId: 'Asia/Tokyo' });
  const player = await PlayerPage.open(tokyo, library.url, '?collection=harbour&at=2020-03-02');
  const { page } = player;
  await page.getByRole('heading', { name: 'Sunday, 1 March 2020' }).waitFor();
  await player.card('message:harbour').getByText('23:30').waitFor();
  await player.openPanel('View');
  await player.dialog.getByRole('radio', { name: 'My time zone' }).check();
  await player.closePanel();
  await page.getByRole('heading', { name: 'Monday, 2 March 2020' }).waitFor();
  await player.card('message:harbour').getByText('08:30').waitFor();
  await player.addressSays('zone', 'reader');
});

test('a reader who prefers reduced motion sees no motion', async ({ newWindow, service }) => {
  const longest = async (reducedMotion: 'reduce' | 'no-preference') => {
    const player = await PlayerPage.open(await newWindow({ reducedMotion }), service.url, '?at=2016-10-14');
    await player.card('statement:pence-2016-10-12').waitFor();
    return player.page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element);
          return [animationDuration, transitionDuration].flatMap((list) => list.split(',').map(parseFloat));
        }),
      ),
    );
  };
  expect(await longest('no-preference')).toBeGreaterThan(0.1);
  expect(await longest('reduce')).toBeLessThan(0.001);
});

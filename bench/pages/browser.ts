/** A browser for the bench, and the measurements in its pages. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../../tests/support/chromium.ts';

/** How the browser drew during an action. */
export interface Drawn {
  readonly framesPerSecond: number;
  /** The longest time between two frames, in milliseconds. */
  readonly longestMs: number;
}

/** Disposing it closes the browser. */
export class BenchBrowser implements AsyncDisposable {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<BenchBrowser> {
    return new BenchBrowser(await chromium.launch(chromiumOptions()));
  }

  /** Opens a page with an empty cache, and closes it after the work. */
  async withPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
    const window: BrowserContextOptions = { viewport: { width: 1_280, height: 800 } };
    const context = await this.#browser.newContext(window);
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#browser.close();
  }
}

/** As text, because a development loader adds helpers to functions that a page does not have. */
const NOTE_FIRST = (selector: string) => `
  new MutationObserver((_, observer) => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) return;
    observer.disconnect();
    document.documentElement.dataset.firstAt = performance.now();
  }).observe(document, { childList: true, subtree: true });`;

const COUNT_FRAMES = `(() => {
  const times = [];
  let isOver = false;
  const count = (time) => {
    times.push(time);
    if (!isOver) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  return { times, stop: () => (isOver = true) };
})()`;

interface FrameCount {
  readonly times: number[];
  readonly stop: () => void;
}

/** Milliseconds from the start of the navigation until the page has an element for the selector. */
export async function timeToFirst(page: Page, url: string, selector: string): Promise<number> {
  await page.addInitScript({ content: NOTE_FIRST(selector) });
  await page.goto(url);
  const root = page.locator('html[data-first-at]');
  await root.waitFor({ state: 'attached' });
  return Number(await root.getAttribute('data-first-at'));
}

/** Counts the frames that the page draws during an action. */
export async function drawnDuring(page: Page, act: () => Promise<void>): Promise<Drawn> {
  const counting = await page.evaluateHandle<FrameCount>(COUNT_FRAMES);
  await act();
  const times = await counting.evaluate(({ times: counted, stop }) => {
    stop();
    return counted;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const lengthMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { framesPerSecond: (gaps.length * 1_000) / lengthMs, longestMs: Math.max(...gaps) };
}

/**
 * Tests in a real browser. Each test has its own windows, which share nothing with each other. A test fails if a page
 * writes an error to the console, throws an uncaught error, or sends a request to another host.
 */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, test as plainTest } from 'vitest';
import { startTestService, type TestService } from './service.ts';
import { TOKEN_SECRET } from './tokens.ts';

const endpoint = inject('browserEndpoint');

/**
 * Long enough for a busy machine, but shorter than the timeout of a test, so that the error names the missing element.
 */
const WAIT_MS = 20_000;

const OUR_HOSTS = ['127.0.0.1', 'localhost'];

/** The forbidden things that pages did. */
class Offences {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Errors that a test causes on purpose: the browser writes them itself for a refused request or a lost server. */
  expect(offence: RegExp): void {
    this.#expected.push(offence);
  }

  get unexpected(): string[] {
    return this.#found.filter((offence) => !this.#expected.some((pattern) => pattern.test(offence)));
  }

  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#add('console', `${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#add('uncaught', error.error().stack ?? error.error().message));
    context.on('request', (request) => this.#addForeign(request.url()));
    context.on('page', (page) => page.on('websocket', (socket) => this.#addForeign(socket.url())));
  }

  #addForeign(address: string): void {
    const { protocol, hostname } = new URL(address);
    const isOurs = ['data:', 'blob:', 'about:'].includes(protocol) || OUR_HOSTS.includes(hostname);
    if (!isOurs) this.#add('asked another host', address);
  }

  #add(what: string, text: string): void {
    this.#found.push(`${what}: ${text}`);
  }
}

interface WorkerFixtures {
  readonly browser: Browser;
}

interface FileFixtures {
  /** A service with the article's record that accepts tokens. */
  readonly service: TestService;
}

interface TestFixtures {
  readonly offences: Offences;
  readonly surroundings: {
    readonly open: (options?: BrowserContextOptions) => Promise<Page>;
    readonly start: <Started extends AsyncDisposable>(starting: Promise<Started>) => Promise<Started>;
  };
  /**
   * Keeps a service of the test running until all windows are closed, because a window that loses its service writes an
   * error.
   */
  readonly kept: TestFixtures['surroundings']['start'];
  /** Opens a window of another reader. Its storage is empty and not shared. */
  readonly newWindow: TestFixtures['surroundings']['open'];
  /** The window of a reader at a desk. */
  readonly page: Page;
}

/** Vitest's `test` with windows and a service, to be extended by further fixtures. */
export const windowTest = plainTest.extend<{ $worker: WorkerFixtures; $file: FileFixtures; $test: TestFixtures }>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(endpoint ?? '');
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  service: [
    async ({}, use) => {
      await using service = await startTestService({ tokenSecret: TOKEN_SECRET });
      await use(service);
    },
    { scope: 'file' },
  ],
  offences: async ({}, use) => {
    const offences = new Offences();
    await use(offences);
    expect(offences.unexpected).toEqual([]);
  },
  surroundings: async ({ browser, offences }, use) => {
    const contexts: BrowserContext[] = [];
    const services: AsyncDisposable[] = [];
    await use({
      async open(options = {}) {
        // Without motion, unless a test is about it: no test waits for a transition.
        const usual = { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' } as const;
        const context = await browser.newContext({ ...usual, ...options });
        contexts.push(context);
        context.setDefaultTimeout(WAIT_MS);
        offences.watch(context);
        return context.newPage();
      },
      async start(starting) {
        const started = await starting;
        services.push(started);
        return started;
      },
    });
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all(services.map((service) => service[Symbol.asyncDispose]()));
  },
  kept: async ({ surroundings }, use) => use(surroundings.start),
  newWindow: async ({ surroundings }, use) => use(surroundings.open),
  page: async ({ newWindow }, use) => use(await newWindow()),
});

/** Whether there is no browser. Tests that need one are skipped then, and the run says so. */
export const isBrowserMissing = endpoint === null;

/** Vitest's `test` with windows and a service; skipped without a browser. */
export const test = windowTest.skipIf(isBrowserMissing);

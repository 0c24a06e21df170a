/**
 * Tests in a real browser. Each has windows of its own, which know nothing of each other, and fails on what no page of
 * ours may do in any of them: write an error to the console, throw one that nobody catches, or ask another host.
 */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, test as plainTest } from 'vitest';
import { startTestService, type TestService } from './service.ts';
import { TOKEN_SECRET } from './tokens.ts';

const endpoint = inject('browserEndpoint');

/** Longer than anything takes on a busy machine, shorter than a test's own timeout, so that what is waited for is named. */
const WAIT_MS = 20_000;

const OUR_HOSTS = ['127.0.0.1', 'localhost'];

/** What pages did that they may not do. */
class Offences {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  /** What a test brings about on purpose: the browser writes an error itself for a refused request, or a lost server. */
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

interface FileFixtures {
  readonly browser: Browser;
  /** A service with the article's record, which takes tokens. */
  readonly service: TestService;
}

interface TestFixtures {
  readonly offences: Offences;
  readonly surroundings: {
    readonly open: (options?: BrowserContextOptions) => Promise<Page>;
    readonly start: <Started extends AsyncDisposable>(starting: Promise<Started>) => Promise<Started>;
  };
  /** Keeps a service of the test's own until all windows are closed: one that it went away from would say so as an error. */
  readonly kept: TestFixtures['surroundings']['start'];
  /** Opens a window of another reader: nothing is stored in it, and it shares nothing with the others. */
  readonly newWindow: TestFixtures['surroundings']['open'];
  /** The window of a reader at a desk. */
  readonly page: Page;
}

/** Vitest's `test` with windows and a service. Skipped where there is no browser, as the run says loudly. */
export const test = plainTest
  .extend<{ $file: FileFixtures; $test: TestFixtures }>({
    browser: [
      async ({}, use) => {
        const browser = await chromium.connect(endpoint ?? '');
        await use(browser);
        await browser.close();
      },
      { scope: 'file' },
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
          const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
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
  })
  .skipIf(endpoint === null);

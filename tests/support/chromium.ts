/**
 * Chromium for the browser tests and the screenshots: from `CHROMIUM_PATH`, else from the usual paths. As a global
 * set-up it starts one browser for the whole run.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the run's browser. Null if there is no browser; then the tests that need one are skipped. */
    browserEndpoint: string | null;
  }
}

/** The headless shell first: it paints the same pages with half the work. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Error if there is no Chromium; the message lists the paths that were tried */
export function chromiumOptions(): LaunchOptions {
  const given = process.env['CHROMIUM_PATH'] ?? '';
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const usual = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = (given === '' ? usual : [given]).find((path) => existsSync(path));
  if (executablePath === undefined) {
    const places = given === '' ? `on PATH under ${NAMES.join(', ')}` : `at CHROMIUM_PATH=${given}`;
    throw new Error(`there is no Chromium ${places}; on Debian: apt-get install chromium-headless-shell`);
  }
  return { executablePath, args: FLAGS };
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: BrowserServer | null = null;
  try {
    server = await chromium.launchServer({ ...chromiumOptions(), host: '127.0.0.1' });
  } catch (error) {
    if (process.env['CI'] !== undefined) throw error;
    process.stderr.write(`\nNOT RUN: every test in a browser (tests/e2e), because ${String(error)}\n\n`);
  }
  provide('browserEndpoint', server?.wsEndpoint() ?? null);
  return async () => server?.close();
}

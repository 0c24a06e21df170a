/** The examples of the client, in a real browser. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { servePage } from '../support/served-page.ts';
import type { TestService } from '../support/service.ts';

/** Every dated text, in the order of the timeline. */
async function textsOf(service: TestService): Promise<string[]> {
  const { data } = await service.ask('{ timeline(filter: { undated: EXCLUDE }) { nodes { text } } }');
  const { nodes } = data?.['timeline'] as { readonly nodes: readonly { readonly text: string | null }[] };
  return nodes.map(({ text }) => text ?? '(no text)');
}

/** A click from the page itself: one from outside may come when a quick replay is over. */
const PAUSE_AT_FIRST = `new MutationObserver((_, observer) => {
  if (document.querySelector('article') === null) return;
  observer.disconnect();
  document.querySelector('#pause').click();
  document.title = 'paused';
}).observe(document, { childList: true, subtree: true });`;

test('the plain page plays the whole record, pauses and goes on, with only the module of the service', async ({
  page,
  service,
}) => {
  const html = await readFile('examples/replay.html', 'utf8');
  expect(html.split('\n').length - 1).toBeLessThanOrEqual(40);
  const quick = html.replace("fitInto: 'PT1M'", "fitInto: 'PT4S'").replace("maxGap: 'PT2S'", "maxGap: 'PT0.2S'");
  await using served = await servePage(quick);
  await page.addInitScript(PAUSE_AT_FIRST);
  await page.goto(`${served.url}?service=${service.url}`);
  await page.waitForFunction('document.title === "paused"');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('ended', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Pause' }).isDisabled()).toBe(true);
  const said = (await page.locator('article').allTextContents()).map((text) => text.slice(text.indexOf(': ') + 2));
  expect(said).toEqual(await textsOf(service));
});

test('the component keeps its list in order, and its buttons control the replay', async ({ page, service }) => {
  const body = `<title>A replay</title><div id="root"></div><script type="module">${await mounted(service.url)}</script>`;
  await using served = await servePage(body);
  await page.goto(served.url);
  await page.getByRole('listitem').first().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'All at once' }).click();
  await page.getByText('ended', { exact: true }).waitFor();
  const said = (await page.getByRole('listitem').allTextContents()).map((text) => text.slice(text.indexOf(': ') + 2));
  expect(said).toEqual(await textsOf(service));
});

/** The component in a program that shows it, as one module. */
async function mounted(service: string): Promise<string> {
  const program = `
    import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import { ReplayList } from '${resolve('examples/replay-list.tsx')}';
    const list = createElement(ReplayList, { service: ${JSON.stringify(service)} });
    createRoot(document.querySelector('#root')).render(list);`;
  const result = (await build({
    configFile: false,
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { 'backchannel/client/react': resolve('src/client/react.ts') } },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'virtual:program' ? `\0${id}` : null),
        load: (id) => (id === '\0virtual:program' ? program : null),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: 'virtual:program', external: ['ws'] },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}

import type { Locator, Page } from 'playwright-core';
import { EXAMPLES } from '../../src/graphql/examples.ts';

const isReplay = ({ query }: { readonly query: string }) => query.includes('\nsubscription ');

/** The ready tabs that ask a question, */
export const QUESTIONS = EXAMPLES.filter((example) => !isReplay(example));
/** and those that play a replay. */
export const REPLAYS = EXAMPLES.filter(isReplay);

/** The playground as its reader handles it. */
export class PlaygroundPage {
  readonly page: Page;
  readonly answer: Locator;
  readonly frames: Locator;
  readonly operation: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.answer = page.getByRole('region', { name: 'Result Window' });
    this.frames = page.getByRole('list', { name: 'Frames' }).getByRole('listitem');
    this.operation = page.getByRole('region', { name: 'Operation' });
  }

  /** @param url of the service. @param fragment of the address, with its `#`. */
  static async open(page: Page, url: string, fragment = ''): Promise<PlaygroundPage> {
    await page.goto(`${url}/graphql${fragment}`);
    return PlaygroundPage.attach(page);
  }

  /** A window that something else has opened. */
  static async attach(page: Page): Promise<PlaygroundPage> {
    await page.locator('.workbench[aria-busy="false"]').waitFor();
    return new PlaygroundPage(page);
  }

  /** Brings the tab to the front that asks this. */
  choose(question: string): Promise<void> {
    return this.page
      .getByRole('navigation', { name: 'Questions' })
      .getByRole('button', { name: question, exact: true })
      .click();
  }

  run(): Promise<void> {
    return this.page.getByRole('button', { name: /^Execute/ }).click();
  }

  stop(): Promise<void> {
    return this.page.getByRole('button', { name: /^Stop/ }).click();
  }

  /** Waits until the subscription in front is playing, ended, stopped or failed. */
  phase(phase: string): Promise<void> {
    return this.page.locator('.frames').getByRole('status').getByText(phase, { exact: true }).waitFor();
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Writes into an empty tab of its own. */
  async ask(query: string): Promise<void> {
    await this.press('New question');
    await this.write(this.operation.locator('.monaco-editor').first(), query);
  }

  /** Writes a tool that goes with the operation: opens it and puts this in place of what it holds. */
  async fill(tool: 'Variables' | 'Headers', json: object): Promise<void> {
    const button = this.page.getByRole('button', { name: tool, exact: true });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await this.write(this.page.getByRole('group', { name: `${tool}, as JSON` }), JSON.stringify(json));
  }

  /** At once, as by the clipboard: typed, the editor would close brackets by itself. */
  async write(editor: Locator, text: string): Promise<void> {
    await editor.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }
}

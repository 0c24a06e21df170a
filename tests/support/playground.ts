import type { Locator, Page } from 'playwright-core';
import { EXAMPLES } from '../../src/graphql/examples.ts';

const isReplay = ({ query }: { readonly query: string }) => query.includes('\nsubscription ');

/** The ready tabs with a question. */
export const QUESTIONS = EXAMPLES.filter((example) => !isReplay(example));
/** The ready tabs with a replay. */
export const REPLAYS = EXAMPLES.filter(isReplay);

/** The playground, with the actions of a reader. */
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

  /** @param url the address of the service @param fragment the fragment of the page's address, with its `#` */
  static async open(page: Page, url: string, fragment = ''): Promise<PlaygroundPage> {
    await page.goto(`${url}/graphql${fragment}`);
    return PlaygroundPage.attach(page);
  }

  /** Uses a window that is already open. */
  static async attach(page: Page): Promise<PlaygroundPage> {
    await page.locator('.workbench[aria-busy="false"]').waitFor();
    return new PlaygroundPage(page);
  }

  /** Selects the tab with this operation. */
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

  /** Waits until the subscription of the selected tab is playing, ended, stopped or failed. */
  phase(phase: string): Promise<void> {
    return this.page.locator('.frames').getByRole('status').getByText(phase, { exact: true }).waitFor();
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Writes an operation into a new tab. */
  async ask(query: string): Promise<void> {
    await this.press('New question');
    await this.write(this.operation.locator('.monaco-editor').first(), query);
  }

  /** Opens an editor beside the operation (variables or headers) and replaces its text. */
  async fill(tool: 'Variables' | 'Headers', json: object): Promise<void> {
    const button = this.page.getByRole('button', { name: tool, exact: true });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await this.write(this.page.getByRole('group', { name: `${tool}, as JSON` }), JSON.stringify(json));
  }

  /** Inserts the text at once, like a paste: with typing, the editor adds closing brackets. */
  async write(editor: Locator, text: string): Promise<void> {
    await editor.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }
}

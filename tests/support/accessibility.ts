import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The rules of WCAG 2.2 AA, and axe's rules of good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const axe = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Expects that axe finds nothing in the page and its frames, after all animations have ended. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFindings(page)).toEqual([]);
}

/** One line for each element that breaks a rule: the rule, where, and what to do. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const source = await axe;
  for (const frame of page.frames()) {
    // Through the debugger, because the page's content security policy does not apply to it.
    if (!(await frame.evaluate<boolean>(`'axe' in globalThis`))) await frame.evaluate(source);
  }
  const found = await page.evaluate<AxeResults>(`(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    return axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })});
  })()`);
  return toLines(found);
}

function toLines({ violations }: AxeResults): string[] {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
}

import { expect } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { test } from '../support/browser.ts';

const ELSEWHERE = 'http://elsewhere.example/pixel.png';

test('a window is watched for errors that it writes or throws, and for requests to another host', async ({
  page,
  offences,
}) => {
  await page.route(ELSEWHERE, (route) => route.abort());
  await page.setContent(`<script>
    fetch('${ELSEWHERE}').catch(() => undefined);
    console.error('written');
    setTimeout(() => { throw new Error('thrown'); });
  </script>`);
  await expect.poll(() => offences.unexpected.join('\n')).toContain('uncaught: Error: thrown');
  expect(offences.unexpected.join('\n')).toContain('console: written');
  expect(offences.unexpected).toContain(`asked another host: ${ELSEWHERE}`);
  offences.expect(/./);
  expect(offences.unexpected).toEqual([]);
});

test('a finding of axe names the rule and the element', async ({ page }) => {
  await page.setContent('<html lang="en"><title>A page</title><main><h1>A page</h1><img id="still" src="data:,">');
  const findings = await accessibilityFindings(page);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(/^image-alt .* at #still: /);
});

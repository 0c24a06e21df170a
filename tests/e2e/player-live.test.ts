/** Live changes by an editor, in a window that is never reloaded. */
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { Editor, statementInput } from '../support/editing.ts';
import { PlayerPage, TALL } from '../support/player.ts';
import { tokenFor } from '../support/tokens.ts';

const COLLECTION = 'collection:trump-jr-wikileaks';

test('an addition, a correction, a retraction, one that comes late, and an erasure', async ({ newWindow, service }) => {
  const editor = new Editor(service, (await tokenFor(['read', 'write'])).token);
  await editor.do('putActors', { input: [{ id: 'actor:ann', name: 'Ann Editor', kind: 'PERSON' }] });
  const player = await PlayerPage.open(await newWindow(TALL), service.url);
  const { page } = player;
  await page.evaluate(() => document.documentElement.setAttribute('data-loaded', 'once'));
  await player.press('Go to the end');
  await player.controls.getByRole('button', { name: 'Live', exact: true }).waitFor();
  const history = await player.showsCount(21);

  const id = 'statement:live';
  await editor.put(COLLECTION, statementInput('live', { text: 'Said this mornin', occurred: { edtf: '2018-02-01' } }));
  const card = player.card(id);
  await card.getByText('Said this mornin', { exact: true }).waitFor();
  await player.shows([...(history as string[]), id]);
  await page.getByRole('status').getByText('Public, Ann Editor: Said this mornin').waitFor({ state: 'attached' });

  await editor.do('correctEntry', { id, patch: { text: 'Said this morning' }, reason: 'A letter was missing.' });
  await card.getByText('corrected', { exact: true }).waitFor();
  await card.getByText('Said this morning', { exact: true }).waitFor();
  await card.getByRole('deletion').getByText('Said this mornin', { exact: true }).waitFor();
  await card.getByText('Reason: A letter was missing.').waitFor();

  await editor.do('retractEntry', { id, reason: 'Nobody said it.' });
  await card.getByText('retracted', { exact: true }).waitFor();
  await card.getByText('Reason: Nobody said it.').waitFor();

  await card.getByRole('button', { name: /^Source/ }).click();
  const revisions = player.dialog.getByText('Earlier revisions').locator('..').getByRole('listitem');
  await expect.poll(() => revisions.count()).toBe(2);
  await player.closePanel();

  await editor.put(COLLECTION, statementInput('late', { text: 'Found in a drawer', occurred: { edtf: '2016-11-20' } }));
  await player.card('statement:late').getByText('added later').waitFor();
  await player.shows([...(history.slice(0, 7) as string[]), 'statement:late', ...(history.slice(7) as string[]), id]);

  await editor.do('eraseEntry', { id, reason: 'Private' });
  await card.waitFor({ state: 'detached' });
  await page.getByRole('status').getByText('An entry was removed.').waitFor({ state: 'attached' });
  expect(await page.locator('html').getAttribute('data-loaded')).toBe('once');
});

import { test } from '../support/browser.ts';
import { PlayerPage, TALL, timelineIds } from '../support/player.ts';

test('two windows in one room are in step: the second follows the one that opened the room', async ({
  newWindow,
  service,
}) => {
  const whole = await timelineIds(service.url);
  const opener = await PlayerPage.open(await newWindow(TALL), service.url, '?pace=day');
  await opener.openPanel('Share');
  await opener.dialog.getByRole('button', { name: 'Open a room' }).click();
  const link = await opener.dialog.getByRole('textbox', { name: 'Watch together' }).inputValue();
  await opener.closePanel();
  const guest = await PlayerPage.open(await newWindow(TALL), service.url, new URL(link).search);
  const inStep = async (ids: readonly string[]) => {
    await opener.shows(ids);
    await guest.shows(ids);
  };
  // A viewer who does not control the room sees its status, and has no controls.
  const guestSees = (name: string) =>
    guest.controls.getByRole('button', { name, exact: true, disabled: true }).waitFor();
  await guestSees('Play');

  await opener.press('Next entry');
  await inStep(whole.slice(0, 1));
  await opener.press('Play');
  await guestSees('Pause');
  await opener.press('Pause');
  await guestSees('Play');
  const shown = await opener.entryIds();
  await inStep(whole.slice(0, shown.length));

  await opener.press('Go to the end');
  await inStep(whole);
  await opener.press('Previous entry');
  await inStep(whole.slice(0, -1));

  await opener.openPanel('Share');
  await opener.dialog.getByText('You are in a room with 2 viewers.').waitFor();
  await guest.openPanel('Share');
  await guest.dialog.getByText('Only the person who opened the room can control the replay.').waitFor();
  await guest.dialog.getByRole('button', { name: 'Leave the room' }).click();
  await guest.addressSays('room', null);
  await guest.controls.getByRole('button', { name: 'Previous entry', disabled: false }).waitFor();
});

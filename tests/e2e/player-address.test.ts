/** The address holds the view: everybody who opens it sees the same. */
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { PlayerPage, TALL, timelineIds } from '../support/player.ts';

test('a link restores clock, people, span, moment, speed, entry and zone', async ({ newWindow, service }) => {
  const span = { from: '2016-10-01', to: '2017-11-30' };
  const filter = { ...span, actors: ['actor:donald-trump-jr'], to: '2016-10-20' };
  const search =
    '?collection=trump-jr-wikileaks&clock=known&people=donald-trump-jr&from=2016-10-01&to=2017-11-30' +
    '&at=2016-10-20&pace=week&entry=message:trump-jr-tweet-2016-10-14&zone=reader';
  const player = await PlayerPage.open(await newWindow(TALL), service.url, search);
  await player.dialog.getByRole('heading', { name: 'Where it comes from' }).waitFor();
  await player.shows(await timelineIds(service.url, filter, 'DISCLOSED'));
  expect((await player.entryIds()).length).toBeGreaterThan(0);
  expect(new URL(player.page.url()).search).toBe(search);
  await player.closePanel();
  expect(await player.page.getByRole('radio', { name: 'As it became known' }).isChecked()).toBe(true);
  expect(await player.controls.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('week');
  await player.page.getByRole('button', { name: 'Remove Donald Trump Jr.' }).waitFor();
  await player.controls.getByRole('button', { name: 'Show the whole record' }).waitFor();
  await player.openPanel('View');
  expect(await player.dialog.getByRole('radio', { name: 'My time zone' }).isChecked()).toBe(true);
});

test('the link of the share panel shows another reader the same stage', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(await newWindow(TALL), service.url, '?people=mike-pence');
  await player.press('Next entry');
  await player.press('Next entry');
  const shown = await player.showsCount(2);
  await player.openPanel('Share');
  const link = await player.dialog.getByRole('textbox', { name: 'Link to this view' }).inputValue();
  const other = await PlayerPage.open(await newWindow(TALL), service.url, new URL(link).search);
  await expect.poll(() => other.entryIds()).toEqual(shown);
});

test('the back button leads from view to view, and forward again', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(await newWindow(TALL), service.url, '?at=2016-10-14');
  const whole = await player.showsCount(7);
  await player.chooseClock('As it became known');
  const known = await timelineIds(service.url, { to: '2016-10-14' }, 'DISCLOSED');
  await player.shows(known);
  await player.openPanel('People');
  await player.dialog.getByRole('checkbox', { name: /^Mike Pence/ }).check();
  await player.closePanel();
  const pence = await timelineIds(service.url, { to: '2016-10-14', actors: ['actor:mike-pence'] }, 'DISCLOSED');
  await player.shows(pence);
  await player.page.goBack();
  await player.shows(known);
  await player.page.goBack();
  await expect.poll(() => player.entryIds()).toEqual(whole);
  await player.page.goForward();
  await player.shows(known);
});

test('a damaged address opens with its readable parts', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(
    await newWindow(TALL),
    service.url,
    '?at=2016-10-14&clock=sundial&kind=gossip&pace=&from=yesterday&to=%00',
  );
  await player.shows(await timelineIds(service.url, { to: '2016-10-14' }));
});

/** Plays the article's record: the stage shows the entries that the service returns. */
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { PlayerPage, TALL, timelineIds } from '../support/player.ts';

/** With motion, as most readers see a replay. */
const MOVING = { ...TALL, reducedMotion: 'no-preference' } as const;

/** The bounds of a query for the entries up to an instant. */
const until = (ms: number) => ({ to: new Date(ms).toISOString() });

const DAY_OF_MANY = '2017-11-13';

test('plays to the end, entry by entry in the order of the timeline', async ({ newWindow, service }) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?pace=week');
  await player.page.getByRole('main').getByRole('button', { name: 'Play' }).click();
  const seen: (string | null)[][] = [];
  await expect
    .poll(async () => {
      // In between, the replay is skipped ahead in each gap.
      await player.page.keyboard.press('g');
      seen.push(await player.entryIds());
      return seen.at(-1);
    })
    .toEqual(whole);
  for (const ids of seen) expect(ids).toEqual(whole.slice(0, ids.length));
  await player.controls.getByRole('button', { name: 'Play again' }).waitFor();
  await player.controls.getByText('End of the record').waitFor();
});

test('stops when it is paused, and steps forward and back by single entries', async ({ newWindow, service }) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?pace=day');
  await player.page.keyboard.press('Space');
  await player.card(whole[0] ?? '').waitFor();
  await player.press('Pause');
  await player.controls.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await player.shows(whole.slice(0, 1));
  for (const count of [2, 3, 4]) {
    await player.press('Next entry');
    await player.shows(whole.slice(0, count));
  }
  for (const count of [3, 2]) {
    await player.press('Previous entry');
    await player.shows(whole.slice(0, count));
  }
  await player.press('Next entry');
  await player.shows(whole.slice(0, 3));
});

test('steps back by single entries if many have the same instant', async ({ newWindow, service }) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(MOVING), service.url, `?at=${DAY_OF_MANY}`);
  await player.shows(whole);
  for (const left of [1, 2, 3]) {
    await player.press('Previous entry');
    await player.shows(whole.slice(0, -left));
  }
  await player.press('Next entry');
  await player.shows(whole.slice(0, -2));
});

test('steps back from the end, and no longer follows', async ({ newWindow, service }) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(MOVING), service.url);
  await player.press('Go to the end');
  await player.controls.getByRole('button', { name: 'Live', exact: true }).waitFor();
  await player.press('Previous entry');
  await player.shows(whole.slice(0, -1));
  await player.press('Previous entry');
  await player.shows(whole.slice(0, -2));
});

test('steps forward and back as often as a key is pressed, at any speed', async ({ newWindow, service }) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(MOVING), service.url, `?at=${DAY_OF_MANY}`);
  await player.shows(whole);
  const press = async (...keys: string[]) => {
    for (const key of keys) await player.page.keyboard.press(key);
  };
  await press(...new Array<string>(15).fill('ArrowLeft'));
  await player.shows(whole.slice(0, 6));
  await press('ArrowRight');
  await player.shows(whole.slice(0, 7));
  await press('ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowLeft');
  await player.shows(whole.slice(0, 7));
  await press('ArrowRight');
  await player.shows(whole.slice(0, 8));
});

test('goes to an earlier moment, even if the entries before it arrive late', async ({ newWindow, service }) => {
  const whole = await timelineIds(service.url);
  const player = await PlayerPage.open(await newWindow(MOVING), service.url, `?at=${DAY_OF_MANY}`);
  await player.shows(whole);
  const { page } = player;
  await page.route('**/graphql', async (route) => {
    // By the second picture the stage has taken all frames from before the query.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
    );
    await route.continue();
  });
  const box = await player.scrubber.boundingBox();
  if (box === null) throw new Error('There is no histogram');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await player.shows(whole.slice(0, 7));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('shows the length of a gap, and skips it on request', async ({ newWindow, service }) => {
  const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?at=2016-10-14&pace=day');
  await player.card('message:trump-jr-tweet-2016-10-14').waitFor();
  await player.press('Play');
  await player.controls.getByText('6 months without entries').waitFor();
  await player.controls.getByRole('button', { name: 'Skip 6 months' }).click();
  await player.card('statement:pompeo-2017-04').waitFor();
});

describe('the playhead', () => {
  test('moves with the arrow and page keys; Home and End lead to the start and the end', async ({
    newWindow,
    service,
  }) => {
    const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?at=2016-10-03');
    await player.shows(await timelineIds(service.url, until(Date.UTC(2016, 9, 3))));
    await player.scrubber.focus();
    for (const key of ['ArrowRight', 'PageUp', 'ArrowLeft', 'PageUp']) {
      const before = await player.instant();
      await player.page.keyboard.press(key);
      await expect.poll(() => player.instant()).not.toBe(before);
      await player.shows(await timelineIds(service.url, until(await player.instant())));
    }
    await player.scrubber.blur();
    await player.page.keyboard.press('Home');
    await player.shows([]);
    await player.controls.getByText('Before the first entry').waitFor();
    await player.page.keyboard.press('End');
    await player.shows(await timelineIds(service.url));
  });

  test('is dragged: the stage follows during the drag, and the replay goes on from there', async ({
    newWindow,
    service,
  }) => {
    const whole = await timelineIds(service.url);
    const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?at=2016-10-03');
    await player.showsCount(2);
    const box = await player.scrubber.boundingBox();
    if (box === null) throw new Error('There is no histogram');
    const { mouse } = player.page;
    const y = box.y + box.height / 2;
    await mouse.move(box.x + box.width * 0.3, y);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.5, y, { steps: 5 });
    await player.shows(whole.slice(0, 7));
    await mouse.move(box.x + box.width * 0.7, y, { steps: 5 });
    await player.shows(whole.slice(0, 8));
    const before = await player.instant();
    await mouse.up();
    await player.shows(whole.slice(0, 8));
    expect(await player.instant()).toBe(before);
    await player.press('Next entry');
    await player.shows(whole.slice(0, 9));
  });

  test('plays only a period that is chosen with Shift, until the whole record is chosen again', async ({
    newWindow,
    service,
  }) => {
    const player = await PlayerPage.open(await newWindow(MOVING), service.url);
    const box = await player.scrubber.boundingBox();
    if (box === null) throw new Error('There is no histogram');
    const { mouse, keyboard } = player.page;
    await keyboard.down('Shift');
    await mouse.move(box.x + box.width * 0.1, box.y + 10);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.6, box.y + 10, { steps: 5 });
    await mouse.up();
    await keyboard.up('Shift');
    await expect.poll(() => player.page.url()).toMatch(/from=2016-08-\d\d.*&to=2017-0/);
    await player.press('Go to the end');
    const from = new URL(player.page.url()).searchParams.get('from');
    const to = new URL(player.page.url()).searchParams.get('to');
    await player.shows(await timelineIds(service.url, { from, to }));
    expect((await player.entryIds()).length).toBeGreaterThan(3);
    await player.controls.getByRole('button', { name: 'Show the whole record' }).click();
    await player.press('Go to the end');
    await player.shows(await timelineIds(service.url));
  });
});

describe('the two clocks', () => {
  test('keep the position when the reader switches between them', async ({ newWindow, service }) => {
    const at = Date.UTC(2016, 9, 14);
    const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?at=2016-10-14');
    await player.shows(await timelineIds(service.url, until(at)));
    await player.chooseClock('As it became known');
    const known = await timelineIds(service.url, until(at), 'DISCLOSED');
    await player.shows(known);
    expect(known).not.toContain('message:wikileaks-2016-10-12');
    await player.addressSays('clock', 'known');
    await player.addressSays('at', '2016-10-14');
    await player.chooseClock('As it happened');
    await player.shows(await timelineIds(service.url, until(at)));
  });

  test('each play in their own order', async ({ newWindow, service }) => {
    const known = await timelineIds(service.url, {}, 'DISCLOSED');
    expect(known).not.toEqual(await timelineIds(service.url));
    const player = await PlayerPage.open(await newWindow(MOVING), service.url, '?clock=known');
    await player.page.keyboard.press('ArrowRight');
    await player.shows(known.slice(0, 1));
    await player.page.keyboard.press('End');
    await player.shows(known);
  });
});

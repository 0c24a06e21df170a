import { expect, it } from 'vitest';
import { Openings } from '../../../src/transport/openings.ts';

it('Addresses take turns to open, and an address keeps its own order', async () => {
  const openings = new Openings();
  const opened: string[] = [];
  const open = async (address: string, name: string) => {
    await openings.turn(address);
    opened.push(name);
  };
  await Promise.all([open('a', 'a1'), open('a', 'a2'), open('a', 'a3'), open('b', 'b1'), open('c', 'c1')]);
  expect(opened).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
});

it('One subscription is opened in each turn of the event loop', async () => {
  const openings = new Openings();
  let opened = 0;
  const all = Promise.all(Array.from({ length: 3 }, () => openings.turn('a').then(() => (opened += 1))));
  const seen: number[] = [];
  while (opened < 3) {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(opened);
  }
  await all;
  const steps = seen.map((count, index) => count - (seen[index - 1] ?? 1));
  expect(Math.max(...steps)).toBeLessThanOrEqual(1);
});

it('After all are opened, the next one is opened too', async () => {
  const openings = new Openings();
  await openings.turn('a');
  await openings.turn('a');
  await expect(openings.turn('b')).resolves.toBeUndefined();
});

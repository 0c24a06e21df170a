import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { steadyAt, systemClock, timelineAt } from '../../../src/replay/clock.ts';

const timersAtWork = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
const rung = (deadline: number) => new Promise<void>((resolve) => void systemClock.alarm(deadline, resolve));

describe('the clock of the system', () => {
  test('has reached the deadline when an alarm rings', async () => {
    const deadline = systemClock.now() + 3.5;
    await rung(deadline);
    expect(systemClock.now()).toBeGreaterThanOrEqual(deadline);
  });

  test('rings for a deadline that has passed, but not within the call', async () => {
    let hasRung = false;
    const ringing = new Promise<void>((resolve) => {
      systemClock.alarm(systemClock.now() - 1, () => {
        hasRung = true;
        resolve();
      });
    });
    expect(hasRung).toBe(false);
    await ringing;
  });

  test.each([2 ** 31, 2 ** 40, Infinity])('waits %d ms, which is too long for a single timer', async (length) => {
    let hasRung = false;
    const cancel = systemClock.alarm(systemClock.now() + length, () => (hasRung = true));
    // A timer that overflows fires after a millisecond, and so before this one.
    await rung(systemClock.now() + 5);
    expect(hasRung).toBe(false);
    cancel();
  });

  test('leaves no timer when an alarm is cancelled', () => {
    const before = timersAtWork();
    const cancel = systemClock.alarm(systemClock.now() + 1e9, () => undefined);
    expect(timersAtWork()).toBe(before + 1);
    cancel();
    expect(timersAtWork()).toBe(before);
  });
});

describe('the clock of the timeline', () => {
  const anchor = fc.record({
    timeline: fc.integer({ min: -1e14, max: 1e14 }),
    steady: fc.integer({ min: 0, max: 1e9 }),
    rate: fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
  });

  test('shows an instant at the time that it gives for it', () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 0, max: 1e12 }), (given, ahead) => {
        const instant = given.timeline + ahead;
        const found = timelineAt(given, steadyAt(given, instant));
        // As exact as the steady time: a millionth of a millisecond here, times the rate.
        expect(Math.abs(found - instant)).toBeLessThanOrEqual(1 + given.rate * 1e-3);
      }),
    );
  });

  test('never reaches an instant while it is paused, and has reached the earlier ones', () => {
    const paused = { timeline: 1_000, steady: 50, rate: 0 };
    expect(timelineAt(paused, 1e9)).toBe(1_000);
    expect(steadyAt(paused, 1_001)).toBe(Infinity);
    expect(steadyAt(paused, 1_000)).toBe(50);
    expect(steadyAt(paused, 0)).toBe(50);
  });
});

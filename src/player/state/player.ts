/**
 * The controls. The stage is always an unbroken stretch of the timeline that ends where the replay stands: after each jump,
 * what lies before it is asked for once, and from there on the replay's frames say what is added, changed and taken away.
 */
import { instantOnClock } from '../model/entry.ts';
import { type Pace, paceIn, pacingOf } from '../model/pace.ts';
import { isoInstant } from '../model/question.ts';
import { replaceAddress } from './address.ts';
import { historyUntil } from './history.ts';
import { jump } from './jumps.ts';
import { setPlayhead } from './playhead.ts';
import { question } from './record.ts';
import { boundsOnceOpen, activeStage, openReplay, runControl, currentIntent } from './running.ts';
import * as shown from './stage.ts';

/** As many as the service takes at once. */
const MOST_STEPS = 1_000;

/** Opens the replay paused, with all up to an instant on the stage; null is before the beginning. */
export async function open(at: number | null): Promise<void> {
  openReplay();
  if (at === null) return;
  setPlayhead(at);
  const opened = activeStage();
  await boundsOnceOpen();
  if (activeStage() === opened && shown.canControl.peek()) await moveTo(at);
}

export async function play(): Promise<void> {
  if (activeStage() === null) await open(question.peek().at);
  else if (shown.phase.peek() === 'finished') await toStart();
  await runControl(({ replay }) => replay.resume());
}

export async function toggle(): Promise<void> {
  await (shown.phase.peek() === 'playing' ? pause() : play());
}

async function pause(): Promise<void> {
  await runControl(({ replay }) => replay.pause());
}

/** Shows all that happened up to an instant, it included, and goes on from there. */
export async function seek(at: number): Promise<void> {
  if (activeStage() === null) await open(at);
  else await moveTo(at);
}

/** @returns whether it is there, and the reader has asked for nothing else meanwhile */
async function moveTo(at: number): Promise<boolean> {
  replaceAddress({ at });
  setPlayhead(at);
  const bounds = await boundsOnceOpen();
  if (bounds === null) return false;
  const { from, to } = bounds;
  const target = at < to ? Math.max(from, at + 1) : to;
  const isThere = await jump(
    at,
    ({ replay }) => replay.seek({ instant: isoInstant(target) }),
    () => historyUntil(target - 1),
  );
  // Nothing lies behind the last instant to be sought: it is sought itself, and what stands there is played at once.
  if (!isThere || target !== to) return isThere;
  const isCurrent = currentIntent();
  await runControl(({ replay }) => replay.step(MOST_STEPS));
  return isCurrent();
}

/** Leaves the stage empty, and stands before the first entry. */
export async function toStart(): Promise<void> {
  if (activeStage() === null) return;
  const start = await boundsOnceOpen();
  replaceAddress({ at: null });
  setPlayhead(null);
  if (start === null) return;
  await jump(
    null,
    ({ replay }) => replay.seek({ instant: isoInstant(start.from) }),
    async () => ({ entries: [], hasEarlier: false }),
  );
}

/** Shows the end, and follows whatever is added from then on. */
export async function toEnd(): Promise<void> {
  if (activeStage() === null) openReplay();
  const end = await boundsOnceOpen();
  if (end === null) return;
  // Who has gone back meanwhile does not follow.
  if (await moveTo(end.to)) await runControl(({ replay }) => replay.resume());
}

/** Plays the next entry at once, however long the gap before it. */
export async function stepForward(): Promise<void> {
  if (activeStage() === null) await open(question.peek().at);
  await runControl(({ replay }) => replay.step(1));
}

/** Takes back the entry that was played last. */
export async function stepBack(): Promise<void> {
  const active = activeStage();
  if (active === null || shown.entries.peek().length === 0) return;
  if (shown.view.peek()?.status?.paused === false) {
    await pause();
    // What was played before it stood still is on its way to the stage.
    await active.settled();
  }
  const left = shown.entries.peek().slice(0, -1);
  const last = left.at(-1);
  const at = last === undefined ? null : instantOnClock(last, question.peek().clock);
  const hasEarlier = shown.hasEarlier.peek() || shown.isCut.peek();
  replaceAddress({ at });
  setPlayhead(at);
  // The next step back goes on from here, also where this one has not been taken yet.
  shown.preview.value = left;
  await jump(
    at,
    ({ replay }) => replay.step(-1),
    async ({ stage }) => {
      const there = Date.parse(stage.view.timelineTime ?? '');
      const isThere = there === (at ?? shown.bounds.peek()?.from);
      // Else it went back from elsewhere: something was played, or sought, that had not come to the stage.
      return isThere ? { entries: left, hasEarlier } : historyUntil(there);
    },
  );
}

export async function setPace(pace: Pace): Promise<void> {
  replaceAddress({ pace });
  await runControl(({ replay }) => replay.setSpeed(pacingOf(paceIn(question.peek().room, pace))));
}

/**
 * The controls. The stage is always one unbroken part of the timeline, up to the position of the replay. After each jump, the
 * entries before the new position are loaded once; from then on the frames of the replay change the stage.
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

/** The most that the service takes at once. */
const MOST_STEPS = 1_000;

/** Opens the replay, paused, with the entries up to an instant; null is before the first entry. */
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

/** Shows the entries up to and including an instant, and goes on from there. */
export async function seek(at: number): Promise<void> {
  if (activeStage() === null) await open(at);
  else await moveTo(at);
}

/** @returns whether the move is done, and no other action has followed */
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
  // A seek goes before its instant, and none is later than the end: so the entries at the end are played by steps.
  if (!isThere || target !== to) return isThere;
  const isCurrent = currentIntent();
  await runControl(({ replay }) => replay.step(MOST_STEPS));
  return isCurrent();
}

/** Empties the stage, and goes before the first entry. */
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

/** Goes to the end, and follows live changes. */
export async function toEnd(): Promise<void> {
  if (activeStage() === null) openReplay();
  const end = await boundsOnceOpen();
  if (end === null) return;
  // A reader who has gone back in the meantime does not follow.
  if (await moveTo(end.to)) await runControl(({ replay }) => replay.resume());
}

/** Plays the next entry at once. */
export async function stepForward(): Promise<void> {
  if (activeStage() === null) await open(question.peek().at);
  await runControl(({ replay }) => replay.step(1));
}

/** Takes back the last entry. */
export async function stepBack(): Promise<void> {
  const active = activeStage();
  if (active === null || shown.entries.peek().length === 0) return;
  if (shown.view.peek()?.status?.paused === false) {
    await pause();
    // Entries that were played before the pause may not be on the stage yet.
    await active.settled();
  }
  const left = shown.entries.peek().slice(0, -1);
  const last = left.at(-1);
  const at = last === undefined ? null : instantOnClock(last, question.peek().clock);
  const hasEarlier = shown.hasEarlier.peek() || shown.isCut.peek();
  replaceAddress({ at });
  setPlayhead(at);
  // The next step back starts from here, even if this one is not done yet.
  shown.preview.value = left;
  await jump(
    at,
    ({ replay }) => replay.step(-1),
    async ({ stage }) => {
      const there = Date.parse(stage.view.timelineTime ?? '');
      const isThere = there === (at ?? shown.bounds.peek()?.from);
      // Otherwise it stepped back from another position: frames had not arrived on the stage yet.
      return isThere ? { entries: left, hasEarlier } : historyUntil(there);
    },
  );
}

export async function setPace(pace: Pace): Promise<void> {
  replaceAddress({ pace });
  await runControl(({ replay }) => replay.setSpeed(pacingOf(paceIn(question.peek().room, pace))));
}

/** The open replay, and the effect of its frames on the page. */
import { batch } from '@preact/signals';
import { LiveStage, ReplayError } from '../../client/client.ts';
import { SERVICE_URL } from './service.ts';
import { StageEntryFragmentDoc } from '../generated/operations.ts';
import type { StageEntry, StageFrame } from '../model/entry.ts';
import { paceIn, pacingOf } from '../model/pace.ts';
import { boundsOf, filterOf } from '../model/question.ts';
import { announce } from './announcements.ts';
import { followClock, setPlayhead } from './playhead.ts';
import { question } from './record.ts';
import * as shown from './stage.ts';

const MAX_GAP = 'PT2.5S';
const CLOCK_EVERY = 'PT0.5S';

export type PlayerStage = LiveStage<StageEntry>;

let active: PlayerStage | null = null;
/** The entries before the position of the replay; null during a jump, until they are loaded. */
let past: readonly StageEntry[] | null = [];
/** Resolves with the first frame, which has the bounds, or when another replay replaces this one. */
let opened = Promise.withResolvers<undefined>();
/** Counts the reader's actions. A result of an older action comes too late. */
let intents = 0;

export function activeStage(): PlayerStage | null {
  return active;
}

/** Begins an action of the reader. @returns a function that tells whether it is still the newest action */
export function newIntent(): () => boolean {
  intents += 1;
  return currentIntent();
}

/** @returns a function that tells whether no new action has begun since this call */
export function currentIntent(): () => boolean {
  const mine = intents;
  return () => mine === intents;
}

/** Opens the replay, paused, before the first entry. Joins a room at its present position. */
export function openReplay(): void {
  const { clock, room, pace } = question.peek();
  batch(() => {
    closeReplay();
    shown.isBegun.value = true;
  });
  const next: PlayerStage = new LiveStage<StageEntry>(
    {
      url: SERVICE_URL,
      filter: { ...filterOf(question.peek()), undated: 'EXCLUDE' },
      clock,
      ...boundsOf(question.peek()),
      pacing: pacingOf(paceIn(room, pace)),
      maxGap: MAX_GAP,
      paused: true,
      onEnd: 'FOLLOW',
      clockEvery: CLOCK_EVERY,
      ...(room !== null && { room, catchUp: true }),
      fields: StageEntryFragmentDoc,
    },
    (frames) => active === next && update(next, frames),
  );
  active = next;
}

export function closeReplay(): void {
  active?.close();
  active = null;
  past = [];
  opened.resolve(undefined);
  opened = Promise.withResolvers();
  newIntent();
  batch(() => {
    shown.view.value = null;
    shown.preview.value = null;
    shown.failure.value = null;
    shown.hasEarlier.value = false;
    shown.late.value = new Set();
    shown.shownCount.value = shown.SHOWN_AT_ONCE;
    shown.connection.value = 'connecting';
    shown.isBegun.value = false;
    setPlayhead(null);
  });
}

/** The bounds of the replay, as soon as it is open; null without dated entries, or if another replay replaced it. */
export async function boundsOnceOpen(): Promise<{ readonly from: number; readonly to: number } | null> {
  await opened.promise;
  return shown.bounds.peek();
}

/** Runs a control of the replay. The page shows an error. */
export async function runControl(act: (live: PlayerStage) => Promise<unknown>): Promise<void> {
  const live = active;
  if (live === null) return;
  shown.failure.value = null;
  try {
    await act(live);
  } catch (error) {
    if (active === live) fail(error as Error);
  }
}

/** The replay leaves its position: the entries before it do not belong on the stage any more. */
export function forgetPast(): void {
  past = null;
}

/** Puts the entries before the replay's position on the stage, and again whenever a new generation empties the stage. */
export function rememberPast(live: PlayerStage, entries: readonly StageEntry[]): void {
  past = entries;
  live.stage.fill(entries);
}

export function fail(error: Error): void {
  if (error instanceof ReplayError && error.code === 'OVER') return;
  shown.preview.value = null;
  shown.failure.value = error;
}

function update(live: PlayerStage, frames: readonly StageFrame[]): void {
  const { state, error } = live.view;
  shown.connection.value = state;
  if (frames.length > 0) take(live, frames);
  if (error !== null && active === live) fail(error);
}

function take(live: PlayerStage, frames: readonly StageFrame[]): void {
  const before = shown.view.peek();
  const isMoved = before !== null && before.opened !== null && live.stage.view.generation > before.generation;
  if (isMoved && past !== null) live.stage.fill(past);
  const now = live.stage.view;
  const lates = frames.flatMap((frame) => (frame.__typename === 'EntryFrame' && frame.late ? [frame.entry.id] : []));
  batch(() => {
    shown.view.value = now;
    if (lates.length > 0) shown.late.value = new Set([...shown.late.peek(), ...lates]);
    if (shown.preview.peek() === null) followClock(now, frames);
    announce(frames);
  });
  if (now.opened !== null) opened.resolve(undefined);
  // In a room another viewer has the controls: joining it again loads the entries before its new position.
  if (isMoved && !shown.canControl.peek()) openReplay();
}

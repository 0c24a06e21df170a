/** The replay that is open, if one is, and what its frames do to what the page shows. */
import { batch } from '@preact/signals';
import { ReplayError } from '../../client/client.ts';
import { StageEntryFragmentDoc } from '../generated/operations.ts';
import { paceIn, pacingOf } from '../model/pace.ts';
import { boundsOf, filterOf } from '../model/question.ts';
import { announce } from './announcements.ts';
import { followClock, standAt } from './playhead.ts';
import { question } from './record.ts';
import { Session, type StageFrame } from './session.ts';
import * as shown from './stage.ts';

const MAX_GAP = 'PT2.5S';
const CLOCK_EVERY = 'PT0.5S';

let session: Session | null = null;
/** Resolves with the first frame, which tells the bounds, or when another replay takes its place. */
let opened = Promise.withResolvers<undefined>();
/** Counts what the reader asked for; whatever an older wish brings comes too late. */
let wishes = 0;

export function currentSession(): Session | null {
  return session;
}

/** The reader asks for something else. @returns what tells whether this is still what was asked for last */
export function wish(): () => boolean {
  wishes += 1;
  return unlessOtherwise();
}

/** @returns what tells whether the reader has asked for nothing else since */
export function unlessOtherwise(): () => boolean {
  const mine = wishes;
  return () => mine === wishes;
}

/** Opens the replay paused, before the beginning; a room as it stands. */
export function openReplay(): void {
  const { clock, room, pace } = question.peek();
  batch(() => {
    closeReplay();
    shown.isBegun.value = true;
  });
  const next: Session = new Session(
    {
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
    {
      onFrames: (frames) => session === next && take(next, frames),
      onState: (state) => session === next && (shown.connection.value = state),
      onFailure: (error) => session === next && fail(error),
    },
  );
  session = next;
}

export function closeReplay(): void {
  session?.close();
  session = null;
  opened.resolve(undefined);
  opened = Promise.withResolvers();
  wish();
  batch(() => {
    shown.view.value = null;
    shown.preview.value = null;
    shown.failure.value = null;
    shown.hasEarlier.value = false;
    shown.late.value = new Set();
    shown.shownCount.value = shown.SHOWN_AT_ONCE;
    shown.connection.value = 'connecting';
    shown.isBegun.value = false;
    standAt(null);
  });
}

/** The bounds of the replay, as soon as it is open; null where it has nothing to play, or another one took its place. */
export async function boundsOnceOpen(): Promise<{ readonly from: number; readonly to: number } | null> {
  await opened.promise;
  return shown.bounds.peek();
}

/** Does something with the replay; the page says what fails. */
export async function steer(act: (active: Session) => Promise<unknown>): Promise<void> {
  const active = session;
  if (active === null) return;
  shown.failure.value = null;
  try {
    await act(active);
  } catch (error) {
    if (active === session) fail(error as Error);
  }
}

export function fail(error: Error): void {
  if (error instanceof ReplayError && error.code === 'OVER') return;
  shown.preview.value = null;
  shown.failure.value = error;
}

function take(active: Session, frames: readonly StageFrame[]): void {
  const before = shown.view.peek();
  const now = active.stage.view;
  const lates = frames.flatMap((frame) => (frame.__typename === 'EntryFrame' && frame.late ? [frame.entry.id] : []));
  batch(() => {
    shown.view.value = now;
    if (lates.length > 0) shown.late.value = new Set([...shown.late.peek(), ...lates]);
    if (shown.preview.peek() === null) followClock(now, frames);
    announce(frames);
  });
  if (now.opened !== null) opened.resolve(undefined);
  const isMoved = before !== null && before.opened !== null && now.generation > before.generation;
  // Whoever holds the controls has moved the room: what lies before comes with joining it again.
  if (isMoved && !shown.maySteer.peek()) openReplay();
}

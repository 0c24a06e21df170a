/**
 * The controls. The stage is always an unbroken stretch of the timeline that ends where the replay stands: after each jump,
 * what lies before it is asked for once, and from there on the replay's frames say what is added, changed and taken away.
 */
import { batch } from '@preact/signals';
import { ReplayError, type SeekInput } from '../../client/client.ts';
import { StageEntryFragmentDoc } from '../generated/operations.ts';
import { placeOn } from '../model/entry.ts';
import { type Pace, pacingOf, roomPace } from '../model/pace.ts';
import { boundsOf, filterOf, instant } from '../model/question.ts';
import { drift } from './address.ts';
import { announce } from './announcements.ts';
import { type History, historyBefore, historyUntil } from './history.ts';
import { followClock, standAt } from './playhead.ts';
import { question } from './record.ts';
import { Session, type StageFrame } from './session.ts';
import * as shown from './stage.ts';

const MAX_GAP = 'PT2.5S';
const CLOCK_EVERY = 'PT0.5S';
/** As many as the service takes at once. */
const MOST_STEPS = 1_000;

let session: Session | null = null;
/** Resolves with the first frame, which tells the bounds. */
let isOpen = Promise.withResolvers<undefined>();
/** Counts what the reader asked for; whatever an older wish brings comes too late. */
let wish = 0;
/** Jumps of the reader's own that are under way: their generations are expected. */
let jumps = 0;

/** Opens the replay paused, with all up to an instant on the stage; null is before the beginning. */
export async function open(at: number | null): Promise<void> {
  session?.close();
  wish += 1;
  isOpen = Promise.withResolvers();
  const { clock, room, pace } = question.peek();
  batch(() => {
    clear();
    shown.isBegun.value = true;
    standAt(at);
  });
  const next: Session = new Session(
    {
      filter: { ...filterOf(question.peek()), undated: 'EXCLUDE' },
      clock,
      ...boundsOf(question.peek()),
      pacing: pacingOf(room === null ? pace : roomPace(pace)),
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
  if (at === null) return;
  await isOpen.promise;
  if (session === next && shown.maySteer.peek()) await seek(at);
}

export function close(): void {
  session?.close();
  session = null;
  wish += 1;
  batch(() => {
    clear();
    shown.isBegun.value = false;
    standAt(null);
  });
}

export async function play(): Promise<void> {
  if (session === null) await open(question.peek().at);
  else if (shown.phase.peek() === 'finished') await toStart();
  await steer(({ replay }) => replay.resume());
}

async function pause(): Promise<void> {
  await steer(({ replay }) => replay.pause());
}

export async function toggle(): Promise<void> {
  await (shown.phase.peek() === 'playing' ? pause() : play());
}

/** Shows all that happened up to an instant, it included, and goes on from there. */
export async function seek(at: number): Promise<void> {
  if (session === null) return open(at);
  drift({ at });
  standAt(at);
  await isOpen.promise;
  const end = shown.bounds.peek()?.to;
  if (end === undefined) return;
  if (at < end)
    return jump(
      at,
      ({ replay }) => replay.seek(rightAfter(at)),
      () => historyUntil(at),
    );
  // Nothing lies behind the last instant to be sought: it is sought itself, and what stands there is played at once.
  await jump(
    at,
    ({ replay }) => replay.seek({ instant: instant(end) }),
    () => historyUntil(end - 1),
  );
  await steer(({ replay }) => replay.step(MOST_STEPS));
}

/** Where the reader drags to, and nothing has been asked for yet. */
let dragged: number | null = null;
let isLooking = false;

/**
 * Shows what lies before an instant while the reader still drags; the replay is sought when he lets go. One question is on
 * its way at a time, and the next one is about where he is by then.
 */
export async function preview(at: number): Promise<void> {
  wish += 1;
  dragged = at;
  shown.isBegun.value = true;
  standAt(at);
  if (isLooking) return;
  isLooking = true;
  try {
    for (let next: number | null = at; next !== null; next = dragged) {
      dragged = null;
      const history = await historyUntil(next);
      if (jumps === 0 && session !== null) hold(history);
    }
  } catch (error) {
    fail(error as Error);
  } finally {
    isLooking = false;
  }
}

/** Leaves the stage empty, and stands before the first entry. */
export async function toStart(): Promise<void> {
  if (session === null) return;
  await isOpen.promise;
  const start = shown.bounds.peek();
  drift({ at: null });
  standAt(null);
  if (start === null) return;
  await jump(
    null,
    ({ replay }) => replay.seek({ instant: instant(start.from) }),
    async () => ({ entries: [], hasEarlier: false }),
  );
}

/** Shows the end, and follows whatever is added from then on. */
export async function toEnd(): Promise<void> {
  if (session === null) await open(null);
  await isOpen.promise;
  const end = shown.bounds.peek();
  if (end === null) return;
  await seek(end.to);
  await steer(({ replay }) => replay.resume());
}

export async function stepForward(): Promise<void> {
  if (session === null) await open(question.peek().at);
  await steer(({ replay }) => replay.step(1));
}

export async function stepBack(): Promise<void> {
  const left = shown.entries.peek().slice(0, -1);
  if (session === null || shown.entries.peek().length === 0) return;
  const last = left.at(-1);
  const at = last === undefined ? null : placeOn(last, question.peek().clock);
  drift({ at });
  standAt(at);
  if (shown.phase.peek() === 'playing') await pause();
  const history = { entries: left, hasEarlier: shown.hasEarlier.peek() };
  await jump(
    at,
    ({ replay }) => replay.step(-1),
    async () => history,
  );
}

export async function setPace(pace: Pace): Promise<void> {
  drift({ pace });
  await steer(({ replay }) => replay.setSpeed(pacingOf(question.peek().room === null ? pace : roomPace(pace))));
}

/** Lays out, and asks for, what lies before the first entry that can be scrolled to. */
export async function loadEarlier(): Promise<void> {
  if (shown.isCut.peek()) {
    shown.shownCount.value += shown.SHOWN_AT_ONCE;
    return;
  }
  const [first] = shown.entries.peek();
  const active = session;
  if (first === undefined || active === null || !shown.hasEarlier.peek() || shown.isLoadingHistory.peek()) return;
  const turn = wish;
  shown.isLoadingHistory.value = true;
  try {
    const history = await historyBefore(first);
    if (turn === wish) put(active, history);
  } catch (error) {
    fail(error as Error);
  } finally {
    shown.isLoadingHistory.value = false;
  }
}

/**
 * Takes the replay to another place. Until it is there and what lies before is known, the stage shows what it showed, or
 * what the reader has scrubbed to.
 */
async function jump(
  at: number | null,
  go: (active: Session) => Promise<void>,
  lookBack: () => Promise<History>,
): Promise<void> {
  const active = session;
  if (active === null) return;
  const turn = ++wish;
  dragged = null;
  const { generation } = active.stage.view;
  shown.preview.value ??= shown.entries.peek();
  jumps += 1;
  try {
    await go(active);
    const history = await lookBack();
    if (turn !== wish) return;
    active.remember(history.entries);
    await active.leaves(generation);
    if (turn !== wish) return;
    batch(() => {
      put(active, history);
      shown.preview.value = null;
      standAt(at);
    });
  } catch (error) {
    if (turn === wish) fail(error as Error);
  } finally {
    jumps -= 1;
  }
}

function put(active: Session, history: History): void {
  active.stage.fill(history.entries);
  shown.shownCount.value += history.entries.length;
  shown.hasEarlier.value = history.hasEarlier;
  shown.view.value = active.stage.view;
}

function hold(history: History): void {
  batch(() => {
    shown.preview.value = history.entries;
    shown.hasEarlier.value = history.hasEarlier;
  });
}

/** Where to seek for an instant to lie behind: right after it, and not before the first entry. */
function rightAfter(at: number): SeekInput {
  return { instant: instant(Math.max(shown.bounds.peek()?.from ?? at, at + 1)) };
}

/** Does something with the replay; the page says what fails. */
async function steer(act: (active: Session) => Promise<void>): Promise<void> {
  const active = session;
  if (active === null) return;
  try {
    await act(active);
  } catch (error) {
    if (active === session) fail(error as Error);
  }
}

function fail(error: Error): void {
  if (error instanceof ReplayError && error.code === 'OVER') return;
  shown.preview.value = null;
  shown.failure.value = error;
}

function clear(): void {
  shown.view.value = null;
  shown.preview.value = null;
  shown.failure.value = null;
  shown.hasEarlier.value = false;
  shown.late.value = new Set();
  shown.shownCount.value = shown.SHOWN_AT_ONCE;
  shown.connection.value = 'connecting';
}

function take(active: Session, frames: readonly StageFrame[]): void {
  const before = shown.view.peek();
  const lates = frames.flatMap((frame) => (frame.__typename === 'EntryFrame' && frame.late ? [frame.entry.id] : []));
  batch(() => {
    const now = active.stage.view;
    shown.view.value = now;
    if (lates.length > 0) shown.late.value = new Set([...shown.late.peek(), ...lates]);
    if (shown.preview.peek() === null) followClock(now, frames);
    announce(frames);
  });
  if (active.stage.view.opened !== null) isOpen.resolve(undefined);
  const isMoved = before !== null && before.opened !== null && active.stage.view.generation > before.generation;
  // Whoever holds the controls has moved the room: what lies before comes with joining it again.
  if (isMoved && jumps === 0 && !shown.maySteer.peek()) void open(null);
}

/**
 * What is on the stage, and the controls. The stage is always an unbroken stretch of the timeline that ends where the
 * replay stands: what lies before it is asked for once, and from there on the replay's frames say what is added, changed
 * and taken away. Whatever an older generation or session still says is not listened to.
 */
import { batch, signal } from '@preact/signals';
import { ReplayError, replay, type ReplayState, type ReplayStatus, request, type SeekInput } from '../../client/client.ts';
import { BeforeDocument, EarlierDocument, type StageEntryFragment, StageEntryFragmentDoc } from '../generated/operations.ts';
import { durationMs } from '../model/duration.ts';
import { placeOn } from '../model/entry.ts';
import { type Pace, pacingOf, roomPace } from '../model/pace.ts';
import { boundsOf, filterOf, filterUntil, instant } from '../model/question.ts';
import { change, EMPTY_STAGE, prepend, type Stage, type StageChange, withoutLast } from '../model/stage.ts';
import { drift } from './address.ts';
import { announce } from './announcements.ts';
import { playhead, runFrom, standAt } from './playhead.ts';
import { question } from './record.ts';
import { boundsIn, Session, type StageFrame, statusOf } from './session.ts';

export type Phase = 'idle' | 'opening' | 'playing' | 'paused' | 'finished';

export const stage = signal<Stage>(EMPTY_STAGE);
/** The entry that came last. */
export const newest = signal<string | null>(null);
export const phase = signal<Phase>('idle');
export const connection = signal<ReplayState>('connecting');
export const failure = signal<Error | null>(null);
/** How many dated entries there are to play. */
export const total = signal(0);
export const viewers = signal(1);
/** Whether this page may steer: in a room, only who opened it. */
export const maySteer = signal(true);
/** The gap that time is passing over, in milliseconds of the timeline. */
export const gap = signal<{ readonly from: number; readonly to: number } | null>(null);
export const isLoadingHistory = signal(false);

const HISTORY_COUNT = 40;
const EARLIER_COUNT = 60;
const MAX_GAP = 'PT2.5S';
const CLOCK_EVERY = 'PT0.5S';

let session: Session | null = null;
let bounds: { readonly from: number; readonly to: number } | null = null;
let generation = 0;
/** Entries of this generation and older ones are void: a seek is under way. */
let voidGeneration = -1;
let speed: number | null = null;
/** The generation in which everything was played. */
let caughtUpIn = -1;
/** Resolves with the first frame, which tells the bounds; a session that fails before leaves it pending. */
let isOpen = Promise.withResolvers<undefined>();
/** Counts what the reader did last; whatever was asked for before that comes too late. */
let intent = 0;

/** Opens the replay paused, with what lies up to an instant on the stage; null is before the beginning. */
export async function open(at: number | null): Promise<void> {
  session?.close();
  intent += 1;
  const { clock, room, pace } = question.peek();
  batch(() => {
    phase.value = 'opening';
    failure.value = null;
    gap.value = null;
    stage.value = EMPTY_STAGE;
    newest.value = null;
    maySteer.value = true;
    standAt(at);
  });
  generation = 0;
  voidGeneration = -1;
  bounds = null;
  caughtUpIn = -1;
  isOpen = Promise.withResolvers();
  const next: Session = new Session(
    replay({
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
    }),
    {
      onFrames: (frames) => session === next && take(frames),
      onState: (state) => session === next && (connection.value = state),
      onFailure: (error) => session === next && fail(error),
    },
  );
  session = next;
  connection.value = 'connecting';
  if (at !== null && room === null) await seek(at);
}

export function close(): void {
  session?.close();
  session = null;
  intent += 1;
  batch(() => {
    phase.value = 'idle';
    stage.value = EMPTY_STAGE;
    newest.value = null;
    gap.value = null;
    standAt(null);
  });
}

export async function play(): Promise<void> {
  if (phase.value === 'finished') await toStart();
  else if (session === null) await open(question.peek().at);
  await steer((active) => active.replay.resume());
}

export async function pause(): Promise<void> {
  await steer((active) => active.replay.pause());
}

export async function toggle(): Promise<void> {
  await (phase.value === 'playing' ? pause() : play());
}

/** Shows all that happened up to an instant, it included, and goes on from there. */
export async function seek(at: number): Promise<void> {
  if (session === null) return open(at);
  const turn = ++intent;
  voidGeneration = generation;
  batch(() => {
    gap.value = null;
    standAt(at);
    isLoadingHistory.value = true;
  });
  drift({ at });
  const past = loadUntil(at);
  await isOpen.promise;
  await steer((active) => active.replay.seek(target(at)));
  const loaded = await past;
  if (turn !== intent || loaded === null) return;
  // What the replay has played since then stands behind it.
  show(prepend(keptFrom(at), loaded.entries, loaded.hasEarlier));
}

/** Shows what lies before an instant while the reader still drags; the replay is sought when he lets go. */
export async function preview(at: number): Promise<void> {
  const turn = ++intent;
  voidGeneration = generation;
  standAt(at);
  const loaded = await loadUntil(at);
  if (turn !== intent || loaded === null) return;
  show({ ...EMPTY_STAGE, entries: loaded.entries, hasEarlier: loaded.hasEarlier });
}

export async function toStart(): Promise<void> {
  if (session === null) return;
  intent += 1;
  voidGeneration = generation;
  batch(() => {
    stage.value = EMPTY_STAGE;
    newest.value = null;
    gap.value = null;
    standAt(null);
  });
  drift({ at: null });
  const start = bounds;
  if (start !== null) await steer((active) => active.replay.seek({ instant: instant(start.from) }));
}

/** Shows the end, and follows whatever is added from then on. */
export async function toEnd(): Promise<void> {
  if (session === null) await open(null);
  await isOpen.promise;
  if (bounds === null) return;
  await seek(bounds.to);
  await steer((active) => active.replay.resume());
}

export async function stepForward(): Promise<void> {
  if (session === null) await open(question.peek().at);
  gap.value = null;
  await steer((active) => active.replay.step(1));
}

export async function stepBack(): Promise<void> {
  const { entries } = stage.peek();
  if (session === null || entries.length === 0) return;
  intent += 1;
  voidGeneration = generation;
  const left = withoutLast(stage.peek());
  const last = left.entries.at(-1);
  const at = last === undefined ? null : placeOn(last, question.peek().clock);
  batch(() => {
    gap.value = null;
    stage.value = left;
    newest.value = last?.id ?? null;
    standAt(at);
  });
  drift({ at });
  if (phase.peek() === 'playing') await pause();
  await steer((active) => active.replay.step(-1));
}

export async function setPace(pace: Pace): Promise<void> {
  drift({ pace });
  if (session !== null) await steer((active) => active.replay.setSpeed(pacingOf(pace)));
}

/** Asks for what lies before the first entry on the stage, for who scrolls up. */
export async function loadEarlier(): Promise<void> {
  const [first] = stage.peek().entries;
  if (first === undefined || !stage.peek().hasEarlier || isLoadingHistory.peek()) return;
  const turn = intent;
  isLoadingHistory.value = true;
  try {
    const { clock, span } = question.peek();
    const filter = { ...filterOf(question.peek()), ...(span !== null && { from: instant(span.from) }) };
    const variables = { id: first.id, clock, filter: { ...filter, undated: 'EXCLUDE' as const }, count: EARLIER_COUNT };
    const { entry } = await request(EarlierDocument, variables);
    const before = entry?.context.before ?? [];
    if (turn === intent) stage.value = prepend(stage.peek(), before, before.length === EARLIER_COUNT);
  } catch (error) {
    fail(error as Error);
  } finally {
    isLoadingHistory.value = false;
  }
}

interface History {
  readonly entries: readonly StageEntryFragment[];
  readonly hasEarlier: boolean;
}

/** @returns null where that could not be asked, which the page then says */
async function loadUntil(at: number): Promise<History | null> {
  try {
    const filter = filterUntil(question.peek(), at);
    const { timeline } = await request(BeforeDocument, { filter, clock: question.peek().clock, last: HISTORY_COUNT });
    return { entries: timeline.nodes, hasEarlier: timeline.pageInfo.hasPreviousPage };
  } catch (error) {
    fail(error as Error);
    return null;
  } finally {
    isLoadingHistory.value = false;
  }
}

/** What of the stage came after an instant, which only the replay's new generation can have brought. */
function keptFrom(at: number): Stage {
  const { clock } = question.peek();
  const isOurs = generation > voidGeneration;
  const entries = isOurs ? stage.peek().entries.filter((entry) => (placeOn(entry, clock) ?? 0) > at) : [];
  return { ...EMPTY_STAGE, entries };
}

function show(next: Stage): void {
  batch(() => {
    stage.value = next;
    newest.value = next.entries.at(-1)?.id ?? null;
  });
}

/** Where to seek for an instant to lie behind: right after it, within what is played. */
function target(at: number): SeekInput {
  const latest = bounds?.to ?? Number.POSITIVE_INFINITY;
  return { instant: instant(Math.max(bounds?.from ?? at, Math.min(at, latest) + 1)) };
}

/** Does something with the replay; the page says what fails. */
async function steer(act: (active: Session) => Promise<void>): Promise<void> {
  const active = session;
  if (active === null) return;
  try {
    await act(active);
  } catch (error) {
    if (active === session && !(error instanceof ReplayError && error.code === 'OVER')) fail(error as Error);
  }
}

function fail(error: Error): void {
  failure.value = error;
}

function take(frames: readonly StageFrame[]): void {
  batch(() => {
    const changes: StageChange[] = [];
    for (const frame of frames) {
      generation = Math.max(generation, frame.generation);
      const step = toChange(frame);
      if (step !== null) changes.push(step);
      takeClock(frame);
      const status = statusOf(frame);
      if (status !== null) takeStatus(status);
    }
    if (changes.length > 0) apply(changes);
  });
}

function toChange(frame: StageFrame): StageChange | null {
  if (frame.generation <= voidGeneration) return null;
  if (frame.__typename === 'EntryFrame') return { entry: frame.entry, isLate: frame.late };
  if (frame.__typename === 'RemovedFrame') return { removed: frame.entryId };
  return null;
}

function apply(changes: readonly StageChange[]): void {
  stage.value = change(stage.peek(), changes, question.peek().clock);
  const last = changes.findLast((step) => 'entry' in step);
  if (last !== undefined && 'entry' in last) newest.value = last.entry.id;
  announce(changes);
}

function takeClock(frame: StageFrame): void {
  if (frame.generation <= voidGeneration) return;
  switch (frame.__typename) {
    case 'OpenedFrame':
      bounds = boundsIn(frame);
      total.value = frame.total;
      maySteer.value = frame.controlKey !== null;
      isOpen.resolve(undefined);
      return;
    case 'GapFrame': {
      const [from, to] = [Date.parse(frame.from), Date.parse(frame.to)];
      gap.value = { from, to };
      runFrom(from, (to - from) / Math.max(1, durationMs(frame.waited)), to);
      return;
    }
    case 'CaughtUpFrame':
      phase.value = 'finished';
      caughtUpIn = frame.generation;
      if (playhead.peek() === null || bounds === null) return;
      standAt(Math.max(playhead.peek() ?? bounds.to, bounds.to));
      return;
    case 'EntryFrame': {
      if (frame.late || frame.change !== 'ADDED') return;
      gap.value = null;
      const at = placeOn(frame.entry, question.peek().clock);
      if (at === null) return;
      runFrom(at, phase.peek() === 'playing' ? speed : 0);
      drift({ at });
      return;
    }
    case 'ClockFrame':
      if (gap.peek() === null && frame.timelineTime !== null && phase.peek() === 'playing' && speed !== null) {
        runFrom(Date.parse(frame.timelineTime), speed);
      }
      return;
    case 'EndedFrame':
      phase.value = 'finished';
      return;
    case 'RemovedFrame':
    case 'StatusFrame':
    case 'FellBehindFrame':
      return;
  }
}

function takeStatus(status: ReplayStatus): void {
  viewers.value = status.viewers;
  speed = status.speed;
  if (status.generation <= caughtUpIn) return;
  phase.value = status.paused ? 'paused' : 'playing';
  const at = playhead.peek();
  if (status.paused) {
    gap.value = null;
    if (at !== null) standAt(at);
  } else if (status.timelineTime !== null && at !== null) {
    runFrom(Math.max(at, Date.parse(status.timelineTime)), speed);
  }
}

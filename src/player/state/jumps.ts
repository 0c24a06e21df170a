/** Jumps to another position, and the entries before it. */
import { batch } from '@preact/signals';
import { type History, historyBefore, historyUntil } from './history.ts';
import { setPlayhead } from './playhead.ts';
import { activeStage, fail, forgetPast, type PlayerStage, rememberPast, currentIntent, newIntent } from './running.ts';
import * as shown from './stage.ts';

let jumpsRunning = 0;
/** The instant that the reader has dragged to since the last query; null if there is none. */
let dragged: number | null = null;
let isPreviewing = false;

/**
 * Moves the replay to another position. Until the entries before the new position are known, the stage shows its old entries,
 * or the preview of the reader's drag.
 *
 * @param move moves the replay. @returns its new generation; null if another jump replaced it
 * @param loadPast loads the entries before the new position; called when the stage is in the new generation
 * @returns whether the jump is done, and no other action has followed
 */
export async function jump(
  at: number | null,
  move: (active: PlayerStage) => Promise<number | null>,
  loadPast: (active: PlayerStage) => Promise<History>,
): Promise<boolean> {
  const active = activeStage();
  if (active === null) return false;
  const isCurrent = newIntent();
  dragged = null;
  forgetPast();
  shown.failure.value = null;
  shown.preview.value ??= shown.entries.peek();
  jumpsRunning += 1;
  try {
    const generation = await move(active);
    if (generation === null) return false;
    await active.settled(generation);
    const history = await loadPast(active);
    if (!isCurrent()) return false;
    batch(() => {
      rememberPast(active, history.entries);
      show(active, history);
      shown.preview.value = null;
      setPlayhead(at);
    });
    return true;
  } catch (error) {
    if (isCurrent()) fail(error as Error);
    return false;
  } finally {
    jumpsRunning -= 1;
  }
}

/**
 * Shows the entries before an instant while the reader drags; the seek follows at the end of the drag. One query runs at a
 * time, and the next one takes the newest instant.
 */
export async function previewAt(at: number): Promise<void> {
  newIntent();
  dragged = at;
  shown.isBegun.value = true;
  setPlayhead(at);
  if (isPreviewing) return;
  isPreviewing = true;
  try {
    for (let next: number | null = at; next !== null; next = dragged) {
      dragged = null;
      const history = await historyUntil(next);
      if (jumpsRunning === 0) hold(history);
    }
  } catch (error) {
    fail(error as Error);
  } finally {
    isPreviewing = false;
  }
}

/** Shows more of the earlier entries, and loads them if necessary. */
export async function loadEarlier(): Promise<void> {
  if (shown.isCut.peek()) {
    shown.shownCount.value += shown.SHOWN_AT_ONCE;
    return;
  }
  const [first] = shown.entries.peek();
  const active = activeStage();
  if (first === undefined || active === null || !shown.hasEarlier.peek() || shown.isLoadingHistory.peek()) return;
  const isCurrent = currentIntent();
  shown.isLoadingHistory.value = true;
  try {
    const history = await historyBefore(first);
    if (!isCurrent()) return;
    active.stage.fill(history.entries);
    show(active, history);
  } catch (error) {
    fail(error as Error);
  } finally {
    shown.isLoadingHistory.value = false;
  }
}

function show(active: PlayerStage, history: History): void {
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

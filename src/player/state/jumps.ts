/** Ways to another place, and back through what lies before it. */
import { batch } from '@preact/signals';
import { type History, historyBefore, historyUntil } from './history.ts';
import { setPlayhead } from './playhead.ts';
import { activeStage, fail, forgetPast, type PlayerStage, rememberPast, currentIntent, newIntent } from './running.ts';
import * as shown from './stage.ts';

let underWay = 0;
/** Where the reader drags to, and nothing has been asked for yet. */
let dragged: number | null = null;
let isLooking = false;

/**
 * Takes the replay to another place. Until it is there and what lies before is known, the stage shows what it showed, or
 * what the reader has scrubbed to.
 *
 * @param go moves the replay, and answers with the generation that it is in then; null where it goes elsewhere
 * @param lookBack answers what lies before the new place; asked when the stage is there
 * @returns whether it is there, and the reader has asked for nothing else meanwhile
 */
export async function jump(
  at: number | null,
  go: (active: PlayerStage) => Promise<number | null>,
  lookBack: (active: PlayerStage) => Promise<History>,
): Promise<boolean> {
  const active = activeStage();
  if (active === null) return false;
  const isCurrent = newIntent();
  dragged = null;
  forgetPast();
  shown.failure.value = null;
  shown.preview.value ??= shown.entries.peek();
  underWay += 1;
  try {
    const generation = await go(active);
    if (generation === null) return false;
    await active.settled(generation);
    const history = await lookBack(active);
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
    underWay -= 1;
  }
}

/**
 * Shows what lies before an instant while the reader still drags; the replay is sought when he lets go. One question is on
 * its way at a time, and the next one is about where he is by then.
 */
export async function previewAt(at: number): Promise<void> {
  newIntent();
  dragged = at;
  shown.isBegun.value = true;
  setPlayhead(at);
  if (isLooking) return;
  isLooking = true;
  try {
    for (let next: number | null = at; next !== null; next = dragged) {
      dragged = null;
      const history = await historyUntil(next);
      if (underWay === 0) hold(history);
    }
  } catch (error) {
    fail(error as Error);
  } finally {
    isLooking = false;
  }
}

/** Lays out, and asks for, what lies before the first entry that can be scrolled to. */
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

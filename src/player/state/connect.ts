import { effect, signal, untracked } from '@preact/signals';
import { questionKey } from '../model/question.ts';
import { open } from './player.ts';
import { playhead } from './playhead.ts';
import { chosenCollection, loadCollections, loadContents, loadHistogram, loadUndated, question } from './record.ts';
import { closeReplay } from './running.ts';
import { failure, late, phase, view } from './stage.ts';

/** The width at which the histogram is drawn, in pixels. */
export const histogramWidth = signal(600);

const RECOUNT_MS = 1_500;

/** Whether the browser says that there is a network. */
export const isOnline = signal(navigator.onLine);

/**
 * Asks for whatever the address says, and again whenever that becomes another question. A replay that was opened is opened
 * anew at the same moment: who changes the clock or the filter keeps the place.
 */
export function connectRecord(): void {
  for (const change of ['online', 'offline'] as const) {
    addEventListener(change, () => (isOnline.value = navigator.onLine));
  }
  void loadCollections();
  recountWhatComes();
  effect(() => {
    const chosen = chosenCollection.value;
    if (chosen !== null) tell(loadContents(chosen));
  });
  effect(() => {
    const asked = question.value;
    if (asked.collection !== null) watch(questionKey(asked));
    else untracked(leave);
  });
}

/** What comes live, or late, changes the counts too; many at once are counted once. */
function recountWhatComes(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let counted = 0;
  effect(() => {
    const now = view.value;
    const count = late.value.size + (now?.hasCaughtUp === true ? now.entries.length : 0);
    const isMore = counted > 0 && count > counted;
    counted = now?.hasCaughtUp === true ? count : 0;
    if (isMore) timer ??= setTimeout(recount, RECOUNT_MS);
  });
  const recount = () => {
    timer = undefined;
    tell(loadHistogram(question.peek(), histogramWidth.peek()));
    tell(loadUndated(question.peek()));
  };
}

let asked: string | null = null;

function leave(): void {
  asked = null;
  closeReplay();
}

function watch(key: string): void {
  if (key === asked) return;
  const isFirst = asked === null;
  asked = key;
  untracked(() => {
    const now = question.peek();
    tell(loadHistogram(now, histogramWidth.peek()));
    tell(loadUndated(now));
    const isWanted = now.room !== null || (isFirst ? now.at !== null || now.entry !== null : phase.peek() !== 'idle');
    if (isWanted) void open(isFirst ? now.at : playhead.peek());
  });
}

function tell(loading: Promise<void>): void {
  loading.catch((error: unknown) => (failure.value = error as Error));
}

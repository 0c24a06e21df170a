import { effect, type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Layout } from '../model/layout.ts';

/** What is nearer to the end than that counts as being there. */
const AT_END_PX = 120;

interface Following {
  /** Whether the stage moves on with what comes, until the reader scrolls away. */
  readonly isFollowing: Signal<boolean>;
  readonly follow: () => void;
}

/** Keeps the newest entry in sight, and what the reader looks at in its place when something grows above it. */
export function useFollowing(scroller: RefObject<HTMLDivElement | null>, layout: ReadonlySignal<Layout>): Following {
  const isFollowing = useSignal(true);
  const anchor = useRef<{ readonly id: string; readonly top: number } | null>(null);

  const toEnd = () => {
    const element = scroller.current;
    if (element === null) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const distance = element.scrollHeight - element.scrollTop - element.clientHeight;
    const isFar = distance > element.clientHeight;
    element.scrollTo({ top: element.scrollHeight, behavior: isCalm || isFar ? 'instant' : 'smooth' });
  };

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const { scrollTop, clientHeight, scrollHeight } = element;
      isFollowing.value = scrollHeight - scrollTop - clientHeight < AT_END_PX;
    };
    // Only what the reader does by hand: the stage scrolls by itself too.
    const byHand = () => requestAnimationFrame(look);
    const remember = () => {
      const first = layout.peek().placedRows.find(({ top, height }) => top + height > element.scrollTop);
      anchor.current = first === undefined ? null : { id: first.row.id, top: first.top };
    };
    const hands = ['wheel', 'touchmove', 'pointerup', 'keyup'] as const;
    for (const hand of hands) element.addEventListener(hand, byHand, { passive: true });
    element.addEventListener('scroll', remember, { passive: true });
    const stop = effect(() => {
      const { placedRows } = layout.value;
      if (isFollowing.peek()) {
        requestAnimationFrame(toEnd);
        return;
      }
      const kept = anchor.current;
      const placed = kept === null ? undefined : placedRows.find(({ row }) => row.id === kept.id);
      if (kept === null || placed === undefined || placed.top === kept.top) return;
      const moved = placed.top - kept.top;
      anchor.current = { id: kept.id, top: placed.top };
      requestAnimationFrame(() => element.scrollBy({ top: moved, behavior: 'instant' }));
    });
    return () => {
      stop();
      for (const hand of hands) element.removeEventListener(hand, byHand);
      element.removeEventListener('scroll', remember);
    };
  }, []);

  const follow = () => {
    isFollowing.value = true;
    toEnd();
  };
  return { isFollowing, follow };
}

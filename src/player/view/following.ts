import { effect, type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Layout } from '../model/layout.ts';

/** A smaller distance from the end counts as the end. */
const AT_END_PX = 120;

interface Following {
  /** Whether the stage scrolls to new entries. It stops when the reader scrolls away. */
  readonly isFollowing: Signal<boolean>;
  readonly follow: () => void;
}

/** Scrolls to the newest entry. If the reader has scrolled away, keeps the visible entries in place when the stage grows. */
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
    // Only scrolling by the reader counts: the stage scrolls by itself too.
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

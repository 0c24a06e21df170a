import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FrameLog, FrameLogState } from './frame-log.ts';
import { FrameRow } from './frame-row.tsx';
import { summarise } from './frame-summary.ts';

/** A distance from the end, in pixels, that still counts as the end. */
const END_PX = 24;

/** The frames of a subscription, newest last. Scrolls to the newest until the reader scrolls back or switches it off. */
export function FrameList({ log }: { readonly log: FrameLog }) {
  const state = useSyncExternalStore(log.subscribe, log.snapshot);
  const [isFollowing, setFollowing] = useState(true);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    if (isFollowing) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [state, isFollowing]);
  const follow = ({ scrollHeight, scrollTop, clientHeight }: HTMLOListElement) =>
    setFollowing(scrollHeight - scrollTop - clientHeight < END_PX);
  return (
    <section className="frames" aria-label="Frames">
      <header>
        <FrameCount state={state} />
        <button type="button" aria-pressed={isFollowing} onClick={() => setFollowing(!isFollowing)}>
          Follow the newest
        </button>
      </header>
      <ol ref={list} tabIndex={0} aria-label="Frames, newest last" onScroll={(event) => follow(event.currentTarget)}>
        {state.frames.map((frame) => (
          <FrameRow key={frame.number} frame={frame} />
        ))}
      </ol>
    </section>
  );
}

function FrameCount({ state: { frames, total, phase } }: { readonly state: FrameLogState }) {
  const now = frames.findLast(({ result }) => summarise(result).time !== '');
  return (
    <>
      <span className="frames-now">{now === undefined ? '' : summarise(now.result).time}</span>
      <span className="frames-count">
        <b role="status">{phase}</b> {total === 1 ? '1 frame' : `${total} frames`}
        {total > frames.length && `, the last ${frames.length} shown`}
      </span>
    </>
  );
}

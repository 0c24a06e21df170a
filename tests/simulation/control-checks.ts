import { paceControl, type ReplayControl } from '../../src/replay/control.ts';
import type { PlaybackStatus } from '../../src/replay/frames.ts';
import { Violation } from './violation.ts';

/** Whether a status shows the same timing as another one. */
export function isShown(wanted: PlaybackStatus, shown: PlaybackStatus | null): boolean {
  return (
    shown !== null &&
    shown.paused === wanted.paused &&
    shown.generation === wanted.generation &&
    shown.speed === wanted.speed
  );
}

/** @throws Violation if the status does not show the effect of the control */
export function checkControlled(control: ReplayControl, { paused, pacing }: PlaybackStatus): void {
  const isDone =
    (control.kind !== 'PAUSE' || paused) &&
    (control.kind !== 'RESUME' || !paused) &&
    (control.kind !== 'PACE' || JSON.stringify(pacing) === JSON.stringify(control.pacing));
  if (!isDone) throw new Violation('control', `the answer to ${control.kind} does not show its effect`);
}

/** The fastest pacing, so that a replay comes to its end. */
export function fastestPacing(room: string | null): ReplayControl {
  return paceControl(room === null ? { instant: true } : { speed: 40_000_000 });
}

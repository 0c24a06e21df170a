import type { Coordinator } from '../coordinator.ts';
import type { Timing } from '../timing.ts';
import type { RoomState } from './state.ts';

/** Changes the state of the room by compare-and-set; null leaves it as it is. */
type Propose = (change: (state: RoomState) => RoomState | null) => void;

/** Decides for a room: each decision counts only if nobody else changed the room's timing in the meantime. */
export class RoomCoordinator implements Coordinator {
  readonly #propose: Propose;

  constructor(propose: Propose) {
    this.#propose = propose;
  }

  jump(timing: Timing): void {
    this.#propose((state) => (state.timing.version === timing.version - 1 ? { ...state, timing } : null));
  }

  caughtUp(version: number): void {
    this.#enter('LIVE', version);
  }

  completed(version: number): void {
    this.#enter('COMPLETED', version);
  }

  #enter(phase: 'LIVE' | 'COMPLETED', version: number): void {
    this.#propose((state) =>
      state.phase === 'PLAYING' && state.timing.version === version ? { ...state, phase } : null,
    );
  }
}

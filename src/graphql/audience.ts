import type { FrameSink } from './frame-sink.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { Batch } from '../replay/frames.ts';
import type { Stage, StageListener } from '../replay/rooms/stage.ts';
import { type FrameRenderer, sizeOf } from './frame-renderer.ts';

/** Why a member is no longer in step. */
export type Leaving =
  | { readonly kind: 'OVER' }
  /** His queue was full when something was to be added to it; he was told everything up to this place. */
  | { readonly kind: 'FULL'; readonly place: ReplayCursor }
  | { readonly kind: 'FAILED'; readonly error: unknown };

export class Member {
  readonly sink: FrameSink;
  readonly #onLeft: (leaving: Leaving) => void;
  readonly #remove: (member: Member) => void;
  /** Up to which place he was told everything. */
  place: ReplayCursor;
  isIn = true;

  constructor(
    sink: FrameSink,
    place: ReplayCursor,
    on: { readonly left: (leaving: Leaving) => void; readonly remove: (member: Member) => void },
  ) {
    this.sink = sink;
    this.place = place;
    this.#onLeft = on.left;
    this.#remove = on.remove;
  }

  leave(leaving: Leaving): void {
    if (!this.isIn) return;
    this.isIn = false;
    this.#remove(this);
    this.#onLeft(leaving);
  }
}

/** Those who watch one stage by the same operation: each batch is made ready once for all of them. */
export class Audience implements StageListener {
  static readonly #all = new WeakMap<Stage, Map<string, Audience>>();

  readonly #renderer: FrameRenderer;
  readonly #members = new Set<Member>();
  readonly #close: () => void;

  static of(stage: Stage, renderer: FrameRenderer): Audience {
    const audiences = this.#all.get(stage) ?? new Map<string, Audience>();
    this.#all.set(stage, audiences);
    const audience = audiences.get(renderer.key) ?? new Audience(stage, renderer, () => audiences.delete(renderer.key));
    audiences.set(renderer.key, audience);
    return audience;
  }

  private constructor(stage: Stage, renderer: FrameRenderer, onEmpty: () => void) {
    this.#renderer = renderer;
    const unlisten = stage.listen(this);
    this.#close = () => {
      unlisten();
      onEmpty();
    };
  }

  /** From the next batch on. */
  add(sink: FrameSink, place: ReplayCursor, left: (leaving: Leaving) => void): Member {
    const remove = (member: Member) => {
      this.#members.delete(member);
      if (this.#members.size === 0) this.#close();
    };
    const member = new Member(sink, place, { left, remove });
    this.#members.add(member);
    return member;
  }

  async hear(batch: Batch): Promise<void> {
    const members = [...this.#members];
    const { payloads, serverTime, hasFailed } = await this.#renderer.render(batch);
    const bytes = sizeOf(payloads);
    for (const member of members) {
      if (!member.isIn) continue;
      // Decided when something is added: a queue that is only looked at when it is read grows in the meantime.
      if (!member.sink.hasRoom(bytes)) {
        member.leave({ kind: 'FULL', place: member.place });
        continue;
      }
      if (payloads.length > 0) member.sink.send(payloads, serverTime);
      member.place = batch.place;
      if (batch.isOver || hasFailed) member.leave({ kind: 'OVER' });
    }
  }

  fail(error: unknown): void {
    for (const member of [...this.#members]) member.leave({ kind: 'FAILED', error });
  }
}

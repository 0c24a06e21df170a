import type { FrameSink } from './frame-sink.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { FrameBatch } from '../replay/frames.ts';
import type { SharedPlayback, PlaybackListener } from '../replay/rooms/shared-playback.ts';
import { type FrameRenderer, sizeOf } from './frame-renderer.ts';

/** Why a member is no longer in step. */
export type Leaving =
  | { readonly kind: 'OVER' }
  /** His queue was full when something was to be added to it; he was told everything up to this place. */
  | { readonly kind: 'FULL'; readonly cursor: ReplayCursor }
  | { readonly kind: 'FAILED'; readonly error: unknown };

export class Member {
  readonly sink: FrameSink;
  readonly #onLeft: (leaving: Leaving) => void;
  readonly #remove: (member: Member) => void;
  /** Up to which place he was told everything. */
  cursor: ReplayCursor;
  isIn = true;

  constructor(
    sink: FrameSink,
    cursor: ReplayCursor,
    on: { readonly left: (leaving: Leaving) => void; readonly remove: (member: Member) => void },
  ) {
    this.sink = sink;
    this.cursor = cursor;
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

/** Those who watch one shared playback with the same operation: each batch is made ready once for all of them. */
export class Audience implements PlaybackListener {
  static readonly #all = new WeakMap<SharedPlayback, Map<string, Audience>>();

  readonly #renderer: FrameRenderer;
  readonly #members = new Set<Member>();
  readonly #close: () => void;

  static of(shared: SharedPlayback, renderer: FrameRenderer): Audience {
    const audiences = this.#all.get(shared) ?? new Map<string, Audience>();
    this.#all.set(shared, audiences);
    const audience =
      audiences.get(renderer.key) ?? new Audience(shared, renderer, () => audiences.delete(renderer.key));
    audiences.set(renderer.key, audience);
    return audience;
  }

  private constructor(shared: SharedPlayback, renderer: FrameRenderer, onEmpty: () => void) {
    this.#renderer = renderer;
    const unlisten = shared.listen(this);
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

  async receive(batch: FrameBatch): Promise<void> {
    const members = [...this.#members];
    const { payloads, serverTime, hasFailed } = await this.#renderer.render(batch);
    const bytes = sizeOf(payloads);
    for (const member of members) {
      if (!member.isIn) continue;
      // Decided when something is added: a queue that is only looked at when it is read grows in the meantime.
      if (!member.sink.hasRoom(bytes)) {
        member.leave({ kind: 'FULL', cursor: member.cursor });
        continue;
      }
      if (payloads.length > 0) member.sink.send(payloads, serverTime);
      member.cursor = batch.cursor;
      if (batch.isOver || hasFailed) member.leave({ kind: 'OVER' });
    }
  }

  fail(error: unknown): void {
    for (const member of [...this.#members]) member.leave({ kind: 'FAILED', error });
  }
}

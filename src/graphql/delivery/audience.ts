import type { ReplayCursor } from '../../domain/replay-cursor.ts';
import type { FrameBatch } from '../../replay/frames.ts';
import type { PlaybackListener, SharedPlayback } from '../../replay/rooms/shared-playback.ts';
import { sizeOf } from './frame-cache.ts';
import type { FrameRenderer } from './frame-renderer.ts';
import type { FrameSink } from './frame-sink.ts';

/** Why a member is no longer in step with its room. */
export type Leaving =
  | { readonly kind: 'OVER' }
  /** Its queue was full when a batch was to be added. It got everything up to this cursor. */
  | { readonly kind: 'FULL'; readonly cursor: ReplayCursor }
  | { readonly kind: 'FAILED'; readonly error: unknown };

/** A subscription that comes into step with a room. */
interface Joining {
  readonly sink: FrameSink;
  /** The address of the subscriber. */
  readonly client: string;
  readonly cursor: ReplayCursor;
}

/** One subscription that is in step with a room. */
export class Member {
  readonly sink: FrameSink;
  readonly client: string;
  readonly #onLeft: (leaving: Leaving) => void;
  readonly #remove: (member: Member) => void;
  /** Everything up to here was delivered. */
  cursor: ReplayCursor;
  isIn = true;

  constructor(
    { sink, client, cursor }: Joining,
    on: { readonly left: (leaving: Leaving) => void; readonly remove: (member: Member) => void },
  ) {
    this.sink = sink;
    this.client = client;
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

/** The subscriptions to one room with the same operation: each batch is rendered once for all of them. */
class Audience implements PlaybackListener {
  readonly #renderer: FrameRenderer;
  readonly #members = new Set<Member>();
  readonly #close: () => void;

  constructor(shared: SharedPlayback, renderer: FrameRenderer, onEmpty: () => void) {
    this.#renderer = renderer;
    const unlisten = shared.listen(this);
    this.#close = () => {
      unlisten();
      onEmpty();
    };
  }

  /** The member gets the next batch and all later ones. */
  add(joining: Joining, left: (leaving: Leaving) => void): Member {
    const remove = (member: Member) => {
      this.#members.delete(member);
      if (this.#members.size === 0) this.#close();
    };
    const member = new Member(joining, { left, remove });
    this.#members.add(member);
    return member;
  }

  async receive(batch: FrameBatch): Promise<void> {
    const members = [...this.#members];
    const [first] = members;
    if (first === undefined) return;
    // For the member that has been here longest: never for one that has left.
    const { payloads, serverTime, hasFailed } = await this.#renderer.render(batch, first.client);
    const bytes = sizeOf(payloads);
    for (const member of members) {
      if (!member.isIn) continue;
      // Checked before a batch is added: a queue that is checked only when it is read can grow in the meantime.
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

/** All audiences, by their shared playback and the key of their renderer; an empty one is forgotten. */
export class Audiences {
  readonly #all = new Map<SharedPlayback, Map<string, Audience>>();

  of(shared: SharedPlayback, renderer: FrameRenderer): Audience {
    const { key } = renderer;
    const known = this.#all.get(shared)?.get(key);
    if (known !== undefined) return known;
    const audience = new Audience(shared, renderer, () => this.#forget(shared, key));
    const audiences = this.#all.get(shared) ?? new Map<string, Audience>();
    this.#all.set(shared, audiences.set(key, audience));
    return audience;
  }

  #forget(shared: SharedPlayback, key: string): void {
    const audiences = this.#all.get(shared);
    audiences?.delete(key);
    if (audiences?.size === 0) this.#all.delete(shared);
  }
}

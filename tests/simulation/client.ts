import { OPERATOR } from '../../src/domain/authority.ts';
import { encodeReplayCursor } from '../../src/domain/replay-cursor.ts';
import { DomainError } from '../../src/errors.ts';
import { Delivery } from '../../src/graphql/delivery/delivery.ts';
import type { ReplayFrame, PlaybackStatus } from '../../src/replay/frames.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import type { Watch } from '../../src/replay/watch.ts';
import type { ReplayControl } from '../../src/replay/control.ts';
import { checkControlled, isShown } from './control-checks.ts';
import { frameInWords } from './frame-in-words.ts';
import { Ledger } from './ledger.ts';
import type { Node } from './node.ts';
import { PlainRenderer } from './plain-renderer.ts';
import { Socket } from './socket.ts';
import { Violation } from './violation.ts';
import type { WatchRequest, World } from './world.ts';

/** The arguments by which a control names a replay. */
interface Handle {
  readonly replayId: string;
  readonly controlKey: string | null;
}

/**
 * A client: it connects, reads at its own pace, leaves at any moment, and reconnects with the last cursor it processed.
 */
export class Client {
  readonly name: string;
  readonly request: WatchRequest;
  readonly #world: World;
  readonly #ledger: Ledger;
  /** How often the client pauses between two frames, and the longest pause. */
  readonly #pauses: { readonly chance: number; readonly mostMs: number };
  #state: 'WATCHING' | 'DONE' | 'GAVE_UP' = 'WATCHING';
  #node: Node | null = null;
  #socket: Socket | null = null;
  #failure: unknown = null;
  #handle: Handle | null = null;
  /** The status in the answer of a control. A status frame must show it later. */
  #wanted: PlaybackStatus | null = null;
  #cursors: string[] = [];

  constructor(name: string, request: WatchRequest, world: World) {
    const { random } = world;
    this.name = name;
    this.request = request;
    this.#world = world;
    this.#ledger = new Ledger(world.store, request.selection, request.room === null);
    this.#pauses = { chance: random.pick([0, 0, 0.1, 0.3]), mostMs: random.pick([20, 200, 1_500]) };
  }

  get isDone(): boolean {
    return this.#state !== 'WATCHING';
  }

  /** The node on which its replay can be controlled. */
  get node(): Node | null {
    return this.#handle === null ? null : this.#node;
  }

  get handle(): Handle | null {
    return this.#handle;
  }

  get status(): PlaybackStatus | null {
    return this.#ledger.status;
  }

  get cursors(): readonly string[] {
    return this.#cursors;
  }

  /** The difference from the expected end of the replay, after all actions have ended. Null if there is none. */
  get problem(): string | null {
    if (this.isDone) return null;
    try {
      if (this.#wanted !== null) return 'no frame showed the effect of a control';
      this.#ledger.auditAll();
      return this.request.input.onEnd === 'FOLLOW' ? null : 'the replay does not come to its end';
    } catch (error) {
      if (error instanceof Violation) return error.message;
      throw error;
    }
  }

  async watch(): Promise<void> {
    const { random, scheduler, nodes, counts } = this.#world;
    await scheduler.sleep(random.below(2_500));
    for (let visits = 0; !this.isDone; visits += 1) {
      const node = random.pickAny(nodes.filter(({ isUp }) => isUp));
      if (node !== undefined) {
        if (visits > 0) counts.reconnects += 1;
        await this.#visit(node).catch((error: unknown) => this.#handleError(error));
      }
      await scheduler.sleep(this.#world.isSettling ? 1 : random.below(500));
    }
  }

  /** Disconnects without a message. */
  leave(): void {
    this.#socket?.close();
  }

  giveUp(): void {
    this.#state = 'GAVE_UP';
    this.leave();
  }

  async control(control: ReplayControl): Promise<void> {
    const { counts, tell } = this.#world;
    const [node, handle] = [this.#node, this.#handle];
    if (node === null || handle === null) return;
    tell(this.name, 'asks for', control.kind, control);
    counts.controls += 1;
    const viewer = handle.controlKey === null ? OPERATOR : this.request.selection.viewer;
    const status = await node.replays.control(viewer, handle, control);
    // In a room, other clients can send controls at the same time.
    if (this.request.room === null) checkControlled(control, status);
    if (control.kind === 'END' || this.request.room !== null || this.#handle !== handle) return;
    if (!isShown(status, this.#ledger.status)) this.#wanted = status;
  }

  async #visit(node: Node): Promise<void> {
    const { selection } = this.request;
    const input = this.#input();
    this.#world.tell(this.name, 'comes to', node.name, 'after', this.#ledger.last?.cursor ?? 'nothing');
    const watch = await node.replays.open(selection.viewer, input);
    if (node.isDown) return watch.close();
    this.#node = node;
    this.#failure = null;
    this.#ledger.reconnect();
    try {
      await this.#read(node, watch);
    } finally {
      this.#node = null;
      this.#handle = null;
      this.#wanted = null;
      this.#socket = null;
    }
    this.#finishVisit();
  }

  #input(): ReplayInput {
    const { random, isSettling } = this.#world;
    const { input, room } = this.request;
    const { last } = this.#ledger;
    const after = last === null ? null : encodeReplayCursor(last.cursor);
    const { from, ...rest } = input;
    const catchUp = room !== null && after === null && random.chance(0.5);
    const given = { ...rest, ...(after === null && { from }), room, after, catchUp };
    return isSettling && room === null ? { ...given, paused: false, pacing: { instant: true } } : given;
  }

  async #read(node: Node, watch: Watch): Promise<void> {
    const { random, scheduler, isSettling } = this.#world;
    const socket = new Socket((frames) => this.#fail('memory', `${frames} frames wait for one socket`));
    this.#socket = socket;
    const renderer = new PlainRenderer(`operation ${random.below(2)}`, () => this.#pass(random.below(3)));
    const failed = (error: unknown) => {
      this.#failure = error;
      return {};
    };
    const delivery = new Delivery({ watch, renderer, audiences: node.audiences, sink: socket, client: '', failed });
    const delivering = delivery.run().finally(() => socket.finish());
    const patience = isSettling ? Infinity : random.pick([Infinity, 50, 500, 3_000]);
    const forget = scheduler.alarm(scheduler.now + patience * random.next(), () => socket.close());
    let enough = isSettling || random.chance(0.5) ? Infinity : random.below(40);
    for (let frame = await socket.read(); frame !== null; frame = await socket.read()) {
      if (enough-- <= 0 && !this.#world.isSettling) break;
      this.#take(frame, socket.isEmpty);
      await this.#pause();
    }
    forget();
    socket.close();
    delivery.close();
    await delivering;
    this.#ledger.audit();
  }

  #take(frame: ReplayFrame, isLast: boolean): void {
    const { tell, counts, random } = this.#world;
    tell(this.name, 'takes', ...frameInWords(frame));
    counts.frames += 1;
    this.#ledger.take(frame);
    if (isLast || random.chance(0.2)) this.#ledger.audit();
    if (this.#cursors.length < 50) this.#cursors.push(encodeReplayCursor(frame.cursor));
    if (frame.kind === 'OPENED') {
      this.#handle = { replayId: frame.replayId, controlKey: frame.controlKey };
      if (this.request.room !== null && frame.controlKey !== null) counts.rooms += 1;
    }
    if (frame.kind === 'STATUS' && this.#wanted !== null && isShown(this.#wanted, frame.status)) this.#wanted = null;
  }

  async #pause(): Promise<void> {
    const { random, scheduler, isSettling } = this.#world;
    if (isSettling || !random.chance(this.#pauses.chance)) return;
    await scheduler.sleep(random.below(this.#pauses.mostMs));
  }

  async #pass(turns: number): Promise<void> {
    for (let left = turns; left > 0; left -= 1) await this.#world.scheduler.turn();
  }

  /** After a visit: the replay is over, or the client will reconnect. */
  #finishVisit(): void {
    if (this.#failure !== null) return this.#handleError(this.#failure);
    const { ended } = this.#ledger;
    if (ended === 'COMPLETED' || ended === 'ENDED') this.#state = 'DONE';
  }

  #handleError(error: unknown): void {
    const { tell, store } = this.#world;
    if (!(error instanceof DomainError)) throw error;
    tell(this.name, 'gets the error', error.code, error.message);
    const { last } = this.#ledger;
    if (error.code === 'CURSOR_EXPIRED' && last !== null && last.cursor.taken.sequence <= store.trimmed) {
      this.#ledger.restart();
      this.#cursors = [];
    } else if (error.code === 'NOT_FOUND' && (this.request.input.filter?.collections ?? []).length > 0) {
      // The client may no longer read a collection in its filter.
      this.#state = 'GAVE_UP';
    } else {
      this.#fail('errors', `${this.name} got ${error.code}: ${error.message} (${error.location.path ?? ''})`);
    }
  }

  #fail(rule: string, message: string): void {
    this.#world.fail(new Violation(rule, message));
  }
}

import { OPERATOR } from '../../src/domain/authority.ts';
import { encodeReplayCursor } from '../../src/domain/replay-cursor.ts';
import { DomainError } from '../../src/errors.ts';
import { Delivery } from '../../src/graphql/delivery/delivery.ts';
import type { ReplayFrame, PlaybackStatus } from '../../src/replay/frames.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import type { Watch } from '../../src/replay/watch.ts';
import { paceControl, type ReplayControl } from '../../src/replay/control.ts';
import { frameInWords } from './frame-in-words.ts';
import { Ledger } from './ledger.ts';
import type { Node } from './node.ts';
import { PlainRenderer } from './plain-renderer.ts';
import { Socket } from './socket.ts';
import { Violation } from './violation.ts';
import type { Programme, World } from './world.ts';

/** What a control takes to name a replay. */
interface Handle {
  readonly replayId: string;
  readonly controlKey: string | null;
}

/** Someone who watches: comes, reads at his own pace, goes at any moment, and comes again with the last cursor he processed. */
export class Client {
  readonly name: string;
  readonly programme: Programme;
  readonly #world: World;
  readonly #ledger: Ledger;
  /** How often he pauses between two frames, and for how long at most. */
  readonly #leisure: { readonly chance: number; readonly mostMs: number };
  #state: 'WATCHING' | 'DONE' | 'GAVE_UP' = 'WATCHING';
  #node: Node | null = null;
  #socket: Socket | null = null;
  #failure: unknown = null;
  #handle: Handle | null = null;
  /** How a control said that the replay stands, which is to be seen. */
  #wanted: PlaybackStatus | null = null;
  #cursors: string[] = [];

  constructor(name: string, programme: Programme, world: World) {
    const { random } = world;
    this.name = name;
    this.programme = programme;
    this.#world = world;
    this.#ledger = new Ledger(world.store, programme.asked, programme.room === null);
    this.#leisure = { chance: random.pick([0, 0, 0.1, 0.3]), mostMs: random.pick([20, 200, 1_500]) };
  }

  get isDone(): boolean {
    return this.#state !== 'WATCHING';
  }

  /** Where his replay can be controlled. */
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

  /** How far apart his replay is from what is to be there when nobody does anything any more: nothing, or what is wrong. */
  get debt(): string | null {
    if (this.isDone) return null;
    try {
      if (this.#wanted !== null) return 'what a control did was never shown';
      this.#ledger.auditAll();
      return this.programme.input.onEnd === 'FOLLOW' ? null : 'the replay does not come to its end';
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
        await this.#visit(node).catch((error: unknown) => this.#regard(error));
      }
      await scheduler.sleep(this.#world.isSettling ? 1 : random.below(500));
    }
  }

  /** Goes, wherever he is, without a word. */
  leave(): void {
    this.#socket?.close();
  }

  giveUp(): void {
    this.#state = 'GAVE_UP';
    this.leave();
  }

  async steer(control: ReplayControl): Promise<void> {
    const { counts, tell } = this.#world;
    const [node, handle] = [this.#node, this.#handle];
    if (node === null || handle === null) return;
    tell(this.name, 'asks for', control.kind, control);
    counts.controls += 1;
    const viewer = handle.controlKey === null ? OPERATOR : this.programme.asked.viewer;
    const status = await node.replays.control(viewer, handle, control);
    // In a room others steer too, at the same time.
    if (this.programme.room === null) checkSteered(control, status);
    if (control.kind === 'END' || this.programme.room !== null || this.#handle !== handle) return;
    if (!isShown(status, this.#ledger.status)) this.#wanted = status;
  }

  async #visit(node: Node): Promise<void> {
    const { asked } = this.programme;
    const input = this.#input();
    this.#world.tell(this.name, 'comes to', node.name, 'after', this.#ledger.last?.cursor ?? 'nothing');
    const watch = await node.replays.open(asked.viewer, input);
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
    this.#conclude();
  }

  #input(): ReplayInput {
    const { random, isSettling } = this.#world;
    const { input, room } = this.programme;
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
    const delivery = new Delivery({ watch, renderer, audiences: node.audiences, sink: socket, failed });
    const delivering = delivery.run().finally(() => socket.finish());
    const patience = isSettling ? Infinity : random.pick([Infinity, 50, 500, 3_000]);
    const forget = scheduler.alarm(scheduler.now + patience * random.next(), () => socket.close());
    let enough = isSettling || random.chance(0.5) ? Infinity : random.below(40);
    for (let frame = await socket.read(); frame !== null; frame = await socket.read()) {
      if (enough-- <= 0 && !this.#world.isSettling) break;
      this.#take(frame, socket.isEmpty);
      await this.#dally();
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
      if (this.programme.room !== null && frame.controlKey !== null) counts.rooms += 1;
    }
    if (frame.kind === 'STATUS' && this.#wanted !== null && isShown(this.#wanted, frame.status)) this.#wanted = null;
  }

  async #dally(): Promise<void> {
    const { random, scheduler, isSettling } = this.#world;
    if (isSettling || !random.chance(this.#leisure.chance)) return;
    await scheduler.sleep(random.below(this.#leisure.mostMs));
  }

  async #pass(turns: number): Promise<void> {
    for (let left = turns; left > 0; left -= 1) await this.#world.scheduler.turn();
  }

  /** What the end of a visit means: the end of it all, or that he comes again. */
  #conclude(): void {
    if (this.#failure !== null) return this.#regard(this.#failure);
    const { ended } = this.#ledger;
    if (ended === 'COMPLETED' || ended === 'ENDED') this.#state = 'DONE';
  }

  #regard(error: unknown): void {
    const { tell, store } = this.#world;
    if (!(error instanceof DomainError)) throw error;
    tell(this.name, 'is told', error.code, error.message);
    const { last } = this.#ledger;
    if (error.code === 'CURSOR_EXPIRED' && last !== null && last.cursor.taken.sequence <= store.trimmed) {
      this.#ledger.restart();
      this.#cursors = [];
    } else if (error.code === 'NOT_FOUND' && (this.programme.input.filter?.collections ?? []).length > 0) {
      // What his filter names went out of his sight.
      this.#state = 'GAVE_UP';
    } else {
      this.#fail('errors', `${this.name} was told ${error.code}: ${error.message} (${error.location.path ?? ''})`);
    }
  }

  #fail(rule: string, message: string): void {
    this.#world.fail(new Violation(rule, message));
  }
}

/** Whether a status says how the clock stands as another one does. */
function isShown(wanted: PlaybackStatus, shown: PlaybackStatus | null): boolean {
  return (
    shown !== null &&
    shown.paused === wanted.paused &&
    shown.generation === wanted.generation &&
    shown.speed === wanted.speed
  );
}

function checkSteered(control: ReplayControl, { paused, pacing }: PlaybackStatus): void {
  const isDone =
    (control.kind !== 'PAUSE' || paused) &&
    (control.kind !== 'RESUME' || !paused) &&
    (control.kind !== 'PACE' || JSON.stringify(pacing) === JSON.stringify(control.pacing));
  if (!isDone) throw new Violation('control', `${control.kind} was answered as if it had not been asked`);
}

/** As fast as it can go, for replays that are to come to their end. */
export function hurry(room: string | null): ReplayControl {
  return paceControl(room === null ? { instant: true } : { speed: 40_000_000 });
}

import { BASE, actor } from '../support/record-items.ts';
import { addition } from './batches.ts';
import { Client } from './client.ts';
import { control, operate, runToEnd, trim, write } from './actions.ts';
import { MemoryStore } from './memory-store.ts';
import { Node } from './node.ts';
import { Random } from './random.ts';
import { request, withViewer } from './watch-requests.ts';
import { Scheduler } from './scheduler.ts';
import { Violation } from './violation.ts';
import type { Counts, World } from './world.ts';

/** The result of a run. */
export interface Outcome {
  readonly seed: number;
  /** Null if no rule was broken. */
  readonly violation: Violation | null;
  readonly counts: Counts;
  /** The last events, as text. */
  readonly events: readonly string[];
}

const EVENTS_KEPT = 30;
/** The time within which everything must come to its end. */
const SETTLING_MS = 120_000;

/** Plays one run. It depends only on its seed. */
export async function simulate(seed: number, eventsKept = EVENTS_KEPT): Promise<Outcome> {
  const random = new Random(seed);
  const scheduler = new Scheduler(random);
  const events: { readonly at: number; readonly pieces: readonly unknown[] }[] = [];
  let violation: Violation | null = null;
  const fail = (found: unknown) => {
    violation ??=
      found instanceof Violation
        ? found
        : new Violation('errors', found instanceof Error ? (found.stack ?? found.message) : String(found));
  };
  const world: World = {
    random,
    scheduler,
    store: new MemoryStore(scheduler, random),
    nodes: [],
    clients: [],
    counts: { frames: 0, reconnects: 0, controls: 0, commits: 0, rooms: 0 },
    span: [Date.UTC(2016, 0, 1), Date.UTC(2016, 11, 31)],
    isSettling: false,
    tell(...pieces) {
      events.push({ at: scheduler.now, pieces });
      if (events.length > 2 * eventsKept) events.splice(0, eventsKept);
    },
    fail,
  };
  process.on('unhandledRejection', fail);
  try {
    await play(world, () => violation !== null, fail);
  } catch (error) {
    fail(error);
  } finally {
    process.off('unhandledRejection', fail);
  }
  const words = events.slice(-eventsKept).map(({ at, pieces }) => `${at} ms: ${pieces.map(inWords).join(' ')}`);
  return { seed, violation, counts: world.counts, events: words };
}

async function play(world: World, hasFailed: () => boolean, fail: (error: unknown) => void): Promise<void> {
  const { random, scheduler, store, nodes, clients } = world;
  const begin = (task: Promise<unknown>) => void task.catch(fail);
  const start = (name: string) => new Node(name, random.below(1_000_000), { scheduler, store, onError: fail });
  const until = (isDone: () => boolean) => scheduler.run(() => isDone() || hasFailed());
  let isWritten = false;
  begin(
    store
      .commit({ items: [...BASE, actor('actor:cy')] })
      .then(() => store.commit({ items: manyAdditions(world) }))
      .then(() => (isWritten = true)),
  );
  await until(() => isWritten);
  for (let left = random.between(1, 3); left > 0; left -= 1) nodes.push(start(`node ${nodes.length}`));
  createClients(world);
  let writing = 0;
  for (let writer = random.between(1, 2); writer > 0; writer -= 1) {
    writing += 1;
    begin(write(world, `writer ${writer}`).then(() => (writing -= 1)));
  }
  begin(trim(world));
  let isOperating = true;
  begin(operate(world, start).then(() => (isOperating = false)));
  for (const client of clients) begin(client.watch());
  for (const client of clients) begin(control(world, client));
  const end = random.between(1_500, 7_000);
  await until(() => writing === 0 && !isOperating && scheduler.now >= end);
  if (hasFailed()) return;
  await settle(world, hasFailed, until, begin);
  if (hasFailed()) return;
  for (const client of clients) client.giveUp();
  for (const node of nodes) node.close();
  await until(() => false);
  checkDisposed(world);
}

function manyAdditions(world: World) {
  return Array.from({ length: world.random.between(5, 40) }, () => addition(world));
}

/** Creates the clients: with private replays, or in one of two rooms. */
function createClients(world: World): void {
  const { random, clients } = world;
  const rooms = [request(world, 'green'), request(world, 'red')] as const;
  for (let left = random.between(3, 7); left > 0; left -= 1) {
    const room = random.chance(0.5) ? withViewer(random.pick(rooms), random) : null;
    clients.push(
      new Client(
        `client ${clients.length}${room === null ? '' : ` in ${room.room ?? ''}`}`,
        room ?? request(world, null),
        world,
      ),
    );
  }
}

async function settle(
  world: World,
  hasFailed: () => boolean,
  until: (isDone: () => boolean) => Promise<boolean>,
  begin: (task: Promise<unknown>) => void,
): Promise<void> {
  const { scheduler, clients, nodes, tell } = world;
  tell('all actions', 'end');
  world.isSettling = true;
  if (!nodes.some(({ isUp }) => isUp)) throw new Error('No node is left');
  for (const client of clients) begin(runToEnd(world, client));
  for (const deadline = scheduler.now + SETTLING_MS; scheduler.now < deadline;) {
    const pause = scheduler.now + 2_000;
    const isEarly = await until(() => scheduler.now >= pause);
    if (hasFailed()) return;
    if (!isEarly || clients.every(({ problem }) => problem === null)) break;
  }
  const unsettled = clients.find(({ problem }) => problem !== null);
  if (unsettled !== undefined) throw new Violation('settling', `${unsettled.name}: ${unsettled.problem ?? ''}`);
}

function checkDisposed({ nodes, store }: World): void {
  for (const { name, clock } of nodes) {
    if (clock.alarms > 0) throw new Violation('disposal', `${clock.alarms} alarms are left on the clock of ${name}`);
  }
  if (store.watchers > 0) throw new Violation('disposal', `${store.watchers} listeners still watch the store`);
}

function inWords(piece: unknown): string {
  return typeof piece === 'string' ? piece : JSON.stringify(piece);
}

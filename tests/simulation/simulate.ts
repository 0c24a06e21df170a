import { BASE, actor } from '../support/record-items.ts';
import { addition } from './acts.ts';
import { Client } from './client.ts';
import { control, operate, release, trim, write } from './hands.ts';
import { MemoryStore } from './memory-store.ts';
import { Node } from './node.ts';
import { Random } from './random.ts';
import { programme, seenBy } from './scene.ts';
import { Scheduler } from './scheduler.ts';
import { Violation } from './violation.ts';
import type { Counts, World } from './world.ts';

/** What became of a run. */
export interface Outcome {
  readonly seed: number;
  /** Null where every rule was kept. */
  readonly violation: Violation | null;
  readonly counts: Counts;
  /** The last things that happened, in plain words. */
  readonly events: readonly string[];
}

const EVENTS_KEPT = 30;
/** By when everything must have come to its end. */
const SETTLING_MS = 120_000;

/** Plays one run, which follows from its seed and nothing else. */
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
  gather(world);
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

/** Those who watch: alone, or in one of two rooms. */
function gather(world: World): void {
  const { random, clients } = world;
  const rooms = [programme(world, 'green'), programme(world, 'red')] as const;
  for (let left = random.between(3, 7); left > 0; left -= 1) {
    const room = random.chance(0.5) ? seenBy(random.pick(rooms), random) : null;
    clients.push(
      new Client(
        `client ${clients.length}${room === null ? '' : ` in ${room.room ?? ''}`}`,
        room ?? programme(world, null),
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
  tell('everybody', 'leaves off');
  world.isSettling = true;
  if (!nodes.some(({ isUp }) => isUp)) throw new Error('No node is left');
  for (const client of clients) begin(release(world, client));
  for (const deadline = scheduler.now + SETTLING_MS; scheduler.now < deadline;) {
    const pause = scheduler.now + 2_000;
    const isEarly = await until(() => scheduler.now >= pause);
    if (hasFailed()) return;
    if (!isEarly || clients.every(({ debt }) => debt === null)) break;
  }
  const debtor = clients.find(({ debt }) => debt !== null);
  if (debtor !== undefined) throw new Violation('settling', `${debtor.name}: ${debtor.debt ?? ''}`);
}

function checkDisposed({ nodes, store }: World): void {
  for (const { name, clock } of nodes) {
    if (clock.alarms > 0) throw new Violation('disposal', `${clock.alarms} alarms are left on the clock of ${name}`);
  }
  if (store.watchers > 0) throw new Violation('disposal', `${store.watchers} still watch the store`);
}

function inWords(piece: unknown): string {
  return typeof piece === 'string' ? piece : JSON.stringify(piece);
}

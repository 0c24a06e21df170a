/** The actions in a run: writers, controls, stops of nodes and trims of the log, each at its own times. */
import { DomainError } from '../../src/errors.ts';
import type { ReplayControl } from '../../src/replay/control.ts';
import { paceControl } from '../../src/replay/control.ts';
import { nextBatch } from './batches.ts';
import type { Client } from './client.ts';
import { fastestPacing } from './control-checks.ts';
import type { Node } from './node.ts';
import { pacing } from './watch-requests.ts';
import type { World } from './world.ts';

export async function write(world: World, name: string): Promise<void> {
  const { random, scheduler, store, tell, counts } = world;
  for (let left = random.between(3, 15); left > 0; left -= 1) {
    await scheduler.sleep(random.chance(0.3) ? random.below(3) : random.below(700));
    const items = nextBatch(world);
    const { sequence, results } = await store.commit({ items });
    counts.commits += 1;
    tell(
      name,
      'commits',
      sequence,
      items.map((item, index) =>
        [item.kind, 'id' in item ? item.id : 'input' in item ? item.input.id : '', results[index]?.outcome].join(' '),
      ),
    );
  }
}

/** Sometimes trims the change log, so that cursors expire. */
export async function trim({ random, scheduler, store, tell }: World): Promise<void> {
  if (!random.chance(0.2)) return;
  await scheduler.sleep(random.between(1_500, 5_000));
  await store.trim(scheduler.wall - random.between(1_000, 2_000));
  tell('the log', 'is trimmed up to', store.trimmed);
}

/** Stops nodes, with or without a shutdown, and starts others. */
export async function operate(world: World, start: (name: string) => Node): Promise<void> {
  const { random, scheduler, nodes, tell } = world;
  for (let changes = random.below(3); changes > 0; changes -= 1) {
    await scheduler.sleep(random.between(300, 3_000));
    const node = random.pickAny(nodes.filter(({ isUp }) => isUp));
    if (random.chance(0.5) || nodes.filter(({ isUp }) => isUp).length < 2) nodes.push(start(`node ${nodes.length}`));
    if (node === undefined) continue;
    if (random.chance(0.6)) {
      tell(node.name, 'is shutting down');
      node.end();
      await scheduler.sleep(random.below(300));
    }
    tell(node.name, 'stops');
    node.close();
  }
}

export async function control(world: World, client: Client): Promise<void> {
  const { random, scheduler } = world;
  if (random.chance(0.4)) return;
  while (!world.isSettling && !client.isDone) {
    await scheduler.sleep(random.between(50, 1_500));
    if (client.node !== null) await send(world, client, nextControl(world, client));
  }
}

/** Lets a replay run to its end, after all other actions are over. */
export async function runToEnd(world: World, client: Client): Promise<void> {
  const { scheduler } = world;
  while (!client.isDone) {
    const { status } = client;
    if (client.node !== null && status !== null) {
      const wanted = fastestPacing(client.request.room);
      if (status.paused) await send(world, client, { kind: 'RESUME' });
      else if (wanted.kind === 'PACE' && JSON.stringify(status.pacing) !== JSON.stringify(wanted.pacing))
        await send(world, client, wanted);
    }
    await scheduler.sleep(500);
  }
}

async function send({ tell }: World, client: Client, control: ReplayControl): Promise<void> {
  try {
    await client.control(control);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // The replay may be over, or have other bounds than the client expects.
    const isExpected = error.code === 'NOT_FOUND' || (control.kind === 'SEEK' && error.code === 'BAD_ARGUMENTS');
    if (!isExpected) throw error;
    tell(client.name, 'gets the error', error.code, error.message);
  }
}

function nextControl({ random, span: [start, end] }: World, client: Client): ReplayControl {
  const cursor = random.pickAny(client.cursors);
  switch (random.below(12)) {
    case 0:
    case 1:
      return { kind: 'PAUSE' };
    case 2:
    case 3:
    case 4:
      return { kind: 'RESUME' };
    case 5:
    case 6:
      return { kind: 'SEEK', to: { instant: start + Math.floor(random.next() * (end - start)) } };
    case 7:
      return cursor === undefined ? { kind: 'RESUME' } : { kind: 'SEEK', to: { cursor } };
    case 8:
      return { kind: 'STEP', entries: random.between(1, 4) };
    case 9:
      return { kind: 'STEP', entries: -random.between(1, 4) };
    case 10:
      return random.chance(0.2) ? { kind: 'END' } : { kind: 'PAUSE' };
    default:
      return paceControl(pacing(random, client.request.room));
  }
}

/** Compares one world in two records: whole, and without everything that a viewer may not see. */
import { OPERATOR } from '../../../src/domain/authority.ts';
import type { BatchItem } from '../../../src/domain/commit/commit.ts';
import { type Store, writeRecordId } from '../../../src/store/store.ts';
import type { StorePlace } from '../test-stores.ts';
import { Answering, differences, fieldsIn, type Json, type Watched } from './answering.ts';
import { type NewOperation, type Operation, mutationsOf, operationsOf } from './operations.ts';
import { type Reader, READERS } from './readers.ts';
import { OPEN_COLLECTIONS, type World } from './world.ts';
import { withoutHidden } from './without-hidden.ts';

const FOLLOWING: readonly Json[] = [
  { pacing: { instant: true }, onEnd: 'FOLLOW' },
  { pacing: { instant: true }, onEnd: 'FOLLOW', clock: 'DISCLOSED' },
  { pacing: { instant: true }, onEnd: 'FOLLOW', filter: { types: ['MESSAGE'] } },
  { pacing: { fitInto: 'PT1M' }, maxGap: 'PT2S', onEnd: 'FOLLOW', room: 'followed' },
];
const PLAYED: readonly Json[] = [
  { pacing: { instant: true } },
  { pacing: { fitInto: 'PT1M' }, maxGap: 'PT2S' },
  { pacing: { speed: 100_000 }, maxGap: 'PT5S', filter: { actors: ['actor:1'] } },
  { pacing: { instant: true }, filter: { replyState: 'ANSWERED' } },
  { pacing: { entriesPerSecond: 2 }, clock: 'DISCLOSED' },
  { pacing: { fitInto: 'PT1M' }, maxGap: 'PT2S', room: 'played' },
];

export interface Covered {
  readonly fields: Set<string>;
  readonly kinds: Set<string>;
  operations: number;
  frames: number;
}

/** How much of the comparison is done. */
export interface Extent {
  readonly readers: number;
  /** The replays that run while commits are made. */
  readonly followed: number;
  readonly played: number;
  /** The operations with varied arguments, for each reader. */
  readonly operations: number;
}

/** How many of these are chosen, in their order. */
export type Choose = <Item>(items: readonly Item[], count: number) => readonly Item[];

/**
 * @returns the differences, each with its reader and its operation
 * @throws SightLost
 */
export async function compare(
  world: World,
  newPlace: () => Promise<StorePlace>,
  { extent, choose, covered }: { readonly extent: Extent; readonly choose: Choose; readonly covered: Covered },
): Promise<string[]> {
  const readers = choose(READERS, extent.readers);
  const [followed, played] = [choose(FOLLOWING, extent.followed), choose(PLAYED, extent.played)];
  const apartWorlds = await Promise.all(readers.map(({ reads }) => withoutHidden(world, reads)));
  await using place = await newPlace();
  const whole = await Told.begin(await place.open(), world);
  using asking = new Answering(whole.store);
  const found: string[] = [];
  const places: StorePlace[] = [];
  try {
    const pairs: Pair[] = [];
    for (const [number, reader] of readers.entries()) {
      const apart = await newPlace();
      places.push(apart);
      const told = await Told.begin(await apart.open(), apartWorlds[number] ?? world);
      pairs.push(new Pair(reader, asking, new Answering(told.store), told, covered));
    }
    // A viewer that sees everything opens the rooms first.
    const rooms = [...followed, ...played].filter(({ room }) => room !== undefined);
    for (const reader of readers) for (const input of rooms) await asking.watch(inRoomOf(reader, input), OPERATOR);
    for (const pair of pairs) await pair.follow(followed);
    for (const [number, batch] of world.live.entries()) {
      await whole.tell(batch);
      await asking.quiet();
      for (const pair of pairs) await pair.tell(number);
    }
    for (const pair of pairs) found.push(...pair.finish());
    for (const pair of pairs) found.push(...(await pair.ask((varied) => choose(varied, extent.operations))));
    for (const pair of pairs) found.push(...(await pair.play(played)));
    // Last, because it changes the record that all compare.
    for (const pair of pairs.filter(({ writes }) => writes)) found.push(...(await pair.change()));
    found.push(
      ...asking.unexpected.map((error) => `internal: ${error instanceof Error ? error.message : String(error)}`),
    );
    for (const pair of pairs) pair.close();
  } finally {
    for (const apart of places) await apart[Symbol.asyncDispose]();
  }
  return found;
}

/** Readers of one authority would meet in one room, so each reader gets its own. */
function inRoomOf({ name }: Reader, input: Json): Json {
  const { room } = input;
  return typeof room === 'string' ? { ...input, paused: true, room: `${room}-${name.replaceAll(/\W/g, '-')}` } : input;
}

/** A store that gets the commits of a world, one after the other. */
class Told {
  readonly store: Store;
  readonly world: World;

  private constructor(store: Store, world: World) {
    this.store = store;
    this.world = world;
  }

  static async begin(store: Store, world: World): Promise<Told> {
    const told = new Told(store, world);
    // Cursors carry the id of their record.
    await writeRecordId(store.shared, 'the same');
    for (const batch of world.history) await told.tell(batch);
    return told;
  }

  async tell(batch: readonly BatchItem[]): Promise<void> {
    // Actors must be there before a commit that merges them.
    const isNamed = (item: BatchItem) => 'input' in item && item.kind !== 'entry';
    const isMerge = ({ kind }: BatchItem) => kind === 'merge';
    const isOther = (item: BatchItem) => !isNamed(item) && !isMerge(item);
    const parts = [batch.filter(isNamed), batch.filter(isMerge), batch.filter(isOther)];
    for (const items of parts) if (items.length > 0) await this.store.commit({ items });
  }
}

class Pair {
  readonly #reader: Reader;
  readonly #sides: readonly [Answering, Answering];
  readonly #told: Told;
  readonly #covered: Covered;
  readonly #followers: { readonly input: Json; readonly sides: readonly [Watched, Watched] }[] = [];

  constructor(reader: Reader, whole: Answering, apart: Answering, told: Told, covered: Covered) {
    this.#reader = reader;
    this.#sides = [whole, apart];
    this.#told = told;
    this.#covered = covered;
  }

  async follow(inputs: readonly Json[]): Promise<void> {
    for (const input of inputs) {
      const sides = await this.#watch(input);
      for (const side of sides) await side.until('CaughtUpFrame');
      this.#followers.push({ input, sides });
    }
  }

  async tell(number: number): Promise<void> {
    const batch = this.#told.world.live[number] ?? [];
    await this.#told.tell(batch);
    await this.#sides[1].quiet();
    const marker = batch.find((item) => 'input' in item && item.input.id === 'message:marker');
    if (marker?.kind !== 'entry') return;
    const text = `"${marker.input.text ?? ''}"`;
    for (const { sides } of this.#followers) await Promise.all(sides.map((side) => side.until(text)));
  }

  finish(): string[] {
    for (const { sides } of this.#followers) for (const side of sides) side.close();
    return this.#followers.flatMap(({ input, sides }) => this.#differ(input, ...sides));
  }

  async ask(choose: (varied: readonly NewOperation[]) => readonly NewOperation[]): Promise<string[]> {
    const { plain, varied } = operationsOf(this.#sides[0].pipeline.schema);
    const found: string[] = [];
    for (const newOperation of [...plain, ...choose(varied)]) {
      const operation = newOperation();
      const [one, other] = await this.#both(operation);
      this.#covered.operations += 1;
      const query = operation.query.slice(0, 100);
      found.push(
        ...differences(one, other).map((each) => this.#say(`${query} ${JSON.stringify(operation.variables)}`, each)),
      );
    }
    return found;
  }

  async play(inputs: readonly Json[]): Promise<string[]> {
    const found: string[] = [];
    for (const input of inputs) {
      const [one, other] = await this.#watch(input);
      await Promise.all([one.end(), other.end()]);
      found.push(...this.#differ(input, one, other));
    }
    return found;
  }

  get writes(): boolean {
    return this.#reader.viewer.scopes.includes('write');
  }

  async change(): Promise<string[]> {
    const [whole, apart] = this.#sides;
    const { viewer } = this.#reader;
    const found: string[] = [];
    for (const operation of mutationsOf(whole.pipeline.schema, OPEN_COLLECTIONS[0] ?? '')) {
      const [one, other] = [await whole.change(operation, viewer), await apart.change(operation, viewer)];
      fieldsIn(one, this.#covered.fields);
      this.#covered.operations += 1;
      const [name] = /\w+\(\w+:/.exec(operation.query) ?? [];
      found.push(
        ...differences(one, other).map((each) => this.#say(`${name} ${JSON.stringify(operation.variables)}`, each)),
      );
    }
    return found;
  }

  close(): void {
    this.#sides[1][Symbol.dispose]();
  }

  async #both(operation: Operation): Promise<readonly [Json, Json]> {
    const [whole, apart] = this.#sides;
    const one = await whole.ask(operation, this.#reader.viewer);
    fieldsIn(one, this.#covered.fields);
    return [one, await apart.ask(operation, this.#reader.viewer)];
  }

  async #watch(input: Json): Promise<readonly [Watched, Watched]> {
    const [whole, apart] = this.#sides;
    const given = inRoomOf(this.#reader, input);
    const { viewer } = this.#reader;
    const sides = [await whole.watch(given, viewer), await apart.watch(given, viewer)] as const;
    // The room is resumed when its viewer is in step: a viewer that still catches up would miss gaps.
    if (given['room'] !== undefined) await Promise.all([whole.begin(sides[0], viewer), apart.begin(sides[1], viewer)]);
    return sides;
  }

  #differ(input: Json, one: Watched, other: Watched): string[] {
    fieldsIn(one.frames, this.#covered.fields);
    this.#covered.frames += one.frames.length;
    for (const { __typename } of one.frames) this.#covered.kinds.add(String(__typename));
    const what = `replay ${JSON.stringify(input)}`;
    return differences(one.frames, other.frames).map((each) => this.#say(what, each));
  }

  #say(what: string, difference: string): string {
    return `${this.#reader.name}: ${what}: ${difference}`;
  }
}

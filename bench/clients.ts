/** The process of the clients: all viewers of a run, and the figures from the times at which they got their entries. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Calls, serveCalls } from './calls.ts';
import { FIRST_INSTANT, ordinalIn } from './history.ts';
import type { Input } from './operation.ts';
import { median, quantile } from './statistics.ts';
import { type Anchor, type Frame, frameIn, Viewer } from './viewer.ts';
import { WallClock } from './wall.ts';

export interface ConnectOptions {
  readonly url: string;
  readonly count: number;
  /** Whether the server uses the protocol, or only sends messages. */
  readonly speaks: boolean;
  readonly keeps?: boolean;
}

/** A range of viewers, by their numbers: `from` is inclusive, `to` is exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** When entries are due: how many at once, and how far apart in real time. */
export interface Schedule {
  readonly entriesPerInstant: number;
  readonly everyMs: number;
  /** Timeline milliseconds per millisecond. */
  readonly speed: number;
  /** The instant of the first entry. */
  readonly firstInstant: number;
}

export interface LatenessOptions {
  readonly schedule: Schedule;
  /** Only entries that were due between these times of day. */
  readonly fromMs: number;
  readonly toMs: number;
  /** A viewer to leave out. */
  readonly except: number | null;
}

/** In milliseconds. */
export interface Lateness {
  readonly median: number;
  readonly p99: number;
  readonly deliveries: number;
}

export interface Storm {
  /** The time from the cut to the last viewer's next entry. */
  readonly seconds: number;
  readonly lost: number;
  readonly duplicated: number;
}

const CONNECTING_AT_ONCE = 100;
/** Fewer than the limit of a service for one address. */
const SOCKETS_PER_ADDRESS = 1_500;
const POLL_MS = 20;
const TIMEOUT_MS = 60_000;
const LEAVING_TIMEOUT_MS = 3_000;

let clock = new WallClock();
let viewers: Viewer[] = [];

const calls = {
  /** Opens further sockets. */
  async connect({ count, ...options }: ConnectOptions): Promise<void> {
    if (viewers.length === 0) clock = new WallClock();
    for (let left = count; left > 0; left -= CONNECTING_AT_ONCE) {
      const added = Array.from({ length: Math.min(left, CONNECTING_AT_ONCE) }, () => {
        const viewer = new Viewer({ keeps: false, ...options, localAddress: addressOf(viewers.length), clock });
        viewers.push(viewer);
        return viewer;
      });
      await Promise.all(added.map((viewer) => viewer.connected()));
    }
  },

  /** @returns the time of day at which the first one was sent */
  async subscribe({ from, to }: Range, input: Input): Promise<number> {
    const start = clock.now();
    for (const viewer of viewers.slice(from, to)) viewer.subscribe(input);
    return start;
  },

  /** Resolves when each viewer has its first frame. Returns the frame of the first viewer. */
  async opened({ from, to }: Range): Promise<Frame | null> {
    await until(
      () => viewers.slice(from, to),
      'is opened',
      (viewer) => viewer.opened !== null,
    );
    return viewers[from]?.opened ?? null;
  },

  /** Resolves when each viewer has this number of entries. Returns the time of day at which the last one had them. */
  async reach(entries: number): Promise<number> {
    await until(
      () => viewers,
      `has ${entries} entries`,
      ({ arrivals }) => arrivals.length >= entries,
    );
    return Math.max(...viewers.map(({ arrivals }) => arrivals[entries - 1] ?? Infinity));
  },

  /** For each group of `size` entries: when the last viewer had the last entry of the group. */
  async ends(size: number): Promise<number[]> {
    const bursts = Math.floor(Math.min(...viewers.map(({ arrivals }) => arrivals.length)) / size);
    return Array.from({ length: bursts }, (_, burst) =>
      Math.max(...viewers.map(({ arrivals }) => arrivals[(burst + 1) * size - 1] ?? Infinity)),
    );
  },

  /** The time of day at which the first entry is due, from the first viewer's clock. */
  async due(speed: number): Promise<number> {
    return Math.min(...viewers.map(({ anchor }) => dueBy(anchor, { speed, firstInstant: FIRST_INSTANT })));
  },

  /** The lateness of every entry of every viewer, in milliseconds. */
  async lateness({ schedule, fromMs, toMs, except }: LatenessOptions): Promise<Lateness> {
    const counted = viewers.filter((_, index) => index !== except);
    const dueUntilEnd = ({ anchor }: Viewer) =>
      Math.ceil((toMs - dueBy(anchor, schedule)) / schedule.everyMs) * schedule.entriesPerInstant;
    // Entries that are still missing at the end count as the latest.
    const hasAll = (viewer: Viewer) => viewer.arrivals.length >= dueUntilEnd(viewer);
    await until(() => counted, 'has what was due', hasAll);
    const late: number[] = [];
    for (const viewer of counted) {
      const offset = (ordinal: number) => Math.floor(ordinal / schedule.entriesPerInstant) * schedule.everyMs;
      const earliest = Math.min(...viewer.arrivals.map((at, ordinal) => at - offset(ordinal)));
      // Clocks are sent in whole milliseconds, so the difference can be below 0, but no entry comes before it is due.
      const first = Math.min(dueBy(viewer.anchor, schedule), earliest);
      for (const [ordinal, at] of viewer.arrivals.entries()) {
        const due = first + offset(ordinal);
        if (due >= fromMs && due < toMs) late.push(at - due);
      }
    }
    return { median: median(late), p99: quantile(late, 0.99), deliveries: late.length };
  },

  /** Writes the entry messages of a viewer to a file, one per line, and drops them. */
  async save(file: string): Promise<void> {
    await writeFile(file, (viewers[0]?.entries ?? []).map((message) => `${message.toString()}\n`).join(''));
  },

  /** Cuts all connections at once. All viewers reconnect at once and resume after their last frame. */
  async storm(options: Omit<ConnectOptions, 'count'>, input: Input, checks: boolean): Promise<Storm> {
    const before = viewers;
    const start = clock.now();
    for (const viewer of before) viewer.cut();
    viewers = before.map((_, index) => new Viewer({ ...options, keeps: true, localAddress: addressOf(index), clock }));
    const resumed = viewers.map(async (viewer, index) => {
      await viewer.connected();
      const last = before[index]?.entries.at(-1);
      const after = last === undefined ? before[index]?.opened?.cursor : frameIn(last).cursor;
      viewer.subscribe({ ...input, after });
    });
    await Promise.all(resumed);
    const end = await calls.reach(1);
    const told = { seconds: (end - start) / 1_000, lost: 0, duplicated: 0 };
    if (!checks) return told;
    // The entries after the first one count too.
    await calls.reach(4);
    const counts = viewers.map((viewer, index) => countFaults([...(before[index]?.entries ?? []), ...viewer.entries]));
    const sum = (of: (counted: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + of(one), 0);
    return { ...told, lost: sum(({ lost }) => lost), duplicated: sum(({ duplicated }) => duplicated) };
  },

  /** Stops reading for a viewer, and subscribes to so many replays on its socket that the socket is full. */
  async clog(index: number, replays: number): Promise<void> {
    const viewer = viewers[index];
    viewer?.pause();
    for (let replay = 0; replay < replays; replay += 1) viewer?.subscribe({ pacing: { instant: true } });
  },

  /** Lets a viewer read again until it has this number of entries. Returns whether it got a FellBehindFrame. */
  async catchUp(index: number, entries: number): Promise<boolean> {
    viewers[index]?.resume();
    await until(
      () => viewers.slice(index, index + 1),
      'caught up',
      ({ arrivals }) => arrivals.length >= entries,
    );
    return viewers[index]?.fellBehind ?? false;
  },

  async received(index: number): Promise<number> {
    return viewers[index]?.arrivals.length ?? 0;
  },

  /** Closes all sockets and drops their viewers. */
  async leave(): Promise<void> {
    const leaving = viewers;
    viewers = [];
    const timeout = setTimeout(() => {
      for (const viewer of leaving) viewer.cut();
    }, LEAVING_TIMEOUT_MS);
    await Promise.all(leaving.map((viewer) => viewer.close()));
    clearTimeout(timeout);
  },

  async close(): Promise<void> {
    for (const viewer of viewers) viewer.cut();
  },
};

export type ClientCalls = typeof calls & Calls;

function addressOf(index: number): string {
  return `127.0.0.${2 + Math.floor(index / SOCKETS_PER_ADDRESS)}`;
}

function dueBy(anchor: Anchor | null, { speed, firstInstant }: Pick<Schedule, 'speed' | 'firstInstant'>): number {
  return anchor === null ? Infinity : anchor.server + (firstInstant - anchor.timeline) / speed;
}

async function until(which: () => Viewer[], what: string, is: (viewer: Viewer) => boolean): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const waiting = which().filter((viewer) => !is(viewer));
    if (waiting.length === 0) return;
    const failed = waiting.find(({ failure }) => failure !== null);
    if (failed !== undefined) throw new Error(`A viewer was refused: ${failed.failure ?? ''}`);
    if (performance.now() > deadline)
      throw new Error(`After ${TIMEOUT_MS} ms not every viewer ${what}: ${waiting.length} wait`);
    await sleep(POLL_MS);
  }
}

/** The number of entries that are missing or came twice. */
function countFaults(messages: readonly Buffer[]): { lost: number; duplicated: number } {
  const ordinals = messages.map((message) => ordinalIn(frameIn(message).entry?.id ?? ''));
  const distinct = new Set(ordinals).size;
  const wanted = Math.max(...ordinals) + 1;
  return { lost: wanted - distinct, duplicated: ordinals.length - distinct };
}

serveCalls(calls);

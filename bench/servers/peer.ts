/** The process of a peer. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Calls, serveCalls } from '../calls.ts';
import { memoryUsed } from '../memory.ts';
import { openApolloRecipe } from '../peers/apollo-recipe.ts';
import type { Peer } from '../peers/peer.ts';
import { openRawBroadcast } from '../peers/raw-broadcast.ts';
import { openRawSequence } from '../peers/raw-sequence.ts';
import { WallClock } from '../wall.ts';

const PEERS = { RAW_BROADCAST: openRawBroadcast, RAW_SEQUENCE: openRawSequence, APOLLO_RECIPE: openApolloRecipe };
export type PeerKind = keyof typeof PEERS;

const POLL_MS = 10;

let peer: Peer | null = null;

const calls = {
  /** @param file a file with one message per line; null for a peer that sends nothing */
  async start(kind: PeerKind, file: string | null): Promise<string> {
    const text = file === null ? '' : await readFile(file, 'utf8');
    peer = await PEERS[kind](text.split('\n').filter((line) => line !== ''));
    return peer.url;
  },

  /** Resolves when this number of clients is connected. */
  async ready(subscribers: number): Promise<void> {
    while (peer?.subscribers() !== subscribers) await sleep(POLL_MS);
  },

  /** Sends groups of messages at a fixed interval. Returns the time of day at which each group was due. */
  async burst(bursts: number, size: number, everyMs: number): Promise<number[]> {
    const clock = new WallClock();
    const start = clock.now() + everyMs;
    const dues: number[] = [];
    for (let burst = 0; burst < bursts; burst += 1) {
      const due = start + burst * everyMs;
      await sleep(Math.max(0, due - clock.now()));
      dues.push(due);
      peer?.publish(burst * size, (burst + 1) * size);
    }
    return dues;
  },

  async memory() {
    return memoryUsed();
  },

  async close(): Promise<void> {
    peer?.close();
  },
};

export type PeerCalls = typeof calls & Calls;

serveCalls(calls);

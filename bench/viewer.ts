import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { ENTRY_MARK, type Input, REPLAY_SUBSCRIPTION, SUBPROTOCOL } from './operation.ts';
import type { WallClock } from './wall.ts';

const MARK = Buffer.from(ENTRY_MARK);

/** The clock of a replay as its viewer knows it: when it was opened, or changed last, before the first entry. */
export interface Anchor {
  /** Time of day, milliseconds. */
  readonly server: number;
  readonly timeline: number;
}

export interface Frame {
  readonly __typename: string;
  readonly cursor: string;
  readonly serverTime: string;
  readonly timelineTime: string | null;
  readonly replayId?: string;
  readonly controlKey?: string | null;
  readonly entry?: { readonly id: string };
}

interface ViewerOptions {
  readonly url: string;
  readonly localAddress: string;
  /** Whether the server uses the protocol, or only sends messages. */
  readonly speaks: boolean;
  readonly clock: WallClock;
  /** Whether to keep the messages, and not only their times. */
  readonly keeps: boolean;
}

/** One socket with one subscription. It only counts the entries and notes the times, to cost as little as possible. */
export class Viewer {
  /** The time of each entry. */
  readonly arrivals: number[] = [];
  readonly entries: Buffer[] = [];
  opened: Frame | null = null;
  anchor: Anchor | null = null;
  fellBehind = false;
  /** The error that ended it. Null if there is none. */
  failure: string | null = null;
  readonly #socket: WebSocket;
  readonly #speaks: boolean;
  readonly #connected: Promise<void>;

  constructor({ url, localAddress, speaks, clock, keeps }: ViewerOptions) {
    this.#speaks = speaks;
    const options = { perMessageDeflate: false, skipUTF8Validation: true, localAddress };
    const socket = new WebSocket(url, SUBPROTOCOL, options);
    this.#socket = socket;
    this.#connected = new Promise((resolve, reject) => {
      socket.once('open', () => {
        if (speaks) socket.send('{"type":"connection_init"}');
        else resolve();
      });
      socket.on('error', reject);
      socket.on('close', (code, reason) => {
        this.failure ??= `closed with ${code} ${reason.toString()}`;
        reject(new Error(this.failure));
      });
      socket.on('message', (data: Buffer) => {
        if (data.indexOf(MARK) === -1) {
          if (this.#hear(data.toString())) resolve();
          return;
        }
        this.arrivals.push(clock.now());
        if (keeps) this.entries.push(data);
      });
    });
  }

  /** Resolves when the socket is open and, if the server uses the protocol, the connection is acknowledged. */
  connected(): Promise<void> {
    return this.#connected;
  }

  subscribe(input: Input): void {
    const payload = { query: REPLAY_SUBSCRIPTION, variables: { input } };
    this.#socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Closes the socket. Resolves when the other side has closed it too. */
  async close(): Promise<void> {
    this.failure ??= 'closed';
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#socket, 'close');
    this.#socket.resume();
    this.#socket.close(1000);
    await closed;
  }

  cut(): void {
    this.failure ??= 'cut';
    this.#socket.terminate();
  }

  /** @returns whether this message acknowledges the connection */
  #hear(text: string): boolean {
    if (!this.#speaks) return false;
    const message = JSON.parse(text) as { type: string; payload?: { data?: { replay: Frame }; errors?: unknown } };
    if (message.type === 'connection_ack') return true;
    const frame = message.payload?.data?.replay;
    if (frame !== undefined) this.#see(frame);
    else if (message.type === 'next' || message.type === 'error') this.failure ??= text;
    return false;
  }

  #see(frame: Frame): void {
    if (frame.__typename === 'OpenedFrame') this.opened = frame;
    if (frame.__typename === 'FellBehindFrame') this.fellBehind = true;
    const tellsClock = frame.__typename === 'OpenedFrame' || frame.__typename === 'StatusFrame';
    if (!tellsClock || this.arrivals.length > 0 || frame.timelineTime === null) return;
    this.anchor = { server: Date.parse(frame.serverTime), timeline: Date.parse(frame.timelineTime) };
  }
}

/** The frame in a message. */
export function frameIn(message: Buffer): Frame {
  return (JSON.parse(message.toString()) as { payload: { data: { replay: Frame } } }).payload.data.replay;
}

/** A server that sends prepared messages in the simplest way. */
export interface Peer {
  /** `ws://127.0.0.1:41234` */
  readonly url: string;
  /** The number of connected clients. */
  subscribers(): number;
  /** Sends the messages with these numbers to all clients. */
  publish(from: number, to: number): void;
  close(): void;
}

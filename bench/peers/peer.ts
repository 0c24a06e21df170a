/** Something that sends ready entries, as plainly as it can be done. */
export interface Peer {
  /** `ws://127.0.0.1:41234` */
  readonly url: string;
  /** How many it would send to. */
  subscribers(): number;
  /** Sends these of its frames to all, by their numbers. */
  publish(from: number, to: number): void;
  close(): void;
}

import type { Instant } from '../../domain/time/instant.ts';
import type { Payload } from './frame-template.ts';

/** The port through which payloads leave: one subscription on one socket. */
export interface FrameSink {
  /** Whether this many bytes may be added to those that the socket has not taken yet. */
  hasRoom(bytes: number): boolean;
  /**
   * Adds all payloads at once, with this server time. All subscribers that get the same payloads get the same array.
   */
  send(payloads: readonly Payload[], serverTime: Instant): void;
  /** Resolves when the socket has taken everything, or is closed. */
  drained(): Promise<void>;
}

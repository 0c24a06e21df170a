import type { Instant } from '../domain/time/instant.ts';
import type { Payload } from './frame-renderer.ts';

/** Where payloads go: one subscription on one socket. */
export interface FrameSink {
  /** Whether so many bytes may be added to what the socket has not yet taken. */
  hasRoom(bytes: number): boolean;
  /** Adds them all at once, with this server time; the same array goes to everyone who gets the same. */
  send(payloads: readonly Payload[], serverTime: Instant): void;
  /** Resolves when the socket has taken everything, or is closed. */
  drained(): Promise<void>;
}

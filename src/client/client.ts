/** The client of Backchannel for browsers and Node: replays that lose no frame, and queries. */
export { type Failure, type Retry, retryWithBackoff } from './backoff.ts';
export type { Endpoint } from './endpoint.ts';
export { ReplayError } from './errors.ts';
export type * from './frames.ts';
export type { EntryFilter, PacingInput, ReplayInput, SeekInput } from './generated/operations.ts';
export { LiveStage, type LiveStageView } from './live-stage.ts';
export type { ReplayState } from './resuming-subscription.ts';
export { type Replay, replay, type ReplayOptions } from './replay.ts';
export { type Operation, request, type RequestOptions } from './request.ts';
export { Stage, type StageView } from './stage.ts';

/** The client for Preact; everything but the hook is in `backchannel/client`. */
import { useEffect, useState } from 'preact/hooks';
import { createUseReplay } from './use-replay.ts';

export const useReplay = createUseReplay({ useEffect, useState });
export type { ReplayOnStage } from './use-replay.ts';

/** The client for React; everything but the hook is in `backchannel/client`. */
import { useEffect, useState } from 'react';
import { createUseReplay } from './use-replay.ts';

export const useReplay = createUseReplay({ useEffect, useState });
export type { ReplayOnStage } from './use-replay.ts';

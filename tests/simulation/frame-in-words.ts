import type { ReplayFrame } from '../../src/replay/frames.ts';

/** Describes a frame in one line of the event log. */
export function frameInWords(frame: ReplayFrame): unknown[] {
  const { kind, generation, cursor } = frame;
  const { sequence, ordinal } = cursor.taken;
  const where = [
    'at',
    cursor.played,
    'as of',
    ordinal === null ? sequence : `${sequence}/${ordinal}`,
    'generation',
    generation,
  ];
  return [kind, ...whatOf(frame), ...where, ...(cursor.live ? ['live'] : []), ...(cursor.moving ? ['moving'] : [])];
}

function whatOf(frame: ReplayFrame): unknown[] {
  switch (frame.kind) {
    case 'ENTRY':
      return [frame.change, ...(frame.late ? ['late'] : []), frame.entry.id, `of ${frame.entry.sequence}`];
    case 'REMOVED':
      return [frame.reason, frame.entryId];
    case 'STATUS':
    case 'OPENED':
      return [
        frame.status.paused ? 'paused' : 'running',
        `at ${frame.status.speed}`,
        'clock',
        frame.status.timelineTime,
      ];
    case 'GAP':
      return [frame.from, 'to', frame.to];
    case 'ENDED':
      return [frame.reason];
    case 'FELL_BEHIND':
      return [frame.entries];
    case 'CLOCK':
    case 'CAUGHT_UP':
      return [frame.timelineTime];
  }
}

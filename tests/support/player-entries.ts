import type { ShownLag, ShownMoment, StageEntry } from '../../src/player/model/entry.ts';

/** A moment in the form of the service's answers; by default a day. */
export function playerMoment(edtf: string, more: Partial<ShownMoment> = {}): ShownMoment {
  const scheduled = `${edtf.slice(0, 10).padEnd(10, '-01')}T00:00:00.000Z`;
  return {
    edtf,
    written: null,
    earliest: scheduled,
    latest: scheduled.replace('00:00:00.000', '23:59:59.999'),
    precision: 'DAY',
    uncertain: false,
    approximate: false,
    zone: 'UTC',
    basis: 'STATED',
    scheduled,
    note: null,
    ...more,
  };
}

/** An entry; by default a public statement. */
export function playerEntry(id: string, day: string | null, more: Partial<StageEntry> = {}): StageEntry {
  const moment = day === null ? null : playerMoment(day);
  const entry = {
    __typename: 'Statement',
    id,
    text: `Words of ${id}`,
    wording: 'VERBATIM',
    visibility: 'PUBLIC',
    disclosure: 'KNOWN',
    language: null,
    status: 'CURRENT',
    occurred: moment,
    disclosed: moment,
    participants: [{ role: 'SPEAKER', actor: { id: 'actor:harbour-office', name: 'Harbour Office' }, account: null }],
    links: [],
    citations: [],
    revisions: [],
    kind: 'ASSERTION',
    audience: null,
    ...more,
  };
  return entry as StageEntry;
}

export function playerLag(least: string, most = least, stated: string | null = null): ShownLag {
  return { stated, least, most };
}

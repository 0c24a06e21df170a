import type { MergeProposal } from '../../domain/review/merge-proposals.ts';

export interface Finding {
  readonly label: string;
  /** What it is about; for actors who may be one all their ids. */
  readonly id: string;
  readonly detail?: string;
}

export interface Findings {
  entries: number;
  citations: number;
  quotes: number;
  found: number;
  notFound: number;
  /** Citations of sources that have no text here. */
  uncheckable: number;
  readonly problems: Finding[];
  readonly remarks: Finding[];
  /** Actors who may be one; the remarks name them too. */
  proposals: readonly MergeProposal[];
}

import type { MergeProposal } from '../../domain/review/merge-proposals.ts';

export interface Finding {
  readonly label: string;
  /** The id that it is about; for actors who may be one person, all their ids. */
  readonly id: string;
  readonly detail?: string;
}

export interface Findings {
  entries: number;
  citations: number;
  quotes: number;
  found: number;
  notFound: number;
  /** Citations of sources whose text is not in the folder. */
  uncheckable: number;
  readonly problems: Finding[];
  readonly remarks: Finding[];
  /** Actors who may be one person; they are among the remarks, too. */
  proposals: readonly MergeProposal[];
}

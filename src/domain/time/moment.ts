import type { Instant } from './instant.ts';
import type { MomentBasis, Precision } from '../record/vocabulary.ts';

/** A moment as an editor writes it: an EDTF level 1 string, or an offset from the moment of another entry. */
export interface MomentInput {
  /** EDTF level 1; absent where the moment is relative. */
  readonly edtf?: string | undefined;
  /** The words of the source ("Monday", "Fifteen minutes later", a mail's raw date). */
  readonly written?: string | undefined;
  /** IANA zone or fixed offset it was written in; else the collection's, else UTC. */
  readonly zone?: string | undefined;
  /** Relative to the same clock of another entry. */
  readonly relativeTo?: { readonly entry: string; readonly offset: string } | undefined;
  /** Says that the editor inferred the moment; `note` then gives the reason. */
  readonly inferred?: boolean | undefined;
  readonly note?: string | undefined;
}

/** A moment with everything that follows from it. What is absent is `null`, so that both stores hold the same shape. */
export interface Moment {
  readonly edtf: string;
  readonly written: string | null;
  /** First instant it can mean; null where it is open towards the past. */
  readonly earliest: Instant | null;
  /** Last millisecond it can mean, inclusive; null where it is open towards the future. */
  readonly latest: Instant | null;
  readonly precision: Precision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  /** The zone in which `earliest` and `latest` were worked out; null where the value itself says it (`Z`, an offset). */
  readonly zone: string | null;
  readonly basis: MomentBasis;
  readonly relativeTo: { readonly entry: string; readonly offset: string } | null;
  /** Where it stands on the timeline: `earliest`, or the base's `scheduled` plus the offset. */
  readonly scheduled: Instant;
  readonly note: string | null;
}

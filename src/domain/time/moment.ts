import type { Instant } from './instant.ts';
import type { MomentBasis, Precision } from '../record/vocabulary.ts';

/** A moment as an editor writes it: an EDTF level 1 string, or an offset from the moment of another entry. */
export interface MomentInput {
  /** EDTF level 1; absent if the moment is relative. */
  readonly edtf?: string | undefined;
  /** The words of the source ("Monday", "Fifteen minutes later", a mail's raw date). */
  readonly written?: string | undefined;
  /** IANA zone or fixed offset of the moment; else the collection's, else UTC. */
  readonly zone?: string | undefined;
  /** The entry that it is relative to, on the same clock. */
  readonly relativeTo?: { readonly entry: string; readonly offset: string } | undefined;
  /** True if the editor inferred the moment; `note` then gives the reason. */
  readonly inferred?: boolean | undefined;
  readonly note?: string | undefined;
}

/** A moment with everything derived from it. Absent values are `null`, so both stores hold the same shape. */
export interface Moment {
  readonly edtf: string;
  readonly written: string | null;
  /** First instant that it can mean; null if it is open towards the past. */
  readonly earliest: Instant | null;
  /** Last millisecond that it can mean, inclusive; null if it is open towards the future. */
  readonly latest: Instant | null;
  readonly precision: Precision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  /** The zone of `earliest` and `latest`; null if the value names its own (`Z`, an offset). */
  readonly zone: string | null;
  readonly basis: MomentBasis;
  readonly relativeTo: { readonly entry: string; readonly offset: string } | null;
  /** Its position on the timeline: `earliest`, or the base's `scheduled` plus the offset. */
  readonly scheduled: Instant;
  readonly note: string | null;
}

import { lagTexts, unitText } from '../strings.ts';
import { countInUnit, DAY, durationMs, unitOf } from './duration.ts';
import type { ShownLag } from './entry.ts';

/** A length in a fitting unit: `9 days`, `8 months`. */
export function lengthText(ms: number): string {
  const unit = unitOf(ms);
  return unitText(countInUnit(ms, unit), unit);
}

/**
 * A lag in words: `15 minutes later`, `1 to 3 days later`, `the same day`. A lag that the record states counts more than
 * the bounds that follow from both moments.
 */
export function lagText({ stated, least, most }: ShownLag): string {
  if (stated !== null) return exactly(durationMs(stated));
  const [from, to] = [durationMs(least), durationMs(most)];
  if (from === to) return exactly(from);
  if (from < 0 && to > 0) {
    const widest = Math.max(-from, to);
    return widest <= DAY ? lagTexts.sameDay : lagTexts.around(lengthText(widest));
  }
  const isLater = to > 0;
  const [near, far] = isLater ? [from, to] : [-to, -from];
  if (near === 0) return lagTexts.upTo(lengthText(far), isLater);
  const unit = unitOf(near);
  return lagTexts.between(countInUnit(near, unit).toString(), unitText(countInUnit(far, unit), unit), isLater);
}

function exactly(ms: number): string {
  return ms === 0 ? lagTexts.atOnce : lagTexts.exactly(lengthText(ms), ms > 0);
}

/** The same lag, seen from the other entry. */
export function reversed({ stated, least, most }: ShownLag): ShownLag {
  return { stated: stated === null ? null : negated(stated), least: negated(most), most: negated(least) };
}

function negated(duration: string): string {
  if (durationMs(duration) === 0) return duration;
  return duration.startsWith('-') ? duration.slice(1) : `-${duration.replace(/^\+/, '')}`;
}

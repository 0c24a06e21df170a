const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_557_600 };

/** Seconds of the timeline in one second, from `30d/s`, `12h/s` or `90m/s`; null for any other text. */
export function parseSpeed(text: string): number | null {
  const [, span] = /^(.+)\/s$/.exec(text.trim()) ?? [];
  return span === undefined ? null : parseSpan(span);
}

/** Seconds, from `30d`, `12h` or `90m`; null for any other text. */
export function parseSpan(text: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhdwy])$/.exec(text) ?? [];
  const seconds = Number(amount) * (SECONDS[unit ?? ''] ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

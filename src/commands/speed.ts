const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_557_600 };

/** Timeline seconds in a second, from `30d/s`, `12h/s` or `90m/s`; null where it is no such thing. */
export function parseSpeed(text: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhdwy])\/s$/.exec(text.trim()) ?? [];
  const speed = Number(amount) * (SECONDS[unit ?? ''] ?? NaN);
  return Number.isFinite(speed) && speed > 0 ? speed : null;
}

/**
 * Offsets, in minutes, of the zone names in mails. If two regions share a name, the one that is usual in mails counts.
 */
const NAMED: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  MET: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MEST: 120,
  MESZ: 120,
  EET: 120,
  SAST: 120,
  EEST: 180,
  CAT: 120,
  EAT: 180,
  MSK: 180,
  MSD: 240,
  PKT: 300,
  ICT: 420,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZT: 720,
  NZST: 720,
  NZDT: 780,
  NDT: -150,
  NST: -210,
  BRST: -120,
  BRT: -180,
  ART: -180,
  ADT: -180,
  AST: -240,
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
  AKDT: -480,
  AKST: -540,
  HST: -600,
};

const HOUR_MINUTES = 60;
/** No time zone has a larger offset. */
const MAX_OFFSET_MINUTES = 14 * HOUR_MINUTES;

/**
 * Converts a zone in a mail (`-0800`, `+1:00`, `METDST`, `GMT+0200`) to an offset of EDTF. Returns null if there is no
 * such zone.
 */
export function readMailZone(zone: string): string | null {
  const match = /^([A-Z]*?)(\s*DST)?\s*(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(zone.trim().toUpperCase());
  if (match === null) return null;
  const [, name = '', summer, sign, hours, minutes = '0'] = match;
  const base = name === '' ? 0 : NAMED[name];
  if (base === undefined || (name === '' && hours === undefined)) return null;
  const shift = hours === undefined ? 0 : Number(hours) * HOUR_MINUTES + Number(minutes);
  if (Number(minutes) >= HOUR_MINUTES) return null;
  const offset = base + (summer === undefined ? 0 : HOUR_MINUTES) + (sign === '-' ? -shift : shift);
  return Math.abs(offset) > MAX_OFFSET_MINUTES ? null : writeOffset(offset);
}

function writeOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const pad = (value: number) => String(value).padStart(2, '0');
  const distance = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(distance / HOUR_MINUTES))}:${pad(distance % HOUR_MINUTES)}`;
}

/** Damages archives, as broken disks, bad tools and attackers do. */
import fc from 'fast-check';

export type Damaged = Readonly<Record<string, readonly Uint8Array[]>>;

/** Unexpected pieces of text. */
const PIECES = [
  ...[
    '',
    '\0',
    '\r',
    '\n',
    '\n\n',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ud800',
    '"',
    "'",
    '\\',
    '\\u0000',
    '\\ud800',
    '{',
    '}',
    ']',
    ',',
    ':',
    '<',
    '>',
    '(',
    ')',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '%00',
    '=?utf-8?B?',
    '=?x?Q?=ZZ?=',
    '&lt;',
    '<!--',
    '<a href="',
  ],
  ...[
    '9999999999999999',
    '-1',
    '1e999',
    'NaN',
    '0000-00-00',
    '275760-09-13T00:00:00.001Z',
    '-271821-04-19',
    '99:99:99',
    '31/02/19',
  ],
  ...[
    'From x@y Thu Nov  1 10:00 2001\n',
    'Content-Type: multipart/mixed; boundary=\n',
    'Date: 99 Foo 99999 99:99:99 +9999\n',
    'Message-ID: <>\n',
  ],
  ...[
    '['.repeat(3_000),
    '{"a":'.repeat(3_000),
    '<div>'.repeat(3_000),
    ' '.repeat(5_000),
    '.'.repeat(5_000),
    '('.repeat(5_000),
    '\n'.repeat(5_000),
  ],
];

/** Unexpected values for a member of JSON. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    9_007_199_254_740_993,
    8_640_000_000_001,
    253_402_300_800,
    '',
    ' ',
    '\0',
    '\ud800',
    '\u202e',
  ],
  ...[
    '__proto__',
    'constructor',
    'x'.repeat(9_000),
    '9999999999999999',
    '-1',
    '99999999999.000000',
    '1e999',
    'NaN',
    '0000-00-00',
  ],
  ...[
    '+275760-09-13T00:00:00.001Z',
    '9999-12-31T23:59:59-23:59',
    '0000-01-01T00:00:00Z',
    '2019-02-30',
    'https://',
    'http://[::1',
    'javascript:0',
  ],
  ...[[], {}, [[]], [null], [{}], [0, ''], { id: null }, { toString: 1 }, { text: {} }, { constructor: null }],
  nested(300),
  nested(1_000),
];

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** An archive with one to four damages, cut into chunks of any size. */
export function damaged(contents: Readonly<Record<string, string>>): fc.Arbitrary<Damaged> {
  const damage = fc.tuple(fc.nat(), fc.oneof(...DAMAGES));
  return fc
    .tuple(fc.array(damage, { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 7, 512, 65_536))
    .map(([damages, chunk]) => {
      const broken: Record<string, Buffer> = Object.fromEntries(
        Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)]),
      );
      for (const [pick, apply] of damages) {
        const path = pickFrom(Object.keys(broken), pick);
        if (path !== undefined) broken[path] = apply(broken[path] ?? Buffer.alloc(0));
      }
      return Object.fromEntries(Object.entries(broken).map(([path, bytes]) => [path, chunksOf(bytes, chunk)]));
    });
}

type Damage = (bytes: Buffer) => Buffer;

const position = fc.double({ min: 0, max: 1, noNaN: true });
const at = (length: number, where: number) => Math.min(length, Math.floor(length * where));

const DAMAGES: readonly fc.Arbitrary<Damage>[] = [
  position.map((end) => (bytes) => bytes.subarray(0, at(bytes.length, end))),
  fc.tuple(position, fc.nat(7)).map(([where, bit]) => (bytes) => {
    const flipped = Buffer.from(bytes);
    const index = at(bytes.length - 1, where);
    if (bytes.length > 0) flipped[index] = (bytes[index] ?? 0) ^ (1 << bit);
    return flipped;
  }),
  fc.tuple(position, fc.nat(40), fc.constantFrom(...PIECES)).map(([where, length, piece]) => (bytes) => {
    const start = at(bytes.length, where);
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(piece), bytes.subarray(start + length)]);
  }),
  fc.tuple(position, fc.uint8Array({ maxLength: 8 })).map(([where, piece]) => (bytes) => {
    const start = at(bytes.length, where);
    return Buffer.concat([bytes.subarray(0, start), piece, bytes.subarray(start)]);
  }),
  fc.tuple(position, position, fc.constantFrom('DELETE', 'DOUBLE', 'SWAP')).map(([one, other, how]) => (bytes) => {
    const lines = bytes.toString('latin1').split('\n');
    const [first, second] = [at(lines.length - 1, one), at(lines.length - 1, other)];
    const line = lines[first] ?? '';
    if (how === 'DELETE') lines.splice(first, 1);
    else if (how === 'DOUBLE') lines.splice(second, 0, line);
    else [lines[first], lines[second]] = [lines[second] ?? '', line];
    return Buffer.from(lines.join('\n'), 'latin1');
  }),
  ...Array<fc.Arbitrary<Damage>>(3).fill(
    fc.tuple(fc.nat(), fc.constantFrom(...VALUES), fc.nat(9)).map(
      ([pick, value, how]) =>
        (bytes) =>
          withJsonChanged(bytes, pick, value, how),
    ),
  ),
];

/**
 * Changes a value in a JSON document, in a line of JSON, or in a script that assigns JSON. Other texts stay unchanged.
 */
function withJsonChanged(bytes: Buffer, pick: number, value: unknown, how: number): Buffer {
  const text = bytes.toString();
  const [, before = '', json = ''] = /^(window\.YTD\.\w+\.part\d+ = )?([^]*)$/.exec(text) ?? [];
  const whole = changedJson(json, pick, value, how);
  if (whole !== null) return Buffer.from(before + whole);
  const lines = text.split('\n');
  const index = pick % lines.length;
  const line = changedJson(lines[index] ?? '', pick >> 4, value, how);
  return line === null ? bytes : Buffer.from(lines.map((old, at) => (at === index ? line : old)).join('\n'));
}

function changedJson(json: string, pick: number, value: unknown, how: number): string | null {
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return null;
  }
  const found = pickFrom(membersIn(root), pick);
  if (found === undefined) return null;
  const [parent, key] = found;
  const old = parent[key];
  if (how < 7) parent[key] = value;
  else if (how === 7) Reflect.deleteProperty(parent, key);
  else if (how === 8) Object.defineProperty(parent, '__proto__', { value, enumerable: true, configurable: true });
  else parent[key] = [old, old];
  return JSON.stringify(root, null, json.includes('\n') ? 1 : undefined);
}

type Parent = Record<string, unknown>;

function membersIn(value: unknown): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]): [Parent, string][] => [
    [value as Parent, key],
    ...membersIn(child),
  ]);
}

function pickFrom<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % items.length];
}

function chunksOf(bytes: Buffer, length: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += length) chunks.push(bytes.subarray(start, start + length));
  return chunks;
}

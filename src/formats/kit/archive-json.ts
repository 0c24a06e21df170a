/** Reads the values at some paths of a JSON document of any size, in UTF-8 or UTF-16. */
import { readJsonParts } from '../text/json-parts.ts';
import type { JsonPath, JsonRoot } from '../text/json-structure.ts';
import { asUtf8 } from '../text/utf16.ts';

/** A value of a document. If it has a duplicate member, the last one counts. */
export interface ArchiveValue {
  /** `['messages', 0]` */
  readonly path: JsonPath;
  readonly value: unknown;
}

export interface WantedValues {
  readonly root: JsonRoot;
  /** Such as `$.messages.*`. No pattern may match a value within another match. */
  readonly paths: readonly string[];
}

/** The values at the paths, each as soon as it is complete. If the rest is not readable, the last one is a problem. */
export async function* readArchiveJson(
  bytes: AsyncIterable<Uint8Array>,
  { root, paths }: WantedValues,
): AsyncGenerator<ArchiveValue | { readonly problem: string }> {
  const wanted = paths.map((path) => path.split('.').slice(1));
  const choose = (path: JsonPath) => (wanted.some((steps) => isAt(path, steps)) ? 'TAKE' : 'PASS');
  for await (const part of readJsonParts(asUtf8(bytes), { root, choose })) {
    if ('problem' in part) yield { problem: `${part.problem} at byte ${part.byte}; nothing after it is read` };
    else if (part.text !== null) yield { path: part.path, value: JSON.parse(part.text) as unknown };
  }
}

function isAt(path: JsonPath, steps: readonly string[]): boolean {
  return path.length === steps.length && steps.every((step, index) => step === '*' || step === path[index]);
}

/** Values asked for at a time: far from the size at which a server refuses a question. */
const CHUNK = 1_000;

export async function inChunks<Value, T>(
  values: readonly Value[],
  find: (some: Value[]) => Promise<T[]>,
): Promise<T[]> {
  const distinct = [...new Set(values)];
  const found: T[] = [];
  for (let start = 0; start < distinct.length; start += CHUNK) {
    found.push(...(await find(distinct.slice(start, start + CHUNK))));
  }
  return found;
}

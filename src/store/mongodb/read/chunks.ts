/** Values in one query by default: far below the size at which a server refuses a query. */
const CHUNK = 1_000;

export async function inChunks<Value, T>(
  values: readonly Value[],
  find: (some: Value[]) => Promise<T[]>,
  size = CHUNK,
): Promise<T[]> {
  const distinct = [...new Set(values)];
  const found: T[] = [];
  for (let start = 0; start < distinct.length; start += size) {
    found.push(...(await find(distinct.slice(start, start + size))));
  }
  return found;
}

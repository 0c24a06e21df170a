/** Reads a value from a result; undefined if the operation did not ask for it. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

/** @returns the first value that is a text */
export function textAt(value: unknown, ...paths: readonly (readonly string[])[]): string | undefined {
  return paths.map((path) => at(value, ...path)).find((found) => typeof found === 'string');
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

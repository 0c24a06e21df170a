/**
 * What the playground keeps in the browser, less the headers: GraphiQL's history would keep the tokens in them, for
 * whoever sits down next.
 */
export function tokenlessStorage(storage: Storage) {
  return {
    get length() {
      return storage.length;
    },
    getItem: (key: string) => storage.getItem(key),
    setItem: (key: string, value: string) => storage.setItem(key, withoutHeaders(value)),
    removeItem: (key: string) => storage.removeItem(key),
    clear: () => storage.clear(),
  };
}

function withoutHeaders(value: string): string {
  if (!value.includes('"headers"')) return value;
  try {
    const kept: unknown = JSON.parse(value, (key, inner: unknown) => (key === 'headers' ? undefined : inner));
    return JSON.stringify(kept);
  } catch {
    // An operation's text, which may have the word in it.
    return value;
  }
}

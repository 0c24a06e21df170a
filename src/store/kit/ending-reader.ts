import type { RecordReader } from '../port/record-reader.ts';

/** The same reads until the signal is aborted. From then on their promises do not settle, so nothing goes on. */
export function endingReader(reader: RecordReader, signal: AbortSignal): RecordReader {
  return new Proxy(reader, {
    get(target, name) {
      const read: unknown = Reflect.get(target, name, target);
      if (typeof read !== 'function') return read;
      return (...given: unknown[]) =>
        unlessAborted(signal, () => Reflect.apply(read, target, given) as Promise<unknown>);
    },
  });
}

function unlessAborted<Result>(signal: AbortSignal, read: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return;
    read()
      .then((result) => {
        if (!signal.aborted) resolve(result);
      })
      .catch(reject);
  });
}

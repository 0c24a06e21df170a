import { Presets, SingleBar } from 'cli-progress';

/** Progress of reading one file, on standard error: a bar on a terminal, now and then a plain line elsewhere. */
export interface Progress extends Disposable {
  /** Passes the bytes on and counts them. */
  counting(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
  update(items: number): void;
  /** A line that stays, above the bar. */
  print(line: string): void;
}

/** Elsewhere than on a terminal a line is printed whenever this many items more were read. */
const PLAIN_STEP = 100_000;

export function startProgress(name: string, totalBytes: number): Progress {
  const terminal = process.stderr.isTTY;
  const bar = terminal
    ? new SingleBar(
        {
          format: `${name} {bar} {percentage}% | {items} items | {eta_formatted} left`,
          stream: process.stderr,
          clearOnComplete: true,
        },
        Presets.shades_classic,
      )
    : null;
  bar?.start(Math.max(totalBytes, 1), 0, { items: 0 });
  let read = 0;
  let printed = 0;
  return {
    async *counting(bytes) {
      for await (const chunk of bytes) {
        read += chunk.length;
        yield chunk;
      }
    },
    update(items) {
      bar?.update(read, { items });
      if (bar !== null || items - printed < PLAIN_STEP) return;
      printed = items;
      process.stderr.write(`${name}: ${items} items, ${Math.round((100 * read) / Math.max(totalBytes, 1))} %\n`);
    },
    print(line) {
      // A bar redraws its own line, so a line that stays clears it first.
      process.stderr.write(`${bar === null ? '' : '\r\u001B[K'}${line}\n`);
    },
    [Symbol.dispose]() {
      bar?.stop();
    },
  };
}

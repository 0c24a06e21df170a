import { Presets, SingleBar } from 'cli-progress';

/** Shows on standard error how far reading is: a bar on a terminal, elsewhere a line every few seconds. */
export interface ReadingProgress extends Disposable {
  /** Takes the number of bytes that were read since the last call. */
  advance(bytes: number): void;
  update(items: number): void;
  /** Prints a line above the bar. */
  print(line: string): void;
}

const PLAIN_EVERY_MS = 5_000;

export function startProgress(name: string, totalBytes: number): ReadingProgress {
  const bar = process.stderr.isTTY
    ? new SingleBar(
        {
          format: `${name} {bar} {percentage}% | {items} items, {rate}/s | {eta_formatted} left`,
          stream: process.stderr,
          clearOnComplete: true,
          etaBuffer: 50,
        },
        Presets.shades_classic,
      )
    : null;
  const total = Math.max(totalBytes, 1);
  bar?.start(total, 0, { items: 0, rate: 0 });
  const started = performance.now();
  let printed = started;
  let read = 0;
  return {
    advance(bytes) {
      // A format may read a file twice.
      read = Math.min(read + bytes, total);
    },
    update(items) {
      const now = performance.now();
      const seconds = (now - started) / 1_000;
      const rate = Math.round(items / Math.max(seconds, 0.001));
      bar?.update(read, { items, rate });
      if (bar !== null || now - printed < PLAIN_EVERY_MS) return;
      printed = now;
      const left = read === 0 ? '?' : Math.ceil((seconds * (total - read)) / read);
      const percentage = Math.round((100 * read) / total);
      process.stderr.write(`${name}: ${items} items, ${percentage} %, ${rate}/s, ${left} s left\n`);
    },
    print(line) {
      // The bar redraws its line; clear it first.
      process.stderr.write(`${bar === null ? '' : '\r\u001B[K'}${line}\n`);
    },
    [Symbol.dispose]() {
      bar?.stop();
    },
  };
}

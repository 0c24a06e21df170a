/** Sums vitest's JSON reports into one closing line, and fails where a test failed or none ran. */
import { readFile } from 'node:fs/promises';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
}

let passed = 0;
let failed = 0;
let skipped = 0;
let succeeded = true;
for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    process.stdout.write(`no report at ${file}\n`);
    succeeded = false;
    continue;
  }
  const report = JSON.parse(text) as Report;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
  succeeded &&= report.success;
}
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0 || passed === 0 || !succeeded) process.exitCode = 1;

/**
 * Sums vitest's JSON reports into one closing line. A test counts once, even if several reports have it, and as
 * failed if one of them says so. Exits with 1 if a test failed, a report is missing or no test ran.
 *
 * Usage: `tsx scripts/summarise-tests.ts reports/*.json`
 */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

/** The part of vitest's JSON report that is read here. */
interface TestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const statuses = new Map<string, string>();
let succeeded = true;
for (const file of process.argv.slice(2)) {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    process.stdout.write(`There is no report at ${file}\n`);
    succeeded = false;
    continue;
  }
  const report = JSON.parse(text) as TestReport;
  succeeded &&= report.success;
  for (const { name, assertionResults } of report.testResults) {
    for (const [test, status] of numbered(assertionResults)) {
      const key = `${relative('.', name)} > ${test}`;
      if (statuses.get(key) !== 'failed') statuses.set(key, status);
    }
  }
}

const count = (wanted: string) => [...statuses.values()].filter((status) => status === wanted).length;
const [passed, failed] = [count('passed'), count('failed')];
for (const [test, status] of statuses) {
  if (status !== 'passed') process.stdout.write(`${status}: ${test}\n`);
}
const skipped = statuses.size - passed - failed;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
if (failed > 0 || passed === 0 || !succeeded) process.exitCode = 1;

/** The tests of one file. A name that comes more than once gets a number. */
function numbered(results: TestReport['testResults'][number]['assertionResults']): [string, string][] {
  const seen = new Map<string, number>();
  return results.map(({ fullName, status }) => {
    const earlier = seen.get(fullName) ?? 0;
    seen.set(fullName, earlier + 1);
    return [earlier === 0 ? fullName : `${fullName} (${earlier + 1})`, status];
  });
}

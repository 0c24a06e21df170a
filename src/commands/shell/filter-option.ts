import { InvalidArgumentError } from 'commander';
import type { EntryFilter } from '../../domain/query/filter.ts';
import { entryFilter } from '../../domain/query/filter-input.ts';
import { describeProblems, problemsOf } from '../../domain/problems.ts';

export const FILTER_HELP = `only entries that match this EntryFilter, as JSON: '{"visibility":"PRIVATE","from":"2016-10"}'`;

/** @throws InvalidArgumentError for commander, which names the option. */
export function parseFilter(json: string): EntryFilter {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    // `JSON.parse` has no codes: its text is shown, and nothing is decided by it.
    throw new InvalidArgumentError(`It is not JSON: ${(error as SyntaxError).message}`);
  }
  const parsed = entryFilter.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`It is not a filter: ${describeProblems(problemsOf(parsed.error))}`);
}

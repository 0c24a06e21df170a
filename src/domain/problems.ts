import type { z } from 'zod';

/** One thing that is wrong with an input, and its path: `to[0].actor`. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const MAX_PROBLEMS = 5;

/** For `safeParse`: a missing value is reported as missing, not as a value of a wrong type. */
export const CHECK_OPTIONS = {
  error: ({ code, input }: z.core.$ZodRawIssue) =>
    code === 'invalid_type' && input === undefined ? 'is missing' : undefined,
} as const;

/** The first problems of a failed check. For a union: the problems of the member that was most likely meant. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues
    .slice(0, MAX_PROBLEMS)
    .flatMap((issue) => flatten(issue, []))
    .slice(0, MAX_PROBLEMS);
}

function flatten(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    // The member that got furthest before it failed is the one that was meant. A member of another type is not.
    const ofType = issue.errors.filter((member) => !member.some(isOfOtherType));
    const members = (ofType.length > 0 ? ofType : issue.errors).map((member) =>
      member.flatMap((inner) => flatten(inner, path)),
    );
    const meant = members.sort((left, right) => deepest(right) - deepest(left))[0];
    if (meant !== undefined && meant.length > 0) return meant;
  }
  return [{ path, message: issue.message }];
}

function isOfOtherType(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function deepest(problems: readonly Problem[]): number {
  return problems.reduce((depth, { path }) => Math.max(depth, path.length), 0);
}

export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

/** `to[0].actor: is not an id of actor; text: …` */
export function describeProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ path, message }) => (path.length === 0 ? message : `${formatPath(path)}: ${message}`))
    .join('; ');
}

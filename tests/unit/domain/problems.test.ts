import { describe, expect, test } from 'vitest';
import { describeProblems, formatPath, problemsOf } from '../../../src/domain/problems.ts';
import { actorInput, fileEntry } from '../../../src/domain/record/input.ts';

const statement = {
  type: 'STATEMENT',
  id: 'statement:a',
  wording: 'VERBATIM',
  speaker: 'actor:ada',
  kind: 'DENIAL',
};
const problemsIn = (value: unknown) => {
  const parsed = fileEntry.safeParse(value);
  return parsed.success ? '' : describeProblems(problemsOf(parsed.error));
};

describe('The problems of an input', () => {
  test('are none for a valid one', () => {
    expect(problemsIn(statement)).toBe('');
  });

  test('have their paths', () => {
    expect(problemsIn({ ...statement, to: ['actor:bert', 'bert'] })).toBe(
      'to[1]: is not an id of actor, such as "actor:a-name"',
    );
    expect(formatPath(['roles', 0, 'from', 'edtf'])).toBe('roles[0].from.edtf');
  });

  test('are about the intended form if a member accepts several forms', () => {
    expect(problemsIn({ ...statement, speaker: { actor: 'actor:ada', acount: {} } })).toBe(
      'speaker: Unrecognized key: "acount"',
    );
    expect(problemsIn({ ...statement, speaker: { actor: 'ada' } })).toContain('speaker.actor: is not an id of actor');
    expect(problemsIn({ ...statement, occurred: { note: 'some day' } })).toBe(
      'occurred: needs either `edtf` or `relativeTo`',
    );
    expect(problemsIn({ ...statement, occurred: { edtf: '2016', inferred: true } })).toBe(
      'occurred: is inferred, so it needs a `note` that gives the reason',
    );
    expect(problemsIn({ ...statement, occurred: 2016 })).toContain('occurred: Invalid input: expected string');
  });

  test('list the valid types if the type of an entry is not valid', () => {
    expect(problemsIn({ ...statement, type: 'LETTER' })).toContain(
      "type: Invalid discriminator value. Expected 'MESSAGE' | 'STATEMENT'",
    );
    expect(problemsIn({})).toContain("type: Invalid discriminator value. Expected 'MESSAGE' | 'STATEMENT'");
  });

  test('are reported only for the first few members', () => {
    const parsed = actorInput.safeParse({ id: 'a', name: 1, kind: 2, aliases: [3, 4, 5, 6, 7] });
    expect(parsed.success ? [] : problemsOf(parsed.error)).toHaveLength(5);
  });
});

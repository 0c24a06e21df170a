import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemReason } from '../../src/system-errors.ts';

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail');
}

describe('the reason of a failure of the operating system', () => {
  it.each([
    ['a file that does not exist', () => readFileSync('/no/such/file'), 'no such file or folder (ENOENT)'],
    ['a folder in place of a file', () => readFileSync('/'), 'it is a folder, not a file (EISDIR)'],
    ['a file in place of a folder', () => readdirSync(process.execPath), /\(ENOTDIR\)$/],
  ])('names %s', (_, work, reason) => {
    expect(systemReason(failureOf(work))).toMatch(reason);
  });

  it('comes from the system if the code is rare', () => {
    const error = Object.assign(new Error('whatever'), { code: 'ECONNRESET', errno: -104 });
    expect(systemReason(error)).toBe('connection reset by peer (ECONNRESET)');
  });

  it('is not invented for a bug of ours', () => {
    const bug = new TypeError('x is not a function');
    expect(() => systemReason(bug)).toThrow(bug);
  });
});

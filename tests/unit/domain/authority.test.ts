import { describe, expect, it } from 'vitest';
import {
  ANONYMOUS,
  authorityKey,
  grantedViewer,
  mayControl,
  mayRead,
  mayWrite,
  OPERATOR,
  requireControl,
  requireWrite,
} from '../../../src/domain/authority.ts';

const A = { id: 'collection:a', access: 'RESTRICTED' } as const;
const B = { id: 'collection:b', access: 'RESTRICTED' } as const;
const OPEN = { id: 'collection:open', access: 'OPEN' } as const;

const refusedAs = (code: string): unknown => expect.objectContaining({ name: 'DomainError', code });

describe('A viewer', () => {
  it('without a token may read open collections, and may not write or control', () => {
    expect([mayRead(ANONYMOUS, OPEN), mayRead(ANONYMOUS, A)]).toEqual([true, false]);
    expect([mayWrite(ANONYMOUS, OPEN.id), mayWrite(ANONYMOUS, null), mayControl(ANONYMOUS)]).toEqual(
      Array(3).fill(false),
    );
    expect(() => requireWrite(ANONYMOUS, OPEN.id)).toThrow(refusedAs('UNAUTHENTICATED'));
    expect(() => requireControl(ANONYMOUS)).toThrow(refusedAs('UNAUTHENTICATED'));
  });

  it('on the command line may do everything', () => {
    expect([mayRead(OPERATOR, A), mayWrite(OPERATOR, A.id), mayControl(OPERATOR)]).toEqual([true, true, true]);
    requireWrite(OPERATOR, null);
    requireControl(OPERATOR);
  });

  it('sees the restricted collections that were granted for reading, and no other', () => {
    const viewer = grantedViewer(['read'], [A.id]);
    expect([mayRead(viewer, OPEN), mayRead(viewer, A), mayRead(viewer, B)]).toEqual([true, true, false]);
    expect(mayRead(grantedViewer(['read'], 'ALL'), B)).toBe(true);
  });

  it('does not see more with the scopes for writing and control', () => {
    const viewer = grantedViewer(['write', 'control'], 'ALL');
    expect([mayRead(viewer, A), mayWrite(viewer, A.id), mayControl(viewer)]).toEqual([false, true, true]);
  });

  it('changes the collections that were granted for writing; shared records only if all collections were', () => {
    const viewer = grantedViewer(['write'], [A.id]);
    expect([mayWrite(viewer, A.id), mayWrite(viewer, B.id), mayWrite(viewer, null)]).toEqual([true, false, false]);
    expect(() => requireWrite(viewer, B.id)).toThrow(B.id);
    expect(() => requireWrite(viewer, B.id)).toThrow(refusedAs('FORBIDDEN'));
    expect(() => requireWrite(viewer, null)).toThrow(refusedAs('FORBIDDEN'));
    expect(mayWrite(grantedViewer(['write'], 'ALL'), null)).toBe(true);
  });

  it('learns which scope the token does not have', () => {
    const viewer = grantedViewer(['read'], 'ALL');
    expect(() => requireWrite(viewer, A.id)).toThrow(refusedAs('FORBIDDEN'));
    expect(() => requireWrite(viewer, A.id)).toThrow('"write"');
    expect(() => requireControl(viewer)).toThrow(refusedAs('FORBIDDEN'));
    expect(() => requireControl(viewer)).toThrow('"control"');
  });
});

describe('The key of an authority', () => {
  it('is the same for viewers who may read the same, even if other scopes differ', () => {
    const key = authorityKey(grantedViewer(['read'], [A.id, B.id]));
    expect(authorityKey(grantedViewer(['read', 'write'], [B.id, A.id, A.id]))).toBe(key);
    expect(authorityKey(grantedViewer(['control', 'write'], 'ALL'))).toBe(authorityKey(ANONYMOUS));
    expect(authorityKey(grantedViewer(['read'], 'ALL'))).toBe(authorityKey(OPERATOR));
  });

  it('differs for viewers who may not', () => {
    const viewers = [ANONYMOUS, OPERATOR, ...[[A.id], [B.id], [A.id, B.id]].map((ids) => grantedViewer(['read'], ids))];
    expect(new Set(viewers.map(authorityKey)).size).toBe(viewers.length);
  });
});

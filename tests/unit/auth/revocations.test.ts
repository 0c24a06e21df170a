import { describe, expect, it } from 'vitest';
import { Revocations } from '../../../src/auth/revocations.ts';
import { DomainError } from '../../../src/errors.ts';
import type { SharedPiece } from '../../../src/store/store.ts';

const AWAY = new DomainError('STORE_UNAVAILABLE', 'The store does not answer.');

/** A store that answers each read when the test says so. */
class Shared {
  readonly #waiting: ((answer: readonly string[] | DomainError) => void)[] = [];
  #tell: () => void = () => undefined;
  readonly shared = {
    count: () => Promise.resolve(0),
    time: () => Promise.resolve(0),
    write: () => Promise.resolve(true),
    read: () =>
      new Promise<SharedPiece[]>((resolve, reject) => {
        this.#waiting.push((answer) => {
          if (answer instanceof DomainError) reject(answer);
          else resolve(answer.map((id) => ({ id, version: 1, body: '{}', expires: 1 })));
        });
      }),
  };

  watch(listener: () => void): () => void {
    this.#tell = listener;
    return () => (this.#tell = () => undefined);
  }

  get readings(): number {
    return this.#waiting.length;
  }

  /** Calls the listeners, as after a change. */
  change(): void {
    this.#tell();
  }

  /** Answers the oldest read, and lets its consequences happen. */
  async answer(answer: readonly string[] | DomainError): Promise<void> {
    this.#waiting.shift()?.(answer);
    await new Promise((done) => setImmediate(done));
  }
}

function start() {
  const store = new Shared();
  const errors: unknown[] = [];
  return { store, errors, revocations: new Revocations(store, (error) => errors.push(error)) };
}

describe('The list of revoked tokens', () => {
  it('is awaited at the start', async () => {
    const { store, revocations } = start();
    const [one, another] = [revocations.includes('one'), revocations.includes('another')];
    await store.answer(['one']);
    expect([await one, await another, store.readings]).toEqual([true, false, 0]);
  });

  it('is read again after a change, once for any number of changes, and those who wait are called once', async () => {
    const { store, revocations } = start();
    await store.answer([]);
    const told: string[] = [];
    const signal = new AbortController().signal;
    for (const id of ['one', 'two']) revocations.watch(id, () => told.push(id), signal);
    store.change();
    store.change();
    store.change();
    expect(await revocations.includes('one')).toBe(false);
    await store.answer([]);
    expect([store.readings, told]).toEqual([1, []]);
    await store.answer(['one']);
    expect([store.readings, told, await revocations.includes('one')]).toEqual([0, ['one'], true]);
    revocations.watch('one', () => told.push('at once'), signal);
    expect(told).toEqual(['one', 'at once']);
  });

  it('calls no listener that was aborted', async () => {
    const { store, revocations } = start();
    const gone = new AbortController();
    const told: string[] = [];
    revocations.watch('one', () => told.push('one'), gone.signal);
    gone.abort();
    await store.answer(['one']);
    expect(told).toEqual([]);
  });

  it('that cannot be read accepts no token, until it is read again', async () => {
    const { store, errors, revocations } = start();
    const refused = expect(revocations.includes('one')).rejects.toBe(AWAY);
    await store.answer(AWAY);
    await refused;
    expect(errors).toEqual([AWAY]);
    const again = revocations.includes('one');
    await store.answer([]);
    expect(await again).toBe(false);
    store.change();
    await store.answer(AWAY);
    const stillRefused = expect(revocations.includes('one')).rejects.toBe(AWAY);
    await store.answer(AWAY);
    await stillRefused;
  });

  it('is not read after it is closed', async () => {
    const { store, errors, revocations } = start();
    store.change();
    revocations.close();
    await store.answer(AWAY);
    store.change();
    expect([store.readings, errors]).toEqual([0, []]);
  });
});

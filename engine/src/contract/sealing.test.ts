import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyRing, seal, SealError, unseal } from './sealing.ts';

const keys = createKeyRing([randomBytes(32)]);

describe('sealing', () => {
  it('gives back what was sealed, and seals the same text differently each time', () => {
    const one = seal(keys, 'project secret', 'a/b', 'pässword');
    expect(unseal(keys, 'project secret', 'a/b', one).toString()).toBe('pässword');
    expect(seal(keys, 'project secret', 'a/b', 'pässword').equals(one)).toBe(false);
  });

  it('opens for no other row, purpose or key', () => {
    const sealed = seal(keys, 'project secret', 'a/b', 'x');
    expect(() => unseal(keys, 'project secret', 'a/c', sealed)).toThrow(SealError);
    expect(() => unseal(keys, 'webhook secret', 'a/b', sealed)).toThrow(SealError);
    expect(() => unseal(createKeyRing([randomBytes(32)]), 'project secret', 'a/b', sealed)).toThrow(
      SealError,
    );
  });

  it('refuses changed and foreign bytes', () => {
    const sealed = seal(keys, 'project secret', 'a/b', 'x');
    sealed[sealed.length - 1]! ^= 1;
    expect(() => unseal(keys, 'project secret', 'a/b', sealed)).toThrow(SealError);
    expect(() => unseal(keys, 'project secret', 'a/b', Buffer.from('short'))).toThrow(SealError);
  });

  it('still opens what an older key sealed', () => {
    const old = randomBytes(32);
    const sealed = seal(createKeyRing([old]), 'project secret', 'a/b', 'x');
    expect(unseal(createKeyRing([randomBytes(32), old]), 'project secret', 'a/b', sealed).toString()).toBe(
      'x',
    );
  });
});

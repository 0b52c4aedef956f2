import { describe, expect, it } from 'vitest';
import { nextPath, withNext } from './next-path.ts';

const url = (next: string) => new URL(`https://app.example/sign-in?next=${encodeURIComponent(next)}`);

describe('nextPath', () => {
  it('stays within the app', () => {
    expect(nextPath(url('/runs/1?tab=2'))).toBe('/runs/1?tab=2');
    for (const foreign of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '',
    ]) {
      expect(nextPath(url(foreign))).toBe('/approvals');
    }
  });
  it('carries on from page to page', () => {
    expect(withNext('/sign-up', url('/runs/1'))).toBe('/sign-up?next=%2Fruns%2F1');
    expect(withNext('/sign-up', new URL('https://app.example/sign-in'))).toBe('/sign-up');
  });
});

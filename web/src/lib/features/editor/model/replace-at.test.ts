import { expect, it } from 'vitest';
import { replaceAt } from './replace-at.ts';

it('replaces deep within, and leaves the old value alone', () => {
  const before = { steps: [{ id: 'a', with: { url: 'x' } }, { id: 'b' }] };
  const after = replaceAt(before, ['steps', 0, 'with', 'url'], 'y') as typeof before;
  expect(after.steps[0]).toEqual({ id: 'a', with: { url: 'y' } });
  expect(after.steps[1]).toBe(before.steps[1]);
  expect(before.steps[0]?.with?.url).toBe('x');
  expect(replaceAt('text', ['a'], 1)).toBe('text');
});

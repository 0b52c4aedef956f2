import { expect, it } from 'vitest';
import { withState } from './read-models.ts';

it('forgets what was said of a field that an entry no longer has', () => {
  const model = {
    initial: { total: 0, count: 0 },
    on: [{ event: 'paid', set: { total: '{{ item.total + 1 }}', count: 1 }, remove: false }],
  };
  const state = { type: 'object' as const, properties: { total: { type: 'number' as const } } };
  expect(withState(model, state)).toEqual({
    ...{ state, initial: { total: 0 } },
    on: [{ event: 'paid', set: { total: '{{ item.total + 1 }}' }, remove: false }],
  });
});

import { expect, it } from 'vitest';
import type { Pool, Project } from '#lib/api/types.ts';
import { withPool, worstPool } from './pools.ts';

const pool = (id: string, light: Pool['light'], openRuns = 1) => ({ id, light, openRuns }) as Pool;
const project = { id: 'p', openRuns: 2, pools: [pool('a', 'green'), pool('b', 'yellow')] } as Project;

it('takes a changed pool in its place and counts the open runs anew', () => {
  const changed = withPool(project, pool('b', 'red', 5));
  expect(changed.openRuns).toBe(6);
  expect(worstPool(changed)?.id).toBe('b');
  expect(withPool(project, pool('x', 'red'))).toBe(project);
});

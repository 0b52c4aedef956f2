import type { Pool, Project } from '#lib/api/types.ts';

/** The project with a pool that changed; untouched where the pool is of another project. */
export function withPool(project: Project, pool: Pool): Project {
  const index = project.pools.findIndex(({ id }) => id === pool.id);
  if (index === -1) return project;
  const pools = project.pools.with(index, pool);
  return { ...project, pools, openRuns: pools.reduce((sum, { openRuns }) => sum + openRuns, 0) };
}

const order = { red: 0, yellow: 1, green: 2 } as const;

/** The pool that needs a look first: it stands for the project in lists. */
export function worstPool(project: Project): Pool | undefined {
  return project.pools.toSorted((a, b) => order[a.light] - order[b.light])[0];
}

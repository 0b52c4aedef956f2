import { DomainError } from '../../errors.ts';

export const defaultPoolStays = () =>
  new DomainError(409, 'DEFAULT_POOL', 'The default pool stays: workflows need a place to run.');

export const poolInUse = (workflows: number, openRuns: number) =>
  new DomainError(
    409,
    'POOL_IN_USE',
    `${count(workflows, 'workflow uses', 'workflows use')} this pool, and ${count(openRuns, 'run is', 'runs are')} open in it. Drain it: its workflows move to the default pool, and it is archived when its last run has ended.`,
    { details: { workflows, openRuns } },
  );

export const poolDraining = () =>
  new DomainError(409, 'POOL_DRAINING', 'This pool is being emptied and takes no more workflows.');

export const workerRange = () =>
  new DomainError(400, 'WORKER_RANGE', 'The least number of workers is greater than the most.');

export const scaledElsewhere = (autoscaler: string) =>
  new DomainError(
    409,
    'SCALED_ELSEWHERE',
    `The cluster’s autoscaler “${autoscaler}” says how many workers there are. Change it there, or remove it.`,
  );

export const outsideRange = (min: number, max: number) =>
  new DomainError(400, 'WORKER_RANGE', `This pool may have from ${min} to ${max} workers.`);

const count = (n: number, one: string, many: string): string => (n === 1 ? `One ${one}` : `${n} ${many}`);

import type { Duration } from './workflow-api.ts';

/** Limits of the short activities by which a run speaks with its project: they are tried again until the database answers. */
export const bookkeeping = {
  startToCloseTimeout: '10s' as Duration,
  retry: { initialInterval: '200ms' as Duration, backoffCoefficient: 2, maximumInterval: '10s' as Duration },
};

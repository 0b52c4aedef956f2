import type { RunStep } from './schemas.ts';

interface RetriedRun {
  status: string;
  inProcess: boolean;
  error: unknown;
}

/** Id of the step from which a failed run can be taken up again; null where there is none. */
export function retryPointOf(
  run: RetriedRun,
  steps: readonly Pick<RunStep, 'stepId' | 'status'>[],
): string | null {
  if (run.status !== 'failed' || run.inProcess) return null;
  const named = (run.error as { stepId?: string } | null)?.stepId;
  if (named && steps.some(({ stepId }) => stepId === named)) return named;
  return steps.findLast(({ status }) => status === 'failed')?.stepId ?? null;
}

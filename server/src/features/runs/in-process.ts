import { runInProcess } from '@wfb/engine/simulator';
import type { FinishedInProcess, NewRun } from './accept.ts';
import { foldEvents } from './projection/fold.ts';

/** Executes a run that is proven free of effects and waits, and gives it as it is to be recorded. */
export async function executeInProcess(run: NewRun): Promise<FinishedInProcess & { subject: string | null }> {
  const { version } = run;
  const startedAt = new Date();
  const result = await runInProcess({
    javascript: version.javascript,
    input: run.input,
    run: { runId: run.id, versionId: version.id, workflowType: version.plan.functionName, startedAt },
  });
  const folded = foldEvents(result.events);
  return {
    status: result.status,
    output: result.output,
    error: result.error,
    values: folded.runs[0]?.values ?? null,
    said: folded.runs[0]?.said ?? null,
    subject: result.subject,
    answer: result.answer,
    startedAt,
    finishedAt: new Date(),
    steps: folded.steps,
  };
}

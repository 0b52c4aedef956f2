import type { CallerAnswer } from '../contract/answer.ts';
import type { StepEvent, StepFailure } from '../contract/step-events.ts';
import { createGuard, ExpressionFailure, lib } from '../expressions/index.ts';
import { createRuntime, createRuntimeSource } from '../runtime/create.ts';
import { createStepReporter } from '../runtime/step-reporter.ts';
import { compileHosted } from './hosted-code.ts';
import { TemporalFailure } from './failures.ts';
import { createPureApi } from './pure-api.ts';

export interface InProcessRun {
  runId: string;
  versionId: string;
  workflowType: string;
  startedAt?: Date;
}

export interface InProcessOptions {
  /** Hosted code of a plan with `effects: 'none'`. */
  javascript: string;
  input: unknown;
  run: InProcessRun;
}

export interface InProcessResult {
  status: 'completed' | 'failed';
  output: unknown;
  error: StepFailure | null;
  subject: string | null;
  /** What the caller is answered; null where no step says it. */
  answer: (CallerAnswer & { key: string }) | null;
  /** Numbered as a hosted run would number them. */
  events: StepEvent[];
}

/**
 * Bounds for a run that holds up the process around it while it computes: a fraction of what a hosted run may do, some hundred
 * milliseconds at worst.
 */
export const inProcessLimits = { steps: 500_000, inAll: 5_000_000 } as const;

/**
 * Executes a run that was proven free of effects and waits, by the very code that would be hosted. Never throws on what the run
 * does: a failure is its result. It throws where the code is not what was proven.
 */
export async function runInProcess({ javascript, input, run }: InProcessOptions): Promise<InProcessResult> {
  const { runId, workflowType, versionId, startedAt = new Date() } = run;
  const events: StepEvent[] = [];
  let answer: InProcessResult['answer'] = null;
  const api = createPureApi({
    id: runId,
    workflowType,
    startedAt,
    // The first one counts.
    onAnswer: (given) => (answer ??= given),
  });
  const runtime = createRuntime(api);
  const steps = createStepReporter({
    runId,
    now: () => Date.now(),
    emit: (event) => events.push(event),
    failures: runtime,
  });
  const start = compileHosted(javascript, versionId)(
    api,
    createRuntimeSource(runtime),
    createGuard(inProcessLimits),
    lib,
    steps,
  );
  let result: Pick<InProcessResult, 'status' | 'output' | 'error'>;
  try {
    const output = await start(input);
    steps.finished('completed', { output });
    result = { status: 'completed', output: output ?? null, error: null };
  } catch (error) {
    if (!isFailureOfRun(error)) throw error;
    steps.finished('failed', { error });
    result = { status: 'failed', output: null, error: steps.describe(error) };
  }
  return { ...result, subject: subjectOf(events), answer, events };
}

function isFailureOfRun(error: unknown): boolean {
  return (
    error instanceof TemporalFailure || error instanceof ExpressionFailure || error instanceof RangeError
  );
}

function subjectOf(events: StepEvent[]): string | null {
  const [first] = events;
  return first?.type === 'run.started' ? (first.subject ?? null) : null;
}

import * as workflow from '@temporalio/workflow';
import { hostedParameters } from '../../codegen/hosted-parameters.ts';
import { ExpressionFailure } from '../../expressions/errors.ts';
import type { EarlierLeg } from '../../runtime/legs.ts';
import type { StepReporter } from '../../runtime/step-reporter.ts';
import { openRun, runtime } from './current-run.ts';
import { report } from './reports.ts';
import { createGuard, createRuntimeSource, createStepReporter, lib } from './preloaded.ts';

type HostedFunction = (input: unknown, earlier?: EarlierLeg) => Promise<unknown>;

/** The workflow of every run: takes the version's code from the header and runs it. */
export async function hostedWorkflow(input: unknown, earlier?: EarlierLeg): Promise<unknown> {
  const steps = createStepReporter({
    runId: workflow.workflowInfo().workflowId,
    // When a run leaves the cache in the middle of a failed task, what is left of it still gets a turn, outside of any workflow.
    now: () => (workflow.inWorkflowContext() ? Date.now() : 0),
    emit: (event) => {
      if (workflow.inWorkflowContext()) report(event);
    },
    failures: runtime,
    soFar: earlier?.reports,
  });
  try {
    const run = evaluate(openRun().code.javascript, steps);
    const output = await run(input, earlier);
    steps.finished('completed', { output });
    return output;
  } catch (error) {
    throw closing(error, steps);
  }
}

function evaluate(javascript: string, steps: StepReporter): HostedFunction {
  let make: (...scope: unknown[]) => HostedFunction;
  try {
    // The code was made by our own generator and sealed by our own server: nothing else opens.
    make = new Function(...hostedParameters, javascript) as typeof make;
  } catch (error) {
    throw workflow.ApplicationFailure.nonRetryable(
      `The code of this run cannot be read: ${(error as Error).message}`,
      'CODE_REFUSED',
    );
  }
  return make(workflow, createRuntimeSource(runtime), createGuard(), lib, steps);
}

/** Reports the end of a run that did not end well, and gives what Temporal is to be told. */
function closing(error: unknown, steps: StepReporter): unknown {
  if (workflow.isCancellation(error)) {
    steps.finished('cancelled', {});
    return error;
  }
  if (error instanceof workflow.ContinueAsNew || !failsRun(error)) return error;
  const failure = steps.describe(error);
  steps.finished('failed', { error });
  return workflow.ApplicationFailure.create({
    message: failure.message,
    type: failure.code,
    nonRetryable: true,
    details: [failure],
    cause: error instanceof workflow.TemporalFailure ? error : undefined,
  });
}

/** Anything else is a defect of the engine or a worker that is too old: the task fails and is tried again, the run waits. */
function failsRun(error: unknown): boolean {
  return (
    error instanceof workflow.TemporalFailure ||
    error instanceof ExpressionFailure ||
    error instanceof RangeError
  );
}

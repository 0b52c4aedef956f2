import { sampleOf } from '@wfb/engine/contract/sample';
import { agentSchema } from '@wfb/engine/compiler';
import { actionOfKind, walkSteps, type DataSchema, type Step, type StepOf } from '@wfb/engine/definition';
import type { Mock, Mocks } from '@wfb/engine/simulator';
import type { ActionDeclaration } from '#lib/api/types.ts';
import type { Draft } from '../model/draft.ts';

/** What a step that reaches out is answered in a test. */
export interface StandIn {
  step: Step;
  action: ActionDeclaration | undefined;
  answer: StandInAnswer;
}

export type StandInAnswer = { works: true; value: unknown } | { works: false; code: string; message: string };

/** Steps whose effect is left out of a test, in reading order. */
export function stepsToAnswer(draft: Draft): Step[] {
  const found: Step[] = [];
  walkSteps(draft.steps, ({ step }) => {
    if (!step.disabled && (actionOf(step) !== undefined || startsWorkflow(step))) found.push(step);
  });
  return found;
}

const startsWorkflow = (step: Step): step is StepOf<'subworkflow' | 'recurring'> =>
  step.kind === 'subworkflow' || step.kind === 'recurring';

/** Name of the action that a step calls. */
export function actionOf(step: Step): string | undefined {
  if ('action' in step && typeof step.action === 'string') return step.action;
  return actionOfKind(step.kind);
}

/** What the step would plausibly give: what it gave last time, or what its action says. */
export function firstAnswer({ step, action }: Omit<StandIn, 'answer'>, lastOutput: unknown): StandInAnswer {
  if (lastOutput !== undefined) return { works: true, value: lastOutput };
  const gives = step.kind === 'agent' ? agentSchema(step.output) : (action?.output as DataSchema | undefined);
  return { works: true, value: gives ? sampleOf(gives) : null };
}

export function firstFailure(action: ActionDeclaration | undefined): StandInAnswer {
  const [declared] = action?.errors ?? [];
  return { works: false, code: declared?.code ?? 'FAILED', message: declared?.title ?? 'It did not work.' };
}

const toMock = (
  answer: StandInAnswer,
): { value: unknown } | { error: { code: string; message: string; retryable: false } } =>
  answer.works
    ? { value: answer.value }
    : { error: { code: answer.code, message: answer.message, retryable: false } };

export function mocksOf(standIns: readonly StandIn[]): Mocks {
  const steps: Record<string, Mock> = {};
  for (const { step, answer } of standIns) if (!startsWorkflow(step)) steps[step.id] = toMock(answer);
  return { steps };
}

/** Sub-workflows are answered by workflow: the last step that starts one says how. */
export function workflowsOf(standIns: readonly StandIn[]) {
  return Object.fromEntries(
    standIns.flatMap(({ step, answer }) => (startsWorkflow(step) ? [[step.workflow, toMock(answer)]] : [])),
  );
}

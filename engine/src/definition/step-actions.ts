import type { StepKind } from './steps/index.ts';

/** Actions that kinds of step call by themselves: people choose the step, not the action. */
export const stepActions = { code: 'code.run', agent: 'agent.answer' } as const satisfies Partial<
  Record<StepKind, string>
>;

/** Name of the action that a step of this kind calls by itself. */
export function actionOfKind(kind: StepKind): string | undefined {
  return (stepActions as Partial<Record<StepKind, string>>)[kind];
}

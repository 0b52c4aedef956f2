import type { PlanStep, PlanStepOf } from '../compiler/plan.ts';
import type { StepKind } from '../definition/index.ts';

/** The sequences that a planned step holds. */
const sequencesOf: { [K in StepKind]: (step: PlanStepOf<K>) => PlanStep[][] } = {
  task: () => [],
  code: () => [],
  agent: () => [],
  set: () => [],
  transform: () => [],
  approval: () => [],
  notify: () => [],
  branch: ({ cases, otherwise }) => [...cases.map(({ steps }) => steps), otherwise ?? []],
  switch: ({ cases, otherwise }) => [...cases.map(({ steps }) => steps), otherwise ?? []],
  parallel: ({ lanes }) => lanes.map(({ steps }) => steps),
  forEach: ({ steps }) => [steps],
  repeat: ({ steps }) => [steps],
  try: ({ steps, catch: handler, finally: last }) => [steps, handler ?? [], last ?? []],
  saga: ({ steps, undo }) => [steps, ...undo.map((entry) => entry.steps)],
  retry: ({ steps }) => [steps],
  phase: ({ steps }) => [steps],
  wait: () => [],
  subworkflow: () => [],
  recurring: () => [],
  receive: () => [],
  send: () => [],
  status: () => [],
  stateMachine: ({ states }) =>
    states.flatMap(({ entry, exit, transitions }) => [entry, ...transitions.map(({ steps }) => steps), exit]),
  backlogAdd: () => [],
  backlogTake: () => [],
  backlogPeek: () => [],
  record: () => [],
  lookUp: () => [],
  respond: () => [],
  end: () => [],
  fail: () => [],
};

/** Every step of a plan, those within containers included. */
export function* allSteps(steps: PlanStep[]): Generator<PlanStep> {
  for (const step of steps) {
    yield step;
    const sequences = (sequencesOf[step.kind] as (step: PlanStep) => PlanStep[][])(step);
    for (const sequence of sequences) yield* allSteps(sequence);
  }
}

/** Nothing can follow the steps: the last of them leaves the run. */
export const endsAnyway = (steps: PlanStep[]): boolean => ['end', 'fail'].includes(steps.at(-1)?.kind ?? '');

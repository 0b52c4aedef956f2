import type { StepEvent } from '../contract/step-events.ts';
import { type Definition, sectionsOf, type Step } from '../definition/index.ts';

/** What of a definition was run, and what was not. */
export interface Coverage {
  steps: Covered<string>;
  /** The sequences within steps: cases, lanes, bodies, catch. Empty ones do not count. */
  branches: Covered<{ stepId: string; section: string }>;
}

interface Covered<T> {
  covered: number;
  total: number;
  missed: T[];
}

/** @param events Of one run or of several of the same definition. */
export function coverageOf(definition: Pick<Definition, 'steps'>, events: readonly StepEvent[]): Coverage {
  const seen = new Set(events.flatMap((event) => (event.type === 'step.started' ? [event.stepId] : [])));
  const steps: string[] = [];
  const branches: { stepId: string; section: string; within: Step[] }[] = [];
  const gather = (sequence: readonly Step[]): void => {
    for (const step of enabled(sequence)) {
      steps.push(step.id);
      for (const section of sectionsOf(step)) {
        const within = enabled(section.steps);
        if (within.length > 0) branches.push({ stepId: step.id, section: section.key, within });
        gather(within);
      }
    }
  };
  gather(definition.steps);
  const missedSteps = steps.filter((id) => !seen.has(id));
  const missedBranches = branches.filter(({ within }) => !within.some(({ id }) => seen.has(id)));
  return {
    steps: { covered: steps.length - missedSteps.length, total: steps.length, missed: missedSteps },
    branches: {
      covered: branches.length - missedBranches.length,
      total: branches.length,
      missed: missedBranches.map(({ stepId, section }) => ({ stepId, section })),
    },
  };
}

const enabled = (steps: readonly Step[]): Step[] => steps.filter(({ disabled }) => !disabled);

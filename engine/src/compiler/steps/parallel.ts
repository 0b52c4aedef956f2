import type { ParallelLane, ParallelStep } from '../../definition/index.ts';
import { closest } from '../../expressions/index.ts';
import { listed } from '../diagnostics.ts';
import type { CompiledSequence, StepCompiler, StepContext } from './step.ts';
import { checkUnique } from './unique.ts';

export const parallelCompiler: StepCompiler<'parallel'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    checkUnique(step.lanes, ['lanes'], 'lane', context);
    checkAfter(step, context);
    const { ordered, stuck } = inOrder(step.lanes);
    if (stuck.length > 0) reportCycle(stuck, step, context);

    const compiled = new Map<string, CompiledSequence>();
    const lanes = [...ordered, ...stuck].map((lane) => {
      const index = step.lanes.indexOf(lane);
      context.warnIfEmpty(
        lane.steps,
        ['lanes', index, 'steps'],
        lane.title ? `“${lane.title}”` : 'This lane',
      );
      const before = lanesBefore(lane, step.lanes).flatMap((id) => compiled.get(id)?.gained ?? []);
      const sequence = context.sequence(lane.steps, ['lanes', index, 'steps'], context.scope.with(before));
      compiled.set(lane.id, sequence);
      return { id: lane.id, after: lane.after ?? [], steps: sequence.steps };
    });
    const sequences = [...compiled.values()];
    return {
      fields: { lanes },
      gained: sequences.flatMap(({ gained }) => gained),
      ends: sequences.some(({ ends }) => ends),
    };
  },
};

function checkAfter(step: ParallelStep, context: StepContext): void {
  const ids = step.lanes.map(({ id }) => id);
  step.lanes.forEach((lane, index) => {
    lane.after?.forEach((id, place) => {
      if (ids.includes(id)) return;
      const meant = closest(
        id,
        ids.filter((candidate) => candidate !== lane.id),
      );
      context.report(
        'UNKNOWN_LANE',
        ['lanes', index, 'after', place],
        `There is no lane “${id}” here.${meant ? ` Did you mean “${meant}”?` : ''}`,
        meant
          ? { fix: { title: `Wait for ${meant}`, value: meant } }
          : {
              fix: {
                title: 'Do not wait for it',
                path: ['lanes', index, 'after'],
                value: lane.after?.filter((other) => other !== id),
              },
            },
      );
    });
  });
}

/** Lanes so that each comes behind those that it waits for; `stuck` are those that wait for each other. */
function inOrder(lanes: readonly ParallelLane[]): { ordered: ParallelLane[]; stuck: ParallelLane[] } {
  const ids = new Set(lanes.map(({ id }) => id));
  const done = new Set<string>();
  const ordered: ParallelLane[] = [];
  let waiting = [...lanes];
  for (;;) {
    const ready = waiting.filter(({ after = [] }) => after.every((id) => done.has(id) || !ids.has(id)));
    if (ready.length === 0) return { ordered, stuck: waiting };
    for (const lane of ready) done.add(lane.id);
    ordered.push(...ready);
    waiting = waiting.filter((lane) => !ready.includes(lane));
  }
}

function reportCycle(stuck: ParallelLane[], step: ParallelStep, context: StepContext): void {
  const names = stuck.map(({ id, title }) => `“${title ?? id}”`);
  const [first] = stuck;
  context.report(
    'CYCLIC_AFTER',
    ['lanes', step.lanes.indexOf(first!), 'after'],
    names.length === 1
      ? `${names[0]} waits for itself.`
      : `${listed(names)} wait for each other, so none can begin.`,
    { fix: { title: 'Do not wait', value: [] } },
  );
}

/** Ids of all lanes that are over when a lane begins. */
function lanesBefore(lane: ParallelLane, lanes: readonly ParallelLane[]): string[] {
  const before = new Set<string>();
  const visit = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (before.has(id)) continue;
      before.add(id);
      visit(lanes.find((candidate) => candidate.id === id)?.after ?? []);
    }
  };
  visit(lane.after ?? []);
  return [...before];
}

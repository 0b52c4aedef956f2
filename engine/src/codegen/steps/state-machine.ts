import type { PlanState, PlanStep } from '../../compiler/plan.ts';
import { isLong } from '../../definition/long-loops.ts';
import { quote } from '../../expressions/print/code.ts';
import type { Emitter } from '../emitter.ts';
import { itemPlace, mentions } from './loops.ts';
import type { StepCode } from './step-code.ts';

export const stateMachine: StepCode<'stateMachine'> = {
  type: () => '{ state: string }',
  emit(planned, emitter) {
    const { step, states } = planned;
    const lines = emitter.detached(() => {
      for (const state of states)
        emitter.writer.block(`${state.id}: {`, () => writeState(step.id, state, emitter), '},');
    });
    const { initial, most } = step;
    const part = isLong(step) ? `, part: leg.part(${quote(step.id)})` : '';
    const options = `{ initial: ${quote(initial)}, most: ${most}${part} }`;
    const table = `{\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n}`;
    const observer = emitter.observer.map((name) => `, ${name}`).join('');
    const run = emitter.runtime('stateMachine');
    emitter.result(planned, `await ${run}(${quote(step.id)}, ${options}, ${table}${observer})`);
  },
};

function writeState(machineId: string, state: PlanState, emitter: Emitter): void {
  emitter.line(`title: ${quote(state.title)},`);
  if (state.final) emitter.line('final: true,');
  writeSteps('entry', machineId, `entry:${state.id}`, state.entry, emitter);
  if (state.transitions.length > 0)
    emitter.writer.block(
      'ways: [',
      () => {
        for (const way of state.transitions)
          emitter.writer.block('{', () => writeWay(machineId, way, emitter), '},');
      },
      '],',
    );
  writeSteps('exit', machineId, `exit:${state.id}`, state.exit, emitter);
}

function writeWay(machineId: string, way: PlanState['transitions'][number], emitter: Emitter): void {
  if (way.event !== undefined) emitter.line(`event: ${quote(way.event)},`);
  if (way.after) emitter.line(`after: () => ${emitter.template(way.after)},`);
  const { when } = way;
  emitter.scope.withEvent((event) => {
    if (when) {
      const condition = emitter.expression(when);
      emitter.line(`when: (${mentions([condition], event) ? event : ''}) => Boolean(${condition}),`);
    }
    emitter.line(`to: ${quote(way.to)},`);
    writeSteps('run', machineId, `on:${way.id}`, way.steps, emitter, event);
  });
}

/** A function of the steps; nothing where there are none. `event`: name of its second parameter. */
function writeSteps(
  name: string,
  machineId: string,
  part: string,
  steps: PlanStep[],
  emitter: Emitter,
  event?: string,
): void {
  if (steps.length === 0) return;
  emitter.scope.turns('visit', ({ turn, at }, outerAt) => {
    const body = emitter.apart(() =>
      emitter.writer.indented(() => emitter.closure(() => emitter.part(machineId, part, steps))),
    );
    const needsAt = emitter.target.isHosted || mentions(body, at);
    const usesEvent = event !== undefined && mentions(body, event);
    const parameters = usesEvent ? `${turn}, ${event}` : needsAt ? turn : '';
    emitter.line(`${name}: async (${parameters}) => {`);
    if (needsAt)
      emitter.writer.indented(() => emitter.line(itemPlace(machineId, at, turn, outerAt, emitter)));
    emitter.writer.append(body);
    emitter.line('},');
  });
}

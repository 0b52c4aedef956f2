import { humanize, type MachineState, type StateTransition, type StepOf } from '../../definition/index.ts';
import { closest } from '../../expressions/index.ts';
import { checkEventName } from '../events.ts';
import type { Path } from '../diagnostics.ts';
import { eventSchema } from '../known-schemas.ts';
import type { PlanState } from '../plan.ts';
import { type Scope, type StepValue, uncertain } from '../scope.ts';
import { checkDuration } from './retry.ts';
import type { StepCompiler, StepContext } from './step.ts';
import { checkUnique } from './unique.ts';

export const stateMachineCompiler: StepCompiler<'stateMachine'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    checkStates(step, context);
    const gained: StepValue[] = [];
    const states = step.states.map((state, index): PlanState => {
      const compiled = compileState(state, index, context.scope.with(gained), context);
      gained.push(...uncertain(compiled.gained));
      return compiled.plan;
    });
    return {
      fields: { states },
      value: {
        type: 'object',
        properties: {
          state: {
            type: 'string',
            title: 'Final state',
            enum: step.states.filter((state) => state.final).map(({ id }) => id),
          },
        },
        required: ['state'],
      },
      gained,
    };
  },
};

function compileState(state: MachineState, index: number, scope: Scope, context: StepContext) {
  const path = ['states', index];
  const entry = context.sequence(state.entry, [...path, 'entry'], scope);
  const gained = [...entry.gained];
  const transitions = state.transitions.map((transition, place) => {
    const at = [...path, 'transitions', place];
    checkTransition(transition, at, context);
    const inside = judged(transition, entry.scope, at, context);
    const { when, after } = transition;
    const steps = context.sequence(transition.steps, [...at, 'steps'], inside);
    gained.push(...steps.gained);
    return {
      id: transition.id,
      to: transition.to,
      ...(transition.event === undefined ? {} : { event: transition.event }),
      ...(when === undefined
        ? {}
        : { when: context.expression(when, [...at, 'when'], { scope: inside }).parsed }),
      ...(after === undefined
        ? {}
        : { after: context.template(after, [...at, 'after'], { scope: entry.scope }).parsed }),
      steps: steps.steps,
    };
  });
  const exit = context.sequence(state.exit, [...path, 'exit'], entry.scope);
  gained.push(...exit.gained);
  const { id, final } = state;
  const title = state.title ?? humanize(id);
  return { plan: { id, title, final, entry: entry.steps, exit: exit.steps, transitions }, gained };
}

/** What a way out of a state knows: where an event leads out, what came with it. */
function judged({ event }: StateTransition, scope: Scope, path: Path, context: StepContext): Scope {
  if (event === undefined) return scope;
  if (event === '*') return scope.withEvent(eventSchema(undefined));
  return scope.withEvent(eventSchema(checkEventName(event, 'wait for', context, [...path, 'event'])?.schema));
}

function checkTransition(transition: StateTransition, path: Path, context: StepContext): void {
  const { after, ...withoutTime } = transition;
  if (withoutTime.event !== undefined && after !== undefined)
    context.report(
      'TRANSITION_UNCLEAR',
      path,
      'Say either which event leads out of the state, or after how long.',
      { fix: { title: 'Keep the event', value: withoutTime } },
    );
  if (after !== undefined) checkDuration(after, [...path, 'after'], context);
}

function checkStates(step: StepOf<'stateMachine'>, context: StepContext): void {
  checkUnique(step.states, ['states'], 'state', context);
  checkExists(step.initial, ['initial'], step, context);
  const reached = new Set([step.initial]);
  for (const id of reached)
    for (const { to } of step.states.find((state) => state.id === id)?.transitions ?? []) reached.add(to);
  step.states.forEach((state, index) => {
    const path = ['states', index];
    const title = state.title ?? humanize(state.id);
    checkUnique(state.transitions, [...path, 'transitions'], 'way', context);
    state.transitions.forEach(({ to }, place) =>
      checkExists(to, [...path, 'transitions', place, 'to'], step, context),
    );
    if (!reached.has(state.id))
      context.report('UNREACHABLE_STATE', path, `No way leads to “${title}”.`, { severity: 'warning' });
    if (state.final && state.transitions.length > 0)
      context.report('DEAD_END', path, `“${title}” ends it, so no way can lead on from there.`, {
        fix: { title: 'Let it go on', path: [...path, 'final'], value: false },
      });
    if (!state.final && state.transitions.length === 0)
      context.report('DEAD_END', path, `No way leads out of “${title}”. Add one, or let it be an end.`, {
        fix: { title: 'Let it be an end', path: [...path, 'final'], value: true },
      });
  });
}

function checkExists(id: string, path: Path, { states }: StepOf<'stateMachine'>, context: StepContext): void {
  if (states.some((state) => state.id === id)) return;
  const meant = closest(
    id,
    states.map((state) => state.id),
  );
  context.report(
    'UNKNOWN_STATE',
    path,
    id === '' ? 'Choose the state.' : `There is no state “${id}”.`,
    meant ? { fix: { title: `Use ${meant}`, value: meant } } : {},
  );
}

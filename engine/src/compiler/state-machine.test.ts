import { describe, expect, it } from 'vitest';
import { charge, compileSteps, findings, use, type WrittenStep } from './testing/fixtures.ts';

const events = [
  { name: 'paid', schema: { type: 'object' as const, properties: { amount: { type: 'number' as const } } } },
];
const way = (more: object) => ({ id: 'pay', event: 'paid', to: 'done', ...more });
const machine = (open: object, others: object[] = [{ id: 'done', final: true }]): WrittenStep => ({
  id: 'order',
  kind: 'stateMachine',
  initial: 'open',
  states: [{ id: 'open', transitions: [way({})], ...open }, ...others],
});
const found = (...steps: WrittenStep[]) => findings(steps, { events });

describe('a step of states', () => {
  it('leads from one state to another, to an end', () => {
    expect(found(machine({}))).toEqual([]);
    expect(
      compileSteps([machine({ transitions: [way({ to: 'dune' })] })], { events }).diagnostics,
    ).toMatchObject([
      {
        code: 'UNKNOWN_STATE',
        path: ['steps', 0, 'states', 0, 'transitions', 0, 'to'],
        fix: { value: 'done' },
      },
      { code: 'UNREACHABLE_STATE', severity: 'warning' },
    ]);
    expect(found(machine({ transitions: [] }, []))).toEqual(['DEAD_END order steps.0.states.0']);
    expect(found(machine({ final: true }))).toEqual(['DEAD_END order steps.0.states.0']);
  });

  it('is left by an event, after a time, or at once, and not by two of them', () => {
    expect(found(machine({ transitions: [way({ event: undefined, after: '2d' })] }))).toEqual([]);
    expect(found(machine({ transitions: [way({ event: undefined })] }))).toEqual([]);
    expect(found(machine({ transitions: [way({ after: '2d' })] }))).toEqual([
      'TRANSITION_UNCLEAR order steps.0.states.0.transitions.0',
    ]);
    expect(found(machine({ transitions: [way({ event: 'refunded' })] }))).toEqual([
      'UNKNOWN_EVENT order steps.0.states.0.transitions.0.event',
    ]);
  });

  it('knows the event on the way that it leads, and nowhere else', () => {
    const use1 = use('a', 'event.data.amount');
    expect(found(machine({ transitions: [way({ when: 'event.data.amount > 1', steps: [use1] })] }))).toEqual(
      [],
    );
    expect(found(machine({ exit: [use1] }))).toEqual(['EVENT_NOT_HERE a steps.0.states.0.exit.0.value']);
  });

  it('gives what its states gave, as what may not be there, and the state that it ended in', () => {
    expect(found(machine({ entry: [charge()] }), use('a', 'steps.charge.receipt'))).toEqual([]);
    expect(found(machine({}), use('a', 'steps.order.state'))).toEqual([]);
  });
});

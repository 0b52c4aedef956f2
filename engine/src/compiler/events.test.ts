import { describe, expect, it } from 'vitest';
import { availableValues } from './available-values.ts';
import {
  buildDefinition,
  compileSteps,
  environment,
  findings,
  use,
  type WrittenStep,
} from './testing/fixtures.ts';

const events = [
  {
    name: 'paid',
    schema: {
      type: 'object' as const,
      properties: { amount: { type: 'number' as const } },
      required: ['amount'],
    },
  },
];
const receive = (more: object = {}): WrittenStep => ({
  id: 'payment',
  kind: 'receive',
  event: 'paid',
  deadline: { after: '1d', then: 'fail' },
  ...more,
});
const apart: WrittenStep = {
  id: 'apart',
  kind: 'subworkflow',
  workflow: 'w-ship',
  with: { order: 'a' },
  wait: false,
};
const send = (more: object): WrittenStep => ({ id: 'tell', kind: 'send', event: 'hurry', ...more });

describe('an event that is waited for', () => {
  it('is one that the workflow declares', () => {
    expect(findings([receive()], { events })).toEqual([]);
    expect(findings([receive({ event: '' })], { events })).toEqual(['UNKNOWN_EVENT payment steps.0.event']);
    expect(compileSteps([receive({ event: 'payd' })], { events }).diagnostics).toMatchObject([
      { code: 'UNKNOWN_EVENT', fix: { value: 'paid' } },
    ]);
  });

  it('has a name of its own', () => {
    expect(findings([receive()], { events: [...events, ...events] })).toEqual([
      'DUPLICATE_ID - events.1.name',
    ]);
  });

  it('gives what it declares to the steps behind it', () => {
    expect(findings([receive(), use('a', 'steps.payment.data.amount')], { events })).toEqual([]);
    expect(findings([receive(), use('a', 'steps.payment.data.sum')], { events })).toEqual([
      'UNKNOWN_FIELD a steps.1.value',
    ]);
  });

  it('can be judged by its own condition, and by that alone', () => {
    expect(findings([receive({ where: 'event.data.amount > 1' })], { events })).toEqual([]);
    expect(findings([receive({ where: 'event.data.sum > 1' })], { events })).toEqual([
      'UNKNOWN_FIELD payment steps.0.where',
    ]);
    expect(findings([use('a', 'event.data')], { events })).toEqual(['EVENT_NOT_HERE a steps.0.value']);
    const offered = availableValues(buildDefinition([receive()], { events }), 'payment', environment);
    expect(offered.map(({ path }) => path)).toContain('event.data.amount');
  });

  it('should not be waited for without end', () => {
    expect(findings([receive({ deadline: undefined })], { events })).toEqual([
      'ENDLESS_WAIT payment steps.0',
    ]);
    expect(findings([receive({ deadline: { after: 'soon', then: 'fail' } })], { events })).toEqual([
      'INVALID_DURATION payment steps.0.deadline.after',
    ]);
  });
});

describe('an event that is sent', () => {
  it('goes to a sub-workflow that was started without waiting, with what that declares', () => {
    expect(findings([apart, send({ to: 'child', step: 'apart', data: { by: 'air' } })])).toEqual([]);
    expect(findings([apart, send({ to: 'child', step: 'apart' })])).toEqual([
      'MISSING_INPUT tell steps.1.data.by',
    ]);
    expect(findings([apart, send({ to: 'child', step: 'apart', event: 'slow' })])).toEqual([
      'UNKNOWN_EVENT tell steps.1.event',
    ]);
    expect(findings([{ ...apart, wait: true }, send({ to: 'child', step: 'apart' })])).toContain(
      'NO_RECEIVER tell steps.1.step',
    );
    expect(findings([send({ to: 'child', step: 'apart' }), apart])).toContain(
      'NOT_YET_AVAILABLE tell steps.0.step',
    );
  });

  it('names the run that it goes to', () => {
    expect(findings([send({ to: 'run' })])).toEqual(['NO_RECEIVER tell steps.0.run']);
    expect(findings([send({ to: 'run', run: '{{ input.id }}' })])).toEqual([]);
  });

  it('has a name that an event can have', () => {
    expect(findings([send({ event: 'Not a name' })])).toEqual(['UNKNOWN_EVENT tell steps.0.event']);
  });
});

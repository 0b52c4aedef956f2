import { describe, expect, it } from 'vitest';
import { charge, findings, planOf, use, type WrittenStep } from '../testing/fixtures.ts';

describe('a phase', () => {
  const phase = (order: string, steps: WrittenStep[]): WrittenStep => ({
    id: 'p',
    kind: 'phase',
    title: 'Prepare',
    order,
    steps,
  });

  it('in turn, lets each step use those before it', () => {
    expect(findings([phase('inTurn', [charge(), use('x', 'steps.charge.receipt')])])).toEqual([]);
  });

  it('at once, hides them from one another, and shows all to what follows', () => {
    expect(findings([phase('atOnce', [charge(), use('x', 'steps.charge.receipt')])])).toEqual([
      'NOT_YET_AVAILABLE x steps.0.steps.1.value',
    ]);
    expect(
      findings([phase('atOnce', [charge(), use('x', '1')]), use('y', 'steps.charge.fee + steps.x')]),
    ).toEqual([]);
  });

  it('wants a name and steps', () => {
    expect(findings([{ id: 'p', kind: 'phase', steps: [] }])).toEqual([
      'PHASE_WITHOUT_NAME p steps.0',
      'EMPTY_STEPS p steps.0.steps',
    ]);
  });

  it('may hold phases, whose values are seen behind all of them', () => {
    const inner: WrittenStep = { id: 'q', kind: 'phase', title: 'Inner', steps: [charge()] };
    expect(planOf([phase('inTurn', [inner]), use('x', 'steps.charge.receipt')]).steps).toHaveLength(2);
  });
});

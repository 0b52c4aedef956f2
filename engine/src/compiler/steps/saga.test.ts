import { describe, expect, it } from 'vitest';
import { briefly, charge, compileSteps, findings, use, type WrittenStep } from '../testing/fixtures.ts';

const saga = (steps: WrittenStep[], undo: Record<string, WrittenStep[]>, more: object = {}): WrittenStep => ({
  id: 'order',
  kind: 'saga',
  steps,
  undo,
  ...more,
});

describe('what undoes a step', () => {
  it('sees what that step and those before it gave, and why it has come to this', () => {
    const undo = [use('refund', 'steps.charge.receipt + steps.before + error.code')];
    expect(findings([saga([use('before', '"a"'), charge()], { charge: undo })])).toEqual([]);
  });

  it('sees nothing of the steps behind it, which may not have run', () => {
    expect(
      findings([saga([charge(), use('later', '1')], { charge: [use('refund', 'steps.later')] })]),
    ).toEqual(['NOT_YET_AVAILABLE refund steps.0.undo.charge.0.value']);
  });

  it('gives nothing to what follows, other than the steps that were done', () => {
    const step = saga([charge()], { charge: [use('refund', '1')] });
    expect(findings([step, use('a', 'steps.charge.receipt')])).toEqual([]);
    expect(findings([step, use('a', 'steps.refund')])).toEqual(['NOT_YET_AVAILABLE a steps.1.value']);
  });

  it('should have steps, and belong to a step that is there', () => {
    expect(findings([saga([charge()], { charge: [] })])).toEqual(['EMPTY_STEPS order steps.0.undo.charge']);
    expect(findings([saga([charge()], {})])).toEqual(['NOTHING_UNDONE order steps.0.undo']);
    const { diagnostics } = compileSteps([saga([charge()], { charg: [use('refund', '1')] })]);
    expect(briefly(diagnostics)).toEqual(['UNKNOWN_UNDO order steps.0.undo.charg']);
    expect(diagnostics[0]!.fix).toMatchObject({
      title: 'Undo charge',
      path: ['steps', 0, 'undo'],
      value: { charge: [{ id: 'refund' }] },
    });
  });

  it('cannot end the run', () => {
    expect(findings([saga([charge()], { charge: [{ id: 'end', kind: 'end' }] })])).toEqual([
      'END_IN_UNDO order steps.0.undo',
    ]);
  });

  it('is asked for at some time', () => {
    const never = { undoOn: { failures: [], cancel: false } };
    expect(findings([saga([charge()], { charge: [use('refund', '1')] }, never)])).toEqual([
      'NOTHING_UNDONE order steps.0.undoOn',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  briefly,
  buildDefinition,
  charge,
  compileSteps,
  environment,
  findings,
  use,
  type WrittenStep,
} from '../testing/fixtures.ts';
import { checkTypes } from '../types/index.ts';

const end: WrittenStep = { id: 'end', kind: 'end' };
const choice = (cases: [is: unknown[], steps: WrittenStep[]][], more: object = {}): WrittenStep => ({
  id: 'way',
  kind: 'switch',
  value: 'input.id',
  cases: cases.map(([is, steps], index) => ({ id: `c${index}`, is, steps })),
  ...more,
});

describe('a switch', () => {
  it('gives what its ways gave, except those that end the run', () => {
    const step = choice([
      [['a'], [charge()]],
      [['b'], [use('gone', '1'), end]],
    ]);
    expect(findings([step, use('x', 'steps.charge.receipt')])).toEqual([]);
    expect(findings([step, use('x', 'steps.gone')])).toEqual(['NOT_YET_AVAILABLE x steps.1.value']);
  });

  it('ends the run where all ways do, and only with a way for all other values', () => {
    const all = choice([[['a'], [end]]], { otherwise: [{ id: 'stop', kind: 'fail', message: 'No.' }] });
    expect(findings([all, use('x', '1')])).toEqual(['UNREACHABLE_STEP x steps.1']);
    expect(findings([choice([[['a'], [end]]]), use('x', '1')])).toEqual([]);
  });

  it('has each value once, and proposes to remove the other', () => {
    const { diagnostics } = compileSteps([
      choice([
        [['a', 'b'], [use('x', '1')]],
        [['c', 'a'], [use('y', '1')]],
      ]),
    ]);
    expect(briefly(diagnostics)).toEqual(['DUPLICATE_CASE way steps.0.cases.1.is.1']);
    expect(diagnostics[0]!.fix).toMatchObject({ path: ['steps', 0, 'cases', 1, 'is'], value: ['c'] });
    expect(findings([choice([[['a', 'a'], [use('x', '1')]]])])).toEqual([
      'DUPLICATE_CASE way steps.0.cases.0.is.1',
    ]);
  });

  it('compares with values of the same kind, and proposes the one that was meant', () => {
    const of = (value: string, is: unknown) =>
      compileSteps([choice([[[is], [use('x', '1')]]], { value })]).diagnostics[0];
    expect(of('input.total', '5')).toMatchObject({ code: 'TYPE_MISMATCH', fix: { value: 5 } });
    expect(of('input.id', 5)).toMatchObject({ code: 'TYPE_MISMATCH', fix: { value: '5' } });
    expect(of('input.items', 'a')).toMatchObject({ code: 'TYPE_MISMATCH', path: ['steps', 0, 'value'] });
    const approval: WrittenStep = {
      id: 'ok',
      kind: 'approval',
      ask: 'Well?',
      to: { roles: ['owner'] },
      deadline: { after: '1d', then: 'expire' },
    };
    const { diagnostics } = compileSteps([
      approval,
      choice([[['aproved'], [use('x', '1')]]], { value: 'steps.ok.decision' }),
    ]);
    expect(diagnostics[0]).toMatchObject({ code: 'TYPE_MISMATCH', fix: { value: 'approved' } });
  });

  it('is told by the check of types when a value can never come', async () => {
    const step = choice([[['large'], [use('x', '1')]]], { value: 'input.total > 5 ? "big" : "small"' });
    expect(briefly(await checkTypes(buildDefinition([step]), environment))).toEqual([
      'TYPE_MISMATCH way steps.0.cases.0.is.0',
    ]);
  });
});

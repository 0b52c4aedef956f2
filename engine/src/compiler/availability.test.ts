import { describe, expect, it } from 'vitest';
import { availableValues } from './available-values.ts';
import {
  buildDefinition,
  charge,
  compileSteps,
  environment,
  findings,
  use,
  type WrittenStep,
} from './testing/fixtures.ts';

const branch = (id: string, yes: WrittenStep[], otherwise?: WrittenStep[]): WrittenStep => ({
  id,
  kind: 'branch',
  cases: [{ id: `${id}Yes`, when: 'input.total > 1', steps: yes }],
  ...(otherwise ? { otherwise } : {}),
});
const fail: WrittenStep = { id: 'stop', kind: 'fail', message: 'No.' };

describe('what is available where', () => {
  it('is what the steps before gave', () => {
    expect(findings([charge(), use('a', 'steps.charge.receipt')])).toEqual([]);
    expect(findings([use('a', 'steps.charge.receipt'), charge()])).toEqual([
      'NOT_YET_AVAILABLE a steps.0.value',
    ]);
    expect(findings([use('a', 'steps.a')])).toEqual(['NOT_YET_AVAILABLE a steps.0.value']);
  });

  it('behind a branch includes what its ways gave', () => {
    expect(findings([branch('b', [charge()]), use('a', 'steps.charge?.receipt')])).toEqual([]);
    expect(findings([branch('b', [charge()], [use('a', 'steps.charge')])])).toEqual([
      'NOT_YET_AVAILABLE a steps.0.otherwise.0.value',
    ]);
  });

  it('behind a branch leaves out ways that end the run', () => {
    expect(findings([branch('b', [charge(), fail]), use('a', 'steps.charge')])).toEqual([
      'NOT_YET_AVAILABLE a steps.1.value',
    ]);
  });

  it('in a lane includes the lanes that it waits for, and no others', () => {
    const lanes = (after: string[]): WrittenStep => ({
      id: 'p',
      kind: 'parallel',
      lanes: [
        { id: 'second', after, steps: [use('a', 'steps.charge.receipt')] },
        { id: 'first', steps: [charge()] },
      ],
    });
    expect(findings([lanes(['first'])])).toEqual([]);
    expect(findings([lanes([])])).toEqual(['NOT_YET_AVAILABLE a steps.0.lanes.0.steps.0.value']);
    expect(findings([lanes(['first']), use('b', 'steps.charge.fee + 1')])).toEqual([]);
  });

  it('in a loop includes the item, and behind it the results alone', () => {
    const loop: WrittenStep = {
      id: 'each',
      kind: 'forEach',
      items: 'input.items',
      steps: [use('line', 'item.price * item_index')],
      collect: '{{ steps.line }}',
    };
    expect(findings([loop, use('a', 'sum(steps.each)')])).toEqual([]);
    expect(findings([loop, use('a', 'steps.line')])).toEqual(['NOT_YET_AVAILABLE a steps.1.value']);
    expect(findings([use('a', 'item.price')])).toEqual(['ITEM_OUTSIDE_LOOP a steps.0.value']);
    expect(findings([{ ...loop, steps: [use('line', 'steps.each')] }])).toEqual([
      'NOT_YET_AVAILABLE line steps.0.steps.0.value',
    ]);
    expect(findings([{ ...loop, steps: [use('line', 'item.prise')] }])).toEqual([
      'UNKNOWN_FIELD line steps.0.steps.0.value',
    ]);
  });

  it('in a loop within a loop includes the item of the outer one, by its id', () => {
    const inner = (expression: string): WrittenStep => ({
      id: 'inner',
      kind: 'forEach',
      items: '[1, 2]',
      steps: [use('line', expression)],
    });
    const outer = (expression: string): WrittenStep => ({
      id: 'outer',
      kind: 'forEach',
      items: 'input.items',
      steps: [inner(expression)],
    });
    expect(findings([outer('items.outer.price * item')])).toEqual([]);
    const at = 'steps.0.steps.0.steps.0.value';
    expect(findings([outer('items.outer.prise')])).toEqual([`UNKNOWN_FIELD line ${at}`]);
    expect(findings([outer('items.oter.price')])).toEqual([`ITEM_OUTSIDE_LOOP line ${at}`]);
    expect(findings([use('a', 'items.outer')])).toEqual(['ITEM_OUTSIDE_LOOP a steps.0.value']);
    const offered = availableValues(buildDefinition([outer('1')]), 'line', environment);
    expect(offered.map(({ path }) => path)).toContain('items.outer.price');
  });

  it('in catch includes the error, and behind the try what may have been done', () => {
    const attempt: WrittenStep = {
      id: 't',
      kind: 'try',
      steps: [charge()],
      catch: [use('why', 'error.message')],
      finally: [use('last', 'steps.charge.receipt')],
    };
    expect(findings([attempt, use('a', 'steps.why ?? steps.charge.receipt')])).toEqual([]);
    expect(findings([use('a', 'error.message')])).toEqual(['ERROR_OUTSIDE_CATCH a steps.0.value']);
    expect(findings([{ ...attempt, catch: [use('why', 'error.mesage')] }])).toEqual([
      'UNKNOWN_FIELD why steps.0.catch.0.value',
    ]);
  });

  it('never includes what is switched off, or gives no value', () => {
    expect(findings([charge({ disabled: true }), use('a', 'steps.charge')])).toEqual([
      'STEP_DISABLED a steps.1.value',
    ]);
    expect(findings([{ id: 'w', kind: 'wait', for: '1h' }, use('a', 'steps.w')])).toEqual([
      'STEP_WITHOUT_VALUE a steps.1.value',
    ]);
  });
});

describe('references', () => {
  it.each([
    ['input.totl', 'UNKNOWN_FIELD', '{{ input.total }}'],
    ['input.items[0].skuu', 'UNKNOWN_FIELD', '{{ input.items[0].sku }}'],
    ['input.items.filter(i => i.pric > 1)', 'UNKNOWN_FIELD', '{{ input.items.filter(i => i.price > 1) }}'],
    ['steps.chrge.receipt', 'UNKNOWN_REFERENCE', '{{ steps.charge.receipt }}'],
    ['steps.charge.reciept', 'UNKNOWN_FIELD', '{{ steps.charge.receipt }}'],
    ['values.stge', 'UNKNOWN_VALUE', '{{ values.stage }}'],
    ['run.startdAt', 'UNKNOWN_FIELD', '{{ run.startedAt }}'],
    ['inptu.total', 'UNKNOWN_NAME', '{{ input.total }}'],
    ['upperr(input.id)', 'UNKNOWN_FUNCTION', '{{ upper(input.id) }}'],
  ])('%s is corrected', (expression, code, fixed) => {
    const [finding] = compileSteps([charge(), use('a', expression)]).diagnostics;
    expect(finding).toMatchObject({ code, stepId: 'a', path: ['steps', 1, 'value'], fix: { value: fixed } });
  });

  it('are found in every text of a field', () => {
    const step: WrittenStep = {
      id: 'a',
      kind: 'transform',
      value: { list: ['{{ input.x }} and {{ input.y }}'] },
    };
    expect(findings([step])).toEqual([
      'UNKNOWN_FIELD a steps.0.value.list.0',
      'UNKNOWN_FIELD a steps.0.value.list.0',
    ]);
  });

  it('say what there is instead', () => {
    const [finding] = compileSteps([use('a', 'input.customer')]).diagnostics;
    expect(finding?.message).toBe('There is no “customer” here. There is id, total and items.');
  });

  it('to what no schema describes are let through', () => {
    const code: WrittenStep = { id: 'c', kind: 'code', source: 'export default () => 1', with: {} };
    expect(findings([code, use('a', 'steps.c.anything[0].goes')])).toEqual([]);
  });
});

describe('secrets', () => {
  it('are taken out of the fields of a task', () => {
    const { plan } = compileSteps([
      charge({
        with: {
          amount: 1,
          card: 'Bearer {{ secrets.stripeKey }}',
          headers: { a: '{{ secrets.stripeKey }}' },
        },
      }),
    ]);
    expect(plan?.secrets).toEqual(['stripeKey']);
    expect(plan?.steps[0]).toMatchObject({
      secrets: [
        { path: ['card'], parts: ['Bearer ', { secret: 'stripeKey' }] },
        { path: ['headers', 'a'], parts: [{ secret: 'stripeKey' }] },
      ],
    });
    expect(JSON.stringify((plan?.steps[0] as { with: unknown }).with)).not.toContain('stripeKey');
  });

  it('are refused elsewhere, and where the project has none of the name', () => {
    expect(findings([use('a', 'secrets.stripeKey')])).toEqual(['SECRET_OUTSIDE_TASK a steps.0.value']);
    expect(findings([], { subject: '{{ secrets.stripeKey }}' })).toEqual(['SECRET_OUTSIDE_TASK - subject']);
    expect(findings([charge({ with: { amount: 1, card: '{{ secrets.nope }}' } })])).toEqual([
      'UNKNOWN_SECRET charge steps.0.with.card',
    ]);
    expect(findings([charge({ with: { amount: 1, card: '{{ secrets.stripeKey + 1 }}' } })])).toEqual([
      'SECRET_MISUSED charge steps.0.with.card',
    ]);
  });
});

describe('availableValues', () => {
  const definition = buildDefinition([
    charge({ title: 'Charge card' }),
    branch('b', [use('inner', 'input.total')]),
    {
      id: 'each',
      kind: 'forEach',
      items: 'input.items',
      steps: [use('line', 'item.price')],
      collect: '{{ steps.line }}',
    },
    use('last', '1'),
  ]);
  const paths = (stepId?: string) =>
    availableValues(definition, stepId, environment).map(({ path, certain }) =>
      certain ? path : `${path}?`,
    );

  it('lists what can be picked for a step, grouped by where it comes from', () => {
    expect(paths('charge')).toEqual([
      'input',
      'input.id',
      'input.total',
      'input.items',
      'values.stage',
      'run',
      'run.id',
      'run.workflow',
      'run.startedAt',
      'run.now',
      'run.attempt',
    ]);
    expect(paths('line')).toEqual(
      expect.arrayContaining([
        'item',
        'item.sku',
        'item.price',
        'item_index',
        'steps.charge.receipt',
        'steps.inner?',
      ]),
    );
    expect(paths('last')).toContain('steps.each');
    expect(paths('last')).not.toContain('steps.line');
    expect(paths()).toContain('steps.last');
  });

  it('knows titles, sources and types', () => {
    const value = availableValues(definition, 'last', environment).find(
      ({ path }) => path === 'steps.charge.receipt',
    );
    expect(value).toMatchObject({
      title: 'Receipt',
      schema: { type: 'string' },
      source: { kind: 'step', stepId: 'charge', title: 'Charge card' },
      level: 1,
    });
    const each = availableValues(definition, 'last', environment).find(({ path }) => path === 'steps.each');
    expect(each?.schema).toMatchObject({ type: 'array', items: { type: 'number' } });
  });
});

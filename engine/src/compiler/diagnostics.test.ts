import { describe, expect, it } from 'vitest';
import { charge, compileSteps, findings, planOf, use, type WrittenStep } from './testing/fixtures.ts';

const end: WrittenStep = { id: 'end', kind: 'end' };
const approval = (overrides: object): WrittenStep => ({
  id: 'ok',
  kind: 'approval',
  ask: 'Approve?',
  to: {},
  deadline: { after: '30d', then: 'expire' },
  ...overrides,
});

describe('the order of steps', () => {
  it('has no step behind the end of all ways', () => {
    expect(findings([end, use('a', '1'), use('b', '1')])).toEqual(['UNREACHABLE_STEP a steps.1']);
    const both: WrittenStep = {
      id: 'b',
      kind: 'branch',
      cases: [{ id: 'x', when: 'true', steps: [end] }],
      otherwise: [{ id: 'stop', kind: 'fail', message: 'No.' }],
    };
    expect(findings([both, use('a', '1')])).toEqual(['UNREACHABLE_STEP a steps.1']);
    expect(findings([{ ...both, otherwise: [] }, use('a', '1')])).toEqual([]);
  });

  it('goes on behind a failure that is caught', () => {
    const attempt: WrittenStep = {
      id: 't',
      kind: 'try',
      steps: [{ id: 'stop', kind: 'fail', message: 'No.' }],
      catch: [],
    };
    expect(findings([attempt, use('a', '1')])).toEqual([]);
    expect(findings([{ ...attempt, catch: [end] }, use('a', '1')])).toEqual(['UNREACHABLE_STEP a steps.1']);
  });

  it('leaves out what is switched off', () => {
    expect(planOf([{ ...end, disabled: true }, use('a', '1')]).steps.map(({ step }) => step.id)).toEqual([
      'a',
    ]);
  });
});

describe('ids', () => {
  it('are unique, and a free one is proposed', () => {
    const inLoop: WrittenStep = { id: 'l', kind: 'forEach', items: '[1]', steps: [use('a', '1')] };
    const [finding] = compileSteps([use('a', '1'), inLoop]).diagnostics;
    expect(finding).toMatchObject({
      code: 'DUPLICATE_ID',
      path: ['steps', 1, 'steps', 0, 'id'],
      fix: { value: 'a2' },
    });
  });

  it('of cases and lanes are unique within their step', () => {
    const cases = [
      { id: 'x', when: 'true', steps: [use('a', '1')] },
      { id: 'x', when: 'true', steps: [use('b', '1')] },
    ];
    expect(findings([{ id: 'b1', kind: 'branch', cases }])).toEqual(['DUPLICATE_ID b1 steps.0.cases.1.id']);
  });
});

describe('tasks', () => {
  it.each<[string, object, string[]]>([
    ['an unknown action', { action: 'shop.chrge' }, ['UNKNOWN_ACTION charge steps.0.action']],
    ['a missing field', { with: {} }, ['MISSING_INPUT charge steps.0.with.amount']],
    ['an unknown field', { with: { amount: 1, crad: 'x' } }, ['UNKNOWN_INPUT charge steps.0.with.crad']],
    ['a text for a number', { with: { amount: '12' } }, ['TYPE_MISMATCH charge steps.0.with.amount']],
    [
      'a text with values for a number',
      { with: { amount: '{{ input.total }} €' } },
      ['TYPE_MISMATCH charge steps.0.with.amount'],
    ],
    ['a number below the least', { with: { amount: -1 } }, ['TYPE_MISMATCH charge steps.0.with.amount']],
    [
      'none of the choices',
      { with: { amount: 1, currency: 'EURO' } },
      ['TYPE_MISMATCH charge steps.0.with.currency'],
    ],
    [
      'a number for one of many texts',
      { with: { amount: 1, headers: { a: 1 } } },
      ['TYPE_MISMATCH charge steps.0.with.headers.a'],
    ],
    [
      'a delay that is none',
      { retry: { attempts: 2, firstDelay: 'soon' } },
      ['INVALID_DURATION charge steps.0.retry.firstDelay'],
    ],
  ])('with %s', (_, overrides, expected) => expect(findings([charge(overrides)])).toEqual(expected));

  it('get proposed corrections', () => {
    const fixOf = (overrides: object) => compileSteps([charge(overrides)]).diagnostics[0]?.fix;
    expect(fixOf({ action: 'shop.chrge' })).toMatchObject({ value: 'shop.charge' });
    expect(fixOf({ with: { amount: 1, crad: 'x' } })).toEqual({
      title: 'Rename to card',
      path: ['steps', 0, 'with'],
      value: { amount: 1, card: 'x' },
    });
    expect(fixOf({ with: { amount: '12' } })).toMatchObject({ value: 12 });
    expect(fixOf({ with: { amount: 1, currency: 'EURO' } })).toMatchObject({ value: 'EUR' });
  });

  it('are fast where the action is, and the step does not ask for more', () => {
    const hash = (overrides: object): WrittenStep => ({
      id: 'h',
      kind: 'task',
      action: 'text.hash',
      with: { text: 'x' },
      ...overrides,
    });
    expect(planOf([hash({})]).steps[0]).toMatchObject({ mode: 'fast' });
    expect(planOf([hash({ timeout: '5m' })]).steps[0]).toMatchObject({ mode: 'standard' });
    expect(planOf([hash({ timeout: '5m' }), hash({ id: 'h2' })]).actions).toMatchObject([
      { action: 'text.hash', mode: 'standard' },
    ]);
  });
});

describe('approvals', () => {
  it.each<[string, object, string[]]>([
    ['nobody to ask', {}, ['NOBODY_TO_ASK ok steps.0.to']],
    [
      'a quorum of more than are asked',
      { to: { people: ['ada@example.com'] }, rule: { kind: 'quorum', count: 2 } },
      ['QUORUM_TOO_LARGE ok steps.0.rule.count'],
    ],
    ['somebody unknown', { to: { people: ['adda@example.com'] } }, ['UNKNOWN_PERSON ok steps.0.to.people.0']],
    ['an expression for a person', { to: { people: ['{{ input.id }}'] } }, []],
    ['a role', { to: { roles: ['owner'] } }, []],
    [
      'nobody to ask when it takes too long',
      { to: { roles: ['member'] }, escalation: { after: '1h', to: {} } },
      ['NOBODY_TO_ASK ok steps.0.escalation.to'],
    ],
    [
      'others asked and reminded behind the deadline',
      {
        to: { roles: ['member'] },
        deadline: { after: '1d', then: 'reject' },
        remindEvery: '2d',
        escalation: { after: '24h', to: { roles: ['owner'] } },
      },
      ['AFTER_DEADLINE ok steps.0.escalation.after', 'AFTER_DEADLINE ok steps.0.remindEvery'],
    ],
    [
      'a number of reminders, and no time between them',
      { to: { roles: ['member'] }, remindAtMost: 2 },
      ['REMINDER_UNCLEAR ok steps.0.remindAtMost'],
    ],
    [
      'a quorum that takes those who are asked later',
      {
        to: { people: ['ada@example.com'] },
        rule: { kind: 'quorum', count: 2 },
        escalation: { after: '1h', to: { people: ['{{ input.id }}'] } },
      },
      [],
    ],
  ])('with %s', (_, overrides, expected) => expect(findings([approval(overrides)])).toEqual(expected));

  it('give the outcome and the form', () => {
    const form = { type: 'object', properties: { reason: { type: 'string' } } };
    const ask = approval({ to: { roles: ['owner'] }, form });
    expect(findings([ask, use('a', 'steps.ok.approved && steps.ok.form.reason')])).toEqual([]);
    expect(findings([ask, use('a', 'steps.ok.form.raeson')])).toEqual(['UNKNOWN_FIELD a steps.1.value']);
  });
});

describe('lanes', () => {
  const lanes = (...after: (string[] | undefined)[]): WrittenStep => ({
    id: 'p',
    kind: 'parallel',
    lanes: after.map((ids, index) => ({ id: `l${index}`, after: ids, steps: [use(`s${index}`, '1')] })),
  });

  it('come behind those that they wait for', () => {
    const [step] = planOf([lanes(['l2'], ['l0'], undefined)]).steps;
    expect(step?.kind === 'parallel' && step.lanes.map(({ id }) => id)).toEqual(['l2', 'l0', 'l1']);
  });

  it('cannot wait for each other, for themselves, or for what is not there', () => {
    expect(findings([lanes(['l1'], ['l0'], ['l1'])])).toEqual(['CYCLIC_AFTER p steps.0.lanes.0.after']);
    expect(findings([lanes(['l0'])])).toEqual(['CYCLIC_AFTER p steps.0.lanes.0.after']);
    expect(findings([lanes(['l7'], undefined)])).toEqual(['UNKNOWN_LANE p steps.0.lanes.0.after.0']);
  });
});

describe('other steps', () => {
  it.each<[string, WrittenStep, string[]]>([
    ['a wait for nothing', { id: 'w', kind: 'wait' }, ['WAIT_UNCLEAR w steps.0']],
    [
      'a wait for two things',
      { id: 'w', kind: 'wait', for: '1h', until: '2026-03-31' },
      ['WAIT_UNCLEAR w steps.0'],
    ],
    ['no length of time', { id: 'w', kind: 'wait', for: '1 day' }, ['INVALID_DURATION w steps.0.for']],
    ['no date', { id: 'w', kind: 'wait', until: '31.3.2026' }, ['INVALID_DATE w steps.0.until']],
    ['a wait by expression', { id: 'w', kind: 'wait', until: '{{ addDuration(run.now, "1d") }}' }, []],
    [
      'an unknown value',
      { id: 's', kind: 'set', values: { stag: 'x' } },
      ['UNKNOWN_VALUE s steps.0.values.stag'],
    ],
    [
      'a value of the wrong type',
      { id: 's', kind: 'set', values: { stage: 3 } },
      ['TYPE_MISMATCH s steps.0.values.stage'],
    ],
    ['no value at all', { id: 's', kind: 'set', values: {} }, ['NOTHING_SET s steps.0.values']],
    [
      'a loop over a text',
      { id: 'l', kind: 'forEach', items: 'input.id', steps: [use('a', '1')] },
      ['TYPE_MISMATCH l steps.0.items'],
    ],
    [
      'an empty loop',
      { id: 'l', kind: 'forEach', items: 'input.items', steps: [] },
      ['EMPTY_STEPS l steps.0.steps'],
    ],
    [
      'a sub-workflow that is not there',
      { id: 'sub', kind: 'subworkflow', workflow: 'nope' },
      ['UNKNOWN_WORKFLOW sub steps.0.workflow'],
    ],
    [
      'a sub-workflow without its input',
      { id: 'sub', kind: 'subworkflow', workflow: 'w-ship' },
      ['MISSING_INPUT sub steps.0.with.order'],
    ],
    [
      'braces in an expression',
      { id: 'b', kind: 'branch', cases: [{ id: 'x', when: '{{ input.total }}', steps: [use('a', '1')] }] },
      ['EXPRESSION_SYNTAX b steps.0.cases.0.when'],
    ],
  ])('with %s', (_, step, expected) => expect(findings([step])).toEqual(expected));

  it('may start the workflow itself, with a warning', () => {
    const { plan, diagnostics } = compileSteps([
      { id: 'sub', kind: 'subworkflow', workflow: 'w-ship', with: { order: '1' }, wait: false },
      use('a', 'steps.sub.runId'),
    ]);
    expect(diagnostics).toEqual([]);
    expect(plan?.subworkflows).toEqual(['w-ship']);
  });

  it('may be empty, with a warning', () => {
    const { plan, diagnostics } = compileSteps([
      { id: 'b', kind: 'branch', cases: [{ id: 'x', when: 'true', steps: [] }] },
    ]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['EMPTY_STEPS', 'warning']]);
    expect(plan).toBeDefined();
  });
});

describe('the workflow', () => {
  it.each<[string, Parameters<typeof findings>[1], string[]]>([
    [
      'a cron with six parts',
      { triggers: [{ id: 't', kind: 'schedule', cron: '0 0 9 * * *', input: { id: '1' } }] },
      ['INVALID_CRON - triggers.0.cron'],
    ],
    [
      'a place that is no time zone',
      {
        triggers: [
          { id: 't', kind: 'schedule', cron: '0 9 * * *', timeZone: 'Europe/Bonn', input: { id: '1' } },
        ],
      },
      ['INVALID_TIME_ZONE - triggers.0.timeZone'],
    ],
    [
      'a schedule without its input',
      { triggers: [{ id: 't', kind: 'schedule', cron: '0 9 * * *' }] },
      ['MISSING_INPUT - triggers.0.input.id'],
    ],
    [
      'a schedule with an expression',
      { triggers: [{ id: 't', kind: 'schedule', cron: '0 9 * * *', input: { id: '{{ run.id }}' } }] },
      ['EXPRESSION_NOT_HERE - triggers.0.input.id'],
    ],
    [
      'two starts of one id',
      {
        triggers: [
          { id: 't', kind: 'manual' },
          { id: 't', kind: 'webhook' },
        ],
      },
      ['DUPLICATE_ID - triggers.1.id'],
    ],
    [
      'a value that begins with the wrong type',
      { values: [{ name: 'n', schema: { type: 'number' }, initial: 'x' }] },
      ['TYPE_MISMATCH - values.0.initial'],
    ],
    ['a subject that uses a step', { subject: '{{ steps.a }}' }, ['NOT_YET_AVAILABLE - subject']],
    ['an output that uses a step', { output: '{{ steps.a }}' }, []],
  ])('with %s', (_, overrides, expected) => expect(findings([use('a', '1')], overrides)).toEqual(expected));

  it('has no effects where no step has', () => {
    const pure: WrittenStep = {
      id: 'b',
      kind: 'branch',
      cases: [{ id: 'x', when: 'true', steps: [use('a', '1')] }],
    };
    expect(planOf([pure]).effects).toBe('none');
    expect(planOf([{ ...pure, cases: [{ id: 'x', when: 'true', steps: [charge()] }] }]).effects).toBe('some');
    expect(planOf([charge({ disabled: true })]).effects).toBe('none');
  });

  it('makes a plan that survives storage', () => {
    const plan = planOf([charge(), use('a', 'steps.charge.receipt')]);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('checks a thousand steps that build on each other', () => {
    const steps = Array.from({ length: 1_000 }, (_, index) =>
      use(
        `s${index}`,
        `sum(input.items, i => i.price) + ${index === 0 ? 0 : `steps.s${index - 1}`} + input.total`,
      ),
    );
    expect(compileSteps(steps).plan).toBeDefined();
  });

  it('refuses what is nested without end', () => {
    let steps: WrittenStep[] = [use('a', '1')];
    for (let level = 0; level < 30; level += 1)
      steps = [{ id: `l${level}`, kind: 'forEach', items: '[1]', steps }];
    expect(findings(steps).every((finding) => finding.startsWith('TOO_LARGE'))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { DefinitionInput } from '../definition/index.ts';
import { compile } from './compile.ts';
import type { DiagnosticCode } from './diagnostics.ts';
import { parseDefinition } from './parse-definition.ts';
import type { Diagnostic } from './plan.ts';
import { charge, definitionOf, environment, use, type WrittenStep } from './testing/fixtures.ts';

interface Case {
  steps: unknown[];
  workflow?: Partial<DefinitionInput>;
  /** `fix`: one is proposed, and mends it. Anything else is why none can be. */
  then: 'fix' | `no fix: ${string}`;
  /** Said by the code where the whole workflow is meant. */
  isOfWorkflow?: true;
}

const ask = (overrides: object): WrittenStep => ({
  id: 'ok',
  kind: 'approval',
  ask: 'Approve?',
  to: { roles: ['admin'] },
  deadline: { after: '2d', then: 'reject' },
  ...overrides,
});
const wait = (overrides: object): WrittenStep => ({ id: 'pause', kind: 'wait', ...overrides });
const lanes = (...all: object[]): WrittenStep => ({
  id: 'p',
  kind: 'parallel',
  lanes: all.map((lane, index) => ({ id: `l${index}`, steps: [use(`s${index}`, '1')], ...lane })),
});
const machine = (...states: object[]): WrittenStep => ({
  id: 'm',
  kind: 'stateMachine',
  initial: 'open',
  states,
});
const done = { id: 'done', final: true };
const saga = (overrides: object): WrittenStep => ({
  id: 'all',
  kind: 'saga',
  steps: [charge()],
  ...overrides,
});
const child = (overrides: object): WrittenStep => ({
  id: 'ship',
  kind: 'subworkflow',
  workflow: 'w-ship',
  with: { order: 'A' },
  ...overrides,
});
const schedule = (overrides: object): Partial<DefinitionInput> => ({
  input: { type: 'object', properties: { id: { type: 'string' } } },
  triggers: [{ id: 'nightly', kind: 'schedule', cron: '0 3 * * *', ...overrides } as never],
});
const answer = (overrides: object): WrittenStep => ({ id: 'say', kind: 'respond', ...overrides });
const webhook: Partial<DefinitionInput> = { triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond' }] };
const undone = { charge: [use('back', '1')] };
const deep = (levels: number): WrittenStep =>
  levels === 0
    ? use('deep', '1')
    : { id: `d${levels}`, kind: 'phase', title: 'Deeper', steps: [deep(levels - 1)] };

const cases: Record<DiagnosticCode, Case> = {
  INVALID_DEFINITION: { steps: [{ id: 'a', kind: 'transfrom', value: 1 }], then: 'fix' },
  TOO_LARGE: { steps: [deep(26)], then: 'no fix: what goes into a sub-workflow is for the author to say' },
  EXPRESSION_SYNTAX: { steps: [use('a', 'input.id +')], then: 'no fix: what was meant cannot be known' },
  EXPRESSION_NOT_ALLOWED: {
    steps: [use('a', 'new Date()')],
    then: 'no fix: the sentence says what to use instead',
  },
  EXPRESSION_TOO_LARGE: {
    steps: [{ id: 'a', kind: 'transform', value: `{{ ${'1 + '.repeat(4_000)}1 }}` }],
    then: 'no fix: how to divide it is for the author to say',
  },
  UNKNOWN_NAME: { steps: [use('a', 'inptu.id')], then: 'fix' },
  UNKNOWN_FUNCTION: { steps: [use('a', 'summ([1])')], then: 'fix' },
  SECRET_MISUSED: {
    steps: [charge({ with: { amount: 1, currency: 'EUR', card: '{{ upper(secrets.stripeKey) }}' } })],
    then: 'no fix: what is wanted of the secret cannot be done at all',
  },
  SECRET_OUTSIDE_TASK: {
    steps: [use('a', 'secrets.stripeKey')],
    then: 'no fix: which task needs it is not known',
  },
  UNKNOWN_SECRET: {
    steps: [charge({ with: { amount: 1, currency: 'EUR', card: '{{ secrets.stripeKye }}' } })],
    then: 'fix',
  },
  UNKNOWN_REFERENCE: { steps: [charge(), use('a', 'steps.chareg.receipt')], then: 'fix' },
  NOT_YET_AVAILABLE: {
    steps: [use('a', 'steps.b'), use('b', '1')],
    then: 'no fix: which of the two steps has to move is for the author to say',
  },
  STEP_WITHOUT_VALUE: {
    steps: [wait({ for: '1h' }), use('a', 'steps.pause')],
    then: 'no fix: which other value was meant is not known',
  },
  STEP_DISABLED: { steps: [{ ...use('a', '1'), disabled: true }, use('b', 'steps.a')], then: 'fix' },
  UNKNOWN_FIELD: { steps: [use('a', 'input.totl')], then: 'fix' },
  UNKNOWN_VALUE: { steps: [use('a', 'values.tries')], then: 'fix' },
  ITEM_OUTSIDE_LOOP: { steps: [use('a', 'item.sku')], then: 'no fix: which list was meant is not known' },
  ERROR_OUTSIDE_CATCH: {
    steps: [use('a', 'error.message')],
    then: 'no fix: which failure was meant is not known',
  },
  EVENT_NOT_HERE: { steps: [use('a', 'event.data')], then: 'no fix: which event was meant is not known' },
  UNKNOWN_EVENT: {
    steps: [{ id: 'a', kind: 'receive', event: 'paid', deadline: { after: '1d', then: 'fail' } }],
    then: 'fix',
  },
  NO_RECEIVER: {
    steps: [
      child({ wait: true }),
      { id: 'a', kind: 'send', to: 'child', step: 'ship', event: 'hurry', data: { by: 'x' } },
    ],
    then: 'fix',
  },
  ENDLESS_WAIT: { steps: [ask({ deadline: undefined })], then: 'fix' },
  UNKNOWN_STATE: {
    steps: [machine({ id: 'open', transitions: [{ id: 'go', after: '1d', to: 'doen' }] }, done)],
    then: 'fix',
  },
  UNREACHABLE_STATE: {
    steps: [machine({ id: 'open', final: true }, { id: 'other', final: true })],
    then: 'no fix: from where a way should lead is for the author to say',
  },
  DEAD_END: { steps: [machine({ id: 'open' })], then: 'fix' },
  TRANSITION_UNCLEAR: {
    steps: [machine({ id: 'open', transitions: [{ id: 'go', event: '*', after: '1d', to: 'done' }] }, done)],
    then: 'fix',
  },
  TYPE_MISMATCH: { steps: [charge({ with: { amount: '12', currency: 'EUR' } })], then: 'fix' },
  DUPLICATE_ID: { steps: [use('a', '1'), use('a', '2')], then: 'fix' },
  UNREACHABLE_STEP: { steps: [{ id: 'end', kind: 'end' }, use('a', '1')], then: 'fix' },
  EMPTY_STEPS: {
    steps: [{ id: 'l', kind: 'forEach', items: '[1]', steps: [] }],
    then: 'no fix: what should happen is for the author to say',
  },
  UNKNOWN_ACTION: { steps: [charge({ action: 'shop.chrage' })], then: 'fix' },
  DUPLICATE_ACTION: {
    steps: [{ id: 'a', kind: 'agent', instructions: 'Sort', actions: ['shop.charge', 'shop.charge'] }],
    then: 'fix',
  },
  UNKNOWN_INPUT: { steps: [charge({ with: { amount: 1, currency: 'EUR', crad: 'x' } })], then: 'fix' },
  MISSING_INPUT: {
    steps: [charge({ with: { currency: 'EUR' } })],
    then: 'no fix: what to give is for the author to say',
  },
  UNKNOWN_WORKFLOW: { steps: [child({ workflow: 'ship order' })], then: 'fix' },
  SELF_RECURSION: {
    steps: [child({ workflow: 'w-self', with: {} })],
    then: 'no fix: when it stops is for the author to say',
  },
  NOBODY_TO_ASK: { steps: [ask({ to: {} })], then: 'fix' },
  QUORUM_TOO_LARGE: {
    steps: [ask({ to: { people: ['ada@example.com'] }, rule: { kind: 'quorum', count: 2 } })],
    then: 'fix',
  },
  AFTER_DEADLINE: {
    steps: [ask({ escalation: { after: '3d', to: { roles: ['owner'] } } })],
    then: 'fix',
  },
  REMINDER_UNCLEAR: { steps: [ask({ remindAtMost: 2 })], then: 'fix' },
  UNKNOWN_PERSON: { steps: [ask({ to: { people: ['ada@exmaple.com'] } })], then: 'fix' },
  UNKNOWN_LANE: { steps: [lanes({}, { after: ['nowhere'] })], then: 'fix' },
  CYCLIC_AFTER: { steps: [lanes({ after: ['l1'] }, { after: ['l0'] })], then: 'fix' },
  WAIT_UNCLEAR: { steps: [wait({})], then: 'fix' },
  INVALID_DURATION: { steps: [wait({ for: '3 days' })], then: 'fix' },
  INVALID_DATE: { steps: [wait({ until: '31.3.2027' })], then: 'fix' },
  INVALID_CRON: {
    steps: [],
    workflow: schedule({ cron: '0 25 * * *' }),
    then: 'no fix: when it starts is for the author to say',
    isOfWorkflow: true,
  },
  INVALID_TIME_ZONE: {
    steps: [],
    workflow: schedule({ timeZone: 'Berlin' }),
    then: 'fix',
    isOfWorkflow: true,
  },
  EXPRESSION_NOT_HERE: {
    steps: [],
    workflow: schedule({ input: { id: '{{ run.id }}' } }),
    then: 'no fix: what the value should be is for the author to say',
    isOfWorkflow: true,
  },
  NOTHING_SET: {
    steps: [{ id: 'a', kind: 'set', values: {} }],
    then: 'no fix: what should change is for the author to say',
  },
  DUPLICATE_CASE: {
    steps: [
      {
        id: 'a',
        kind: 'switch',
        value: 'input.id',
        cases: [
          { id: 'x', is: ['1'], steps: [use('b', '1')] },
          { id: 'y', is: ['1'], steps: [use('c', '1')] },
        ],
      },
    ],
    then: 'fix',
  },
  LOOP_WITHOUT_CHANGE: {
    steps: [
      { id: 'r', kind: 'repeat', mode: 'while', when: 'input.total > 1', limit: 5, steps: [use('b', '1')] },
    ],
    then: 'no fix: what should change is for the author to say',
  },
  LONG_LOOP_WITHIN: {
    steps: [
      {
        id: 'ph',
        kind: 'phase',
        steps: [
          {
            id: 'r',
            kind: 'repeat',
            mode: 'while',
            when: 'run.now > ""',
            limit: 20_000,
            steps: [use('b', '1')],
          },
        ],
      },
    ],
    then: 'fix',
  },
  WINDOW_TOO_LARGE: {
    steps: [
      {
        id: 'f',
        kind: 'forEach',
        items: '[1]',
        window: 2_000,
        steps: ['b', 'c', 'd', 'e'].map((id) => charge({ id })),
      },
    ],
    then: 'fix',
  },
  ENDS_WITH_WINDOW: {
    steps: [
      child({ wait: false }),
      { id: 'f', kind: 'forEach', items: '[1]', window: 10, steps: [use('b', '1')] },
    ],
    then: 'fix',
  },
  NOTHING_UNDONE: {
    steps: [saga({ undo: undone, undoOn: { failures: [], cancel: false } })],
    then: 'fix',
  },
  UNKNOWN_UNDO: { steps: [saga({ undo: { chareg: [use('back', '1')] } })], then: 'fix' },
  END_IN_UNDO: {
    steps: [saga({ undo: { charge: [use('back', '1'), { id: 'e', kind: 'end' }] } })],
    then: 'fix',
  },
  TRIED_ONCE: {
    steps: [{ id: 'again', kind: 'retry', retry: { attempts: 1 }, steps: [charge()] }],
    then: 'fix',
  },
  PHASE_WITHOUT_NAME: {
    steps: [{ id: 'ph', kind: 'phase', steps: [use('b', '1')] }],
    then: 'no fix: its name is for the author to say',
  },
  UNKNOWN_BACKLOG: { steps: [{ id: 'a', kind: 'backlogPeek', backlog: 'alerts' }], then: 'fix' },
  UNKNOWN_READ_MODEL: {
    steps: [{ id: 'a', kind: 'lookUp', model: 'balance', key: 'x' }],
    workflow: { readModels: [{ name: 'balances', on: [{ event: 'opened' }] }] },
    then: 'fix',
  },
  NOTHING_FOLDED: {
    steps: [],
    workflow: { readModels: [{ name: 'balances' }] },
    then: 'no fix: which events count is for the author to say',
    isOfWorkflow: true,
  },
  NOT_AVAILABLE_YET: {
    steps: [],
    workflow: { triggers: [{ id: 'asked', kind: 'connection', action: 'ship' }] },
    then: 'no fix: it becomes available by itself',
    isOfWorkflow: true,
  },
  PRIORITY_UNCLEAR: {
    steps: [],
    workflow: { backlogs: [{ name: 'alerts', order: 'priority' }] },
    then: 'fix',
    isOfWorkflow: true,
  },
  WAIT_WITHOUT_END: {
    steps: [{ id: 'a', kind: 'backlogTake', backlog: 'alerts', wait: {} }],
    workflow: { backlogs: [{ name: 'alerts' }] },
    then: 'fix',
  },
  RECURRENCE_UNCLEAR: { steps: [child({ kind: 'recurring', limit: 3 })], then: 'fix' },
  ENDLESS_RECURRENCE: { steps: [child({ kind: 'recurring', every: '1d' })], then: 'fix' },
  INVALID_STATUS: { steps: [answer({ status: 302 })], workflow: webhook, then: 'fix' },
  HEADER_NOT_ALLOWED: {
    steps: [answer({ headers: { 'Set-Cookie': 'a' } })],
    workflow: webhook,
    then: 'fix',
  },
  NO_CALLER: { steps: [answer({})], then: 'fix' },
  ANSWERED_TWICE: { steps: [answer({}), answer({ id: 'again' })], workflow: webhook, then: 'fix' },
  NEVER_ANSWERED: { steps: [use('a', '1')], workflow: webhook, then: 'fix', isOfWorkflow: true },
  MISSING_NAME: {
    steps: [{ id: 'a', kind: 'record', event: '', subject: 'x' }],
    then: 'no fix: what happened is for the author to say',
  },
};

function diagnose(json: unknown): Diagnostic[] {
  const { definition, diagnostics } = parseDefinition(json);
  return definition
    ? compile(definition, { ...environment, backlogs: [], readModels: [] }).diagnostics
    : diagnostics;
}

/** As the editor writes a fix. */
function withFix(json: unknown, { path, value }: NonNullable<Diagnostic['fix']>): unknown {
  const copy = structuredClone({ root: json }) as Record<string, unknown>;
  const keys = ['root', ...path];
  const place = keys
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
  (place as Record<string | number, unknown>)[keys.at(-1)!] = value;
  return copy.root;
}

const valueAt = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], root);

describe.each(Object.entries(cases))('%s', (code, { steps, workflow, then, isOfWorkflow }) => {
  const json = definitionOf(steps, workflow);
  const found = diagnose(json).find((diagnostic) => diagnostic.code === code);

  it('is a sentence about a place of a step', () => {
    expect(found?.message).toMatch(/^[A-Z“].*[.!?”]$/s);
    // The place is there, or a field of something that is there is missing.
    expect(valueAt(json, found!.path.slice(0, -1))).toBeDefined();
    if (!isOfWorkflow) expect(found?.stepId).toBeDefined();
  });

  it(then === 'fix' ? 'is mended by what it proposes' : `proposes nothing: ${then.slice(8)}`, () => {
    if (then !== 'fix') {
      expect(found?.fix).toBeUndefined();
      return;
    }
    expect(found?.fix?.title).toMatch(/^[A-Z]/);
    const after = diagnose(withFix(json, found!.fix!));
    expect(after.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`)).not.toContain(
      `${code} ${found!.message}`,
    );
    // A proposal must not put another error in the place of the one that it mends.
    expect(after.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

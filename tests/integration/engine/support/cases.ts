import type { DefinitionInput } from '@wfb/engine/definition';
import type { Mock } from '@wfb/engine/simulator';
import { childDefinition } from '@wfb/engine/testing/examples';
import { publish } from '../../../replay/support/host.ts';
import type { Case } from './both-ways.ts';

/** A step as it is written: what is left out is filled in when it is read. */
type Written = { id: string; kind: string; [field: string]: unknown };

const anyInput = { type: 'object' as const, properties: {}, additionalProperties: true };

const workflowOf = (steps: Written[], more: Partial<DefinitionInput> = {}) =>
  publish(
    { format: 1, name: 'Case', input: anyInput, steps: steps as DefinitionInput['steps'], ...more },
    { workflows: [{ id: 'child', name: 'Child', input: anyInput }] },
  );

const caseOf = (
  steps: Written[],
  more: Partial<Omit<Case, 'published'>> & Partial<Omit<DefinitionInput, 'input' | 'steps'>> = {},
): Case => {
  const { input = {}, mocks, script, children, ...definition } = more;
  return {
    published: workflowOf(steps, definition),
    input,
    ...(mocks ? { mocks } : {}),
    ...(script ? { script } : {}),
    ...(children ? { children } : {}),
  };
};

const task = (id: string, action: 'test.mark' | 'test.send', more: object = {}): Written => ({
  id,
  kind: 'task',
  action,
  with: { text: id },
  ...more,
});
const longWait = (id: string): Written => ({ id, kind: 'wait', for: '1h' });
const inLanes = (...lanes: Written[]): Written => ({
  id: 'lanes',
  kind: 'parallel',
  lanes: lanes.map((step) => ({ id: `lane_${step.id}`, steps: [step] })),
});
const told: Written[] = [
  { id: 'told', kind: 'transform', value: '{{ error.step }} {{ error.code }} {{ error.message }}' },
];
const caught = (step: Written): Written[] => [{ id: 'safely', kind: 'try', steps: [step], catch: told }];

/** Two steps that can be undone, then one that decides what becomes of them. */
const saga = (last: Written, refund: Written[]): Written => ({
  id: 'order',
  kind: 'saga',
  steps: [task('reserve', 'test.mark'), task('charge', 'test.send'), last],
  undo: { reserve: [task('release', 'test.mark')], charge: refund },
});

const flaky: Mock = {
  attempts: [
    { error: { code: 'BUSY', message: 'Busy.' } },
    { error: { code: 'BUSY', message: 'Busy.' } },
    { value: { text: 'at last' } },
  ],
};
const slow: Mock = { latency: 5_000, value: { text: 'too late' } };
const ask = (more: object = {}): Written => ({
  id: 'ask',
  kind: 'approval',
  ask: 'Well?',
  to: { roles: ['owner'] },
  ...more,
});

const quick = { attempts: 3, firstDelay: '10ms', factor: 2 };

/** What goes wrong, and what people do meanwhile. */
export const cases: Record<string, Case> = {
  'a task is tried until it works': caseOf([task('a', 'test.send', { retry: quick })], {
    mocks: { steps: { a: flaky } },
    output: '{{ steps.a.text }}',
  }),
  'a fast task is tried until it works': caseOf([task('a', 'test.mark', { retry: quick })], {
    mocks: { steps: { a: flaky } },
    output: '{{ steps.a.text }}',
  }),
  'a task is given up after its last attempt': caseOf(
    caught(task('a', 'test.send', { retry: { attempts: 2, firstDelay: '10ms', factor: 2 } })),
    { mocks: { steps: { a: flaky } }, output: '{{ steps.told }}' },
  ),
  'a fast task is given up after its last attempt': caseOf(
    caught(task('a', 'test.mark', { retry: { attempts: 2, firstDelay: '10ms', factor: 2 } })),
    { mocks: { steps: { a: flaky } }, output: '{{ steps.told }}' },
  ),
  'a failure that no attempt can mend': caseOf([task('a', 'test.send', { retry: quick })], {
    mocks: { steps: { a: { error: { code: 'GONE', message: 'It is gone.', retryable: false } } } },
  }),
  'a task runs out of time': caseOf(
    caught(task('a', 'test.send', { timeout: '200ms', retry: { attempts: 1 } })),
    { mocks: { steps: { a: slow } }, output: '{{ steps.told }}' },
  ),
  'a fast task runs out of time': caseOf(
    caught(task('a', 'test.mark', { timeout: '200ms', retry: { attempts: 1 } })),
    { mocks: { steps: { a: slow } }, output: '{{ steps.told }}' },
  ),
  'a task that ran out of time is tried again': caseOf(
    [task('a', 'test.send', { timeout: '200ms', retry: quick })],
    {
      mocks: { steps: { a: { attempts: [slow, { value: { text: 'second' } }] } } },
      output: '{{ steps.a.text }}',
    },
  ),
  'an assistant that cannot answer is asked again, then given up': caseOf(
    caught({ id: 'ask', kind: 'agent', instructions: 'Sort it', retry: { ...quick, attempts: 2 } }),
    { mocks: { steps: { ask: flaky } }, output: '{{ steps.told }}' },
  ),
  'a cancelled wait ends as cancelled, and finally is run': caseOf(
    [
      {
        id: 'guarded',
        kind: 'try',
        steps: [longWait('pause')],
        catch: told,
        finally: [task('tidy', 'test.send')],
      },
    ],
    { script: [{ kind: 'cancel', step: 'pause' }] },
  ),
  'a cancelled run withdraws what it asked and cancels what it started': caseOf(
    [inLanes(ask(), { id: 'sub', kind: 'subworkflow', workflow: 'child' })],
    {
      children: { child: workflowOf([longWait('long')], { name: 'Child' }) },
      script: [{ kind: 'cancel', step: 'sub', after: 300 }],
    },
  ),
  'a failing lane cancels a wait': caseOf([
    inLanes(longWait('pause'), { id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }),
  ]),
  'a failing lane cancels a task that is waiting for its next attempt': caseOf(
    [
      inLanes(task('retried', 'test.send', { retry: { attempts: 3, firstDelay: '1h' } }), {
        id: 'late',
        kind: 'try',
        steps: [{ id: 'pause', kind: 'wait', for: '1s' }],
        finally: [{ id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }],
      }),
    ],
    { mocks: { steps: { retried: flaky } } },
  ),
  'a failing lane cancels a task under way': caseOf(
    [
      inLanes(task('running', 'test.send', { timeout: '30s' }), {
        id: 'late',
        kind: 'try',
        steps: [{ id: 'pause', kind: 'wait', for: '1s' }],
        finally: [{ id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }],
      }),
    ],
    { mocks: { steps: { running: { ...slow, latency: 3_000 } } } },
  ),
  'a failing lane lets another end its fast task, and no more': caseOf([
    inLanes(
      { id: 'chain', kind: 'phase', steps: [task('first', 'test.mark'), task('next', 'test.mark'), ask()] },
      { id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' },
    ),
  ]),
  'an item that fails cancels the other items': caseOf(
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.list',
        concurrency: 3,
        steps: [
          {
            id: 'which',
            kind: 'branch',
            cases: [
              {
                id: 'two',
                when: 'item === 2',
                steps: [{ id: 'no', kind: 'fail', message: 'Not {{ item }}' }],
              },
            ],
            otherwise: [longWait('pause')],
          },
        ],
      },
    ],
    { input: { list: [1, 2, 3] } },
  ),
  'people of each item are told': caseOf(
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.list',
        concurrency: 2,
        steps: [
          {
            id: 'tell',
            kind: 'notify',
            to: { people: ['{{ item }}'], starter: true },
            message: '{{ item }}',
          },
        ],
        collect: '{{ steps.tell.told }}',
      },
    ],
    { input: { list: ['ada@example.com', null] }, output: '{{ steps.each }}' },
  ),
  'a status that cannot be answered fails its step': caseOf(
    caught({ id: 'say', kind: 'respond', status: '{{ input.status }}' }),
    { input: { status: 302 }, output: '{{ steps.told }}' },
  ),
  'an approval is rejected, and the run with it': caseOf([ask({ onReject: 'fail' })], {
    script: [
      {
        kind: 'decide',
        step: 'ask',
        decision: 'rejected',
        comment: 'Too dear',
        by: { id: 'a', name: 'Ada' },
      },
    ],
  }),
  'an approval gives what was filled in': caseOf(
    [ask({ form: { type: 'object', properties: { amount: { type: 'number' } } } })],
    {
      script: [{ kind: 'decide', step: 'ask', decision: 'approved', form: { amount: 7 } }],
      output: '{{ steps.ask.form.amount }}',
    },
  ),
  'an approval expires': caseOf([ask({ deadline: { after: '50ms', then: 'expire' } })], {
    output: '{{ steps.ask.decision }} {{ steps.ask.by }}',
  }),
  'an approval that expires fails its run': caseOf([ask({ deadline: { after: '50ms', then: 'fail' } })]),
  'a deadline approves': caseOf([ask({ deadline: { after: '50ms', then: 'approve' } })], {
    output: '{{ steps.ask.decision }}',
  }),
  'approvals of a loop are decided one after another': caseOf(
    [
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.list',
        steps: [ask()],
        collect: '{{ steps.ask.decision }}',
      },
    ],
    {
      input: { list: [1, 2] },
      script: [
        { kind: 'decide', step: 'ask', decision: 'rejected' },
        { kind: 'decide', step: 'ask', decision: 'approved' },
      ],
      output: '{{ steps.each }}',
    },
  ),
  'a sub-workflow fails in its own words': caseOf(
    caught({ id: 'sub', kind: 'subworkflow', workflow: 'child' }),
    {
      children: {
        child: workflowOf([{ id: 'no', kind: 'fail', message: 'Sold out.', code: 'SOLD_OUT' }], {
          name: 'Child',
        }),
      },
      output: '{{ steps.told }}',
    },
  ),
  'a sub-workflow that cannot be started': caseOf(
    caught({ id: 'sub', kind: 'subworkflow', workflow: 'child' }),
    { output: '{{ steps.told }}' },
  ),
  'what is started again and again may fail, and is still counted': caseOf(
    [
      {
        ...{ id: 'sub', kind: 'recurring', workflow: 'child', every: '10ms', startNow: true, limit: 3 },
        onFailure: 'continue',
      },
    ],
    {
      children: {
        child: workflowOf([{ id: 'no', kind: 'fail', message: 'Sold out.', code: 'SOLD_OUT' }], {
          name: 'Child',
        }),
      },
      output: '{{ steps.sub.times }} {{ steps.sub.failed }}',
    },
  ),
  'what is started again and again fails with its step': caseOf(
    caught({ id: 'sub', kind: 'recurring', workflow: 'child', every: '10ms', limit: 3 }),
    { output: '{{ steps.told }}' },
  ),
  'a recurring step is cancelled between two starts': caseOf(
    [{ id: 'sub', kind: 'recurring', workflow: 'child', cron: '0 9 29 2 *', limit: 3 }],
    { script: [{ kind: 'cancel', step: 'sub' }] },
  ),
  'a recurring step whose time is over goes on': caseOf(
    [{ id: 'sub', kind: 'recurring', workflow: 'child', every: '1h', within: '1m' }],
    { output: '{{ steps.sub }}' },
  ),
  'a failing lane cancels a sub-workflow': caseOf(
    [
      inLanes(
        { id: 'sub', kind: 'subworkflow', workflow: 'child' },
        {
          id: 'late',
          kind: 'try',
          steps: [{ id: 'pause', kind: 'wait', for: '1s' }],
          finally: [{ id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }],
        },
      ),
    ],
    { children: { child: workflowOf([longWait('long')], { name: 'Child' }) } },
  ),
  'an expression that cannot work fails its step': caseOf(
    caught({ id: 'sum', kind: 'transform', value: '{{ round(input.text, 2) }}' }),
    { input: { text: 'x' }, output: '{{ steps.told }}' },
  ),
  'a run ends from within lanes': caseOf([
    inLanes(longWait('pause'), { id: 'stop', kind: 'end', output: 'early' }),
  ]),
  'a saga is undone from the last step to the first, whatever cannot be undone': caseOf(
    [
      {
        id: 'safely',
        kind: 'try',
        steps: [
          saga({ id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }, [
            { id: 'refund', kind: 'fail', message: 'Too late.', code: 'LATE' },
          ]),
        ],
        catch: [{ id: 'told', kind: 'transform', value: '{{ error }}' }],
      },
    ],
    { output: '{{ steps.told }}' },
  ),
  'a cancelled saga is undone': caseOf([saga(longWait('pause'), [task('refund', 'test.send')])], {
    script: [{ kind: 'cancel', step: 'pause' }],
  }),
  'a block is tried again after growing waits, then fails': caseOf(
    caught({
      id: 'again',
      kind: 'retry',
      retry: { attempts: 3, firstDelay: '1s', factor: 2 },
      steps: [task('a', 'test.mark'), { id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }],
    }),
    { output: '{{ steps.told }}' },
  ),
  'a wait between two tries is cancelled': caseOf(
    [
      {
        id: 'again',
        kind: 'retry',
        retry: { attempts: 3, firstDelay: '1h' },
        steps: [{ id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }],
      },
    ],
    { script: [{ kind: 'cancel', step: 'again' }] },
  ),
  'a loop that is never over fails': caseOf([
    {
      id: 'loop',
      kind: 'repeat',
      mode: 'while',
      when: 'steps.loop.turns >= 0',
      limit: 3,
      steps: [task('a', 'test.mark')],
    },
  ]),
  'what is nothing stays as JSON keeps it': caseOf([task('a', 'test.mark'), task('b', 'test.send')], {
    mocks: { steps: { a: { value: null }, b: { value: { list: [null, 1.5], none: null } } } },
    output: { a: '{{ steps.a }}', b: '{{ steps.b }}' },
  }),
};

export const child = publish(childDefinition);

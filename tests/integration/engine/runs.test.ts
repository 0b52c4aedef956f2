import { randomBytes, randomUUID } from 'node:crypto';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { approvalDecidedSignal, type ApprovalOutcome } from '@wfb/engine/contract';
import { createKeyRing } from '@wfb/engine/contract/sealing';
import type { DefinitionInput } from '@wfb/engine/definition';
import { createWorkerOptions } from '@wfb/engine/temporal';
import { orderOf } from '@wfb/engine/testing/examples';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { approved, createTestActivities } from '../../replay/support/activities.ts';
import { createEngineHost, publish, type EngineHost, type Published } from '../../replay/support/host.ts';
import { eventually } from '../../support/eventually.ts';

type Steps = NonNullable<DefinitionInput['steps']>;

const settled: { approvalId: string; reason: string }[] = [];
let outcome: ApprovalOutcome | null = approved;
let child: Published;
let host: EngineHost;

const fake = createTestActivities({
  settle: async (approval) => {
    settled.push(approval);
    return outcome;
  },
  prepareSubworkflow: async () => host.prepareChild(child),
});

const workflowOf = (steps: Steps, more: Partial<DefinitionInput> = {}) =>
  publish(
    {
      format: 1,
      name: 'Example',
      input: { type: 'object', properties: {}, additionalProperties: true },
      steps,
      ...more,
    },
    { workflows: [{ id: 'child', name: 'Child', input: { type: 'object', properties: {} } }] },
  );

beforeAll(async () => {
  host = await createEngineHost(inject('stack').temporalAddress, fake.activities);
});
afterAll(() => host?.close());

/** Asks until the expectations in it hold. */
const until = (check: () => unknown) =>
  eventually(async () => {
    await check();
    return true;
  });
const waitingSteps = (runId: string) =>
  host.eventsOf(runId).flatMap((event) => (event.type === 'step.waiting' ? [event.stepId] : []));
const finishedSteps = (runId: string) =>
  Object.fromEntries(
    host
      .eventsOf(runId)
      .flatMap((event) => (event.type === 'step.finished' ? [[event.instance, event.status]] : [])),
  );
const failureOf = async (handle: { result(): Promise<unknown> }): Promise<unknown> => {
  const error = await handle.result().then(
    () => expect.unreachable('the run should have failed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(WorkflowFailedError);
  return (error as WorkflowFailedError).cause;
};

describe('a cancelled run', () => {
  test('cancels its steps, runs finally, is not caught, and ends as cancelled', async () => {
    const handle = await host.start(
      workflowOf([
        {
          id: 'guarded',
          kind: 'try',
          steps: [{ id: 'pause', kind: 'wait', for: '1h' }],
          catch: [{ id: 'caught', kind: 'task', action: 'test.mark', with: { text: 'caught' } }],
          finally: [{ id: 'tidy', kind: 'task', action: 'test.send', with: { text: 'tidy' } }],
        },
      ]),
      {},
    );
    await until(() => expect(waitingSteps(handle.workflowId)).toEqual(['pause']));
    await handle.cancel();
    expect(await failureOf(handle)).toBeInstanceOf(CancelledFailure);
    expect(finishedSteps(handle.workflowId)).toEqual({
      pause: 'cancelled',
      tidy: 'done',
      guarded: 'cancelled',
    });
    expect(host.eventsOf(handle.workflowId).at(-1)).toMatchObject({
      type: 'run.finished',
      status: 'cancelled',
    });
  });

  test('withdraws what it asked of people, and cancels its sub-workflows', async () => {
    child = workflowOf([{ id: 'long', kind: 'wait', for: '1h' }], { name: 'Child' });
    const handle = await host.start(
      workflowOf([
        {
          id: 'both',
          kind: 'parallel',
          lanes: [
            { id: 'asks', steps: [{ id: 'ask', kind: 'approval', ask: 'Well?', to: { roles: ['owner'] } }] },
            { id: 'starts', steps: [{ id: 'sub', kind: 'subworkflow', workflow: 'child' }] },
          ],
        },
      ]),
      {},
    );
    await until(() => expect(waitingSteps(handle.workflowId).toSorted()).toEqual(['ask', 'sub']));
    const { approvalId } = fake.asked.at(-1)!;
    const waiting = host
      .eventsOf(handle.workflowId)
      .find((event) => event.type === 'step.waiting' && event.stepId === 'sub');
    const childRunId = waiting?.type === 'step.waiting' ? waiting.childRunId! : '';
    await handle.cancel();
    expect(await failureOf(handle)).toBeInstanceOf(CancelledFailure);
    expect(fake.withdrawn).toContain(approvalId);
    expect(await failureOf(host.client.workflow.getHandle(childRunId))).toBeInstanceOf(CancelledFailure);
  });
});

describe('an approval', () => {
  const ask = (more: object): Published => {
    const step = { id: 'ask', kind: 'approval', ask: 'Well?', to: { roles: ['owner'] }, ...more };
    return workflowOf([step] as Steps, { output: '{{ steps.ask.decision }}' });
  };

  test('is settled by its deadline', async () => {
    outcome = { ...approved, approved: false, decision: 'expired', by: null };
    const handle = await host.start(ask({ deadline: { after: '10ms', then: 'expire' } }), {});
    expect(await handle.result()).toBe('expired');
    expect(settled.at(-1)).toMatchObject({ reason: 'deadline' });
  });

  test('fails its run where a deadline or a rejection is to do so', async () => {
    outcome = { ...approved, approved: false, decision: 'expired', by: null };
    const late = await host.start(ask({ deadline: { after: '10ms', then: 'fail' } }), {});
    expect(await failureOf(late)).toMatchObject({ type: 'APPROVAL_EXPIRED' });

    outcome = { ...approved, approved: false, decision: 'rejected', comment: 'Too dear' };
    const rejected = await host.start(
      ask({ deadline: { after: '10ms', then: 'fail' }, onReject: 'fail' }),
      {},
    );
    expect(await failureOf(rejected)).toMatchObject({
      type: 'APPROVAL_REJECTED',
      message: 'Ada rejected it: Too dear',
    });
  });

  test('waits on when the event was a false alarm', async () => {
    outcome = null;
    const handle = await host.start(ask({}), {});
    await until(() => expect(waitingSteps(handle.workflowId)).toEqual(['ask']));
    const { approvalId } = fake.asked.at(-1)!;
    const before = settled.length;
    await handle.signal(approvalDecidedSignal, { approvalId });
    await until(() => expect(settled.length).toBe(before + 1));
    outcome = approved;
    await handle.signal(approvalDecidedSignal, { approvalId });
    expect(await handle.result()).toBe('approved');
  });
});

describe('a failure', () => {
  test('ends the run in plain words, with the step that it comes from', async () => {
    const handle = await host.start(
      workflowOf([{ id: 'bad', kind: 'task', action: 'test.send', with: { text: 'fail' } }]),
      {},
    );
    const failure = await failureOf(handle);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    const expected = { message: 'It refused “fail”.', code: 'REFUSED', stepId: 'bad' };
    expect(failure).toMatchObject({ message: expected.message, type: 'REFUSED', details: [expected] });
    expect(host.eventsOf(handle.workflowId).at(-1)).toMatchObject({ status: 'failed', error: expected });
  });

  test('of an expression fails the run, not its worker', async () => {
    const handle = await host.start(
      workflowOf([{ id: 'sum', kind: 'transform', value: '{{ round(input.text, 2) }}' }]),
      { text: 'x' },
    );
    expect(await failureOf(handle)).toMatchObject({
      type: 'EXPRESSION_FAILED',
      details: [{ stepId: 'sum' }],
    });
  });

  test('of one lane cancels the others', async () => {
    const handle = await host.start(
      workflowOf([
        {
          id: 'both',
          kind: 'parallel',
          lanes: [
            { id: 'slow', steps: [{ id: 'pause', kind: 'wait', for: '1h' }] },
            { id: 'bad', steps: [{ id: 'no', kind: 'fail', message: 'No.', code: 'NOPE' }] },
          ],
        },
      ]),
      {},
    );
    expect(await failureOf(handle)).toMatchObject({ type: 'NOPE' });
    expect(finishedSteps(handle.workflowId)).toEqual({ no: 'failed', pause: 'cancelled', both: 'failed' });
  });

  test('of one item ends a loop while fast tasks of others are under way', async () => {
    const handle = await host.start(
      workflowOf([
        {
          id: 'each',
          kind: 'forEach',
          items: 'range(0, 200)',
          concurrency: 5,
          steps: [
            {
              id: 'mark',
              kind: 'task',
              action: 'test.mark',
              with: { text: '{{ item === 70 ? "fail" : "ok" }}' },
            },
          ],
        },
      ]),
      {},
    );
    expect(await failureOf(handle)).toMatchObject({ type: 'REFUSED', details: [{ stepId: 'mark' }] });
  });

  test('of a sub-workflow can be caught with its own words', async () => {
    child = workflowOf([{ id: 'no', kind: 'fail', message: 'Sold out.', code: 'SOLD_OUT' }], {
      name: 'Child',
    });
    const handle = await host.start(
      workflowOf(
        [
          {
            id: 'safely',
            kind: 'try',
            steps: [{ id: 'sub', kind: 'subworkflow', workflow: 'child' }],
            catch: [
              {
                id: 'told',
                kind: 'transform',
                value: '{{ error.step }} {{ error.code }} {{ error.message }}',
              },
            ],
          },
        ],
        { output: '{{ steps.told }}' },
      ),
      {},
    );
    expect(await handle.result()).toBe('sub SOLD_OUT Sold out.');
  });
});

test('every call has an idempotency key of its own: run, step and item', async () => {
  fake.calls.length = 0;
  const handle = await host.start(
    workflowOf([
      {
        id: 'each',
        kind: 'forEach',
        items: 'input.lines',
        concurrency: 2,
        steps: [{ id: 'ship', kind: 'task', action: 'test.send', with: { text: '{{ item.sku }}' } }],
      },
    ]),
    orderOf(),
  );
  await handle.result();
  const keys = [0, 1, 2].map((index) => `${handle.workflowId}/each[${index}]/ship`);
  expect(fake.calls.map(({ key }) => key).toSorted()).toEqual(keys);
});

test('the values of a run can be read while it runs', async () => {
  const handle = await host.start(
    workflowOf(
      [
        { id: 'mark', kind: 'set', values: { status: 'busy' } },
        { id: 'pause', kind: 'wait', for: '1h' },
      ],
      { values: [{ name: 'status', schema: { type: 'string' }, initial: 'new' }] },
    ),
    {},
  );
  await until(() => expect(waitingSteps(handle.workflowId)).toEqual(['pause']));
  expect(await handle.query('values')).toEqual({ status: 'busy' });
  await handle.terminate();
});

describe('what is sealed', () => {
  test('nothing of a run can be read in its history', async () => {
    const canary = `canary-${randomUUID()}`;
    const handle = await host.start(
      workflowOf([
        { id: 'mark', kind: 'task', action: 'test.mark', with: { text: '{{ input.text }}' } },
        { id: 'bad', kind: 'fail', message: 'No {{ steps.mark.text }}' },
      ]),
      { text: canary },
    );
    await failureOf(handle);
    const raw = await host.client.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: handle.workflowId },
    });
    const bytes = Buffer.concat(payloadsIn(raw));
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.includes(canary)).toBe(false);
    expect(JSON.stringify(raw).includes(canary)).toBe(false);
  });

  test('a run without its code fails, and says so', async () => {
    const handle = await host.client.workflow.start('example', {
      workflowId: randomUUID(),
      taskQueue: host.taskQueue,
      args: [{}],
    });
    // An interceptor sets headers only for runs that `startRun` starts.
    expect(await failureOf(handle)).toMatchObject({ type: 'CODE_MISSING' });
  });

  test('a worker without the key leaves the run to another', async () => {
    const published = workflowOf([], { output: 'carried' });
    const connection = await NativeConnection.connect({ address: inject('stack').temporalAddress });
    const queue = `engine-${randomUUID()}`;
    const workerWith = (keys: EngineHost['keys']) =>
      Worker.create(
        createWorkerOptions({
          connection,
          namespace: 'default',
          taskQueue: queue,
          bundle: host.bundle,
          keys,
          activities: {},
          sink: () => undefined,
        }),
      );
    const stranger = await workerWith(createKeyRing([randomBytes(32)]));
    const strangerRuns = stranger.run();
    const handle = await host.start(published, null, randomUUID(), queue);
    await until(async () => {
      const { events } = await handle.fetchHistory();
      expect(events?.some(({ workflowTaskFailedEventAttributes: failed }) => failed)).toBe(true);
    });
    stranger.shutdown();
    await strangerRuns;
    const rightful = await workerWith(host.keys);
    expect(await rightful.runUntil(handle.result())).toBe('carried');
    await connection.close();
  });
});

function payloadsIn(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(payloadsIn);
}

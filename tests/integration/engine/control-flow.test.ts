import { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import type { DefinitionInput } from '@wfb/engine/definition';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestActivities } from '../../replay/support/activities.ts';
import { createEngineHost, publish, type EngineHost } from '../../replay/support/host.ts';
import { eventually } from '../../support/eventually.ts';

type Steps = unknown[];

const fake = createTestActivities();
let host: EngineHost;

beforeAll(async () => {
  host = await createEngineHost(inject('stack').temporalAddress, fake.activities);
});
afterAll(() => host?.close());

const start = (steps: Steps, more: Partial<DefinitionInput> = {}) =>
  host.start(publish({ format: 1, name: 'Example', steps, ...more }), {});
const mark = (id: string, text: string) => ({
  id,
  kind: 'task' as const,
  action: 'test.mark',
  with: { text },
});
const finished = (runId: string) =>
  host
    .eventsOf(runId)
    .flatMap((event) => (event.type === 'step.finished' ? [`${event.instance} ${event.status}`] : []));
const failureOf = async (handle: { result(): Promise<unknown> }): Promise<unknown> => {
  const error = await handle.result().then(
    () => expect.unreachable('the run should have failed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(WorkflowFailedError);
  return (error as WorkflowFailedError).cause;
};

describe('all or nothing', () => {
  const order = (last: Steps[number], more: object = {}): Steps => [
    {
      id: 'order',
      kind: 'saga',
      steps: [mark('reserve', 'reserve'), mark('charge', 'charge'), last],
      undo: { reserve: [mark('release', 'release')], charge: [mark('refund', 'refund')] },
      ...more,
    } as Steps[number],
  ];

  test('undoes nothing where all is done, and nothing of a run that ends within', async () => {
    const done = await start(order(mark('ship', 'ship')));
    await done.result();
    expect(finished(done.workflowId)).toEqual(['reserve done', 'charge done', 'ship done', 'order done']);
    const ended = await start(order({ id: 'stop', kind: 'end', output: 'enough' }));
    expect(await ended.result()).toBe('enough');
    expect(finished(ended.workflowId)).not.toContain('refund done');
  });

  test('undoes the last thing first, and fails as it would have', async () => {
    const handle = await start(order(mark('ship', 'fail ship')));
    expect(await failureOf(handle)).toMatchObject({ type: 'REFUSED', message: 'It refused “fail ship”.' });
    expect(finished(handle.workflowId)).toEqual([
      'reserve done',
      'charge done',
      'ship failed',
      'refund done',
      'release done',
      'order failed',
    ]);
  });

  test('goes on undoing where something cannot be undone, and says so with the failure', async () => {
    const handle = await start(
      order(mark('ship', 'fail ship'), {
        undo: { reserve: [mark('release', 'release')], charge: [mark('refund', 'fail refund')] },
      }),
    );
    expect(await failureOf(handle)).toMatchObject({ type: 'REFUSED', message: 'It refused “fail ship”.' });
    expect(finished(handle.workflowId).slice(3)).toEqual(['refund failed', 'release done', 'order failed']);
    expect(host.eventsOf(handle.workflowId).at(-1)).toMatchObject({
      type: 'run.finished',
      error: {
        stepId: 'ship',
        details: {
          notUndone: [{ step: 'charge', message: 'It refused “fail refund”.', code: 'REFUSED' }],
        },
      },
    });
  });

  test('undoes after the failures that it names, and after no others', async () => {
    const only = { undoOn: { failures: ['OUT_OF_STOCK'], cancel: true } };
    const other = await start(order(mark('ship', 'fail ship'), only));
    await failureOf(other);
    expect(finished(other.workflowId)).not.toContain('refund done');
    const named = await start(
      order({ id: 'stop', kind: 'fail', message: 'Sold out.', code: 'OUT_OF_STOCK' }, only),
    );
    expect(await failureOf(named)).toMatchObject({ type: 'OUT_OF_STOCK' });
    expect(finished(named.workflowId)).toContain('refund done');
  });

  test.each([
    [true, ['pause cancelled', 'refund done', 'release done', 'order cancelled']],
    [false, ['pause cancelled', 'order cancelled']],
  ])('when the run is cancelled, undoes where it was asked to: %s', async (cancel, expected) => {
    const handle = await start(
      order({ id: 'pause', kind: 'wait', for: '1h' }, { undoOn: { failures: 'any', cancel } }),
    );
    await eventually(async () => {
      expect(host.eventsOf(handle.workflowId).some(({ type }) => type === 'step.waiting')).toBe(true);
      return true;
    });
    await handle.cancel();
    expect(await failureOf(handle)).toBeInstanceOf(CancelledFailure);
    expect(finished(handle.workflowId).slice(2)).toEqual(expected);
  });
});

describe('a retry', () => {
  const again = (last: Steps[number], more: object = {}): Steps => [
    {
      id: 'again',
      kind: 'retry',
      retry: { attempts: 3, firstDelay: '1ms' },
      steps: [mark('first', 'first'), last],
      ...more,
    } as Steps[number],
  ];

  test('does all of it anew each time, and gives up with the last failure', async () => {
    const handle = await start(again(mark('second', 'fail second')));
    expect(await failureOf(handle)).toMatchObject({ type: 'REFUSED' });
    expect(finished(handle.workflowId)).toEqual([
      ...[0, 1, 2].flatMap((turn) => [`again[${turn}]/first done`, `again[${turn}]/second failed`]),
      'again failed',
    ]);
    const keys = fake.calls.filter(({ key }) => key.startsWith(handle.workflowId)).map(({ key }) => key);
    expect(keys).toContain(`${handle.workflowId}/again[2]/first`);
  });

  test('tries only after the failures that it names', async () => {
    const handle = await start(again(mark('second', 'fail second'), { errors: ['OTHER'] }));
    expect(await failureOf(handle)).toMatchObject({ type: 'REFUSED' });
    expect(finished(handle.workflowId)).toEqual([
      'again[0]/first done',
      'again[0]/second failed',
      'again failed',
    ]);
  });

  test('is left by the end of the run', async () => {
    const handle = await start(again({ id: 'stop', kind: 'end', output: 'enough' }));
    expect(await handle.result()).toBe('enough');
  });
});

describe('a loop', () => {
  const loop = (more: object): Steps => [
    {
      id: 'loop',
      kind: 'repeat',
      mode: 'while',
      when: 'steps.loop.turns < 5',
      limit: 3,
      steps: [mark('work', 'work')],
      ...more,
    } as Steps[number],
  ];

  test('fails where it is not over within its limit, or goes on where it is to do so', async () => {
    const failing = await start(loop({}));
    expect(await failureOf(failing)).toMatchObject({ type: 'TOO_MANY_TURNS' });
    expect(finished(failing.workflowId)).toEqual([
      ...[0, 1, 2].map((turn) => `loop[${turn}]/work done`),
      'loop failed',
    ]);
    const going = await start(loop({ onLimit: 'continue' }), { output: '{{ steps.loop.turns }}' });
    expect(await going.result()).toBe(3);
  });

  test('has no turn where its condition does not hold before the first', async () => {
    const handle = await start(loop({ when: 'steps.loop.turns > 0' }), { output: '{{ steps.loop.turns }}' });
    expect(await handle.result()).toBe(0);
    expect(finished(handle.workflowId)).toEqual(['loop done']);
  });

  test('is left by the end of the run', async () => {
    const handle = await start(loop({ steps: [{ id: 'stop', kind: 'end', output: 'enough' }] }));
    expect(await handle.result()).toBe('enough');
  });
});

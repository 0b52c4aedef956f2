import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { createClientOptions } from '@wfb/engine/temporal';
import { afterAll, expect, inject, test } from 'vitest';
import { createTestActivities } from '../../replay/support/activities.ts';
import { createEngineHost, publish } from '../../replay/support/host.ts';
import { eventually } from '../../support/eventually.ts';
import { exportPlans, writeProject } from '../../support/exported-project.ts';
import { runNode, startNode, type Started } from '../../support/node-process.ts';

let worker: Started | undefined;
afterAll(async () => {
  worker?.process.kill('SIGKILL');
  await worker?.ended;
});

const version = publish({
  format: 1,
  name: 'Hand over',
  input: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  steps: [
    { id: 'before', kind: 'task', action: 'test.mark', with: { text: '{{ input.id }}' } },
    { id: 'ask', kind: 'approval', ask: 'Go on with {{ input.id }}?', to: { people: ['ada@example.com'] } },
    { id: 'after', kind: 'task', action: 'test.send', with: { text: '{{ steps.before.text }}' } },
  ],
  output: '{{ steps.after.text }} {{ steps.ask.by.name }}: {{ steps.ask.comment }}',
});

/** Under way in several places when it is handed over: within what is undone if it fails, beside others, in front of a loop. */
const shipping = publish({
  format: 1,
  name: 'Ship when paid',
  input: { type: 'object', properties: { lines: { type: 'array', items: { type: 'string' } } } },
  events: [{ name: 'paid', schema: { type: 'object', properties: { by: { type: 'string' } } } }],
  values: [{ name: 'shipped', schema: { type: 'number' }, initial: 0 }],
  steps: [
    {
      id: 'order',
      kind: 'saga',
      steps: [
        { id: 'reserve', kind: 'task', action: 'test.mark', with: { text: 'reserved' } },
        {
          id: 'both',
          kind: 'parallel',
          lanes: [
            {
              id: 'pack',
              steps: [{ id: 'packed', kind: 'task', action: 'test.send', with: { text: 'packed' } }],
            },
            { id: 'pay', steps: [{ id: 'payment', kind: 'receive', event: 'paid' }] },
          ],
        },
      ],
      undo: { reserve: [{ id: 'release', kind: 'task', action: 'test.mark', with: { text: 'released' } }] },
    },
    {
      id: 'each',
      kind: 'forEach',
      items: 'input.lines',
      concurrency: 2,
      steps: [
        { id: 'ship', kind: 'task', action: 'test.mark', with: { text: '{{ item }}' } },
        { id: 'count', kind: 'set', values: { shipped: '{{ values.shipped + 1 }}' } },
      ],
      collect: '{{ steps.ship.text }}',
    },
  ],
  output: '{{ steps.payment.data.by }} {{ values.shipped }} {{ steps.each.join(", ") }}',
});

test('an exported worker carries on runs that the hosted one began', async () => {
  const address = inject('stack').temporalAddress;
  const { activities, asked } = createTestActivities();
  const host = await createEngineHost(address, activities);
  const handle = await host.start(version, { id: 'A-1' }, randomUUID());
  const runId = handle.workflowId;
  const order = await host.start(shipping, { lines: ['red', 'blue'] }, randomUUID());
  await eventually(() => asked.length === 1);
  await eventually(async () => {
    const told = host.eventsOf(order.workflowId).flatMap((event) => ('stepId' in event ? [event] : []));
    const isWaiting = told.some(({ type, stepId }) => type === 'step.waiting' && stepId === 'payment');
    const isPacked = told.some(({ type, stepId }) => type === 'step.finished' && stepId === 'packed');
    return isWaiting && isPacked && !(await order.describe()).raw.pendingWorkflowTask;
  });
  await host.close();

  const cwd = await writeProject(
    'take-over',
    await exportPlans([version.plan, shipping.plan], host.taskQueue),
  );
  const env = { TEMPORAL_ADDRESS: address, WFB_KEY: host.keys[0].secret.toString('base64') };
  worker = startNode(['src/worker.ts'], { cwd, env });
  const decide = [
    'src/decide.ts',
    asked[0]!.approvalId,
    'approve',
    '--run',
    runId,
    '--by',
    'Ada',
    '--comment',
    'yes',
  ];
  expect(await runNode(decide, { cwd, env })).toEqual({ code: 0, output: 'Decided.\n' });

  const connection = await Connection.connect({ address });
  const client = new Client(createClientOptions({ connection, namespace: 'default', keys: host.keys }));
  expect(await client.workflow.getHandle(runId).result()).toBe('A-1!! Ada: yes');
  const shippingRun = client.workflow.getHandle(order.workflowId);
  await shippingRun.signal('paid', { by: 'Ada' });
  expect(await shippingRun.result()).toBe('Ada 2 red!, blue!');
  await connection.close();

  worker.process.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 0 });
});

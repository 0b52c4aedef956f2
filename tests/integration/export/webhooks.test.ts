import { randomUUID } from 'node:crypto';
import { afterAll, expect, inject, test } from 'vitest';
import { probePort } from '@wfb/launcher/ports';
import { publish } from '../../replay/support/host.ts';
import { eventually } from '../../support/eventually.ts';
import { exportPlans, writeProject } from '../../support/exported-project.ts';
import { startNode, type Started } from '../../support/node-process.ts';

const started: Started[] = [];
afterAll(async () => {
  for (const { process } of started) process.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
});

const version = publish({
  format: 1,
  name: 'Take an order',
  input: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  triggers: [{ id: 'hook', kind: 'webhook', reply: 'respond', dedupeBy: 'id' }],
  steps: [
    {
      id: 'say',
      kind: 'respond',
      status: 201,
      headers: { location: '/orders/{{ input.id }}' },
      body: { order: '{{ input.id }}' },
    },
    // Long after the answer.
    { id: 'later', kind: 'wait', for: '1h' },
  ],
});

test('webhooks of an exported project answer with what a step says, before the run ends', async () => {
  const cwd = await writeProject('webhooks', await exportPlans([version.plan], `webhooks-${randomUUID()}`));
  const port = await probePort(0, '127.0.0.1');
  const env = { TEMPORAL_ADDRESS: inject('stack').temporalAddress, PORT: String(port) };
  started.push(startNode(['src/worker.ts'], { cwd, env }), startNode(['src/webhooks.ts'], { cwd, env }));
  const call = () =>
    fetch(`http://127.0.0.1:${port}/hooks/take-an-order`, {
      method: 'POST',
      body: JSON.stringify({ id: 'A-1' }),
    });
  // A second call of the same is answered the same.
  const answers = [await eventually(() => call().catch(() => null)), await call()];
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('location')]).toEqual([201, '/orders/A-1']);
    expect(await answer.json()).toEqual({ order: 'A-1' });
  }
});

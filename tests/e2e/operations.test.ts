import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../support/server.ts';
import { ProjectPage } from './pages/project-page.ts';
import { RunPage } from './pages/run-page.ts';
import { RunsPage } from './pages/runs-page.ts';
import { WorkflowPage } from './pages/workflow-pages.ts';
import {
  addSample,
  publishWorkflow,
  runStatus,
  startOrder,
  untilRun,
  waitingOrder,
} from './support/orders.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();
let person: Person;
let sample: { projectId: string; workflowId: string };

beforeAll(async () => {
  person = await stage.person();
  sample = await addSample(person);
});

test('a declined card: the run says what went wrong, and is started again with another card', async () => {
  const phone = await stage.open({ person });
  const workflow = await new WorkflowPage(phone.page, phone.origin, sample.workflowId).open();
  const run = await workflow.run({ 'Order total': 99 }, { Card: 'declined' });
  await run.untilStatus('Failed');
  await run.main.getByText('Order 1042 could not be fulfilled').filter({ visible: true }).first().waitFor();
  expect(await run.main.innerText()).not.toContain('ORDER_NOT_FULFILLED');

  const again = await run.retryWith({ Card: 'valid' });
  expect(again.id).not.toBe(run.id);
  await again.untilStatus('Done');
  await again.main.getByRole('link', { name: 'Run it tries again' }).waitFor();
});

test('a run goes on from the step that failed, once the secret is right that it needs', async () => {
  const desk = await stage.open({ device: 'desktop', person });
  const project = await new ProjectPage(desk.page, desk.origin, sample.projectId, 'secrets').open();
  await project.addSecret('CUSTOMER', 'nobody@example.com');
  const workflowId = await publishWorkflow(person, sample.projectId, {
    format: 1,
    name: 'Look up a customer',
    steps: [
      { id: 'start', kind: 'transform', title: 'Prepare', value: '{{ 20 + 5 }}' },
      {
        id: 'look',
        kind: 'task',
        title: 'Ask the shop',
        action: 'http.request',
        with: { method: 'GET', url: `${stage.origin}/demo-shop/customers/{{ secrets.CUSTOMER }}` },
      },
    ],
    output: '{{ steps.look.status }}',
  });

  const workflow = await new WorkflowPage(desk.page, desk.origin, workflowId).open();
  const run = await workflow.run();
  await run.untilStatus('Failed');
  await run.untilStep('Prepare', 'Done');
  await run.untilStep('Ask the shop', 'Failed');

  await project.open();
  await project.replaceSecret('CUSTOMER', 'alan@example.com');
  await run.open();
  await run.retryFromHere();
  const again = await RunPage.opened(desk.page, desk.origin);
  await again.untilStatus('Done');
  await again.untilStep('Ask the shop', 'Done');
});

test('a secret can be set and replaced, and never be read back', async () => {
  const phone = await stage.open({ person });
  const answers: string[] = [];
  phone.page.on('response', (response) => {
    if (response.url().includes('/api/'))
      void response.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
  });
  const project = await new ProjectPage(phone.page, phone.origin, sample.projectId, 'secrets').open();
  await project.addSecret('SHOP_TOKEN', 'canary-value-1');
  await project
    .secret('SHOP_TOKEN')
    .getByText(/^Set .* by /)
    .waitFor();
  await project.replaceSecret('SHOP_TOKEN', 'canary-value-2');
  await project.message('Saved and sealed.').first().waitFor();
  await project.open();
  await project.secret('SHOP_TOKEN').waitFor();
  expect(await phone.page.content()).not.toContain('canary-value');
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.join('\n')).not.toContain('canary-value');
});

test('a run that waits for an approval is cancelled, and its approval is withdrawn', async () => {
  const order = await waitingOrder(person, sample.workflowId);
  const phone = await stage.open({ person });
  const run = await new RunPage(phone.page, phone.origin, order.runId).open();
  await run.cancel();
  await run.untilStatus('Cancelled');
  const { body } = await person.client.get<{ status: string }>(`/api/v1/approvals/${order.approvalId}`);
  expect(body.status).toBe('withdrawn');
});

test('a stopped pool keeps its runs waiting, and carries them out when it is started', async () => {
  const desk = await stage.open({ device: 'desktop', person });
  const project = await new ProjectPage(desk.page, desk.origin, sample.projectId).open();
  await project.pool.waitFor();
  await project.stopPool();
  await project.pool.getByText('Switched off: new runs will wait.').waitFor();
  // What a worker has taken before it heard of it, it finishes.
  await project.pool.getByRole('listitem').filter({ hasText: 'Rests: its pool is switched off' }).waitFor();

  const run = await startOrder(person, sample.workflowId, { order: 2001, total: 20 });
  await project.pool.getByText('Switched off, and one run waits for it.').waitFor();
  expect(await runStatus(person, run.id)).not.toBe('completed');

  await project.startPool();
  await untilRun(person, run.id, 'completed');
  await project.pool
    .getByText(/^(Awake|Sleeping)/)
    .first()
    .waitFor();
});

test('runs are found by status and by words, and the filter is in the address', async () => {
  const failed = await startOrder(person, sample.workflowId, { order: 3001, total: 10, card: 'declined' });
  const done = await startOrder(person, sample.workflowId, { order: 3002, total: 10, customer: 'Zoë' });
  await untilRun(person, failed.id, 'failed');
  await untilRun(person, done.id, 'completed');
  const phone = await stage.open({ person });
  const runs = await new RunsPage(phone.page, phone.origin).open();

  await runs.filter('Failed');
  await runs.row('Order 3001').waitFor();
  await runs.row('Order 3002').waitFor({ state: 'hidden' });
  await runs.filter('Failed');
  await runs.search('Zoë');
  await runs.row('Order 3002').waitFor();
  await runs.row('Order 3001').waitFor({ state: 'hidden' });

  await phone.page.reload();
  await runs.row('Order 3002').waitFor();
  expect(await runs.row('Order 3001').count()).toBe(0);
  await runs.row('Order 3002').click();
  await (await RunPage.opened(phone.page, phone.origin)).untilStatus('Done');
});

test('an item is added to a backlog by hand, taken out and put back', async () => {
  await publishWorkflow(person, sample.projectId, {
    format: 1,
    name: 'Collect alerts',
    backlogs: [{ name: 'alerts', item: { type: 'object', properties: { device: { type: 'string' } } } }],
    steps: [{ id: 'peek', kind: 'backlogPeek', backlog: 'alerts' }],
  });
  const { page, origin } = await stage.open({ person });
  await page.goto(`${origin}/projects/${sample.projectId}/data/backlogs/alerts`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Device').fill('pump');
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();

  await page.getByRole('link', { name: /pump/ }).click();
  await page.getByRole('button', { name: 'Take out' }).click();
  await page.getByText('Nothing waits').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: /pump/ }).waitFor();
});

import { parseDefinition } from '@wfb/engine/compiler';
import { expect, test } from 'vitest';
import { EditorPage } from './pages/editor-page.ts';
import { addSample, createWorkflow } from './support/orders.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

const refund = {
  format: 1,
  name: 'Refund',
  input: {
    type: 'object',
    properties: { customer: { type: 'string', default: 'Ada' }, amount: { type: 'number', default: 900 } },
  },
  steps: [
    {
      id: 'large',
      kind: 'branch',
      cases: [
        {
          id: 'yes',
          when: 'input.amount > 500',
          steps: [
            {
              id: 'ask',
              kind: 'approval',
              ask: 'Refund {{ input.amount }} to {{ input.customer }}?',
              to: { roles: ['owner'] },
              deadline: { after: '2d', then: 'reject' },
            },
          ],
        },
      ],
      otherwise: [{ id: 'small', kind: 'transform', value: 'small' }],
    },
    { id: 'grace', kind: 'wait', for: '30d' },
    {
      id: 'pay',
      kind: 'task',
      title: 'Pay it back',
      action: 'http.request',
      with: { method: 'POST', url: 'https://bank.example.com/refunds' },
    },
  ],
  output: '{{ coalesce(steps.ask.decision, "small") }}: {{ steps.pay.status }}',
};

test('a draft is tested on a phone: decided in its story, time skipped, failures tried, coverage shown', async () => {
  const person = await stage.person();
  const { projectId } = await addSample(person);
  const id = await createWorkflow(person, projectId, parseDefinition(refund).definition!);
  const phone = await stage.open({ person });
  const editor = await new EditorPage(phone.page, phone.origin, id).open();

  const sheet = await editor.openTest();
  await sheet.getByRole('button', { name: 'Start the test' }).click();
  await sheet.getByText('Refund 900 to Ada?').first().waitFor();
  await sheet.getByText('2 d 0 h left to decide.').waitFor();
  await sheet.getByRole('button', { name: 'Approve' }).click();

  // Thirty days of waiting are skipped by themselves.
  await sheet.getByRole('region', { name: 'Output' }).getByText('approved: ').waitFor();
  await sheet.getByText('30 d 0 h would have passed').waitFor();
  const coverage = sheet.getByRole('region', { name: 'Coverage' });
  await coverage.getByText('4 of 5').waitFor();
  await coverage.getByText('1 of 2').waitFor();

  // The other way, with a task that fails.
  await sheet.getByRole('button', { name: 'Test again' }).click();
  await sheet.getByLabel('Amount').fill('5');
  await sheet.getByText('Fails', { exact: true }).click();
  await sheet.getByLabel('What goes wrong').fill('The bank is closed.');
  await sheet.getByRole('button', { name: 'Start the test' }).click();
  await sheet.getByText('The bank is closed.').first().waitFor();
  await coverage.getByText('Covered in 2 tests').waitFor();
  await coverage.getByText('5 of 5').waitFor();
  await coverage.getByText('2 of 2').waitFor();

  // Nothing of it was real.
  const { body } = await person.client.get<{ items: unknown[] }>(`/api/v1/runs?workflowId=${id}`);
  expect(body.items).toEqual([]);
  expect(phone.browser.problems).toEqual([]);
});

test('what tests drafts may evaluate code, and reach nothing', async () => {
  const person = await stage.person();
  const { workflowId } = await addSample(person);
  const phone = await stage.open({ person });
  const editor = await new EditorPage(phone.page, phone.origin, workflowId).open();
  const served = phone.page.waitForResponse((response) =>
    response.url().includes('/_app/immutable/workers/'),
  );
  const sheet = await editor.openTest();
  await sheet.getByRole('button', { name: 'Start the test' }).click();
  expect(await (await served).headerValue('content-security-policy')).toBe(
    "default-src 'none'; script-src 'unsafe-eval'",
  );
  await sheet.getByRole('region', { name: 'Coverage' }).waitFor();
  const [worker] = phone.page.workers();
  const reached = worker!.evaluate(() =>
    fetch('/api/v1/runs').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(await reached).toBe('refused');
});

import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { EditorPage } from './pages/editor-page.ts';
import { WorkflowsPage } from './pages/workflow-pages.ts';
import { addSample } from './support/orders.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

test('a workflow is made from nothing on a phone, mended, published and run', async () => {
  const phone = await stage.open({ person: await stage.person() });
  const { page, origin } = phone;
  const workflows = await new WorkflowsPage(page, origin).open();
  const id = await workflows.create('Refund a customer');
  const editor = new EditorPage(page, origin, id);

  await editor.setStartForm([
    { kind: 'Text', label: 'Customer' },
    { kind: 'Number', label: 'Amount' },
  ]);

  // Fields with value chips.
  await editor.addStep('Make a value');
  await editor.write('Value', 'Refund {Amount} to {Customer}');
  await editor.close();

  // A problem is said beside the step, and at its field.
  await editor.addStep('Approval');
  await editor.write('What is asked', 'Refund {Amount}?');
  await editor.close();
  await editor
    .step('Refund')
    .filter({ hasText: /nobody|who/i })
    .waitFor();
  await editor.problems.waitFor();

  const approval = await editor.openStep(/^Ask/);
  await approval.getByLabel('Owners of the workspace').click();
  await editor.close();
  await editor.problems.waitFor({ state: 'hidden' });

  // A decision, with a step that is moved into it without dragging.
  const branch = await editor.addStep('If');
  await branch.getByRole('button', { name: 'Value: Choose a value' }).click();
  await editor.chooseValue('Amount');
  await branch.getByLabel('Comparison').selectOption({ label: 'is over' });
  await branch.getByLabel('Compared with').fill('100');
  await branch.getByLabel('Compared with').blur();
  await editor.close();
  await editor.act(/^If/, 'Move up');
  expect(await editor.sentences()).toEqual([
    expect.stringMatching(/^Make/),
    expect.stringMatching(/^If Amount is over 100/),
    expect.stringMatching(/^Ask an owner/),
  ]);
  await editor.act(/^Ask/, /^Move into “If.*then$/);
  await page
    .getByRole('list', { name: /^Steps of .*, case$/ })
    .getByText('Ask')
    .waitFor();

  // Undo.
  await editor.act(/^Make/, 'Delete');
  expect(await editor.step(/^Make/).count()).toBe(0);
  await editor.undo();
  await editor.step(/^Make/).waitFor();

  await page.getByRole('button', { name: /^End/ }).click();
  const output = page.getByRole('dialog', { name: 'Output' });
  await output.getByText('One value').click();
  await editor.write('Value', '{Value}');
  await editor.close();

  await editor.untilSaved();
  await editor.publish('The first one.');
  await editor.message('Version 1 is published. New runs use it.').waitFor();
  const run = await editor.run({ Customer: 'Ada', Amount: 50 });
  await run.untilStatus('Done');
  await page.getByRole('region', { name: 'Output' }).getByText('Refund 50 to Ada').waitFor();
  expect(phone.browser.problems).toEqual([]);
});

test('two tabs change the same draft: the second is asked which one shall go on', async () => {
  const person = await stage.person();
  const { workflowId } = await addSample(person);
  const desk = await stage.open({ device: 'phone', person });
  const first = await new EditorPage(desk.page, desk.origin, workflowId).open();
  const second = await new EditorPage(await desk.newTab(), desk.origin, workflowId).open();

  await first.act('Is the order over', 'Duplicate');
  await first.untilSaved();
  const before = (await second.sentences()).length;
  await second.act('Is the order over', 'Switch off');
  const dialog = second.page.getByRole('dialog', { name: 'This draft was changed elsewhere' });
  await dialog.getByRole('button', { name: 'Take the other one' }).click();
  await second.untilSaved();
  await eventually(async () => (await second.sentences()).length > before);

  await first.page.reload();
  await first.step('Is the order over').first().waitFor();
  expect(await first.sentences()).toEqual(await second.sentences());
});

test('a draft changed without a connection is kept, and saved when there is one', async () => {
  const person = await stage.person();
  const { workflowId } = await addSample(person);
  const phone = await stage.open({ person });
  const editor = await new EditorPage(phone.page, phone.origin, workflowId).open();
  await phone.goOffline();
  await editor.act('Is the order over', 'Switch off');
  await phone.page.getByText('Kept on this device, waiting for the connection').first().waitFor();
  await phone.goOnline();
  await editor.untilSaved();
  const { body } = await person.client.get<{ draft: { steps: { id: string; disabled?: boolean }[] } }>(
    `/api/v1/workflows/${workflowId}`,
  );
  expect(body.draft.steps[0]).toMatchObject({ id: 'large', disabled: true });
});

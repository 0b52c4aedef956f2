import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../support/server.ts';
import { ApprovalsPage } from './pages/approval-pages.ts';
import { NotificationsPage } from './pages/more-pages.ts';
import { addSample, decided, runStatus, untilRun, waitingOrder } from './support/orders.ts';
import { useStage } from './support/stage.ts';

// A decision in a lift: taken without a connection, and carried out as soon as there is one.

const stage = useStage();
let person: Person;
let workflowId: string;

beforeAll(async () => {
  person = await stage.person();
  ({ workflowId } = await addSample(person));
});

test('a decision taken offline survives a reload, is shown as pending, and is sent when the connection is back', async () => {
  const order = await waitingOrder(person, workflowId);
  const phone = await stage.open({ person });
  const approvals = await new ApprovalsPage(phone.page, phone.origin).open();
  await phone.untilKeptForOffline();
  const approval = await approvals.openCard('Order 1042');
  await approval.subject.waitFor();

  await phone.goOffline();
  await approval.approve();
  await approvals.ofThisDevice.getByText('waiting for the connection').waitFor();
  expect(await runStatus(person, order.runId)).toBe('waiting');

  await phone.page.reload();
  await approvals.ofThisDevice.getByText('Approved').waitFor();
  expect(await approvals.card('Order 1042').count()).toBe(0);
  expect(await runStatus(person, order.runId)).toBe('waiting');

  await phone.goOnline();
  await approvals.ofThisDevice.waitFor({ state: 'hidden' });
  expect(await decided(person, order.approvalId)).toMatchObject({
    status: 'approved',
    votes: [{ decision: 'approve', via: 'offline' }],
  });
  await untilRun(person, order.runId, 'completed');
});

test('a decision taken back while offline is never sent', async () => {
  const order = await waitingOrder(person, workflowId, { order: 1043 });
  const phone = await stage.open({ person });
  const approvals = await new ApprovalsPage(phone.page, phone.origin).open();
  await phone.untilKeptForOffline();
  const approval = await approvals.openCard('Order 1043');
  await approval.subject.waitFor();

  await phone.goOffline();
  await approval.reject();
  await approvals.message(/^Rejected: Order 1043/).waitFor();
  await phone.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await approvals.card('Order 1043').waitFor();

  await phone.goOnline();
  await phone.page.reload();
  await approvals.card('Order 1043').waitFor();
  expect(await runStatus(person, order.runId)).toBe('waiting');
});

test('Reject in a notification without a connection says so, and is sent by the browser later', async () => {
  const phone = await stage.open({ person, notifications: true });
  await (await new NotificationsPage(phone.page, phone.origin).open()).turnOn();
  const order = await waitingOrder(person, workflowId, { order: 1044 });
  const message = await phone.pushes.awaitMessage((text) => text.includes(order.approvalId));
  await phone.pushes.deliver(message.text ?? '');
  const { title } = await phone.pushes.notification();

  await phone.goOffline();
  await phone.pushes.tap(title, 'reject');
  expect(await phone.pushes.notification()).toMatchObject({
    body: 'Rejected on this device. It is sent as soon as there is a connection.',
  });
  expect(await runStatus(person, order.runId)).toBe('waiting');

  await phone.goOnline();
  await phone.pushes.sync('wfb-decisions');
  expect(await decided(person, order.approvalId)).toMatchObject({
    status: 'rejected',
    votes: [{ decision: 'reject', via: 'notification' }],
  });
});

test('lists and pages that were looked at can be read offline; others say what is missing', async () => {
  const order = await waitingOrder(person, workflowId, { order: 1045 });
  const phone = await stage.open({ person });
  const { page, origin } = phone;
  const approvals = await new ApprovalsPage(page, origin).open();
  await phone.untilKeptForOffline();
  for (const section of ['Runs', 'Workflows'] as const) {
    await approvals.goTo(section);
    await page.getByRole('heading', { name: section, level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /Order 1045|Fulfil an order/ })
      .first()
      .waitFor();
  }
  await phone.goOffline();

  await page.goto(`${origin}/approvals`);
  await approvals.card('Order 1045').waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: /connection/i })
    .first()
    .waitFor();
  await approvals.goTo('Runs');
  await page
    .getByRole('link', { name: /Order 1045/ })
    .first()
    .waitFor();
  await page.goto(`${origin}/workflows`);
  await page.getByRole('link', { name: /Fulfil an order/ }).waitFor();
  await page.goto(`${origin}/more/devices`);
  await page
    .getByText(/connection/i)
    .first()
    .waitFor();
  expect(await runStatus(person, order.runId)).toBe('waiting');
});

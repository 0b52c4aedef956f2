import { expect, test } from 'vitest';
import { ApprovalPage } from './pages/approval-pages.ts';
import { SignUpPage } from './pages/account-pages.ts';
import { NotificationsPage } from './pages/more-pages.ts';
import { RunPage } from './pages/run-page.ts';
import { WorkflowsPage } from './pages/workflow-pages.ts';
import { plain } from './support/plain-text.ts';
import { useStage } from './support/stage.ts';

// The first five minutes of the README, on both sizes.

const stage = useStage();
const subject = 'Order 1042 · Ada Lovelace · € 900.00';

test('a phone: from the first account to an order approved in a notification', async () => {
  const phone = await stage.open({ device: 'phone', notifications: true });
  const { page, origin, pushes } = phone;

  const signUp = await new SignUpPage(page, origin).open();
  await page.getByRole('heading', { name: 'Make it yours' }).waitFor();
  await signUp.signUp({ name: 'Grace Hopper', email: 'grace@example.com', password: 'a long enough secret' });

  await (await new NotificationsPage(page, origin).open()).turnOn();

  const workflows = new WorkflowsPage(page, origin);
  await workflows.goTo('Workflows');
  await workflows.addSample();
  const order = await workflows.openWorkflow('Fulfil an order');
  const run = await order.run();
  await run.untilStatus('Waiting for approval');
  expect(plain(await run.heading())).toBe(subject);

  await run.openApproval();
  const approval = await ApprovalPage.opened(page, origin);
  expect(plain(await approval.fact('Order total').innerText())).toBe('€ 900.00');
  await approval.foot.waitFor();
  await approval.capture('approval');
  await page.goBack();
  await run.untilStatus('Waiting for approval');

  const message = await pushes.awaitMessage((text) => text.includes('"approval"'));
  expect(message.size).toBeLessThan(3993);
  await pushes.deliver(message.text ?? '');
  const notification = await pushes.notification();
  expect(notification.title).toBe('Approve order 1042 of Ada Lovelace');
  expect(plain(notification.body)).toContain('€ 900.00');
  expect(notification).toMatchObject({
    actions: [
      { action: 'approve', title: 'Approve' },
      { action: 'reject', title: 'Reject' },
    ],
  });

  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await pushes.tap(notification.title, 'approve');
  await run.untilStatus('Done');
  await run.untilStep('Hand the parcel to the carrier', 'Done');
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
  await run.capture('run');
  expect(await pushes.notification()).toMatchObject({ body: 'Approved. It is taken.' });
  expect(phone.browser.problems).toEqual([]);
});

test('a desk: an order approved in the app', async () => {
  const person = await stage.person({ name: 'Edsger' });
  const desk = await stage.open({ device: 'desktop', person });
  const { page, origin } = desk;

  const workflows = await new WorkflowsPage(page, origin).open();
  await workflows.addSample();
  const run = await (await workflows.openWorkflow('Fulfil an order')).run({ 'Order total': 1250 });
  await run.untilStatus('Waiting for approval');
  await run.openApproval();

  const approval = await ApprovalPage.opened(page, origin);
  expect(plain(await approval.fact('Order total').innerText())).toBe('€ 1,250.00');
  await approval.approve();
  await approval.message(/^Approved: Order 1042 · Ada Lovelace · €\s1,250\.00$/).waitFor();

  const decided = await new RunPage(page, origin, run.id).open();
  await decided.untilStatus('Done');
  await decided.untilStep('Tell the customer that the parcel is on its way', 'Done');
  expect(desk.browser.problems).toEqual([]);
});

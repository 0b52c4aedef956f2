import { expect, test } from 'vitest';
import { ApprovalPage, ApprovalsPage } from './pages/approval-pages.ts';
import { addSample, decided, untilRun, waitingOrder } from './support/orders.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

test('two people decide at the same moment: one wins, the other is told by whom', async () => {
  const owner = await stage.person({ name: 'Ona Owner' });
  const admin = await stage.colleague(owner, 'admin', { name: 'Adam Admin' });
  const { workflowId } = await addSample(owner);
  const order = await waitingOrder(owner, workflowId);

  const devices = await Promise.all([
    stage.open({ device: 'phone', person: owner }),
    stage.open({ device: 'desktop', person: admin }),
  ]);
  const pages = await Promise.all(
    devices.map(async ({ page, origin }) => {
      const approval = await new ApprovalPage(page, origin, order.approvalId).open();
      await approval.foot.waitFor();
      return approval;
    }),
  );
  await Promise.all(pages.map((page) => page.approve()));

  const { status, decidedBy, votes } = await decided(owner, order.approvalId);
  expect(status).toBe('approved');
  expect(votes).toHaveLength(1);
  const winner = decidedBy?.name ?? '';
  expect(['Ona Owner', 'Adam Admin']).toContain(winner);
  const loser = devices[winner === 'Ona Owner' ? 1 : 0];

  const approvals = new ApprovalsPage(loser.page, loser.origin);
  const notTaken = approvals.ofThisDevice.filter({ visible: true });
  await notTaken.getByText(`Not taken: ${winner} approved this before you.`).waitFor();
  await notTaken.getByRole('button', { name: 'Dismiss' }).click();
  await notTaken.waitFor({ state: 'hidden' });
  await untilRun(owner, order.runId, 'completed');

  const page = await new ApprovalPage(loser.page, loser.origin, order.approvalId).open();
  await page.page.getByRole('main').getByText(winner).filter({ visible: true }).first().waitFor();
  expect(await page.foot.count()).toBe(0);
});

test('an approval that somebody else decides goes away from the list while one looks at it', async () => {
  const owner = await stage.person();
  const admin = await stage.colleague(owner, 'admin');
  const { workflowId } = await addSample(owner);
  const order = await waitingOrder(owner, workflowId, { order: 7 });

  const phone = await stage.open({ person: admin });
  const approvals = await new ApprovalsPage(phone.page, phone.origin).open();
  await approvals.card('Order 7').waitFor();
  await owner.client.post(`/api/v1/approvals/${order.approvalId}/decision`, {
    decision: 'reject',
    decisionId: crypto.randomUUID(),
    via: 'app',
  });
  await approvals.card('Order 7').waitFor({ state: 'hidden' });
  await approvals.show('Done');
  await approvals.card('Order 7').getByText('Rejected').waitFor();
});

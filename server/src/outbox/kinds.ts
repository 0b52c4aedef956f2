/** Everything that a transaction can promise. */
export const outboxKinds = [
  'run.start',
  'run.cancel',
  'run.terminate',
  'run.event',
  'project.event',
  'run.failedNotify',
  'approval.notify',
  'approval.remind',
  'approval.escalate',
  'approval.closed',
  'message.notify',
  'push.send',
  'mail.send',
  'schedule.sync',
  'backlog.settle',
  'queue.configure',
  'region.lostNotify',
] as const;
export type OutboxKind = (typeof outboxKinds)[number];

/** Carried out by jobs of the queue `delivery`; the others need no Redis and so wait for none. */
export const deliveryKinds: ReadonlySet<OutboxKind> = new Set([
  'run.failedNotify',
  'approval.notify',
  'approval.remind',
  'approval.escalate',
  'approval.closed',
  'message.notify',
  'region.lostNotify',
  'push.send',
  'mail.send',
]);

import { self } from '$app/service-worker';
import { showBadge } from '../lib/pwa/badge.ts';
import { readMeta } from '../lib/pwa/device-store.ts';
import type { FlushedDecision } from '../lib/features/approvals/decision-queue.ts';
import { decidedWord, refusalWords } from '../lib/features/approvals/words.ts';
import { decisionQueue } from './decisions.ts';
import { parsePush, type PushMessage } from './payload.ts';

/** What a notification carries to its own click. */
export interface NotificationData {
  url: string;
  subject: string;
  approval?: PushMessage['approval'];
  /** The decision this notification reports on. */
  decisionId?: string;
}

interface ActionOptions extends NotificationOptions {
  actions?: { action: string; title: string }[];
  renotify?: boolean;
  timestamp?: number;
}

const look = { icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', lang: 'en' };

/** Every push shows a notification: a browser takes the permission away from those who stay silent. */
export async function onPush(text: string | undefined): Promise<void> {
  const message = parsePush(text, self.location.origin);
  if (message.badge !== undefined) showBadge(message.badge);
  const { approval } = message;
  const decidable = message.kind === 'approval' && approval?.token !== undefined && approval.risk !== 'high';
  const options: ActionOptions = {
    ...look,
    body: message.body,
    tag: message.tag,
    renotify: message.kind === 'approval' && message.tag !== undefined,
    requireInteraction: message.kind === 'approval',
    silent: message.kind === 'approval.closed',
    data: { url: message.url, subject: message.title, approval } satisfies NotificationData,
    actions: decidable
      ? [
          { action: 'approve', title: 'Approve' },
          { action: 'reject', title: 'Reject' },
        ]
      : [],
  };
  await self.registration.showNotification(message.title, options);
}

export async function onNotificationClick(notification: Notification, action: string): Promise<void> {
  const data = (notification.data ?? {}) as Partial<NotificationData>;
  notification.close();
  if ((action === 'approve' || action === 'reject') && data.approval?.token) {
    await decide(action, data.approval, data.subject ?? notification.title, notification.tag);
  } else {
    if (data.decisionId) await decisionQueue.dismiss(data.decisionId);
    await openApp(data.url ?? '/approvals');
  }
}

/** Swiping away the word that a decision was not taken is having seen it. */
export async function onNotificationClose(notification: Notification): Promise<void> {
  const { decisionId } = (notification.data ?? {}) as Partial<NotificationData>;
  if (decisionId) await decisionQueue.dismiss(decisionId);
}

async function decide(
  decision: 'approve' | 'reject',
  approval: NonNullable<PushMessage['approval']>,
  subject: string,
  tag: string,
): Promise<void> {
  // The token says to the server whose decision it is; the id keeps it apart from those of others on this device.
  const userId = (await readMeta<string>('userId')) ?? 'signed-out';
  await decisionQueue.add({
    decisionId: crypto.randomUUID(),
    approvalId: approval.id,
    userId,
    decision,
    token: approval.token,
    via: 'notification',
    decidedAt: new Date().toISOString(),
    notBefore: 0,
    subject,
    state: 'pending',
  });
  const flushed = await decisionQueue.flush(userId);
  const own = flushed.find((result) => result.decision.approvalId === approval.id);
  await report(own, decision, subject, tag, `/approvals/${approval.id}`);
}

/** Says what became of it: taken, kept for later, or too late. */
async function report(
  flushed: FlushedDecision | undefined,
  decision: 'approve' | 'reject',
  subject: string,
  tag: string,
  url: string,
): Promise<void> {
  const outcome = flushed?.outcome ?? { kind: 'later' as const };
  const data: NotificationData = { url, subject };
  const options: ActionOptions = { ...look, tag, silent: outcome.kind !== 'refused', data };
  if (outcome.kind === 'accepted') {
    await self.registration.showNotification(subject, {
      ...options,
      body: `${decidedWord(decision)}. It is taken.`,
    });
  } else if (outcome.kind === 'refused') {
    data.decisionId = flushed?.decision.decisionId;
    await self.registration.showNotification(subject, {
      ...options,
      body: `Not taken: ${refusalWords(outcome.refusal)}`,
    });
  } else {
    const body = `${decidedWord(decision)} on this device. It is sent as soon as there is a connection.`;
    await self.registration.showNotification(subject, { ...options, body });
    await requestSync();
  }
}

async function requestSync(): Promise<void> {
  const { sync } = self.registration as ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> };
  };
  await sync?.register('wfb-decisions').catch(() => {
    // The next launch of the app sends it.
  });
}

/** Brings an open window to the front and leads it there, or opens one. */
async function openApp(url: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const client = windows.find((window) => window.visibilityState === 'visible') ?? windows[0];
  if (!client) {
    await self.clients.openWindow(url);
    return;
  }
  client.postMessage({ type: 'navigate', url });
  await client.focus().catch(() => {
    // The browser keeps the window where it is; it was led to the right page all the same.
  });
}

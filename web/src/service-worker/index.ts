import { self } from '$app/service-worker';
import { DECISIONS } from '../lib/features/approvals/decision-queue.ts';
import { answerFromApp, dropOldVersions, precacheApp } from './app-cache.ts';
import { answerData, isKept } from './data-cache.ts';
import { syncDecisions } from './decisions.ts';
import { onNotificationClick, onNotificationClose, onPush } from './notifications.ts';
import { onSubscriptionChange } from './subscription.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener('install', (event) => event.waitUntil(precacheApp()));

self.addEventListener('activate', (event) =>
  event.waitUntil(dropOldVersions().then(() => self.clients.claim())),
);

self.addEventListener('message', (event) => {
  // A new version waits until the person says "Update": nothing changes under their hands.
  if ((event.data as { type?: string } | null)?.type === 'activate') event.waitUntil(self.skipWaiting());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (isKept(request, self.location.origin)) {
    const { response, stored } = answerData(request);
    event.respondWith(response);
    event.waitUntil(stored);
    return;
  }
  const answer = answerFromApp(request);
  if (answer) event.respondWith(answer);
});

self.addEventListener('push', (event) => event.waitUntil(onPush(event.data?.text())));

self.addEventListener('notificationclick', (event) =>
  event.waitUntil(onNotificationClick(event.notification, event.action)),
);

self.addEventListener('notificationclose', (event) =>
  event.waitUntil(onNotificationClose(event.notification)),
);

self.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(onSubscriptionChange(event as Parameters<typeof onSubscriptionChange>[0])),
);

// Not in TypeScript's library: Chromium alone has it.
self.addEventListener('sync' as 'activate', (event) => {
  if ((event as SyncEvent).tag === DECISIONS) event.waitUntil(syncDecisions());
});

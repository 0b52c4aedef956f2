import { self } from '$app/service-worker';
import { readMeta, writeMeta } from '../lib/pwa/device-store.ts';

interface SubscriptionChangeEvent extends ExtendableEvent {
  readonly oldSubscription: PushSubscription | null;
  readonly newSubscription: PushSubscription | null;
}

/** The push service gave this device another address, or took the old one away: tell the server, or nothing arrives any more. */
export async function onSubscriptionChange(event: SubscriptionChangeEvent): Promise<void> {
  const oldEndpoint = event.oldSubscription?.endpoint ?? (await readMeta<string>('pushEndpoint'));
  const key =
    event.oldSubscription?.options.applicationServerKey ?? (await readMeta<ArrayBuffer>('vapidKey'));
  if (!oldEndpoint || !key) return;
  const subscription =
    event.newSubscription ??
    (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  const { endpoint, keys } = subscription.toJSON();
  await writeMeta('pushEndpoint', endpoint);
  // Where it fails, the check at the next launch of the app mends it.
  await fetch('/api/v1/push/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ oldEndpoint, endpoint, keys }),
  });
}

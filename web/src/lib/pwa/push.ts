import { call, type Api } from '../api/client.ts';
import { readMeta, writeMeta } from './device-store.ts';

/** What push can do on this device, and what it needs first. */
export type PushState =
  | { kind: 'unsupported' }
  /** Safari on iPhone and iPad: only for apps on the home screen. */
  | { kind: 'install-first' }
  /** Plain HTTP: browsers give push to secure pages alone. */
  | { kind: 'insecure' }
  | { kind: 'off' }
  | { kind: 'blocked' }
  | { kind: 'on'; endpoint: string };

export async function readPushState(): Promise<PushState> {
  if (!window.isSecureContext) return { kind: 'insecure' };
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return isApplePhone() && !isInstalled() ? { kind: 'install-first' } : { kind: 'unsupported' };
  }
  if (Notification.permission === 'denied') return { kind: 'blocked' };
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  return Notification.permission === 'granted' && subscription
    ? { kind: 'on', endpoint: subscription.endpoint }
    : { kind: 'off' };
}

/** Must be called from a press: browsers show their question only then. */
export async function turnPushOn(api: Api): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return readPushState();
  await subscribe(api);
  await writeMeta('pushWanted', true);
  return readPushState();
}

export async function turnPushOff(api: Api): Promise<PushState> {
  await writeMeta('pushWanted', undefined);
  await unsubscribe(api);
  return readPushState();
}

/** At each launch: the push service may have dropped the subscription, or the server may have. */
export async function renewPush(api: Api): Promise<void> {
  // Asked of this device's own store first: the browser answers `permission` by holding up the whole page, 70 ms on a desk machine.
  if (!(await readMeta<boolean>('pushWanted'))) return;
  if ((await readPushState()).kind === 'unsupported' || !('Notification' in window)) return;
  if (Notification.permission !== 'granted') return;
  await subscribe(api);
}

/** Before a sign-out: this device must not show the next person what was meant for this one. */
export async function endPush(api: Api): Promise<void> {
  await writeMeta('pushWanted', undefined);
  await unsubscribe(api);
}

async function subscribe(api: Api): Promise<void> {
  const { vapidPublicKey } = await call(api.GET('/api/v1/instance'));
  const key = decodeKey(vapidPublicKey);
  const registration = await navigator.serviceWorker.ready;
  let subscription = await registration.pushManager.getSubscription();
  if (subscription && !sameKey(subscription.options.applicationServerKey, key)) {
    // Made for another instance, or before its key changed: pushes to it would be refused.
    await subscription.unsubscribe();
    subscription = null;
  }
  subscription ??= await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth)
    throw new Error('The browser gave an incomplete subscription.');
  await call(
    api.POST('/api/v1/push/subscriptions', {
      body: { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } },
    }),
  );
  await Promise.all([writeMeta('pushEndpoint', endpoint), writeMeta('vapidKey', key.buffer)]);
}

async function unsubscribe(api: Api): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  await writeMeta('pushEndpoint', undefined);
  if (!subscription) return;
  await Promise.allSettled([
    api.DELETE('/api/v1/push/subscriptions', { body: { endpoint: subscription.endpoint } }),
    subscription.unsubscribe(),
  ]);
}

export function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true
  );
}

export function isApplePhone(): boolean {
  // An iPad calls itself a Mac, with fingers.
  return (
    /iP(hone|ad|od)/.test(navigator.userAgent) ||
    (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

function decodeKey(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function sameKey(known: ArrayBuffer | null, key: Uint8Array): boolean {
  if (!known) return false;
  const bytes = new Uint8Array(known);
  return bytes.length === key.length && bytes.every((byte, index) => byte === key[index]);
}

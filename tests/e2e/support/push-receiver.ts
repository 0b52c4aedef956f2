/// <reference lib="dom" />
import type { BrowserContext, CDPSession, Worker } from 'playwright-core';
import { eventually } from '../../support/eventually.ts';
import type { PushedMessage, PushService, PushSubscriptionData } from '../../support/push-service.ts';

export interface ShownNotification {
  title: string;
  body: string;
  tag: string;
  actions: { action: string; title: string }[];
}

/** The browser's side of push: a subscription, messages on their way to the service worker, and what it shows. */
export interface PushReceiver {
  /** Ids, at the push service, of the subscriptions that this browser has now. */
  readonly subscriptions: readonly string[];
  /** The next message to this browser that fits, as the push service took it. */
  awaitMessage(fits?: (text: string) => boolean): Promise<PushedMessage>;
  /** Hands a message to the service worker, as the browser does when it arrives. */
  deliver(text: string): Promise<void>;
  notifications(): Promise<ShownNotification[]>;
  /** Wakes the service worker, as the browser does when it has a connection again. */
  sync(tag: string): Promise<void>;
  /** The one notification that is shown, once it is. */
  notification(fits?: (shown: ShownNotification) => boolean): Promise<ShownNotification>;
  /** Taps a notification, or one of its buttons. Resolves when the service worker is done with it. */
  tap(title: string, action?: string): Promise<void>;
}

interface ServiceWorkerRegistrations {
  registrations: { registrationId: string; scopeURL: string; isDeleted: boolean }[];
}

/**
 * Headless Chromium shows notifications, but knows no push service: its `PushManager` is given the test's own. All
 * behind it is real: keys, encryption, the product's sending, the service worker's handlers.
 */
export async function takePushesFrom(
  service: PushService,
  context: BrowserContext,
  origin: string,
): Promise<PushReceiver> {
  const subscriptions = new Map<string, string>();
  await context.exposeFunction('testPushSubscribe', (): PushSubscriptionData => {
    const { id, endpoint, keys } = service.subscribe();
    subscriptions.set(endpoint, id);
    return { endpoint, keys };
  });
  await context.exposeFunction('testPushUnsubscribe', (endpoint: string) => subscriptions.delete(endpoint));
  await context.addInitScript(replacePushManager);

  const worker = (): Promise<Worker> =>
    eventually(() => context.serviceWorkers().find((each) => each.url().startsWith(origin)), {
      what: 'the service worker',
    });
  const notifications = async () =>
    (await worker()).evaluate(async () => {
      const { registration } = globalThis as unknown as ServiceWorkerScope;
      const shown = await registration.getNotifications();
      return shown.map(({ title, body, tag, actions }) => ({
        title,
        body,
        tag,
        actions: actions.map(({ action, title }) => ({ action, title })),
      }));
    });

  /**
   * How many notifications the worker was done showing. Asked for instead of `getNotifications`, which must not be called meanwhile:
   * Chromium then drops from its list what is stored and not on the screen yet.
   */
  const shownSoFar = async (): Promise<number> =>
    (await worker()).evaluate(() => {
      const scope = globalThis as unknown as ServiceWorkerScope;
      if (scope.testShown === undefined) {
        scope.testShown = 0;
        const { registration } = scope;
        const show = registration.showNotification.bind(registration);
        registration.showNotification = async (...given) => {
          await show(...given);
          scope.testShown = (scope.testShown ?? 0) + 1;
        };
      }
      return scope.testShown;
    });

  return {
    get subscriptions() {
      return [...subscriptions.values()];
    },
    awaitMessage: (fits = () => true) =>
      service.waitFor(
        ({ subscriptionId, text }) =>
          [...subscriptions.values()].includes(subscriptionId) && fits(text ?? ''),
      ),
    async deliver(text) {
      const before = await shownSoFar();
      await withRegistration(context, origin, (session, registrationId) =>
        session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: text }),
      );
      await eventually(async () => (await shownSoFar()) > before, { what: 'a notification for the push' });
    },
    sync: (tag) =>
      withRegistration(context, origin, (session, registrationId) =>
        session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag, lastChance: false }),
      ),
    notifications,
    notification: (fits = () => true) =>
      eventually(async () => (await notifications()).find(fits), { what: 'a notification' }),
    async tap(title, action = '') {
      await (
        await worker()
      ).evaluate(
        async ([title, action]) => {
          const scope = globalThis as unknown as ServiceWorkerScope;
          const shown = await scope.registration.getNotifications();
          const notification = shown.find((each) => each.title === title);
          if (!notification) throw new Error(`No notification says "${title}"`);
          const event = new scope.NotificationEvent('notificationclick', { notification, action });
          // Only an event of the browser's own may be waited for; this one is the test's.
          const work: Promise<unknown>[] = [];
          Object.defineProperty(event, 'waitUntil', {
            value: (promise: Promise<unknown>) => work.push(promise),
          });
          // Nor may it bring a window to the front.
          scope.WindowClient.prototype.focus = function () {
            return Promise.resolve(this);
          };
          scope.dispatchEvent(event);
          await Promise.all(work);
        },
        [title, action] as const,
      );
    },
  };
}

async function withRegistration(
  context: BrowserContext,
  origin: string,
  use: (session: CDPSession, registrationId: string) => Promise<unknown>,
): Promise<void> {
  const page = context.pages().find((each) => each.url().startsWith(origin));
  if (!page) throw new Error('A page of the product has to be open');
  const session = await context.newCDPSession(page);
  try {
    await use(session, await findRegistration(session, origin));
  } finally {
    await session.detach();
  }
}

async function findRegistration(session: CDPSession, origin: string): Promise<string> {
  let found: string | undefined;
  const note = ({ registrations }: ServiceWorkerRegistrations) => {
    const own = registrations.find((each) => !each.isDeleted && each.scopeURL.startsWith(origin));
    found ??= own?.registrationId;
  };
  session.on('ServiceWorker.workerRegistrationUpdated', note);
  await session.send('ServiceWorker.enable');
  return eventually(() => found, { what: "the service worker's registration" });
}

/** Runs in every page, before its own scripts. */
function replacePushManager() {
  interface Known {
    endpoint: string;
    keys: { p256dh: string; auth: string };
    applicationServerKey: number[];
  }
  const scope = window as unknown as {
    testPushSubscribe(): Promise<{ endpoint: string; keys: Known['keys'] }>;
    testPushUnsubscribe(endpoint: string): Promise<boolean>;
  };
  const storageKey = 'test-push-subscription';
  const toSubscription = (known: Known) => ({
    endpoint: known.endpoint,
    expirationTime: null,
    options: {
      userVisibleOnly: true,
      applicationServerKey: Uint8Array.from(known.applicationServerKey).buffer,
    },
    toJSON: () => ({ endpoint: known.endpoint, expirationTime: null, keys: known.keys }),
    async unsubscribe() {
      localStorage.removeItem(storageKey);
      return scope.testPushUnsubscribe(known.endpoint);
    },
  });
  const read = () => {
    const text = localStorage.getItem(storageKey);
    return text ? toSubscription(JSON.parse(text) as Known) : null;
  };
  Object.assign(PushManager.prototype, {
    getSubscription: async () => read(),
    async subscribe({ applicationServerKey }: { applicationServerKey: Uint8Array }) {
      const given = await scope.testPushSubscribe();
      const known: Known = { ...given, applicationServerKey: [...new Uint8Array(applicationServerKey)] };
      localStorage.setItem(storageKey, JSON.stringify(known));
      return toSubscription(known);
    },
  });
}

/** What of a service worker's scope is used here; TypeScript's own description excludes the one of pages. */
interface ServiceWorkerScope {
  registration: {
    getNotifications(): Promise<(ShownNotification & { close(): void })[]>;
    showNotification(...given: unknown[]): Promise<void>;
  };
  NotificationEvent: new (type: string, init: { notification: unknown; action: string }) => Event;
  WindowClient: { prototype: { focus(): Promise<unknown> } };
  dispatchEvent(event: Event): boolean;
  testShown?: number;
}

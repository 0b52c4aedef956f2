/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, type BrowserOptions, type TestBrowser } from '../../support/browser.ts';
import { eventually } from '../../support/eventually.ts';
import type { HttpClient } from '../../support/http-client.ts';
import type { PushService } from '../../support/push-service.ts';
import { takePushesFrom, type PushReceiver } from './push-receiver.ts';

export interface DeviceOptions extends Omit<BrowserOptions, 'notificationsFor'> {
  /** Whether this browser's owner has tapped "Allow" when it asked for notifications. */
  notifications?: boolean;
}

/** A phone or a desktop computer in somebody's hands, with one tab open. */
export interface Device {
  readonly browser: TestBrowser;
  readonly page: Page;
  readonly origin: string;
  readonly pushes: PushReceiver;
  /** Uses the session of a client, as a browser in which that person has signed in. */
  take(client: HttpClient): Promise<void>;
  newTab(): Promise<Page>;
  /** The service worker has taken over, and has kept what it takes to start without a connection. */
  untilKeptForOffline(): Promise<void>;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Where to look when a test has failed. */
  keepPicture(): Promise<void>;
  close(): Promise<void>;
}

export async function openDevice(
  options: DeviceOptions & { origin: string; push: PushService },
): Promise<Device> {
  const { origin, push, notifications, ...rest } = options;
  const browser = await openBrowser({ ...rest, ...(notifications && { notificationsFor: origin }) });
  const pushes = await takePushesFrom(push, browser.context, origin);
  // A persistent context comes with a tab.
  const page = browser.context.pages()[0] ?? (await browser.newPage());

  return {
    browser,
    page,
    origin,
    pushes,
    async take(client) {
      const cookies = client.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
      });
      await browser.context.addCookies(cookies);
    },
    newTab: () => browser.newPage(),
    async untilKeptForOffline() {
      await eventually(() => page.evaluate(async () => Boolean(await caches.match('/api/v1/me'))), {
        what: 'what the service worker keeps',
      });
    },
    goOffline: () => browser.context.setOffline(true),
    goOnline: () => browser.context.setOffline(false),
    async keepPicture() {
      const folder = join(tmpdir(), 'wfb-e2e-failures');
      await mkdir(folder, { recursive: true });
      for (const [index, tab] of browser.context.pages().entries()) {
        const path = join(folder, `${Date.now()}-${index}.png`);
        await tab.screenshot({ path }).catch(() => undefined);
        console.error(`A picture of the failure: ${path} (${tab.url()})`);
      }
      for (const problem of browser.problems) console.error(`The browser's console: ${problem}`);
    },
    close: () => browser.close(),
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { obtainChromium } from '@wfb/launcher/obtain/chromium';

export type Device = 'phone' | 'desktop';
export type Theme = 'light' | 'dark';

/** The sizes every page is designed at. */
const devices: Record<Device, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};

export interface BrowserOptions {
  device?: Device;
  theme?: Theme;
  /** Grants notifications to this origin, as a person who has tapped "Allow". */
  notificationsFor?: string;
}

export interface TestBrowser {
  readonly context: BrowserContext;
  newPage(): Promise<Page>;
  /** What the pages wrote to their consoles as errors, and exceptions nobody caught. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/**
 * A browser with a profile of its own, like one person's device: service workers and notifications work only in a
 * persistent context of the new headless mode.
 */
export async function openBrowser({
  device = 'phone',
  theme = 'light',
  notificationsFor,
}: BrowserOptions = {}): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'wfb-test-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...devices[device],
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    executablePath: await obtainChromium(() => undefined),
    headless: false,
    args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--ignore-certificate-errors'],
  });
  if (notificationsFor) await context.grantPermissions(['notifications'], { origin: notificationsFor });

  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(String(error.error().stack ?? error.error())));

  return {
    context,
    problems,
    newPage: () => context.newPage(),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

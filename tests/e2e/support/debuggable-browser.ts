/// <reference lib="dom" />
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { obtainChromium } from '@wfb/launcher/obtain/chromium';
import { eventually } from '../../support/eventually.ts';
import type { HttpClient } from '../../support/http-client.ts';

/** What Lighthouse's own launcher turns off: a browser that is new in the world does much that no page has asked for. */
const nothingElse = [
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,AutofillServerCommunication,PrivacySandboxSettings4',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-sync',
  '--metrics-recording-only',
  '--disable-default-apps',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** Linux: round robin among equals, before every ordinary process. */
const realTime = ['--rr', '1'];

/** A browser for a tool that wants a debugging port and nobody else's hands in its pages. */
export interface DebuggableBrowser {
  readonly port: number;
  /** Makes it a browser in which the person of this client has signed in. */
  take(client: HttpClient, userId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * `undisturbed`: the browser goes before all else on this machine, where that is allowed. A phone shares its processor neither with the
 * server nor with the program that measures; here each takes the browser's turns, and a task of 30 ms lasts 150.
 */
export async function openDebuggableBrowser({ undisturbed = false } = {}): Promise<DebuggableBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'wfb-test-lighthouse-'));
  const program = await obtainChromium(() => undefined);
  const first = undisturbed && spawnSync('chrt', [...realTime, 'true']).status === 0;
  const child = spawn(
    first ? 'chrt' : program,
    [
      ...(first ? [...realTime, program] : []),
      '--headless=new',
      '--no-sandbox',
      '--disable-dev-shm-usage',
      ...nothingElse,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await eventually(
    // The file is there before its content is.
    async () =>
      Number((await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0]) || undefined,
    { what: 'the debugging port of the browser' },
  );
  return {
    port,
    async take(client, userId) {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const context = browser.contexts()[0];
      if (!context) throw new Error('The browser has no context');
      const cookies = client.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: client.origin };
      });
      await context.addCookies(cookies);
      const page = await context.newPage();
      // A page of the same origin that is not the app: nothing is fetched or kept before the measurement.
      await page.goto(new URL('/manifest.webmanifest', client.origin).href);
      await page.evaluate((id) => localStorage.setItem('wfb-user', id), userId);
      await page.close();
      await browser.close();
    },
    async close() {
      // The program may be a script round the browser: all of its group ends.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

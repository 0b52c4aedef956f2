import lighthouse from 'lighthouse';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../support/server.ts';
import { openDebuggableBrowser, type DebuggableBrowser } from './support/debuggable-browser.ts';
import { addSample, waitingOrder, type WaitingOrder } from './support/orders.ts';
import { useStage } from './support/stage.ts';

// On Lighthouse's phone profile: 4 × CPU slow-down, 1.6 Mbit/s, 150 ms.

const stage = useStage();
let person: Person;
let order: WaitingOrder;
let browser: DebuggableBrowser;

beforeAll(async () => {
  person = await stage.person();
  const { workflowId } = await addSample(person);
  order = await waitingOrder(person, workflowId);
});
beforeEach(async () => {
  browser = await openDebuggableBrowser();
});
afterEach(() => browser.close());

/** A machine that does other things as well makes a page look slower than it is, never faster. */
const tries = 3;

const pages: { name: string; path: () => string; signedIn: boolean }[] = [
  { name: 'sign-in', path: () => '/sign-in', signedIn: false },
  { name: 'approvals', path: () => '/approvals', signedIn: true },
  { name: 'run', path: () => `/runs/${order.runId}`, signedIn: true },
];

test.each(pages)(
  '$name: performance at least 95, accessibility and best practices 100',
  async ({ name, path, signedIn }) => {
    if (signedIn) await browser.take(person.client, person.userId);
    let best: Measurement | undefined;
    for (let attempt = 0; attempt < tries && (best?.performance ?? 0) < 95; attempt++) {
      const measured = await measure(stage.origin + path(), browser.port);
      if (!best || measured.performance > best.performance) best = measured;
    }
    console.log(`lighthouse ${name}: ${JSON.stringify(best)}`);
    expect(best?.failed).toEqual([]);
    expect(best).toMatchObject({ finalPath: path(), accessibility: 100, bestPractices: 100 });
    expect(best?.performance).toBeGreaterThanOrEqual(95);
  },
);

interface Measurement {
  performance: number;
  accessibility: number;
  bestPractices: number;
  finalPath: string;
  /** Milliseconds, and for the shift its score. */
  largestPaint: number;
  blocked: number;
  shift: number;
  /** Audits of accessibility and best practices that do not hold. */
  failed: string[];
}

async function measure(url: string, port: number): Promise<Measurement> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  if (!result) throw new Error('Lighthouse gave no result');
  const { categories, audits, finalDisplayedUrl, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${runtimeError.code}: ${runtimeError.message}`);
  const score = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (audit: string): number => Math.round((audits[audit]?.numericValue ?? NaN) * 1000) / 1000;
  const failed = ['accessibility', 'best-practices']
    .flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details ?? {}).slice(0, 600)}`);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    finalPath: new URL(finalDisplayedUrl).pathname,
    largestPaint: Math.round(value('largest-contentful-paint')),
    blocked: Math.round(value('total-blocking-time')),
    shift: value('cumulative-layout-shift'),
    failed,
  };
}

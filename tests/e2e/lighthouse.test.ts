import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../support/server.ts';
import { openDebuggableBrowser, type DebuggableBrowser } from './support/debuggable-browser.ts';
import { addSample, waitingOrder, type WaitingOrder } from './support/orders.ts';
import { measurePage } from './support/page-quality.ts';
import { useStage } from './support/stage.ts';

// What depends on the machine's speed is told here, and held to its bar by `npm run bench`.

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

const pages: { name: string; path: () => string; signedIn: boolean }[] = [
  { name: 'sign-in', path: () => '/sign-in', signedIn: false },
  { name: 'approvals', path: () => '/approvals', signedIn: true },
  { name: 'run', path: () => `/runs/${order.runId}`, signedIn: true },
];

test.each(pages)(
  '$name: accessibility and best practices 100, and nothing moves under the finger',
  async ({ name, path, signedIn }) => {
    if (signedIn) await browser.take(person.client, person.userId);
    const { failed, ...measured } = await measurePage(stage.origin + path(), browser.port);
    console.log(`lighthouse ${name}: ${JSON.stringify(measured)}`);
    expect(failed).toEqual([]);
    expect(measured).toMatchObject({ finalPath: path(), accessibility: 100, bestPractices: 100 });
    expect(measured.shift).toBeLessThanOrEqual(0.1);
  },
);

import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { withinRoom } from './room.ts';
import { runtimeVersion } from './versions.ts';
import type { WorkflowApi } from './workflow-api.ts';

/** The parts of Temporal's API that make a history longer, and how long it is. */
function runWith(version = runtimeVersion) {
  const info = { historyLength: 3, historySize: 1_000 };
  const begun: string[] = [];
  const table = () => new Proxy({}, { get: (_, type) => async () => begun.push(String(type)) });
  const api = {
    ApplicationFailure,
    workflowInfo: () => info,
    proxyActivities: table,
    proxyLocalActivities: table,
    sleep: async () => begun.push('sleep'),
    startChild: async () => begun.push('child'),
  } as unknown as WorkflowApi;
  const { proxyActivities, proxyLocalActivities, sleep, startChild } = withinRoom(api, { version });
  const tasks = proxyActivities<{ task(): Promise<void> }>({ startToCloseTimeout: '1s' });
  const locals = proxyLocalActivities<{ local(): Promise<void> }>({ startToCloseTimeout: '1s' });
  const all = [() => tasks.task(), () => locals.local(), () => sleep('1s'), () => startChild('child')];
  return { info, begun, all };
}

const tooLong = { type: 'RUN_TOO_LONG', nonRetryable: true };

test('below the limit everything begins', async () => {
  const { info, begun, all } = runWith();
  info.historyLength = 43_999;
  for (const begin of all) await begin();
  expect(begun).toEqual(['task', 'local', 'sleep', 'child']);
});

test.for([
  ['events', { historyLength: 44_000 }],
  ['bytes', { historySize: 44_000_000 }],
] as const)('at the limit of %s one step fails, and what puts things right finds room', async ([, at]) => {
  for (const [index] of runWith().all.entries()) {
    const { info, begun, all } = runWith();
    Object.assign(info, at);
    await expect(all[index]!()).rejects.toMatchObject(tooLong);
    expect(begun).toEqual([]);
    for (const begin of all) await begin();
    expect(begun).toHaveLength(4);
  }
});

test('the reserve ends too, before Temporal ends the run', async () => {
  const { info, begun, all } = runWith();
  info.historyLength = 44_000;
  await expect(all[0]!()).rejects.toMatchObject(tooLong);
  info.historyLength = 48_000;
  for (const begin of all) await expect(begin()).rejects.toMatchObject(tooLong);
  expect(begun).toEqual([]);
});

test('code of earlier versions goes on as it began', async () => {
  const { info, begun, all } = runWith(2);
  info.historyLength = 50_000;
  for (const begin of all) await begin();
  expect(begun).toHaveLength(4);
});

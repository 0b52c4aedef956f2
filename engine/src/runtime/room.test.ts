import { describe, expect, test } from 'vitest';
import { withinRoom } from './room.ts';
import { runtimeVersion } from './versions.ts';
import type { WorkflowApi } from './workflow-api.ts';

const ApplicationFailure = {
  nonRetryable: (message: string, type: string) =>
    Object.assign(new Error(message), { type, nonRetryable: true }),
};

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
  info.historyLength = 41_999;
  for (const begin of all) await begin();
  expect(begun).toEqual(['task', 'local', 'sleep', 'child']);
});

test.for([
  ['events', { historyLength: 42_000 }],
  ['bytes', { historySize: 42_000_000 }],
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
  info.historyLength = 42_000;
  await expect(all[0]!()).rejects.toMatchObject(tooLong);
  info.historyLength = 49_500;
  for (const begin of all) await expect(begin()).rejects.toMatchObject(tooLong);
  expect(begun).toEqual([]);
});

test('code of earlier versions goes on as it began', async () => {
  const { info, begun, all } = runWith(2);
  info.historyLength = 51_000;
  for (const begin of all) await begin();
  expect(begun).toHaveLength(4);
});

describe('tasks under way at once', () => {
  /** A run whose tasks end when they are told to. */
  function openRun() {
    const ends: PromiseWithResolvers<number>[] = [];
    const info = { historyLength: 3, historySize: 1_000 };
    let isCancelled: (error: Error) => void = () => undefined;
    const cancelRequested = new Promise<never>((_, reject) => (isCancelled = reject));
    cancelRequested.catch(() => undefined);
    const api = {
      ApplicationFailure,
      CancellationScope: { current: () => ({ cancelRequested }) },
      workflowInfo: () => info,
      proxyActivities: () => ({
        task: () => {
          ends.push(Promise.withResolvers<number>());
          return ends.at(-1)!.promise;
        },
      }),
    } as unknown as WorkflowApi;
    const { proxyActivities } = withinRoom(api, { version: runtimeVersion });
    const { task } = proxyActivities<{ task(): Promise<number> }>({ startToCloseTimeout: '1s' });
    return { info, ends, task, cancel: () => isCancelled(new Error('cancelled')) };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test('are 1,500 at most; the others follow one by one, in their order', async () => {
    const { ends, task } = openRun();
    const given = Array.from({ length: 1_503 }, () => task());
    expect(ends).toHaveLength(1_500);
    ends[7]!.resolve(7);
    ends[9]!.reject(new Error('failed'));
    await expect(given[9]).rejects.toThrow('failed');
    await turn();
    expect(ends).toHaveLength(1_502);
    ends[1_500]!.resolve(1_500);
    await expect(given[1_500]).resolves.toBe(1_500);
    await turn();
    expect(ends).toHaveLength(1_503);
  });

  test('where there is no more room, all that is begun fails until nothing is under way; then there is a reserve', async () => {
    const { info, ends, task } = openRun();
    const [first, second] = [task(), task()];
    info.historyLength = 42_000;
    await expect(task()).rejects.toMatchObject(tooLong);
    ends[0]!.resolve(0);
    await first;
    await expect(task()).rejects.toMatchObject(tooLong);
    ends[1]!.resolve(1);
    await second;
    void task();
    expect(ends).toHaveLength(3);
  });

  test('those that wait are begun no more once the run is cancelled', async () => {
    const { ends, task, cancel } = openRun();
    const given = Array.from({ length: 1_501 }, () => task());
    cancel();
    await expect(given[1_500]).rejects.toThrow('cancelled');
    ends[0]!.resolve(0);
    await turn();
    expect(ends).toHaveLength(1_500);
  });
});

import { scalingPolicySchema, type ScalingPolicy } from '@wfb/engine/contract/scaling-policy';
import { describe, expect, it } from 'vitest';
import { decide, leaveTo, type PoolLoad, type ScalingHistory } from './decide.ts';

const second = 1_000;
const minute = 60 * second;
/** A clock of the tests' own: no time passes but by hand. */
const now = 1_000 * minute;
const limits = { min: 1, max: 10 };
const never: ScalingHistory = { upAt: null, downAt: null };
const policy = (overrides: object = {}): ScalingPolicy => scalingPolicySchema.parse(overrides);

/** Looks every 30 seconds over the time before now, and the one of now. */
const cpuFor = (ms: number, percent: number) =>
  Array.from({ length: Math.floor(ms / (30 * second)) + 1 }, (_, index) => ({
    ...{ at: now - ms + index * 30 * second, percent },
  }));
const buildLoad = (overrides: Partial<PoolLoad> = {}): PoolLoad => ({
  ...{ at: now, depth: 50, waitSeconds: 10, cpu: cpuFor(0, 50), replicas: 3, busy: [], ended: 0, failed: 0 },
  ...overrides,
});
const calm = { depth: 0, waitSeconds: 0, cpu: cpuFor(15 * minute, 0) };
const at = (load: Partial<PoolLoad>, history = never, overrides: object = {}) =>
  decide(buildLoad(load), policy(overrides), limits, history);

describe('more workers', () => {
  it.each([
    ['101 tasks wait', { depth: 101 }, 'up', 'depth'],
    ['100 do', { depth: 100 }, 'hold', 'steady'],
    ['tasks wait for longer than 30 s', { waitSeconds: 30.1 }, 'up', 'wait'],
    ['they wait for 30 s', { waitSeconds: 30 }, 'hold', 'steady'],
    ['processors are above 80 % for 5 minutes', { cpu: cpuFor(5 * minute, 80.1) }, 'up', 'cpu'],
    ['they are at 80 %', { cpu: cpuFor(5 * minute, 80) }, 'hold', 'steady'],
    ['they are above for half a minute less', { cpu: cpuFor(4.5 * minute, 95) }, 'hold', 'steady'],
  ] as const)('when %s: %o', (_, load, action, code) => {
    expect(at(load)).toMatchObject({ action, code });
  });

  it('not when processors had a rest in between, or nobody looked', () => {
    const rested = cpuFor(5 * minute, 95).map((look, index) =>
      index === 4 ? { ...look, percent: 79 } : look,
    );
    const unseen = cpuFor(10 * minute, 95).filter(
      ({ at: seen }) => seen > now - minute || seen < now - 4 * minute,
    );
    expect(at({ cpu: rested }).action).toBe('hold');
    expect(at({ cpu: unseen }).action).toBe('hold');
  });

  it('as many as the backlog asks for, and one at least', () => {
    expect(at({ depth: 101, replicas: 3 }).to).toBe(4);
    expect(at({ depth: 601, replicas: 3 }).to).toBe(7);
    expect(at({ depth: 100_000, replicas: 3 }).to).toBe(10);
    expect(at({ waitSeconds: 500, replicas: 3 }).to).toBe(4);
  });

  it('no more than the most allowed', () => {
    expect(at({ depth: 500, replicas: 9 })).toMatchObject({ action: 'up', to: 10 });
    expect(at({ depth: 500, replicas: 10 })).toMatchObject({ action: 'hold', code: 'atMost' });
  });

  it.each([
    [5 * minute - second, 'hold', 'upCooldown'],
    [5 * minute, 'up', 'depth'],
  ] as const)('%i ms after the last step up: %s', (ms, action, code) => {
    expect(at({ depth: 500 }, { upAt: now - ms, downAt: null })).toMatchObject({ action, code });
  });

  it('right after a step down, when the load comes back', () => {
    expect(at({ depth: 500 }, { upAt: null, downAt: now - second }).action).toBe('up');
  });

  it.each([
    [20, 11, 'hold', 'failures'],
    [20, 10, 'up', 'depth'],
    [19, 19, 'up', 'depth'],
  ] as const)('of %i ended tasks %i failed: %s', (ended, failed, action, code) => {
    expect(at({ depth: 500, ended, failed })).toMatchObject({ action, code });
  });
});

it('leaves a pool alone whose workers the cluster’s autoscaler counts, and says so', () => {
  expect(leaveTo('orders', 7)).toMatchObject({ action: 'hold', code: 'elsewhere', from: 7, to: 7 });
  expect(leaveTo('orders', 7).reason).toContain('“orders”');
});

describe('fewer workers', () => {
  it.each([
    ['everything is calm', {}, 'down', 'calm'],
    ['9 tasks wait', { depth: 9 }, 'down', 'calm'],
    ['10 tasks wait', { depth: 10 }, 'hold', 'steady'],
    ['tasks wait for less than 5 s', { waitSeconds: 4.9 }, 'down', 'calm'],
    ['they wait for 5 s', { waitSeconds: 5 }, 'hold', 'steady'],
    ['processors are below 20 % for 15 minutes', { cpu: cpuFor(15 * minute, 19.9) }, 'down', 'calm'],
    ['they are at 20 %', { cpu: cpuFor(15 * minute, 20) }, 'hold', 'steady'],
    ['they are below for half a minute less', { cpu: cpuFor(14.5 * minute, 5) }, 'hold', 'steady'],
  ] as const)('when %s: %o', (_, load, action, code) => {
    expect(at({ ...calm, ...load })).toMatchObject({ action, code });
  });

  it('one at a time, and no fewer than the least', () => {
    expect(at({ ...calm, replicas: 8 }).to).toBe(7);
    expect(at({ ...calm, replicas: 1 })).toMatchObject({ action: 'hold', code: 'atLeast' });
  });

  it.each([
    ['step down', { upAt: null, downAt: now - 15 * minute + second }, 'hold'],
    ['step down', { upAt: null, downAt: now - 15 * minute }, 'down'],
    ['step up', { upAt: now - 15 * minute + second, downAt: null }, 'hold'],
    ['step up', { upAt: now - 15 * minute, downAt: null }, 'down'],
  ] as const)('after a %s %o: %s', (_, history, action) => {
    expect(at(calm, history).action).toBe(action);
  });

  it('never one that has a task at work', () => {
    expect(at({ ...calm, replicas: 3, busy: [2] })).toMatchObject({ action: 'hold', code: 'busy' });
    expect(at({ ...calm, replicas: 3, busy: [0, 1] })).toMatchObject({ action: 'down', to: 2 });
  });

  it('to the most allowed when that was lowered, as far as the busy ones let it', () => {
    const lowered = (busy: number[]) =>
      decide(buildLoad({ replicas: 9, busy }), policy(), { min: 1, max: 4 }, never);
    expect(lowered([])).toMatchObject({ action: 'down', code: 'limits', to: 4 });
    expect(lowered([6])).toMatchObject({ action: 'down', to: 7 });
    expect(lowered([8])).toMatchObject({ action: 'hold', code: 'busy' });
  });
});

it('raises to the least at once, and leaves a pool alone whose scaling is off', () => {
  expect(
    decide(buildLoad({ replicas: 1 }), policy(), { min: 2, max: 4 }, { upAt: now, downAt: now }),
  ).toMatchObject({
    ...{ action: 'up', code: 'limits', to: 2 },
  });
  expect(at({ depth: 5_000 }, never, { mode: 'off' })).toMatchObject({ action: 'hold', code: 'off' });
});

it('goes by the thresholds of its policy', () => {
  expect(at({ depth: 6 }, never, { up: { depth: 5 } })).toMatchObject({ action: 'up', to: 4 });
  expect(
    at({ depth: 500 }, { upAt: now - 10 * second, downAt: null }, { upCooldownSeconds: 10 }).action,
  ).toBe('up');
});

import { scalingPolicySchema } from '@wfb/engine/contract/scaling-policy';
import { expect, it } from 'vitest';
import { fixedScaler, kedaScaler, ownScaler, simulate } from './simulate.ts';
import { recordedTrace, syntheticTrace, syntheticTraces } from './traces.ts';

const limits = { min: 1, max: 10 };
const worker = { slots: 20, taskSeconds: 2, startSeconds: 10 };
const perSecond = worker.slots / worker.taskSeconds;
const own = (overrides: object = {}) => ownScaler(scalingPolicySchema.parse(overrides), limits);

it('a burst is met with more workers, one look after it began, and they go one by one when it is over', () => {
  const run = simulate(syntheticTrace('burst', perSecond), worker, own(), 1);
  const counts = run.points.map(({ workers }) => workers);
  const peak = counts.indexOf(Math.max(...counts));
  expect(counts[0]).toBe(1);
  expect(Math.max(...counts)).toBeGreaterThan(3);
  expect(counts.slice(peak).every((count, index, rest) => index === 0 || rest[index - 1]! - count <= 1)).toBe(
    true,
  );
  expect(counts.at(-1)).toBeLessThan(Math.max(...counts));
  expect(run.left).toBe(0);
});

it('at the peak of a burst tasks wait for at most a third of the time that a fixed worker takes', () => {
  const trace = syntheticTrace('burst', perSecond);
  const fixed = simulate(trace, worker, fixedScaler(1), 1);
  expect(simulate(trace, worker, own(), 1).waitMaxSeconds).toBeLessThanOrEqual(fixed.waitMaxSeconds / 3);
});

it('KEDA’s rule goes up at its first look and down after five calm minutes', () => {
  const scaler = kedaScaler(limits, 5);
  const look = (at: number, depth: number) =>
    scaler.next({ at: at * 1_000, depth, waitSeconds: 0, cpuPercent: 0, replicas: 1, busyWorkers: 0 });
  expect([look(0, 0), look(30, 26), look(60, 500), look(90, 0), look(359, 0), look(361, 0)]).toEqual([
    1, 6, 10, 10, 10, 1,
  ]);
});

it.each(syntheticTraces)('plays “%s” the same way twice, and loses no task', (name) => {
  const trace = syntheticTrace(name, perSecond);
  const first = simulate(trace, worker, own(), 1);
  expect(simulate(trace, worker, own(), 1)).toEqual(first);
  expect(first.workerHours).toBeGreaterThan(0);
});

it('without load nobody waits and the least number of workers stays', () => {
  const trace = { stepSeconds: 30, arrivals: Array.from({ length: 20 }, () => 0) };
  expect(simulate(trace, worker, own(), 1)).toMatchObject({ changes: 0, left: 0, waitMaxSeconds: 0 });
});

it('a recorded load holds from one look to the next, and ends where nobody looked for long', () => {
  const at = (seconds: number) => new Date(seconds * 1_000);
  const trace = recordedTrace([
    { at: at(0), arrivals: 2 },
    { at: at(60), arrivals: 1 },
    { at: at(600), arrivals: 3 },
    { at: at(630), arrivals: 0 },
  ]);
  expect(trace.arrivals).toHaveLength(21);
  expect(trace.arrivals.slice(0, 3)).toEqual([60, 60, 30]);
  expect(trace.arrivals[12]).toBe(30);
  expect(trace.arrivals[13]).toBe(0);
  expect(trace.arrivals[20]).toBe(90);
  expect(recordedTrace([]).arrivals).toEqual([]);
});

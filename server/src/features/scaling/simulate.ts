import type { ScalingPolicy } from '@wfb/engine/contract/scaling-policy';
import { decide, type ScalingHistory, type ScalingLimits } from './decide.ts';
import type { LoadTrace } from './traces.ts';

/** What a worker of the simulated pool can do. */
export interface SimulatedWorker {
  /** Tasks at once. */
  slots: number;
  taskSeconds: number;
  /** Until a new worker takes its first task. */
  startSeconds: number;
}

export interface SimulatedPoint {
  /** Since the beginning of the trace. */
  atSeconds: number;
  depth: number;
  waitSeconds: number;
  workers: number;
}

export interface SimulatedRun {
  points: SimulatedPoint[];
  /** Of all tasks, weighted alike. */
  waitP95Seconds: number;
  waitMaxSeconds: number;
  workerHours: number;
  changes: number;
  /** Tasks that were left waiting at the end. */
  left: number;
}

/** Gives the number of workers wanted, each time that it is asked. */
export interface Scaler {
  next(look: {
    at: number;
    depth: number;
    waitSeconds: number;
    cpuPercent: number;
    replicas: number;
    busyWorkers: number;
  }): number;
}

const tickSeconds = 1;
const lookEverySeconds = 30;

/** Our own rule, with its memory of looks and changes. */
export function ownScaler(policy: ScalingPolicy, limits: ScalingLimits): Scaler {
  const cpu: { at: number; percent: number }[] = [];
  const history: ScalingHistory = { upAt: null, downAt: null };
  const keptMs = 1_000 * Math.max(policy.up.cpuForSeconds, policy.down.cpuForSeconds) + 60_000;
  return {
    next({ at, depth, waitSeconds, cpuPercent, replicas, busyWorkers }) {
      cpu.push({ at, percent: cpuPercent });
      while (cpu[0]!.at < at - keptMs) cpu.shift();
      const busy = Array.from({ length: Math.min(busyWorkers, replicas) }, (_, index) => index);
      const load = { at, depth, waitSeconds, cpu, replicas, busy, ended: 0, failed: 0 };
      const decision = decide(load, { ...policy, mode: 'on' }, limits, history);
      if (decision.action === 'up') history.upAt = at;
      if (decision.action === 'down') history.downAt = at;
      return decision.to;
    },
  };
}

/** As many as there are, always. */
export const fixedScaler = (replicas: number): Scaler => ({ next: () => replicas });

/**
 * KEDA's Temporal scaler with the autoscaler behind it, with their defaults: so many waiting tasks per worker, up at once, down to the
 * highest number that was wanted within five minutes. https://keda.sh/docs/latest/scalers/temporal/
 */
export function kedaScaler(limits: ScalingLimits, tasksPerWorker = 5): Scaler {
  const wanted: { at: number; replicas: number }[] = [];
  return {
    next({ at, depth }) {
      const asked = Math.min(limits.max, Math.max(limits.min, Math.ceil(depth / tasksPerWorker)));
      wanted.push({ at, replicas: asked });
      while (wanted[0]!.at < at - 300_000) wanted.shift();
      return Math.max(...wanted.map(({ replicas }) => replicas));
    },
  };
}

/** Plays a trace against a pool whose workers come and go as the scaler says. Deterministic: nothing in it is drawn by lot. */
export function simulate(
  trace: LoadTrace,
  worker: SimulatedWorker,
  scaler: Scaler,
  first: number,
): SimulatedRun {
  const waiting = new Backlog();
  const waits: { seconds: number; tasks: number }[] = [];
  const points: SimulatedPoint[] = [];
  /** When each worker is ready. */
  let workers: number[] = Array.from({ length: first }, () => 0);
  let [capacityLeft, workerSeconds, changes, usedSinceLook, roomSinceLook] = [0, 0, 0, 0, 0];
  const totalSeconds = trace.stepSeconds * trace.arrivals.length;

  for (let at = 0; at < totalSeconds; at += tickSeconds) {
    waiting.add(at, (trace.arrivals[Math.floor(at / trace.stepSeconds)]! / trace.stepSeconds) * tickSeconds);
    const ready = workers.filter((readyAt) => readyAt <= at).length;
    const room = (ready * worker.slots * tickSeconds) / worker.taskSeconds;
    // What is not used of a second's room is not saved up, but for the part of a task.
    capacityLeft = Math.min(capacityLeft, 1) + room;
    const taken = waiting.take(at, capacityLeft);
    for (const part of taken) waits.push(part);
    const done = taken.reduce((sum, { tasks }) => sum + tasks, 0);
    capacityLeft -= done;
    workerSeconds += workers.length * tickSeconds;
    usedSinceLook += done;
    roomSinceLook += room;
    if (at % lookEverySeconds !== 0) continue;
    const used = roomSinceLook > 0 ? Math.min(1, usedSinceLook / roomSinceLook) : 0;
    const look = { depth: Math.round(waiting.tasks), waitSeconds: waiting.oldest(at) };
    points.push({ atSeconds: at, ...look, workers: workers.length });
    const replicas = scaler.next({
      ...{ at: at * 1_000, ...look, cpuPercent: 100 * used, replicas: workers.length },
      busyWorkers: Math.ceil(used * ready),
    });
    if (replicas !== workers.length) changes += 1;
    workers = [
      ...workers.slice(0, replicas),
      ...Array.from({ length: Math.max(0, replicas - workers.length) }, () => at + worker.startSeconds),
    ];
    usedSinceLook = roomSinceLook = 0;
  }
  return {
    points,
    waitP95Seconds: weightedQuantile(waits, 0.95),
    waitMaxSeconds: waits.reduce(
      (most, { seconds }) => Math.max(most, seconds),
      waiting.oldest(totalSeconds),
    ),
    workerHours: workerSeconds / 3_600,
    changes,
    left: Math.round(waiting.tasks),
  };
}

/** First come, first served; tasks of one second are one entry, and may be parts of tasks. */
class Backlog {
  private parts: { at: number; tasks: number }[] = [];
  private head = 0;
  tasks = 0;

  add(at: number, tasks: number): void {
    if (tasks <= 0) return;
    this.parts.push({ at, tasks });
    this.tasks += tasks;
  }

  take(at: number, room: number): { seconds: number; tasks: number }[] {
    const taken: { seconds: number; tasks: number }[] = [];
    let left = room;
    while (left > 1e-9 && this.head < this.parts.length) {
      const part = this.parts[this.head]!;
      const tasks = Math.min(left, part.tasks);
      taken.push({ seconds: at - part.at, tasks });
      part.tasks -= tasks;
      left -= tasks;
      this.tasks -= tasks;
      if (part.tasks <= 1e-9) this.head += 1;
    }
    if (this.head === this.parts.length) this.tasks = 0;
    return taken;
  }

  oldest(at: number): number {
    const part = this.parts[this.head];
    return part ? at - part.at : 0;
  }
}

function weightedQuantile(waits: { seconds: number; tasks: number }[], share: number): number {
  const sorted = waits.toSorted((a, b) => a.seconds - b.seconds);
  const total = sorted.reduce((sum, { tasks }) => sum + tasks, 0);
  let seen = 0;
  for (const { seconds, tasks } of sorted) {
    seen += tasks;
    if (seen >= share * total) return seconds;
  }
  return 0;
}

import type { ScalingPolicy } from '@wfb/engine/contract/scaling-policy';

/** A pool as one look at it finds it. Times are milliseconds since the epoch. */
export interface PoolLoad {
  at: number;
  /** Tasks that wait for a worker. */
  depth: number;
  /** For how long the next in turn has been waiting. */
  waitSeconds: number;
  /** Processor time of one worker, on average: of looks before, oldest first, and of this one last. */
  cpu: readonly { at: number; percent: number }[];
  /** Workers wanted now. */
  replicas: number;
  /** Numbers of the workers that have a task at work, from 0. */
  busy: readonly number[];
  /** Tasks that ended lately, and how many of them failed. */
  ended: number;
  failed: number;
}

export interface ScalingLimits {
  min: number;
  max: number;
}

/** When the number of workers was last raised and lowered. */
export interface ScalingHistory {
  upAt: number | null;
  downAt: number | null;
}

export type DecisionCode =
  | 'limits'
  | 'depth'
  | 'wait'
  | 'cpu'
  | 'calm'
  | 'steady'
  | 'upCooldown'
  | 'downCooldown'
  | 'atMost'
  | 'atLeast'
  | 'failures'
  | 'busy'
  | 'off'
  | 'elsewhere';

export interface Decision {
  action: 'up' | 'down' | 'hold';
  code: DecisionCode;
  from: number;
  to: number;
  /** Why, in a sentence. */
  reason: string;
}

/** Fewer ended tasks than this say nothing about how many fail. */
const enoughTasks = 20;
/** Looks further apart than this leave a gap, and what lies before it does not count. */
const longestGapMs = 90_000;

/** How many workers a pool is to have: a pure function of its load, its policy and what was decided before. */
export function decide(
  load: PoolLoad,
  policy: ScalingPolicy,
  limits: ScalingLimits,
  history: ScalingHistory,
): Decision {
  const from = load.replicas;
  const hold = (code: DecisionCode, reason: string): Decision => ({
    ...{ action: 'hold', code, from, to: from, reason },
  });
  if (policy.mode === 'off') return hold('off', 'Scaling is off: people say how many workers there are.');
  if (from < limits.min)
    return {
      action: 'up',
      code: 'limits',
      from,
      to: limits.min,
      reason: `At least ${limits.min} are wanted.`,
    };
  if (from > limits.max) return lower(load, limits.max, 'limits', `At most ${limits.max} are allowed.`, hold);

  const pressure = pressureOf(load, policy);
  if (pressure) return raise(pressure);
  return isCalm(load, policy) ? shrink() : hold('steady', 'Nothing asks for a change.');

  function raise({ code, why }: { code: 'depth' | 'wait' | 'cpu'; why: string }): Decision {
    if (from >= limits.max) return hold('atMost', `${why} But ${limits.max} workers are the most allowed.`);
    if (isFailing(load, policy)) {
      const share = Math.round((100 * load.failed) / load.ended);
      return hold('failures', `${why} But ${share} % of the tasks fail: more workers would not mend that.`);
    }
    const left = cooldownLeft(load.at, policy.upCooldownSeconds, history.upAt);
    if (left > 0) return hold('upCooldown', `${why} The last step up was just now: ${wait(left)} to go.`);
    // A long backlog asks for more than one at once: as many as would have a threshold's worth each.
    const wanted = code === 'depth' ? Math.ceil(load.depth / Math.max(1, policy.up.depth)) : 0;
    const to = Math.min(limits.max, Math.max(from + 1, wanted));
    return { action: 'up', code, from, to, reason: why };
  }

  function shrink(): Decision {
    if (from <= limits.min) return hold('atLeast', 'Calm, with the least number of workers.');
    const left = cooldownLeft(load.at, policy.downCooldownSeconds, history.upAt, history.downAt);
    if (left > 0) return hold('downCooldown', `Calm. The last change was not long ago: ${wait(left)} to go.`);
    return lower(load, from - 1, 'calm', 'Little waits, and the workers have little to do.', hold);
  }
}

/** Of a pool whose number of workers an autoscaler of the cluster sets: never two at once. */
export function leaveTo(autoscaler: string, replicas: number): Decision {
  const reason = `The cluster’s autoscaler “${autoscaler}” says how many workers there are.`;
  return { action: 'hold', code: 'elsewhere', from: replicas, to: replicas, reason };
}

/** Workers go from the last one down, and none that has a task at work. */
function lower(
  load: PoolLoad,
  wanted: number,
  code: 'limits' | 'calm',
  why: string,
  hold: (code: DecisionCode, reason: string) => Decision,
): Decision {
  const needed = Math.max(-1, ...load.busy) + 1;
  const to = Math.max(wanted, Math.min(needed, load.replicas));
  if (to >= load.replicas)
    return hold('busy', `${why} But worker ${load.replicas} has a task at work, and finishes it first.`);
  return { action: 'down', code, from: load.replicas, to, reason: why };
}

function pressureOf(
  load: PoolLoad,
  { up }: ScalingPolicy,
): { code: 'depth' | 'wait' | 'cpu'; why: string } | null {
  if (load.depth > up.depth)
    return { code: 'depth', why: `${load.depth} tasks wait, more than ${up.depth}.` };
  if (load.waitSeconds > up.waitSeconds) {
    const waited = Math.round(load.waitSeconds);
    return { code: 'wait', why: `Tasks wait for ${waited} s, more than ${up.waitSeconds} s.` };
  }
  if (holds(load, up.cpuForSeconds, (percent) => percent > up.cpuPercent))
    return { code: 'cpu', why: `Processors were above ${up.cpuPercent} % for ${wait(up.cpuForSeconds)}.` };
  return null;
}

const isCalm = (load: PoolLoad, { down }: ScalingPolicy): boolean =>
  load.depth < down.depth &&
  load.waitSeconds < down.waitSeconds &&
  holds(load, down.cpuForSeconds, (percent) => percent < down.cpuPercent);

/** Whether it was so at every look for this long, up to now, and without a gap. */
function holds(load: PoolLoad, forSeconds: number, test: (percent: number) => boolean): boolean {
  let since = load.at;
  for (const { at, percent } of load.cpu.toReversed()) {
    if (!test(percent) || since - at > longestGapMs) return false;
    since = at;
    if (load.at - since >= forSeconds * 1_000) return true;
  }
  return false;
}

const isFailing = (load: PoolLoad, { maxFailurePercent }: ScalingPolicy): boolean =>
  load.ended >= enoughTasks && (100 * load.failed) / load.ended > maxFailurePercent;

/** Seconds until a cooldown is over; 0 where it is. */
function cooldownLeft(at: number, seconds: number, ...changes: (number | null)[]): number {
  const last = Math.max(...changes.map((change) => change ?? -Infinity));
  return Math.max(0, Math.ceil(seconds - (at - last) / 1_000));
}

const wait = (seconds: number): string =>
  seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

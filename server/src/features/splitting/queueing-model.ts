// How long tasks wait for one of c slots, by the Allen–Cunneen approximation of M/G/c:
// the wait of M/M/c (Erlang C), scaled by how much service times vary.
// A. O. Allen, Probability, Statistics, and Queueing Theory, 2nd ed., 1990, section 5.3.

/** Tasks of one kind: how many come, and how long each holds a slot. */
export interface Flow {
  perSecond: number;
  /** Mean service time, and mean of its square. */
  seconds: number;
  squaredSeconds: number;
}

export interface Wait {
  /** Share of the slots that is at work; from 1 on the wait grows without end. */
  load: number;
  meanSeconds: number;
  /** One of twenty waits longer. */
  p95Seconds: number;
}

/** Tasks that share slots wait alike, whatever their kind. */
export function mix(flows: readonly Flow[]): Flow {
  const perSecond = flows.reduce((sum, flow) => sum + flow.perSecond, 0);
  const weighted = (of: (flow: Flow) => number) =>
    perSecond === 0 ? 0 : flows.reduce((sum, flow) => sum + flow.perSecond * of(flow), 0) / perSecond;
  return {
    perSecond,
    seconds: weighted(({ seconds }) => seconds),
    squaredSeconds: weighted(({ squaredSeconds }) => squaredSeconds),
  };
}

export function waitOf(flow: Flow, slots: number): Wait {
  const offered = flow.perSecond * flow.seconds;
  const load = offered / slots;
  if (offered === 0) return { load: 0, meanSeconds: 0, p95Seconds: 0 };
  if (load >= 1) return { load, meanSeconds: Infinity, p95Seconds: Infinity };
  const variation = Math.max(0, flow.squaredSeconds / flow.seconds ** 2 - 1);
  const waiting = erlangC(offered, slots);
  // Of those that wait at all, the wait is about exponential with this mean.
  const conditional = ((flow.seconds / (slots - offered)) * (1 + variation)) / 2;
  return {
    load,
    meanSeconds: waiting * conditional,
    p95Seconds: waiting <= 0.05 ? 0 : conditional * Math.log(waiting / 0.05),
  };
}

/** Chance that a task finds all slots taken. By the recursion of Erlang B, which stays within bounds for any number of slots. */
export function erlangC(offered: number, slots: number): number {
  let blocked = 1;
  for (let taken = 1; taken <= slots; taken += 1) blocked = (offered * blocked) / (taken + offered * blocked);
  return blocked / (1 - (offered / slots) * (1 - blocked));
}

export interface SplitEstimate {
  /** Of all tasks of the queue together, as it is. */
  now: Wait;
  /** Of the others, once the action has a queue of its own. */
  othersAfter: Wait;
  /** Of the action in its own queue. */
  actionAfter: Wait;
}

/** What splitting an action off would change: its own worker has as many slots as one worker of the queue that it leaves. */
export function estimateSplit(action: Flow, others: Flow, slots: number, slotsOfOne: number): SplitEstimate {
  return {
    now: waitOf(mix([action, others]), slots),
    othersAfter: waitOf(others, slots),
    actionAfter: waitOf(action, slotsOfOne),
  };
}

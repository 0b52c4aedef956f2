/** Tasks that come, in steps of equal length. */
export interface LoadTrace {
  stepSeconds: number;
  arrivals: readonly number[];
}

export const syntheticTraces = ['burst', 'day', 'growth', 'waves'] as const;
export type SyntheticTrace = (typeof syntheticTraces)[number];

const stepSeconds = 30;
const hours = 4;
const steps = (hours * 3_600) / stepSeconds;

/** Shapes of load, by how full one worker would be on average (1: just full). They have no chance in them: two looks see the same. */
const shapes: Record<SyntheticTrace, (share: number) => number> = {
  /** Quiet, then for ten minutes far more than one worker can do, then quiet again. */
  burst: (share) => (share > 0.25 && share <= 0.25 + 1 / 24 ? 6 : 0.2),
  /** A working day in four hours: little at night, most at noon. */
  day: (share) => 0.1 + 2.4 * Math.max(0, Math.sin(Math.PI * (share * 1.5 - 0.25))),
  /** A little more each minute. */
  growth: (share) => 0.2 + 3.3 * share,
  /** Half an hour much, half an hour little. */
  waves: (share) => (Math.floor(share * 8) % 2 === 1 ? 2.2 : 0.15),
};

/** @param perSecond Tasks per second that one worker can do. */
export function syntheticTrace(name: SyntheticTrace, perSecond: number): LoadTrace {
  const shape = shapes[name];
  return {
    stepSeconds,
    arrivals: Array.from({ length: steps }, (_, step) => shape(step / steps) * perSecond * stepSeconds),
  };
}

/** Load as it was measured: each sample's rate holds until the next one, and not for longer than a few minutes. */
export function recordedTrace(samples: readonly { at: Date; arrivals: number }[]): LoadTrace {
  const longestHoldMs = 5 * 60_000;
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return { stepSeconds, arrivals: [] };
  const count = Math.max(1, Math.ceil((last.at.getTime() - first.at.getTime()) / 1_000 / stepSeconds));
  let index = 0;
  return {
    stepSeconds,
    arrivals: Array.from({ length: count }, (_, step) => {
      const at = first.at.getTime() + step * stepSeconds * 1_000;
      while (samples[index + 1] && samples[index + 1]!.at.getTime() <= at) index += 1;
      const sample = samples[index]!;
      return at - sample.at.getTime() > longestHoldMs ? 0 : sample.arrivals * stepSeconds;
    }),
  };
}

/** What makes an action a hot one. */
export interface HotThresholds {
  runsPerDay: number;
  p95Ms: number;
  failurePercent: number;
}

/** An action as the last day saw it. */
export interface ActionFigures {
  attempts: number;
  failed: number;
  p95Ms: number | null;
}

export interface HotReason {
  code: 'busy' | 'slow' | 'failing';
  text: string;
}

/** Fewer attempts than this say nothing about how many fail: one of ten is an accident. */
const enoughAttempts = 20;

/** Why an action is hot: each threshold must be exceeded. None: it is not. */
export function findReasons(figures: ActionFigures, thresholds: HotThresholds): HotReason[] {
  const { attempts, failed, p95Ms } = figures;
  const reasons: HotReason[] = [];
  if (attempts > thresholds.runsPerDay)
    reasons.push({
      code: 'busy',
      text: `Carried out ${count(attempts)} times in a day, more than ${count(thresholds.runsPerDay)}.`,
    });
  if (p95Ms !== null && p95Ms > thresholds.p95Ms)
    reasons.push({
      code: 'slow',
      text: `One of twenty takes longer than ${seconds(p95Ms)}; ${seconds(thresholds.p95Ms)} is the most that is not slow.`,
    });
  const failurePercent = attempts === 0 ? 0 : (100 * failed) / attempts;
  if (attempts >= enoughAttempts && failurePercent > thresholds.failurePercent)
    reasons.push({
      code: 'failing',
      text: `${Math.round(failurePercent * 10) / 10} % of its attempts fail, more than ${thresholds.failurePercent} %.`,
    });
  return reasons;
}

const count = (value: number): string => value.toLocaleString('en');
const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

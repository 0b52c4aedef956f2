import type { Figures, Statistics } from '#lib/api/types.ts';
import { formatDuration, formatNumber, formatTimeLeft } from '#lib/ui/format.ts';

export const ranges = ['hour', 'day', 'week', 'month'] as const;
export type Range = (typeof ranges)[number];
export const rangeLabels: Record<Range, string> = {
  hour: 'Hour',
  day: 'Day',
  week: '7 days',
  month: '30 days',
};

/** What the buckets of a chart are called: hours of the clock within a day, days beyond. */
export function bucketLabels(
  times: readonly string[],
  bucketSeconds: number,
): { short: string; full: string }[] {
  const isDaily = bucketSeconds >= 86_400;
  // Days are counted in UTC, so they are named in it.
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
  const full = new Intl.DateTimeFormat(undefined, {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  });
  return times.map((text) => {
    const at = new Date(text);
    return isDaily
      ? { short: day.format(at), full: day.format(at) }
      : { short: time.format(at), full: full.format(at) };
  });
}

/** Short, for axes and lines: seconds do not matter beside minutes. */
export const formatMs = (ms: number): string =>
  ms === 0 ? '0' : ms < 60_000 ? formatDuration(ms) : formatTimeLeft(ms);
export const formatCount = (value: number): string =>
  value >= 10_000
    ? `${formatNumber(Math.round(value / 100) / 10)} k`
    : formatNumber(Math.round(value * 100) / 100);
export const formatPercent = (percent: number): string =>
  `${percent >= 99.95 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`;

/** The figures that one looks for first. */
export function headlines({ runs }: Statistics): { label: string; value: string }[] {
  return [
    { label: 'Runs', value: formatCount(runs.started) },
    { label: 'Succeeded', value: runs.successPercent === null ? '–' : formatPercent(runs.successPercent) },
    { label: 'Half are done in', value: runs.durationMs ? formatMs(runs.durationMs.p50) : '–' },
    { label: '95 of 100 in', value: runs.durationMs ? formatMs(runs.durationMs.p95) : '–' },
  ];
}

/** The figures of one action, pool or worker, in a line. */
export function figureLine({ started, failed, durationMs, waitMs }: Figures): string {
  const parts = [
    failed === 0 ? 'none failed' : `${formatPercent((100 * failed) / Math.max(1, started))} failed`,
  ];
  if (durationMs) parts.push(`${formatMs(durationMs.p50)}, 95 of 100 within ${formatMs(durationMs.p95)}`);
  if (waitMs && waitMs.p95 >= 1_000) parts.push(`waits up to ${formatMs(waitMs.p95)}`);
  return parts.join(' · ');
}

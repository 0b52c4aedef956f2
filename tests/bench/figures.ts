/** One figure of a benchmark, with the bar it is held to where there is one. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 's' | 'MB' | 'kB' | 'runs/s' | 'steps/s' | 'items/s' | 'of 100' | '×' | Counted;
  bar?: { atMost: number } | { atLeast: number };
}

type Counted = 'runs' | 'workers' | 'processes' | 'effects' | 'decisions';

export const ratio = (name: string, value: number, bar?: Figure['bar']): Figure => ({
  name,
  value,
  unit: '×',
  ...(bar && { bar }),
});

export function meets({ value, bar }: Figure): boolean {
  if (!bar) return true;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

/** `name: value unit`, and whether its bar is met. */
export function toLine(figure: Figure): string {
  const { name, value, unit, bar } = figure;
  const number = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
  const judged = bar
    ? ` (${'atMost' in bar ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`}: ${meets(figure) ? 'met' : 'MISSED'})`
    : '';
  return `${name}: ${number} ${unit}${judged}`;
}

/** The value below which the given share (0 to 1) of the samples lies; nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('No samples');
  return value;
}

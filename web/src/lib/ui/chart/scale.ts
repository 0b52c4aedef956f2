/** Round numbers from nothing up to at least `max`, a few of them: where grid lines go. */
export function niceTicks(max: number, wanted = 3): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10);
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

export interface PlotArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Middle of a bucket's place from left to right. */
export const xOf = (index: number, count: number, area: PlotArea): number =>
  area.left + ((index + 0.5) / count) * area.width;

export const yOf = (value: number, max: number, area: PlotArea): number =>
  area.top + area.height * (1 - value / max);

/** The bucket under a point, by its distance from the left edge. */
export const indexAt = (x: number, count: number, area: PlotArea): number =>
  Math.min(count - 1, Math.max(0, Math.floor(((x - area.left) / area.width) * count)));

/** A line through the values that are there; where one is missing the line stops. A lone value is a dot: its line has no length. */
export function linePath(values: readonly (number | null)[], max: number, area: PlotArea): string {
  let path = '';
  let isDrawing = false;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      isDrawing = false;
      continue;
    }
    const point = `${round(xOf(index, values.length, area))} ${round(yOf(value, max, area))}`;
    path += `${isDrawing ? 'L' : 'M'}${point}`;
    isDrawing = true;
  }
  return path;
}

/** Values without a neighbour, which make no line: places of their dots. */
export function loneDots(
  values: readonly (number | null)[],
  max: number,
  area: PlotArea,
): { x: number; y: number }[] {
  const isThere = (index: number) => (values[index] ?? null) !== null;
  return values.flatMap((value, index) =>
    value === null || isThere(index - 1) || isThere(index + 1)
      ? []
      : [{ x: xOf(index, values.length, area), y: yOf(value, max, area) }],
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Which buckets get a label: evenly spread, as many as fit. */
export function labelledIndexes(count: number, fit: number): number[] {
  if (count === 0) return [];
  const every = Math.max(1, Math.ceil(count / Math.max(1, fit)));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}

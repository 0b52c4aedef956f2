/** Which rows of a long list are worth having in the page, given the heights known so far. No DOM in here. */
export interface VirtualWindow {
  /** First and one past the last row to render. */
  start: number;
  end: number;
  /** Space that stands for the rows before and after. */
  before: number;
  after: number;
}

export interface VirtualInput {
  count: number;
  /** Height of a row that was not measured yet. */
  estimate: number;
  heightOf: (index: number) => number | undefined;
  /** Position of the view's top edge relative to the list's top, and the view's height. */
  scrollTop: number;
  viewHeight: number;
  /** Pixels rendered beyond both edges, so that a flick shows no blank. */
  overscan: number;
}

export function virtualWindow(input: VirtualInput): VirtualWindow {
  const { count, estimate, heightOf, overscan } = input;
  const top = input.scrollTop - overscan;
  const bottom = input.scrollTop + input.viewHeight + overscan;
  let offset = 0;
  let start = 0;
  while (start < count) {
    const height = heightOf(start) ?? estimate;
    if (offset + height > top) break;
    offset += height;
    start++;
  }
  const before = offset;
  let end = start;
  while (end < count && offset < bottom) {
    offset += heightOf(end) ?? estimate;
    end++;
  }
  let after = 0;
  for (let index = end; index < count; index++) after += heightOf(index) ?? estimate;
  return { start, end, before, after };
}

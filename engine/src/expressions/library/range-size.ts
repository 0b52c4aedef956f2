import { ExpressionFailure } from '../errors.ts';
import { numberOf } from './access.ts';

/** How many numbers `range` would give; asked before it is called where size is limited. */
export function rangeSize(from: number, to: number, step: number = 1): number {
  const width = numberOf('range', to) - numberOf('range', from);
  const by = numberOf('range', step);
  if (by === 0 || Number.isNaN(by)) throw new ExpressionFailure('“range” needs a step other than 0.');
  return Math.max(0, Math.ceil(width / by)) || 0;
}

import { ExpressionFailure } from '../errors.ts';
import type { EvaluationLimits } from '../limits.ts';

/** Counts the work of one evaluation, and refuses values that grew too large. Counts only: the same on every replay. */
export class Meter {
  readonly limits: EvaluationLimits;
  private left = 0;
  /** What this evaluation was given, and what is left for all that come. */
  private given = 0;
  private leftInAll: number;

  constructor(limits: EvaluationLimits) {
    this.limits = limits;
    this.leftInAll = limits.inAll;
  }

  begin(steps: number): void {
    this.leftInAll -= this.given - this.left;
    this.given = this.left = Math.min(this.limits.steps, this.leftInAll);
    this.spend(steps);
  }

  spend(steps: number): void {
    this.left -= steps;
    // Also catches NaN, which no comparison with a bound would.
    if (!(this.left >= 0))
      throw new ExpressionFailure(
        this.leftInAll <= this.limits.steps
          ? 'The expressions of this run take too much work together. Use fewer items, or do it in a code step.'
          : 'This expression takes too much work. Use fewer items, or do it in a code step.',
        'EXPRESSION_LIMIT',
      );
  }

  /** Room for a text that is about to be made. */
  reserveText(length: number): void {
    if (!(length <= this.limits.text))
      throw new ExpressionFailure(
        `A text would become longer than ${this.limits.text} characters.`,
        'EXPRESSION_LIMIT',
      );
    this.spend(1 + length / 8);
  }

  /** Room for a list that is about to be made. */
  reserveItems(count: number): void {
    if (!(count <= this.limits.items))
      throw new ExpressionFailure(
        `A list would get more than ${this.limits.items} items.`,
        'EXPRESSION_LIMIT',
      );
    this.spend(1 + count);
  }

  tooDeep(): ExpressionFailure {
    return new ExpressionFailure('A value is nested too deeply.', 'EXPRESSION_LIMIT');
  }

  /** Walks a value as its conversion to JSON would, so that what is shared is counted as often as it is written. Gives its depth. */
  measure(value: unknown, depth = 0): number {
    if (typeof value === 'string') {
      this.reserveText(value.length);
      return depth;
    }
    this.spend(1);
    if (value === null || typeof value !== 'object') return depth;
    if (depth >= this.limits.depth) throw this.tooDeep();
    let deepest = depth;
    if (Array.isArray(value)) {
      this.reserveItems(value.length);
      for (const item of value) deepest = Math.max(deepest, this.measure(item, depth + 1));
      return deepest;
    }
    for (const [name, item] of Object.entries(value)) {
      this.spend(1 + name.length / 8);
      deepest = Math.max(deepest, this.measure(item, depth + 1));
    }
    return deepest;
  }
}

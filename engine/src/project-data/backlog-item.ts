import type { BacklogDeclaration } from '../definition/backlogs.ts';
import { lib, parseExpression, printGuarded } from '../expressions/index.ts';
import { compileGuarded, names } from './evaluate.ts';

/** Longest key. */
const maxKeyLength = 500;

/** What a backlog makes of an item: by what it is recognised, and how urgent it is. */
export interface ItemTraits {
  key: string | null;
  priority: number;
}

/**
 * Reads an item by the expressions of its backlog. They were checked when the workflow was published; what they still fail on is the
 * item, and then an `ExpressionFailure` says why.
 */
export function traitsOf(
  { key, order, priority }: Pick<BacklogDeclaration, 'key' | 'order' | 'priority'>,
  item: unknown,
): ItemTraits {
  const made = key === undefined ? null : evaluate(key, item);
  const urgency = order === 'priority' && priority !== undefined ? Number(evaluate(priority, item)) : 0;
  return {
    // Nothing to recognise it by: then it is like no other.
    key: made === null || made === undefined || made === '' ? null : lib.text(made).slice(0, maxKeyLength),
    priority: Number.isFinite(urgency) ? urgency : 0,
  };
}

const evaluate = (source: string, item: unknown): unknown =>
  compileGuarded(printGuarded(parseExpression(source), { names }))({ item });

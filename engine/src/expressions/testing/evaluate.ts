import type { ExpressionNode, Reference } from '../ast.ts';
import { createGuard, type Guard } from '../guard/index.ts';
import * as lib from '../library/index.ts';
import type { EvaluationLimits } from '../limits.ts';
import { parseExpression } from '../parse.ts';
import { printGuarded } from '../print/guarded.ts';
import { printPlain } from '../print/plain.ts';

export type Scope = Record<string, unknown>;

const names = (reference: Reference): string =>
  'name' in reference ? `${reference.root}_${reference.name}` : reference.root;
const parameters = ['input', 'item', 'item_index', 'event', 'run', 'error', 'steps_a', 'values_v'];

function run(code: string, scope: Scope, guard?: Guard): unknown {
  const make = new Function('lib', 'guard', ...parameters, `'use strict'; return ${code};`) as (
    ...args: unknown[]
  ) => unknown;
  return make(lib, guard, ...parameters.map((name) => scope[name]));
}

export const runPlain = (ast: ExpressionNode, scope: Scope): unknown =>
  run(printPlain(ast, { names }), scope);
export const runGuarded = (ast: ExpressionNode, scope: Scope, limits?: Partial<EvaluationLimits>): unknown =>
  run(printGuarded(ast, { names }), scope, createGuard(limits));

/** Both meanings of a source, which must be the same. */
export function evaluate(source: string, scope: Scope = {}): { plain: unknown; guarded: unknown } {
  const ast = parseExpression(source);
  return { plain: runPlain(ast, scope), guarded: runGuarded(ast, scope) };
}

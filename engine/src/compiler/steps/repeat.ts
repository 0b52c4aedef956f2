import type { DataSchema } from '../../definition/data-schema.ts';
import { type RepeatStep, walkSteps } from '../../definition/index.ts';
import type { ExpressionNode, Reference } from '../../expressions/index.ts';
import { walk } from '../../expressions/ast.ts';
import { uncertain } from '../scope.ts';
import type { StepCompiler, StepContext } from './step.ts';

const schema: DataSchema = {
  type: 'object',
  properties: { turns: { type: 'integer', title: 'Turns' } },
  required: ['turns'],
};

export const repeatCompiler: StepCompiler<'repeat'> = {
  givesValue: true,
  hasEffects: false,
  compile(step, context) {
    const { compilation } = context;
    context.warnIfEmpty(step.steps, ['steps'], 'This loop');
    const counted = context.scope.with([
      { id: step.id, title: compilation.titleOf(step), certain: true, schema },
    ]);
    // What the steps gave in the turn before is known once they were gone through; within a loop, that is done once.
    const before = compilation.isRehearsing
      ? []
      : compilation.rehearse(() => context.sequence(step.steps, ['steps'], counted).gained);
    const inside = counted.with(uncertain(before));
    const body = context.sequence(step.steps, ['steps'], inside);
    const when = context.expression(step.when, ['when'], {
      scope: step.check === 'before' ? inside : body.scope,
    });
    if (!mayChange(when.parsed.ast, step, context))
      context.report(
        'LOOP_WITHOUT_CHANGE',
        ['when'],
        'Nothing in this loop changes its condition: it goes on to the limit, or does not begin.',
        { severity: 'warning' },
      );
    return {
      fields: { when: when.parsed, steps: body.steps },
      value: schema,
      gained: step.check === 'before' ? uncertain(body.gained) : body.gained,
      ends: step.check === 'after' && body.ends,
    };
  },
};

/** Whether the loop can come to an end by itself: its condition may change, or a step within leaves it. */
function mayChange(ast: ExpressionNode, step: RepeatStep, { compilation }: StepContext): boolean {
  let leaves = false;
  walkSteps(step.steps, ({ step: inner }) => {
    leaves ||= (inner.kind === 'end' || inner.kind === 'fail') && !inner.disabled;
  });
  if (leaves) return true;
  const isSet = (name: string): boolean => {
    let found = false;
    walkSteps(compilation.definition.steps, ({ step: inner }) => {
      found ||= inner.kind === 'set' && Object.hasOwn(inner.values, name);
    });
    return found;
  };
  const changes = (reference: Reference): boolean => {
    switch (reference.root) {
      case 'input':
      case 'item':
      case 'item_index':
      case 'items':
      case 'error':
        return false;
      case 'steps':
        return reference.name === step.id || compilation.isWithin(reference.name, step.id);
      case 'values':
        return isSet(reference.name);
      default:
        return true;
    }
  };
  let found = false;
  walk(ast, (node) => {
    found ||= node.type === 'Reference' && changes(node.reference);
  });
  return found;
}

import { type SagaStep, type Step, walkSteps } from '../../definition/index.ts';
import { closest } from '../../expressions/index.ts';
import type { Path } from '../diagnostics.ts';
import type { Scope } from '../scope.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const sagaCompiler: StepCompiler<'saga'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    context.warnIfEmpty(step.steps, ['steps'], 'This step');
    const body = context.sequence(step.steps, ['steps']);
    checkKeys(step, context);
    if (step.steps.length > 0 && Object.keys(step.undo).length === 0)
      context.report('NOTHING_UNDONE', ['undo'], 'Nothing is undone yet: say what undoes a step.', {
        severity: 'warning',
      });
    if (step.undoOn.failures.length === 0 && !step.undoOn.cancel)
      context.report('NOTHING_UNDONE', ['undoOn'], 'Choose when to undo: now it never happens.', {
        fix: { title: 'Undo after any failure', value: { failures: 'any', cancel: true } },
      });
    return {
      fields: { steps: body.steps, undo: compileUndo(step, body.scope, context) },
      gained: body.gained,
      ends: body.ends,
    };
  },
};

/** What undoes a step sees what that step and those before it gave, and why it has come to this. */
function compileUndo(step: SagaStep, atEnd: Scope, context: StepContext) {
  return step.steps.flatMap((done, index) => {
    const undo = Object.hasOwn(step.undo, done.id) ? step.undo[done.id]! : undefined;
    if (!undo) return [];
    const path = ['undo', done.id];
    const title = context.compilation.titleOf(done);
    context.warnIfEmpty(undo, path, `What undoes “${title}”`);
    refuseEnds(undo, path, context);
    const next = step.steps[index + 1];
    const scope = (next && context.compilation.scopes.get(next.id)) ?? atEnd;
    return [{ of: done.id, steps: context.sequence(undo, path, scope.withError()).steps }];
  });
}

/** A run that is being undone has failed: it cannot end well from there. */
function refuseEnds(undo: readonly Step[], place: Path, context: StepContext): void {
  walkSteps(undo, ({ step, path }) => {
    if (step.kind !== 'end' || step.disabled) return;
    context.report(
      'END_IN_UNDO',
      ['undo'],
      'The run cannot be ended by a step that undoes: take “End” out of there.',
      { fix: { title: 'Switch it off', path: [...place, ...path.slice(1), 'disabled'], value: true } },
    );
  });
}

function checkKeys(step: SagaStep, context: StepContext): void {
  const ids = step.steps.map(({ id }) => id);
  for (const id of Object.keys(step.undo)) {
    if (ids.includes(id)) continue;
    const { [id]: stray, ...rest } = step.undo;
    const meant = closest(
      id,
      ids.filter((candidate) => !Object.hasOwn(step.undo, candidate)),
    );
    context.report(
      'UNKNOWN_UNDO',
      ['undo', id],
      `There is no step “${id}” here to undo.${meant ? ` Did you mean “${meant}”?` : ' It was deleted or moved.'}`,
      {
        fix: {
          title: meant ? `Undo ${meant}` : 'Remove it',
          path: ['undo'],
          value: meant ? { ...rest, [meant]: stray } : rest,
        },
      },
    );
  }
}

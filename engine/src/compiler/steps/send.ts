import { findStep, type Step, type StepOf, walkSteps } from '../../definition/index.ts';
import { closest, toExpression, type PlanTemplate } from '../../expressions/index.ts';
import { checkSentName } from '../events.ts';
import { checkInputs } from '../inputs.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const sendCompiler: StepCompiler<'send'> = {
  givesValue: false,
  hasEffects: true,
  compile(step, context) {
    checkSentName(step.event, context);
    const run = receiverOf(step, context);
    const { parsed } = context.template(step.data, ['data']);
    checkData(step, parsed, context);
    return { fields: { ...(run ? { run } : {}), data: parsed } };
  },
};

/** The run that it goes to, where that is no fixed one. */
function receiverOf(step: StepOf<'send'>, context: StepContext): PlanTemplate | undefined {
  if (step.to === 'run') {
    if (!step.run) context.report('NO_RECEIVER', ['run'], 'Say which run the event goes to, by its id.');
    return context.template(step.run ?? '', ['run'], { expected: { type: 'string' } }).parsed;
  }
  if (step.to !== 'child') return undefined;
  const child = childOf(step, context);
  if (!child) return undefined;
  const expression = `steps.${child.id}.runId`;
  context.expression(expression, ['step']);
  return { kind: 'expression', expression: toExpression(expression) };
}

function childOf(step: StepOf<'send'>, context: StepContext): StepOf<'subworkflow'> | undefined {
  const child = step.step === undefined ? undefined : context.compilation.step(step.step);
  if (child?.kind !== 'subworkflow')
    context.report(
      'NO_RECEIVER',
      ['step'],
      'Choose the step that starts the sub-workflow.',
      onlyChild(context),
    );
  else if (child.wait)
    context.report(
      'NO_RECEIVER',
      ['step'],
      `“${context.compilation.titleOf(child)}” waits until its sub-workflow is done, so nothing can be sent to it behind that. Let it go on at once.`,
      {
        elsewhere: {
          title: 'Let it go on at once',
          path: [...findStep(context.compilation.definition.steps, child.id)!.path, 'wait'],
          value: false,
        },
      },
    );
  else return child;
  return undefined;
}

/** Where the workflow starts one sub-workflow only, it is the one that is meant. */
function onlyChild({ compilation }: StepContext): { fix?: { title: string; value: string } } {
  const children: Step[] = [];
  walkSteps(compilation.definition.steps, ({ step }) => {
    if (step.kind === 'subworkflow') children.push(step);
  });
  const [only, ...more] = children;
  return only && more.length === 0
    ? { fix: { title: `Choose ${compilation.titleOf(only)}`, value: only.id } }
    : {};
}

/** What a sub-workflow declares of the event, its data has to be. */
function checkData(step: StepOf<'send'>, parsed: PlanTemplate, context: StepContext): void {
  const child =
    step.to === 'child' && step.step !== undefined ? context.compilation.step(step.step) : undefined;
  const target =
    child?.kind === 'subworkflow'
      ? context.compilation.environment.workflows?.find(({ id }) => id === child.workflow)
      : undefined;
  if (!target?.events || parsed.kind !== 'object') return;
  const event = target.events.find(({ name }) => name === step.event);
  if (!event) {
    const meant = closest(
      step.event,
      target.events.map(({ name }) => name),
    );
    context.report(
      'UNKNOWN_EVENT',
      ['event'],
      `“${target.name}” does not know the event “${step.event}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
      meant ? { fix: { title: `Use ${meant}`, value: meant } } : {},
    );
    return;
  }
  const what = `“${event.title ?? event.name}”`;
  for (const { code, path, message, fix } of checkInputs(parsed.entries, step.data, event.schema, what))
    context.report(
      code,
      ['data', ...path],
      message,
      fix ? { fix: { ...fix, path: ['data', ...fix.path] } } : {},
    );
}

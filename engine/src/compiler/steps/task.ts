import type { ActionDeclaration } from '../../contract/action.ts';
import { durationToMs, type StepOf } from '../../definition/index.ts';
import { closest, type Expression, type PlanTemplate } from '../../expressions/index.ts';
import { checkInputs } from '../inputs.ts';
import type { SecretField, TaskMode } from '../plan.ts';
import { takeSecrets } from '../secret-fields.ts';
import { checkRetry } from './retry.ts';
import type { StepCompiler, StepContext } from './step.ts';

/** Longest attempt that may be carried inside of the workflow task. */
const longestFastMs = 10_000;

export const taskCompiler: StepCompiler<'task'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const action = context.compilation.actions.get(step.action);
    if (!action) reportUnknown(step, context);
    const parsed = context.parse(step.with, ['with']);
    if (action && parsed.kind === 'object')
      for (const { code, path, message, fix } of checkInputs(
        parsed.entries,
        step.with,
        action.input,
        `“${action.title}”`,
      ))
        context.report(
          code,
          ['with', ...path],
          message,
          fix ? { fix: { ...fix, path: ['with', ...fix.path] } } : {},
        );

    const { template, secrets } = takeSecrets(parsed);
    context.checkTemplate(template, ['with'], action?.input);
    checkSecrets(secrets, context);
    checkRetry(step.retry, context);

    const mode = modeOf(step, action);
    context.compilation.actionsUsed.set(step.action, mode === 'fast' ? modeKept(step, context) : mode);
    return { fields: { with: template, secrets, mode }, value: action?.output };
  },
};

/** An action that one step carries as a task of its own is a standard one for routing. */
const modeKept = (step: StepOf<'task'>, { compilation }: StepContext): TaskMode =>
  compilation.actionsUsed.get(step.action) ?? 'fast';

function modeOf(step: StepOf<'task'>, action: ActionDeclaration | undefined): TaskMode {
  const isShort = step.timeout === undefined || durationToMs(step.timeout) <= longestFastMs;
  return action?.mode === 'fast' && action.idempotent && isShort ? 'fast' : 'standard';
}

function reportUnknown(step: StepOf<'task'>, context: StepContext): void {
  if (step.action === '') {
    context.report('UNKNOWN_ACTION', ['action'], 'Choose what this task does.');
    return;
  }
  const meant = closest(step.action, context.compilation.actions.keys());
  context.report(
    'UNKNOWN_ACTION',
    ['action'],
    `There is no action “${step.action}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
    meant ? { fix: { title: `Use ${meant}`, value: meant } } : {},
  );
}

/** The parts of a secret's field that are no secret are expressions as any other. */
function checkSecrets(fields: SecretField[], context: StepContext): void {
  const known = context.compilation.environment.secrets;
  for (const { path, parts } of fields) {
    const others = parts.filter(
      (part): part is string | Expression => typeof part === 'string' || !('secret' in part),
    );
    const rest: PlanTemplate = { kind: 'text', parts: others };
    context.checkTemplate(rest, ['with', ...path]);
    for (const part of parts) {
      if (typeof part === 'string' || !('secret' in part)) continue;
      context.compilation.secretsUsed.add(part.secret);
      if (!known || known.includes(part.secret)) continue;
      const meant = closest(part.secret, known);
      context.report(
        'UNKNOWN_SECRET',
        ['with', ...path],
        `The project has no secret “${part.secret}”.${meant ? ` Did you mean “${meant}”?` : ' Add it to the project’s secrets.'}`,
        meant
          ? { fix: { title: `Use ${meant}`, value: renamedSecret(context, path, part.secret, meant) } }
          : {},
      );
    }
  }
}

/** The text of a field with another secret in it. */
function renamedSecret(
  { step }: StepContext,
  path: readonly (string | number)[],
  from: string,
  to: string,
): unknown {
  const field = ['with', ...path].reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    step,
  );
  return typeof field === 'string'
    ? field.replaceAll(new RegExp(`\\bsecrets\\.${from}\\b`, 'g'), `secrets.${to}`)
    : field;
}

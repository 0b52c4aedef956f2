import { answerHeaders, answerTypes, isAnswerStatus, isAnswerType } from '../../contract/answer.ts';
import type { StepOf } from '../../definition/index.ts';
import { closest, hasExpression } from '../../expressions/index.ts';
import { callerAnswerSchema } from '../known-schemas.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const respondCompiler: StepCompiler<'respond'> = {
  givesValue: true,
  // What the caller is answered is part of the run's record: a run that does nothing else can be carried out in process.
  hasEffects: false,
  compile(step, context) {
    checkStatus(step, context);
    checkHeaders(step, context);
    return {
      fields: {
        status: context.template(step.status, ['status'], { expected: { type: 'number' } }).parsed,
        headers: context.template(step.headers, ['headers']).parsed,
        ...(step.body === undefined ? {} : { body: context.template(step.body, ['body']).parsed }),
      },
      value: callerAnswerSchema,
    };
  },
};

function checkStatus({ status }: StepOf<'respond'>, context: StepContext): void {
  if ((typeof status === 'string' && hasExpression(status)) || isAnswerStatus(Number(status))) return;
  context.report(
    'INVALID_STATUS',
    ['status'],
    `“${status}” is no status to answer with: it takes 200 to 299, or 400 to 599.`,
    { fix: { title: 'Answer with 200', value: 200 } },
  );
}

function checkHeaders({ headers }: StepOf<'respond'>, context: StepContext): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!(answerHeaders as readonly string[]).includes(name.toLowerCase())) {
      const { [name]: _, ...others } = headers;
      const meant = closest(name.toLowerCase(), answerHeaders);
      context.report(
        'HEADER_NOT_ALLOWED',
        ['headers', name],
        `An answer cannot carry the header “${name}”. There is ${answerHeaders.join(', ')}.`,
        {
          fix: {
            title: meant ? `Use ${meant}` : 'Leave it out',
            path: ['headers'],
            value: meant ? { ...others, [meant]: value } : others,
          },
        },
      );
    } else if (name.toLowerCase() === 'content-type' && typeof value === 'string' && !hasExpression(value))
      checkType(name, value, context);
  }
}

function checkType(name: string, type: string, context: StepContext): void {
  if (isAnswerType(type)) return;
  const meant = closest(type, answerTypes) ?? answerTypes[0];
  context.report(
    'HEADER_NOT_ALLOWED',
    ['headers', name],
    `An answer cannot be “${type}”: browsers might take it for a page of this product. There is ${answerTypes.join(', ')}.`,
    { fix: { title: `Use ${meant}`, value: meant } },
  );
}

import { stepActions } from '../../definition/step-actions.ts';
import { durationToMs } from '../../definition/duration.ts';
import { enclose } from '../../expressions/print/code.ts';
import { taskOptions } from '../literals.ts';
import { typeOf } from '../types.ts';
import type { StepCode } from './step-code.ts';

/** Bounds of its time limit (declaration of `code.run`), and what its surroundings may take on top. Milliseconds. */
const limits = { least: 10, most: 20_000, around: 10_000 };

export const code: StepCode<'code'> = {
  reportsInput: true,
  type: ({ step }) => typeOf(step.output),
  emit(planned, emitter) {
    const { step } = planned;
    const timeoutMs =
      step.timeout === undefined
        ? undefined
        : Math.min(limits.most, Math.max(limits.least, durationToMs(step.timeout)));
    const input = emitter.input(emitter.template(planned.with));
    const entries = [
      `source: ${emitter.textConstant(step.id, step.source)}`,
      `input: ${input}`,
      ...(timeoutMs === undefined ? [] : [`timeoutMs: ${timeoutMs}`]),
    ];
    const around = timeoutMs === undefined ? undefined : `${timeoutMs + limits.around}ms`;
    const options = around || step.retry ? `.with(${emitter.template(taskOptions(around, step.retry))})` : '';
    const fields = enclose('{', entries, '}', true);
    const callee = emitter.task(stepActions.code) + options;
    emitter.result(
      planned,
      `await ${emitter.invoke(callee, [fields, emitter.call(step.id)])}`,
      step.output && typeOf(step.output),
    );
  },
};

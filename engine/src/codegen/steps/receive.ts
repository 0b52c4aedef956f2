import { quote } from '../../expressions/print/code.ts';
import { eventType } from '../events.ts';
import type { StepCode } from './step-code.ts';

export const receive: StepCode<'receive'> = {
  type: ({ step }) => `Received<${dataType(step.event, step.deadline?.then)}>`,
  emit(planned, emitter) {
    const { step, where, after } = planned;
    const options = [
      ...(where
        ? emitter.scope.withEvent((event) => [`where: (${event}) => ${asBody(emitter.expression(where))}`])
        : []),
      ...(after ? [`deadline: ${emitter.template(after)}`] : []),
      ...(step.deadline?.then === 'fail' ? ['failWhenLate: true'] : []),
    ];
    const listed = options.length > 0 ? [`{ ${options.join(', ')} }`] : [];
    const receiver = emitter.runtime('receive');
    const type = emitter.target.isHosted ? '' : `<${dataType(step.event, step.deadline?.then)}>`;
    const args = [quote(step.event), quote(step.id), ...listed];
    if (emitter.target.isHosted) args.push(...(listed.length > 0 ? [] : ['{}']), ...emitter.observer);
    emitter.result(planned, `await ${emitter.invoke(`${receiver}${type}`, args)}`);
  },
};

/** Where the run goes on without the event, there may be no data. */
const dataType = (event: string, late: 'continue' | 'fail' | undefined): string =>
  `${eventType(event)}${late === 'continue' ? ' | undefined' : ''}`;

/** An object as the body of an arrow function stands in parentheses. */
const asBody = (code: string): string => (code.startsWith('{') ? `(${code})` : code);

import { fields } from '../literals.ts';
import type { StepCode } from './step-code.ts';

export const set: StepCode<'set'> = {
  reportsInput: true,
  emit({ values }, emitter) {
    const [only] = values;
    if (values.length === 1 && only) {
      const [name, value] = only;
      emitter.line(`values.${name} = ${emitter.template(value)};`);
    } else {
      // All are evaluated before any is changed.
      emitter.line(`Object.assign(values, ${emitter.template(fields(values))});`);
    }
    emitter.hosted(
      (report) => `${report}.input({ ${values.map(([name]) => `${name}: values.${name}`).join(', ')} });`,
    );
    emitter.hosted(() => 'steps.values(values);');
    emitter.done();
  },
};

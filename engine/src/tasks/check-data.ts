import { ActionError } from '../contract/task.ts';
import { validateData } from '../contract/validate-data.ts';
import type { ObjectSchema } from '../definition/schema-types.ts';
import { toFieldTypes } from './field-types.ts';

/** Characters of JSON that a task may give back: it has to fit a run's history. */
const maxOutputCharacters = 1_500_000;

/** The fields of a task as its action takes them, defaults filled in. Throws an ActionError that names the first wrong field. */
export function checkInput(schema: ObjectSchema, input: unknown): unknown {
  const checked = validateData(schema, toFieldTypes(schema, input));
  if (checked.ok) return checked.value;
  const [first] = checked.problems;
  const field = first?.path ? `"${first.path}": ` : '';
  throw new ActionError('INPUT_INVALID', `${field}${first?.message ?? 'A field is not as it should be.'}`, {
    retryable: false,
    details: { problems: checked.problems },
  });
}

export function checkOutput(output: unknown): void {
  if (JSON.stringify(output).length <= maxOutputCharacters) return;
  throw new ActionError('OUTPUT_TOO_LARGE', 'The result of this step is too large to be kept.', {
    retryable: false,
  });
}

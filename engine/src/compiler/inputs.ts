import type { ObjectSchema } from '../definition/data-schema.ts';
import { closest, type PlanTemplate } from '../expressions/index.ts';
import type { DiagnosticCode, Path } from './diagnostics.ts';
import { checkValue } from './values-check.ts';

export interface InputProblem {
  code: DiagnosticCode;
  path: Path;
  message: string;
  fix?: { title: string; path: Path; value: unknown };
}

/**
 * Holds what is given to an action or workflow against what it asks for. Paths are relative to `given`.
 * `written` is the same as it stands in the definition, for proposed corrections.
 */
export function checkInputs(
  given: readonly [name: string, value: PlanTemplate][],
  written: Record<string, unknown>,
  schema: ObjectSchema,
  what: string,
): InputProblem[] {
  const problems: InputProblem[] = [];
  const names = Object.keys(schema.properties);
  for (const [name, value] of given) {
    const field = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (field)
      problems.push(
        ...checkValue(value, field, [name]).map(({ path, message, fix }): InputProblem => ({
          code: 'TYPE_MISMATCH',
          path,
          message,
          ...(fix ? { fix: { ...fix, path } } : {}),
        })),
      );
    else if (!schema.additionalProperties) problems.push(unknownInput(name, names, written, what));
  }
  for (const name of schema.required ?? []) {
    const isGiven = given.some(([candidate]) => candidate === name);
    if (isGiven || schema.properties[name]?.default !== undefined) continue;
    problems.push({
      code: 'MISSING_INPUT',
      path: [name],
      message: `${what} needs “${schema.properties[name]?.title ?? name}”.`,
    });
  }
  return problems;
}

function unknownInput(
  name: string,
  names: string[],
  written: Record<string, unknown>,
  what: string,
): InputProblem {
  const meant = closest(
    name,
    names.filter((candidate) => !Object.hasOwn(written, candidate)),
  );
  const renamed = Object.fromEntries(
    Object.entries(written).flatMap(([key, value]): [string, unknown][] =>
      key !== name ? [[key, value]] : meant ? [[meant, value]] : [],
    ),
  );
  return {
    code: 'UNKNOWN_INPUT',
    path: [name],
    message: `${what} has no field “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
    fix: { title: meant ? `Rename to ${meant}` : 'Remove it', path: [], value: renamed },
  };
}

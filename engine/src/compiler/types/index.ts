import type { Definition } from '../../definition/index.ts';
import { compileIn } from '../compile.ts';
import { CompileContext } from '../context.ts';
import type { CompileEnvironment } from '../environment.ts';
import type { Diagnostic } from '../plan.ts';
import { findTypeErrors } from './program.ts';
import { ignoredCodes, textOf, toSentence } from './sentences.ts';
import { toTypeSource, type TypeSource } from './source.ts';

/**
 * Finds clashes of types in a workflow's expressions, with TypeScript itself. It says nothing of what `compile` already refuses.
 * TypeScript is loaded when it is first asked.
 */
export async function checkTypes(
  definition: Definition,
  environment: CompileEnvironment,
): Promise<Diagnostic[]> {
  const context = new CompileContext(definition, environment);
  compileIn(context);
  const source = toTypeSource(context);
  if (source.places.length === 0) return [];
  const errors = await findTypeErrors(source.text);
  const refused = new Set(context.diagnostics.all.map(({ path }) => JSON.stringify(path)));
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<TypeSource['places'][number]>();
  for (const { start, code, message } of errors) {
    if (start === undefined || ignoredCodes.has(code)) continue;
    const place = placeAt(source.places, start);
    // One thing at a time: what follows from a first clash would only confuse.
    if (!place || reported.has(place) || refused.has(JSON.stringify(place.checked.path))) continue;
    reported.add(place);
    diagnostics.push(toDiagnostic(place, code, textOf(message), definition));
  }
  return diagnostics;
}

function placeAt(places: TypeSource['places'], offset: number): TypeSource['places'][number] | undefined {
  let [low, high] = [0, places.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = places[middle]!;
    if (offset < place.start) high = middle - 1;
    else if (offset >= place.end) low = middle + 1;
    else return place;
  }
  return undefined;
}

function toDiagnostic(
  { checked }: TypeSource['places'][number],
  code: number,
  text: string,
  definition: Definition,
): Diagnostic {
  const { message, isTextWanted } = toSentence(code, text, checked.expected !== undefined);
  const field = checked.path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    definition,
  );
  const fix =
    isTextWanted && typeof field === 'string'
      ? {
          title: 'Turn it into a text',
          path: checked.path,
          value: `{{ text(${field.slice(checked.ast.start, checked.ast.end)}) }}`,
        }
      : undefined;
  return {
    code: 'TYPE_MISMATCH',
    severity: 'error',
    ...(checked.stepId === undefined ? {} : { stepId: checked.stepId }),
    path: checked.path,
    message,
    ...(fix ? { fix } : {}),
  };
}

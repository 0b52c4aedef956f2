import type { $ZodIssue } from 'zod/v4/core';
import { type Definition, definitionSchema } from '../definition/index.ts';
import type { Path } from './diagnostics.ts';
import { isRecord, toSentence, valueAt } from './issue-sentences.ts';
import type { Diagnostic } from './plan.ts';

export type ParsedDefinition =
  { definition: Definition; diagnostics?: undefined } | { definition?: undefined; diagnostics: Diagnostic[] };

/** Levels of nesting of the JSON document itself; the schema calls itself per level. */
const deepest = 200;
const mostDiagnostics = 100;

/** Reads a definition from JSON that anybody may have sent. Never throws: what is wrong comes back as diagnostics. */
export function parseDefinition(json: unknown): ParsedDefinition {
  if (isDeeper(json, deepest))
    return {
      diagnostics: [
        { code: 'TOO_LARGE', severity: 'error', path: [], message: 'The workflow is nested too deeply.' },
      ],
    };
  const result = definitionSchema.safeParse(json);
  if (result.success) return { definition: result.data };
  const diagnostics = result.error.issues.flatMap((issue) => toDiagnostics(issue, [], json));
  return { diagnostics: diagnostics.slice(0, mostDiagnostics) };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function toDiagnostics(issue: $ZodIssue, around: Path, json: unknown): Diagnostic[] {
  const path = [...around, ...issue.path.filter((key) => typeof key !== 'symbol')];
  if (issue.code === 'invalid_union') {
    // The branch that came furthest is the one that was meant.
    const best = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))[0];
    if (best && best.length > 0 && depthOf(best) > 0)
      return best.flatMap((inner) => toDiagnostics(inner, path, json));
  }
  const stepId = stepIdAt(json, path);
  return [
    {
      code: 'INVALID_DEFINITION',
      severity: 'error',
      ...(stepId === undefined ? {} : { stepId }),
      path,
      ...toSentence(issue, path, json),
    },
  ];
}

const depthOf = (issues: readonly $ZodIssue[]): number =>
  Math.max(0, ...issues.map(({ path }) => path.length));

/** Id of the innermost step that a path leads to or through. */
function stepIdAt(json: unknown, path: Path): string | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const value = valueAt(json, path.slice(0, length));
    if (
      isRecord(value) &&
      typeof value.kind === 'string' &&
      typeof value.id === 'string' &&
      path[0] === 'steps'
    )
      return value.id;
  }
  return undefined;
}

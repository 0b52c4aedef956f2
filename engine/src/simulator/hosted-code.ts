import { hostedParameters } from '../codegen/hosted-parameters.ts';
import type { Guard } from '../expressions/index.ts';
import type * as library from '../expressions/library/index.ts';
import type { RuntimeSource } from '../runtime/create.ts';
import type { StepReporter } from '../runtime/step-reporter.ts';
import type { WorkflowApi } from '../runtime/workflow-api.ts';

export type HostedFunction = (input: unknown, earlier?: unknown) => Promise<unknown>;
export type HostedCode = (
  workflow: WorkflowApi,
  runtime: RuntimeSource,
  guard: Guard,
  lib: typeof library,
  steps: StepReporter,
) => HostedFunction;

/** Versions whose compiled code is kept. */
const keptVersions = 500;
const compiled = new Map<string, HostedCode>();

/**
 * The function that hosted code is the body of. It must come from our own generator: this is no sandbox, the safety lies in what
 * the generator can print.
 */
export function compileHosted(javascript: string, versionId?: string): HostedCode {
  const known = versionId === undefined ? undefined : compiled.get(versionId);
  if (known) return known;
  const code = new Function(...hostedParameters, javascript) as HostedCode;
  if (versionId !== undefined) {
    if (compiled.size >= keptVersions) compiled.delete(compiled.keys().next().value!);
    compiled.set(versionId, code);
  }
  return code;
}

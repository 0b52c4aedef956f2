import type { Plan } from '../compiler/plan.ts';
import { gatherFacts, writeActivityTypes, writeHosted, writePlain } from './workflow.ts';

export interface GeneratedCode {
  /** What people take home: an ordinary Temporal workflow. */
  typescript: string;
  /** What is hosted, made from the same tree: the body of a function of `hostedParameters`. */
  javascript: string;
}

export { declaredSchemas, type DeclaredSchemas, writeDeclaredTypes } from './declared-types.ts';
export { hostedParameters } from './hosted-parameters.ts';

/** Code of a plan; the same plan always gives the same code. */
export function generate(plan: Plan): GeneratedCode {
  const facts = gatherFacts(plan);
  return { typescript: writePlain(plan, facts), javascript: writeHosted(plan, facts) };
}

/** Files of a plan as an ordinary workflow, beside which `runtime` stands. Paths are relative to the source folder. */
export function exportedModule(plan: Plan): Record<string, string> {
  return {
    'workflow.ts': generate(plan).typescript,
    'activities.ts': writeActivityTypes(plan),
  };
}

export { type AvailableValue, availableValues, type ValueSource } from './available-values.ts';
export { compile, workflowLimits } from './compile.ts';
export { cronProblem } from './cron.ts';
export type { DiagnosticCode } from './diagnostics.ts';
export type { CompileEnvironment } from './environment.ts';
export { toFunctionName } from './function-name.ts';
export { agentSchema, approvalSchema, errorSchema, runSchema } from './known-schemas.ts';
export { type ParsedDefinition, parseDefinition } from './parse-definition.ts';
export * from './plan.ts';

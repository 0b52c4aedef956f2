import type { DataSchema, ObjectSchema } from '../definition/schema-types.ts';
import type { Retry } from '../definition/steps/base.ts';

export * from './task.ts';

/** What the editor, the compiler and the documentation know of an action. Safe to load anywhere: words and schemas only. */
export interface ActionDeclaration {
  /** `connector.action`, for ever stable. */
  name: string;
  title: string;
  /** The step's sentence; `{field}` stands for the chip of an input field: `Request {method} {url}`. */
  sentence: string;
  description: string;
  /** Name of a Lucide icon. */
  icon: string;
  input: ObjectSchema;
  output: DataSchema;
  /**
   * `fast`: short (well under a second) and idempotent, carried inside the workflow task;
   * `standard`: anything else.
   */
  mode: 'fast' | 'standard';
  /** Whether a second call with the same idempotency key has no second effect. */
  idempotent: boolean;
  /** Limits and retries when the step says nothing. */
  timeout: string;
  retry: Retry;
  /** Failures that trying again cannot mend, with the words shown to people. */
  errors: { code: string; title: string; remedy: string; retryable: boolean }[];
  example: Record<string, unknown>;
}

export interface ConnectorDeclaration {
  name: string;
  title: string;
  icon: string;
  description: string;
  actions: ActionDeclaration[];
}

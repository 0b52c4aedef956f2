import type { DataSchema, ObjectSchema } from '../definition/data-schema.ts';
import type { Retry } from '../definition/steps/base.ts';

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

/** What an action's `run` may use. Nothing else: no environment, no file system, no network but this `fetch`. */
export interface ActionContext {
  /** Idempotency key: the same for every attempt of this step of this run (and item). */
  key: string;
  attempt: number;
  /** `fetch` behind the outgoing-request guard. */
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
  heartbeat(details?: unknown): void;
  log(message: string, data?: Record<string, unknown>): void;
  /** Mail as the instance is set up to send it (SMTP, or the in-product outbox). */
  sendMail(mail: OutgoingMail): Promise<{ messageId: string }>;
  /** The sandbox for the user's own code. */
  runCode(
    source: string,
    input: unknown,
    limits?: { timeoutMs?: number; memoryMb?: number },
  ): Promise<CodeResult>;
}

export interface OutgoingMail {
  to: string[];
  cc?: string[];
  subject: string;
  text: string;
  html?: string;
  replyTo?: string;
}

export interface CodeResult {
  value: unknown;
  logs: { level: 'log' | 'info' | 'warn' | 'error'; message: string }[];
}

/** An action's behaviour: a plain function; secrets are already in its input. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of actions holds every kind of input
export type ActionRun<Input = any, Output = unknown> = (
  input: Input,
  context: ActionContext,
) => Promise<Output>;

/** A failure with words for people; thrown by an action's `run`. */
export class ActionError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** Milliseconds to wait before the next attempt, where the other side said so. */
  readonly retryAfterMs?: number;
  readonly details?: unknown;

  constructor(
    code: string,
    message: string,
    options: { retryable?: boolean; retryAfterMs?: number; details?: unknown; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ActionError';
    this.code = code;
    this.retryable = options.retryable ?? true;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
    if (options.details !== undefined) this.details = options.details;
  }
}

/** Second argument of every action's activity, made by generated code. */
export interface TaskCall {
  stepId: string;
  /** Step id with the items around it: `ship[3]/charge`. Unique in a run. */
  instance: string;
  /** Idempotency key: run id and instance. */
  key: string;
  /** Where secrets go; filled in by the worker. */
  secrets?: { path: (string | number)[]; parts: (string | { secret: string })[] }[];
}

/** Activity type of an action: `http.request` → `httpRequest`. */
export function toActivityType(action: string): string {
  return action.replace(/\.([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

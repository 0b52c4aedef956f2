// What carries an action out: an exported project takes it home, so it stands on nothing else.

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

export type GuardErrorCode =
  | 'ADDRESS_NOT_ALLOWED'
  | 'PROTOCOL_NOT_ALLOWED'
  | 'CREDENTIALS_IN_URL'
  | 'TOO_MANY_REDIRECTS'
  | 'BODY_NOT_REPEATABLE';

/** The guard's refusal of an outgoing request: trying again cannot help. */
export class GuardError extends Error {
  readonly code: GuardErrorCode;

  constructor(code: GuardErrorCode, message: string) {
    super(message);
    this.name = 'GuardError';
    this.code = code;
  }
}

/** The guard's refusal among the causes of a failed fetch, where there is one. */
export function findGuardError(error: unknown): GuardError | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    if (cause instanceof GuardError) return cause;
  }
  return undefined;
}

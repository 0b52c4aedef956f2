/**
 * What a service throws when a request cannot be met: a stable `code`, a sentence for people, and the HTTP status it is told by.
 * The errors plugin turns it into `{ code, message, details }`.
 */
export class DomainError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details?: unknown;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;

  constructor(
    status: number,
    code: string,
    message: string,
    options: { details?: unknown; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'DomainError';
    this.status = status;
    this.code = code;
    if (options.details !== undefined) this.details = options.details;
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter;
  }
}

/** Also given for what exists in somebody else's workspace: nobody learns of it. */
export const notFound = (what: string) =>
  new DomainError(404, 'NOT_FOUND', `There is no such ${what}, or you have no access to it.`);

export const unauthenticated = () => new DomainError(401, 'UNAUTHENTICATED', 'Sign in first.');

export const forbidden = (message = 'Your role does not allow this.') =>
  new DomainError(403, 'FORBIDDEN', message);

export const invalidText = () =>
  new DomainError(400, 'INVALID_TEXT', 'Some of the text holds characters that cannot be kept.');

/** Every failure of a call to the server, as one kind of error. */
export class ApiError extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    message: string,
    details?: unknown,
    retryAfter: number | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** No answer came: no connection, or the server is away. */
  get offline(): boolean {
    return this.status === 0;
  }

  /** Another try of the very same call may succeed. */
  get transient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  static async fromResponse(response: Response): Promise<ApiError> {
    const body: unknown = await response.json().catch(() => null);
    const { code, message, details } = (body ?? {}) as {
      code?: unknown;
      message?: unknown;
      details?: unknown;
    };
    return new ApiError(
      response.status,
      typeof code === 'string' ? code : `HTTP_${response.status}`,
      typeof message === 'string' && message ? message : defaultMessage(response.status),
      details,
      Number(response.headers.get('retry-after')) || null,
    );
  }

  static fromNetwork(): ApiError {
    return new ApiError(0, 'OFFLINE', 'There is no connection to the server right now.');
  }
}

function defaultMessage(status: number): string {
  if (status === 401) return 'You are signed out. Please sign in again.';
  if (status === 403) return 'You may not do this.';
  if (status === 404) return 'This does not exist, or you may not see it.';
  if (status === 413) return 'This is too large to send.';
  if (status === 429) return 'Too many requests at once. Please wait a moment.';
  if (status >= 500) return 'The server could not do this. It was not your fault.';
  return 'The server refused this.';
}

/** An error in plain words: what happened, and what to do now. */
export interface ErrorWords {
  title: string;
  text: string;
  offline: boolean;
  retryable: boolean;
  reference?: string;
}

export function describeError(error: unknown, what = 'This page'): ErrorWords {
  if (!(error instanceof ApiError)) {
    return {
      title: 'Something went wrong here',
      text: 'Please try again. If it stays, reload the page.',
      offline: false,
      retryable: true,
    };
  }
  if (error.offline) {
    return {
      title: 'No connection',
      text: `${what} was not opened on this device before, so there is nothing to show until the connection is back.`,
      offline: true,
      retryable: true,
    };
  }
  if (error.status === 404) {
    return {
      title: 'Not found',
      text: `${what} does not exist any more, or you may not see it.`,
      offline: false,
      retryable: false,
    };
  }
  if (error.status >= 500) {
    return {
      title: 'The server has a problem',
      text: error.message,
      offline: false,
      retryable: true,
      reference: error.code,
    };
  }
  return {
    title: `${what} could not be opened`,
    text: error.message,
    offline: false,
    retryable: error.transient,
    reference: error.code,
  };
}

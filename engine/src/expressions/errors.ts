export type ExpressionErrorCode =
  | 'EXPRESSION_SYNTAX'
  | 'EXPRESSION_NOT_ALLOWED'
  | 'EXPRESSION_TOO_LARGE'
  | 'UNKNOWN_NAME'
  | 'UNKNOWN_FUNCTION'
  | 'SECRET_MISUSED';

/** What is wrong with an expression as it is written: a sentence, and where. */
export class ExpressionError extends Error {
  readonly code: ExpressionErrorCode;
  /** Offsets in the text that was given to the parser. */
  readonly start: number;
  readonly end: number;
  /** What to write between `start` and `end` instead. */
  readonly suggestion?: string;

  constructor(code: ExpressionErrorCode, message: string, start: number, end: number, suggestion?: string) {
    super(message);
    this.name = 'ExpressionError';
    this.code = code;
    this.start = start;
    this.end = end;
    if (suggestion !== undefined) this.suggestion = suggestion;
  }
}

export type ExpressionFailureCode = 'EXPRESSION_FAILED' | 'EXPRESSION_LIMIT';

/** An expression that failed while it was evaluated; the message is a sentence for people. */
export class ExpressionFailure extends Error {
  readonly code: ExpressionFailureCode;

  constructor(message: string, code: ExpressionFailureCode = 'EXPRESSION_FAILED') {
    super(message);
    this.name = 'ExpressionFailure';
    this.code = code;
  }
}

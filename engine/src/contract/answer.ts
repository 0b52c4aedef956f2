/** What a step answers the caller of a webhook. */
export interface CallerAnswer {
  status: number;
  /** Names in small letters. */
  headers: Record<string, string>;
  /** Null: nothing. A text goes out as it is, anything else as JSON. */
  body: unknown;
}

/**
 * Activity that keeps what the caller is answered, under this very name. The first answer of a run counts; `key` tells a repeat of it
 * from another one.
 */
export interface AnswerActivities {
  answerCaller(answer: CallerAnswer & { key: string }): Promise<void>;
}

/** Headers that an answer may carry: none that a browser takes for a word of the product about itself (cookies, policies, framing). */
export const answerHeaders = [
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'etag',
  'expires',
  'last-modified',
  'link',
  'location',
  'retry-after',
  'x-correlation-id',
  'x-request-id',
] as const;

/** Kinds of content that no browser runs. */
export const answerTypes = [
  'application/json',
  'application/problem+json',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/csv',
  'application/x-www-form-urlencoded',
] as const;

/** A redirect would lead people from an address that they trust to one that anybody may have written. */
export const isAnswerStatus = (status: number): boolean =>
  Number.isInteger(status) && ((status >= 200 && status < 300) || (status >= 400 && status < 600));

export const isAnswerType = (type: string): boolean =>
  (answerTypes as readonly string[]).includes(type.split(';')[0]!.trim().toLowerCase());

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The answer as it goes out, whoever wrote it down: whatever is not on the lists above is left out. */
export function toHttpAnswer({ status, headers, body }: CallerAnswer): HttpAnswer {
  const isText = typeof body === 'string';
  const kept = Object.entries(headers).filter(([name]) =>
    (answerHeaders as readonly string[]).includes(name),
  );
  const { 'content-type': wanted, ...others } = Object.fromEntries(kept);
  const usual = `${isText ? 'text/plain' : 'application/json'}; charset=utf-8`;
  return {
    status: isAnswerStatus(status) ? status : 200,
    headers: { ...others, 'content-type': wanted !== undefined && isAnswerType(wanted) ? wanted : usual },
    body: body === null || body === undefined ? '' : isText ? body : JSON.stringify(body),
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { unreadableBody } from './errors.ts';

export interface WebhookRequest {
  contentType: string;
  body: Buffer;
  query: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
}

/** The input of the run: a JSON body as it is, a form's fields, or any other text as `body`; without a body, the query. */
export function toInput({ contentType, body, query }: WebhookRequest): unknown {
  const [type = ''] = contentType.toLowerCase().split(';');
  const text = body.toString('utf8');
  if (body.length === 0) return { ...query };
  if (type === 'application/json' || type.endsWith('+json') || type === '') {
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { body: value };
    } catch {
      throw unreadableBody();
    }
  }
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  return { body: text };
}

/** `X-Webhook-Signature: <hex>`, also in the form `sha256=<hex>` that others send. */
export function isSignedBy(secret: Buffer, request: WebhookRequest): boolean {
  const header = request.headers['x-webhook-signature'];
  if (typeof header !== 'string') return false;
  const given = Buffer.from(header.trim().replace(/^sha256=/i, ''), 'hex');
  const expected = createHmac('sha256', secret).update(request.body).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const longestKey = 300;

/** What makes two requests the same one: a header, or else a path within the input. Null: this request has no such part. */
export function dedupeKey(
  dedupeBy: string | undefined,
  request: WebhookRequest,
  input: unknown,
): string | null {
  if (!dedupeBy) return null;
  const header = request.headers[dedupeBy.toLowerCase()];
  let value: unknown = typeof header === 'string' ? header : undefined;
  if (value === undefined) {
    value = dedupeBy
      .split('.')
      .reduce<unknown>(
        (at, name) =>
          typeof at === 'object' && at !== null && Object.hasOwn(at, name)
            ? (at as Record<string, unknown>)[name]
            : undefined,
        input,
      );
  }
  const isUsable = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isUsable ? String(value).slice(0, longestKey) : null;
}
